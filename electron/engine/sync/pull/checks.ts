/**
 * What waits to be checked, in all productions. Of a production that is mirrored its own pull brings it. Of the others the
 * server's list does, which comes whole and in long rows; after that the tasks that changed since tell what joined it or left.
 */
import type { Production } from '../../../../shared/model/production.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Task } from '../../../../shared/model/task.ts';
import { maySupervise } from '../../../../shared/rules/toCheck.ts';
import { hasNewFeedback, isMirrored, isOpenElsewhere, pullList, pullNames, reread } from './mine.ts';
import { keepMoved } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullTask } from './task.ts';
import { walk } from './walk.ts';

const scopeKeyOf = (productionId: Id): string => `checks:${productionId}`;

/** GET /data/user/tasks-to-check, and GET /data/tasks of a production from what was seen last. */
export async function pullChecks(parts: PullParts, signal: AbortSignal): Promise<void> {
  const { tables } = parts;
  const open = tables.productions.all().filter(({ isOpen }) => isOpen);
  const elsewhere = open.filter(({ id, role }) => maySupervise(role, []) && !isMirrored(parts, { productionId: id }));
  const unknown: Production[] = [];
  for (const production of elsewhere) if (!(await follow(parts, production.id, signal))) unknown.push(production);
  const starts = await startsOf(parts, unknown, signal);
  const listed = await listOf(parts, unknown, unknown.length === open.length, signal);
  const ids = new Set(listed.map(({ id }) => id));
  const isUnknown = new Set(unknown.map(({ id }) => id));
  // Answered meanwhile.
  const others = asking(parts).filter(({ id, productionId }) => !ids.has(id) && isUnknown.has(productionId));
  await reread(parts, others, signal);
  parts.db.write(() => {
    for (const [productionId, start] of starts) tables.scopes.note(scopeKeyOf(productionId), start);
    tables.scopes.note('my-checks', { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
  });
  await pullNames(parts, asking(parts), signal);
}

/**
 * What was said on the tasks that wait to be checked, one conversation each: those of the productions whose own pull does
 * not bring it. To be asked for last, as these can be many.
 */
export async function pullCheckedFeeds(parts: PullParts, signal: AbortSignal): Promise<void> {
  for (const task of asking(parts))
    if (isOpenElsewhere(parts, task) && hasNewFeedback(parts, task)) await pullTask(parts, task.id, signal);
}

const askedStatusIds = ({ tables }: PullParts): readonly Id[] =>
  tables.taskStatuses.all().flatMap(({ id, isFeedbackRequest }) => (isFeedbackRequest ? [id] : []));

const asking = (parts: PullParts): readonly Task[] => parts.tables.tasks.ofStatuses(askedStatusIds(parts));

/** With other eyes, or other statuses that ask, the list is another one: unchanged tasks may join it. */
const eyesOf = (parts: PullParts, productionId: Id): string =>
  JSON.stringify([
    parts.tables.productions.get(productionId)?.role,
    parts.me().departmentIds.toSorted(),
    askedStatusIds(parts).toSorted(),
  ]);

/** Reads what changed since; false where only the list itself can tell: the first time, and when a task came or went. */
async function follow(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<boolean> {
  const { tables, db, kitsu } = parts;
  const { state, watermark, etag, expectedCount } = tables.scopes.get(scopeKeyOf(productionId));
  if (state !== 'complete' || watermark === null || etag !== eyesOf(parts, productionId)) return false;
  const asked = new Set(askedStatusIds(parts));
  const walked = await walk(parts, watermark, {
    read: (page, limit) => kitsu.tasksPage({ productionId, page, limit }, signal),
    apply: (rows) => {
      keepMoved(
        tables,
        rows.filter((task) => asked.has(task.taskStatusId) || tables.tasks.has(task.id)),
      );
    },
  });
  if (walked.totalCount !== expectedCount) return false;
  db.write(() => {
    tables.scopes.note(scopeKeyOf(productionId), { watermark: walked.watermark });
  });
  return true;
}

type Start = Pick<ReturnType<PullParts['tables']['scopes']['get']>, 'state' | 'watermark' | 'etag' | 'expectedCount'>;

/** From before the list is read: what changes meanwhile is seen the next time. */
async function startsOf(
  parts: PullParts,
  productions: readonly Production[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Id, Start>> {
  const starts = new Map<Id, Start>();
  for (const { id } of productions) {
    const { rows, totalCount } = await parts.kitsu.tasksPage({ productionId: id, page: 1, limit: 1 }, signal);
    const watermark = rows[0]?.updatedAt ?? null;
    starts.set(id, { state: 'complete', watermark, etag: eyesOf(parts, id), expectedCount: totalCount });
  }
  return starts;
}

/** Of these productions; servers that know no `project_id` here answer with all there is, and that is enough. */
async function listOf(
  parts: PullParts,
  productions: readonly Production[],
  isAll: boolean,
  signal: AbortSignal,
): Promise<readonly Task[]> {
  if (isAll) return pullList(parts, 'checks', signal);
  const listed: Task[] = [];
  for (const { id } of productions) {
    const rows = await pullList(parts, 'checks', signal, id);
    if (rows.some(({ productionId }) => productionId !== id)) return rows;
    listed.push(...rows);
  }
  return listed;
}
