/**
 * A deleted comment or preview file leaves no trace in any list, but moves its task. So whenever a task is seen to have
 * moved, it is written down, in the same transaction, that its conversation is to be read whole: a pull that is cut off,
 * or an app that is closed, owes it until it is done.
 */
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Task } from '../../../../shared/model/task.ts';
import type { Tables } from '../../db/tables.ts';

type TaskKey = Pick<Task, 'id' | 'productionId'>;

const prefixOf = (productionId: Id): string => `feed:${productionId}`;
const keyOf = ({ productionId, id }: TaskKey): string => `${prefixOf(productionId)}:${id}`;

/**
 * Writes tasks that a list of changes, or a request for some of them, brought.
 * @param tied see `tiedSecond`
 */
export function keepMoved(tables: Tables, tasks: readonly Task[], tied: Instant | null = null): void {
  for (const task of tasks) {
    const before = tables.tasks.updatedAtOf(task.id);
    tables.tasks.upsert(task);
    const isTied = tied !== null && task.updatedAt === tied;
    if (before === undefined ? isUntold(tables, task) : isTied || hasMoved(tables, task, before)) oweFeed(tables, task);
  }
}

/**
 * Writes a task that a whole list of a production brought. One that was taken out of the mirror, and is here again, has lost
 * what is said on it.
 */
export function keepListed(tables: Tables, task: Task): void {
  // The first time all that is said is read anyway.
  const wasRead = tables.scopes.get(`previews:${task.productionId}`).state === 'complete';
  const isBack = wasRead && !tables.tasks.has(task.id) && isUntold(tables, task);
  tables.tasks.upsert(task);
  if (isBack) oweFeed(tables, task);
}

/**
 * The lists of what is said pass over tasks that are not here yet, and do not come back to it: what was said on one between
 * the list of tasks and theirs has to be asked for. Of productions that are not mirrored nobody reads them.
 */
const isUntold = ({ scopes }: Tables, { productionId, lastCommentAt, lastPreviewFileId }: Task): boolean =>
  (lastCommentAt !== null || lastPreviewFileId !== null) && scopes.get(`production:${productionId}`).state !== 'never';

/** That its conversation is to be read whole. */
export function oweFeed(tables: Tables, task: TaskKey): void {
  tables.scopes.note(keyOf(task), { state: 'partial' });
}

/** The same where no list tells what became of it: what was read since then was read with the eyes of another role. */
export function oweFeedItself(tables: Tables, task: TaskKey, since: Instant): void {
  tables.scopes.note(keyOf(task), { state: 'partial', asOf: since });
}

/** Owed because the task moved: lists tell of that, too. */
export const isToldByLists = (tables: Tables, task: TaskKey): boolean => tables.scopes.get(keyOf(task)).asOf === null;

/**
 * Boards carry no dates. What has none after its production was walked has not moved since before the walk began, or the
 * walk had brought its date.
 */
function hasMoved({ scopes }: Tables, { productionId, updatedAt }: Task, before: Instant | null): boolean {
  if (updatedAt === null) return false;
  if (before !== null) return before !== updatedAt;
  const { state, watermark } = scopes.get(`tasks:${productionId}`);
  return state !== 'complete' || watermark === null || updatedAt >= watermark;
}

export const owedIn = (tables: Tables, productionId: Id): readonly Id[] =>
  tables.scopes.keysBelow(prefixOf(productionId));

export const isOwed = (tables: Tables, task: TaskKey): boolean => tables.scopes.get(keyOf(task)).state !== 'never';

export function settle(tables: Tables, task: TaskKey): void {
  tables.scopes.remove(keyOf(task));
}

export function forgetFeedDebts(tables: Tables, productionId: Id): void {
  tables.scopes.remove(prefixOf(productionId));
}

/**
 * Before a catch-up: the newest second that is known of a production. What moved in it may have moved once more after it was
 * read, for dates have whole seconds, and whoever was closed or cut off just then was not told. One that is still to be
 * looked at stays.
 */
export function noteTied(tables: Tables, productionId: Id): void {
  const { state, watermark } = tables.scopes.get(tiedKey(productionId));
  const newest = tables.tasks.newestDateOf(productionId);
  if (state !== 'partial' && newest !== watermark)
    tables.scopes.note(tiedKey(productionId), { state: 'partial', watermark: newest });
}

/** Null where it has been looked at since it was over. */
export function tiedSecond(tables: Tables, productionId: Id): Instant | null {
  const { state, watermark } = tables.scopes.get(tiedKey(productionId));
  return state === 'partial' ? watermark : null;
}

/** @param serverMs the server's clock when it answered last: within the second itself nothing is over */
export function settleTied(tables: Tables, productionId: Id, tied: Instant | null, serverMs: number | null): void {
  if (tied !== null && serverMs !== null && serverMs >= Date.parse(tied) + secondMs)
    tables.scopes.note(tiedKey(productionId), { state: 'complete' });
}

const tiedKey = (productionId: Id): string => `tied:${productionId}`;
const secondMs = 1_000;
