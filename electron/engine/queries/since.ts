import type { SinceChange, SinceList, SinceRow } from '../../../shared/model/since.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Comment } from '../../../shared/model/task.ts';
import { emptyOverlay } from '../commands/overlayView.ts';
import type { SeenTask } from '../db/tables/seenTasks.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, unknownLabel } from './entityLabels.ts';
import { myTasks, tasksToCheck } from './myTasks.ts';
import { roleIn } from './roles.ts';
import { visibleComments } from './visibleComments.ts';

export const seenAtKey = 'seenAt';

/**
 * What others changed on one's own work and checks since one last looked. The mirror is compared with what was seen then: what
 * was changed and changed back is no change, and what arrives twice is told once.
 */
export function since(context: QueryContext): SinceList {
  const { tables } = context;
  const seenAt = tables.meta.get(seenAtKey);
  if (seenAt === null) return { since: null, rows: [] };
  const seen = new Map(tables.seenTasks.all().map((task) => [task.taskId, task]));
  const work = workOf(context);
  const tasks = [...work.tasks, ...tables.tasks.byIds([...seen.keys()].filter((id) => !work.ids.has(id)))];
  const said = lastSaid(context, tasks);
  const own = ownDoings(context, seenAt);
  const labels = entityLabels(
    context,
    tasks.map(({ entityId }) => entityId),
  );
  const isOpen = new Map(tables.productions.all().map(({ id, isOpen: open }) => [id, open]));
  const rows = tasks.flatMap((task): readonly SinceRow[] => {
    if (isOpen.get(task.productionId) !== true) return [];
    const { changes, changedAt } = changesOf(context, task, seen.get(task.id) ?? null, {
      isMine: work.mineIds.has(task.id),
      isToCheck: work.checkIds.has(task.id),
      lastSaidAt: said.get(task.id) ?? '',
      isOwn: (doing) => own.has(`${doing} ${task.id}`),
    });
    if (changes.length === 0) return [];
    return [
      {
        taskId: task.id,
        productionId: task.productionId,
        entity: labels.get(task.entityId)?.label ?? unknownLabel(task.entityId),
        taskTypeId: task.taskTypeId,
        taskStatusId: task.taskStatusId,
        isMine: work.mineIds.has(task.id),
        changes,
        changedAt,
      },
    ];
  });
  return { since: seenAt, rows: rows.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? '')) };
}

/** One's work and checks as they are in the mirror now: what they are compared with next. */
export function workAsSeen(context: QueryContext): readonly SeenTask[] {
  const { tasks, mineIds, checkIds } = workOf(context);
  const said = lastSaid(context, tasks);
  return tasks.map((task) => ({
    taskId: task.id,
    isMine: mineIds.has(task.id),
    isToCheck: checkIds.has(task.id),
    taskStatusId: task.taskStatusId,
    dueDate: task.dueDate,
    lastSaidAt: said.get(task.id) ?? '',
    lastPreviewFileId: task.lastPreviewFileId,
  }));
}

/** By the server alone: what waits here is one's own doing. */
function workOf(context: QueryContext) {
  const bare = { ...context, overlay: () => emptyOverlay };
  const mine = myTasks(bare);
  const checks = tasksToCheck(bare);
  const mineIds = new Set(mine.map(({ id }) => id));
  const checkIds = new Set(checks.map(({ id }) => id));
  const tasks = [...mine, ...checks.filter(({ id }) => !mineIds.has(id))];
  return { tasks, mineIds, checkIds, ids: new Set(tasks.map(({ id }) => id)) };
}

/** When something was said last, by the server's clock: a task tells it even where its words have not been read. */
function lastSaid({ tables }: QueryContext, tasks: readonly TaskRecord[]): ReadonlyMap<Id, string> {
  const newest = tables.comments.latestOf(tasks.map(({ id }) => id));
  return new Map(
    tasks.map(({ id, lastCommentAt }) => {
      const [read, told] = [newest.get(id)?.createdAt ?? '', lastCommentAt ?? ''];
      return [id, read > told ? read : told];
    }),
  );
}

type Now = {
  readonly isMine: boolean;
  readonly isToCheck: boolean;
  readonly lastSaidAt: string;
  readonly isOwn: (doing: 'assignees' | 'dueDate') => boolean;
};

/** What was sent from here since: of these the mirror does not tell who did it. */
function ownDoings({ tables }: QueryContext, seenAt: string): ReadonlySet<string> {
  return new Set(
    tables.sent.since(seenAt).flatMap(({ kind, taskId, field }) => {
      if (kind === 'assignTask' || kind === 'unassignTask') return [`assignees ${taskId ?? ''}`];
      return field === null ? [] : [`${field} ${taskId ?? ''}`];
    }),
  );
}

function changesOf(
  context: QueryContext,
  task: TaskRecord,
  seen: SeenTask | null,
  now: Now,
): { readonly changes: readonly SinceChange[]; readonly changedAt: string | null } {
  const { tables } = context;
  const me = context.me().personId;
  const isMoved = seen === null || seen.taskStatusId !== task.taskStatusId;
  const isSaid = seen !== null && now.lastSaidAt > seen.lastSaidAt;
  const comments = isMoved || isSaid ? readable(context, task) : [];
  const fresh = seen === null ? [] : comments.filter(({ createdAt }) => createdAt > seen.lastSaidAt);
  /** Who gave it the status it has. */
  const mover = comments.find(({ taskStatusId }) => taskStatusId === task.taskStatusId)?.personId ?? null;
  const changes: SinceChange[] = [];
  if (now.isMine && seen?.isMine !== true && task.assignerId !== me && !now.isOwn('assignees'))
    changes.push({ kind: 'assigned', personId: task.assignerId });
  if (seen?.isMine === true && !task.assigneeIds.includes(me) && !now.isOwn('assignees'))
    changes.push({ kind: 'unassigned' });
  if (now.isToCheck && seen?.isToCheck !== true && mover !== me) changes.push({ kind: 'to-check', personId: mover });
  else if (seen !== null && isMoved && mover !== me)
    changes.push({ kind: 'status', fromId: seen.taskStatusId, toId: task.taskStatusId, personId: mover });
  if (seen !== null && seen.dueDate !== task.dueDate && !now.isOwn('dueDate'))
    changes.push({ kind: 'due', from: seen.dueDate, to: task.dueDate });
  // Lists differ in whether they tell the newest revision: a new one always comes with a comment.
  if (isSaid && task.lastPreviewFileId !== null && task.lastPreviewFileId !== seen.lastPreviewFileId) {
    const shown = tables.previewFiles.get(task.lastPreviewFileId);
    const isOld = shown !== null && shown.createdAt !== '' && shown.createdAt < seen.lastSaidAt;
    if (shown !== null && !isOld && shown.personId !== me)
      changes.push({ kind: 'revision', revision: shown.revision, personId: shown.personId });
  }
  const others = fresh.filter((comment) => comment.personId !== me && isWordy(comment));
  const [newest] = others;
  if (newest !== undefined)
    changes.push({ kind: 'comments', count: others.length, personId: newest.personId, text: newest.text });
  return { changes, changedAt: comments[0]?.createdAt ?? task.updatedAt };
}

/** Newest first, those only that the account may read. */
function readable(context: QueryContext, task: TaskRecord): readonly Comment[] {
  return context.tables.comments
    .ofTask(task.id)
    .filter(visibleComments(context.tables, roleIn(context, task.productionId)))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** A status given without a word says nothing more than the status. */
const isWordy = ({ text, checklist, attachments }: Comment): boolean =>
  text !== '' || checklist.length > 0 || attachments.length > 0;
