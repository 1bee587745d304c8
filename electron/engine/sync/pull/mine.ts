import type { Entity } from '../../../../shared/model/entity.ts';
import { mostNotificationsAtOnce } from '../../../../shared/model/inbox.ts';
import type { Day, Id, Instant } from '../../../../shared/model/studio.ts';
import type { Notification, Task } from '../../../../shared/model/task.ts';
import type { MyList } from '../../kitsu/kitsu.ts';
import { pullGroups } from './board.ts';
import { chunksOf } from './chunks.ts';
import { pullEntitiesById } from './entities.ts';
import { isOwed, keepMoved } from './owedFeeds.ts';
import { instantOf, type PullParts } from './parts.ts';
import { pullTask, pullTasksById } from './task.ts';

const step = { key: 'my-tasks', subject: { kind: 'my-tasks' } } as const;

/** The account's own to-do list with its feedback: GET /data/user/tasks, /data/user/done-tasks, comments of open tasks. */
export async function pullMyTasks(parts: PullParts, signal: AbortSignal): Promise<void> {
  const { tables, progress } = parts;
  progress.begin(step);
  const todo = await pullList(parts, 'todo', signal);
  progress.count(step.key, 'tasks', todo.length, todo.length);
  const done = await pullList(parts, 'done', signal);
  progress.count(step.key, 'done-tasks', done.length, done.length);
  await rereadOthers(parts, new Set([...todo, ...done].map(({ id }) => id)), signal);
  parts.db.write(() => {
    tables.scopes.note('my-tasks', { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
  });
  await pullNames(parts, todo, signal);
  const stale = [
    ...todo.filter((task) => hasNewFeedback(parts, task)),
    ...done.filter((task) => isOwedHere(parts, task)),
  ];
  for (const [index, task] of stale.entries()) {
    await pullTask(parts, task.id, signal);
    progress.count(step.key, 'comments', index + 1, stale.length);
  }
  await pullNames(parts, done, signal);
  progress.end(step.key, null);
}

/** A to-do row tells neither the sequence of its shot nor its dates: read where no board of the production will. */
export async function pullNames(parts: PullParts, listed: readonly Task[], signal: AbortSignal): Promise<void> {
  const elsewhere = listed.filter((task) => !isMirrored(parts, task));
  const unknown = [...new Set(elsewhere.map(({ entityId }) => entityId))].filter(
    (id) => (parts.tables.entities.get(id)?.updatedAt ?? null) === null,
  );
  for (const some of chunksOf(unknown)) await pullEntitiesById(parts, some, signal, { areMissingGone: false });
  for (const productionId of productionsWithUnnamed(parts, elsewhere)) await pullGroups(parts, productionId, signal);
}

/** Those in which the sequence or episode that one of these tasks is shown by is not here. */
function productionsWithUnnamed({ tables }: PullParts, tasks: readonly Task[]): ReadonlySet<Id> {
  const isMissing = (id: Id | null): boolean => id !== null && tables.entities.get(id) === null;
  /** A sequence is named with its episode. */
  const isUnnamed = (id: Id | null): boolean =>
    isMissing(id) || isMissing(tables.entities.get(id ?? '')?.parentId ?? null);
  return new Set(
    tables.entities
      .byIds([...new Set(tasks.map(({ entityId }) => entityId))])
      .flatMap(({ productionId, parentId, sourceId }) =>
        isUnnamed(parentId) || isUnnamed(sourceId) ? [productionId] : [],
      ),
  );
}

/**
 * Tasks that were one's own and are in neither list now: unassigned, or of an entity that lists leave out. Where the
 * production is mirrored its own lists tell; elsewhere nobody but this would notice.
 */
async function rereadOthers(parts: PullParts, mine: ReadonlySet<Id>, signal: AbortSignal): Promise<void> {
  const others = parts.tables.tasks.ofPerson(parts.me().id).filter(({ id }) => !mine.has(id));
  await reread(parts, others, signal);
}

export const isOpenElsewhere = (parts: PullParts, task: Task): boolean =>
  parts.tables.productions.get(task.productionId)?.isOpen === true && !isMirrored(parts, task);

/** Those of productions that are open and not mirrored. */
export async function reread(parts: PullParts, tasks: readonly Task[], signal: AbortSignal): Promise<void> {
  const others = tasks.filter((task) => isOpenElsewhere(parts, task)).map(({ id }) => id);
  for (const some of chunksOf(others)) await pullTasksById(parts, some, signal);
}

export async function pullList(
  parts: PullParts,
  which: MyList,
  signal: AbortSignal,
  productionId: Id | null = null,
): Promise<readonly Task[]> {
  const { db, tables } = parts;
  return parts.turns.shared(async () => {
    const rows = await parts.kitsu.myTasks(which, productionId, signal);
    db.write(() => {
      for (const { entity } of rows) tables.entities.insertIfAbsent(asEntity(entity));
      keepMoved(
        tables,
        rows.map(({ task }) => task).filter((task) => !isToldElsewhere(parts, task)),
      );
    });
    return rows.map(({ task }) => task);
  });
}

/**
 * Newer servers keep from clients who works on a task and until when, in every list but one's own: what the lists of its
 * production say of it stays, or it would hang on which came last.
 */
function isToldElsewhere({ tables }: PullParts, { id, productionId }: Task): boolean {
  const isClient = tables.productions.get(productionId)?.role === 'client';
  return isClient && tables.tasks.has(id) && tables.scopes.get(`production:${productionId}`).state !== 'never';
}

/** Read once, and again whenever the task says that something was said since. */
export function hasNewFeedback(parts: PullParts, task: Task): boolean {
  const feed = parts.tables.scopes.get(`task:${task.id}`);
  return feed.state === 'never' || feed.watermark !== task.updatedAt;
}

/** Of a finished task what was read once; where its production is mirrored, that is up to the production's own pull. */
function isOwedHere(parts: PullParts, task: Task): boolean {
  return isOwed(parts.tables, task) && !isMirrored(parts, task);
}

export const isMirrored = ({ tables }: PullParts, { productionId }: Pick<Task, 'productionId'>): boolean =>
  tables.scopes.get(`production:${productionId}`).state !== 'never';

/** What a to-do row tells of its entity; its production's board tells the rest. */
function asEntity(entity: Partial<Entity> & Pick<Entity, 'id' | 'productionId' | 'name'>): Entity {
  return {
    kind: 'Shot',
    assetTypeId: null,
    description: '',
    parentId: null,
    sourceId: null,
    isCanceled: false,
    isShared: false,
    lengthFrames: null,
    castCount: null,
    isCastingStandby: false,
    readyForTaskTypeId: null,
    mainPreviewFileId: null,
    linkedIds: null,
    data: {},
    createdBy: null,
    updatedAt: null,
    ...entity,
  };
}

/** GET /data/user/notifications: the newest, and of the older ones those that are unread. */
export async function pullNotifications(parts: PullParts, signal: AbortSignal): Promise<void> {
  await parts.turns.shared(async () => {
    const newest = await parts.kitsu.notifications(signal);
    const until = owedBefore(parts, newest);
    const older = until === null ? null : await parts.kitsu.unreadNotifications(until, signal);
    parts.db.write(() => {
      parts.tables.notifications.mergeNewest(newest);
      if (until !== null && older !== null)
        parts.tables.notifications.mergeUnread({ from: older.from, until, unread: older.rows });
      parts.tables.scopes.note('mine', { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
    });
  });
}

/**
 * The moment before which it has to be asked what is unread: the list ends there, and older ones are still unread here, or
 * what came before its last one may be unknown. Null where nothing is owed.
 */
function owedBefore({ tables }: PullParts, newest: readonly Notification[]): Instant | null {
  if (newest.length < mostNotificationsAtOnce) return null;
  const oldest = newest.reduce((found, one) => (one.createdAt < found.createdAt ? one : found));
  const isJoined = tables.notifications.byIds([oldest.id]).length > 0;
  return isJoined && !tables.notifications.hasUnreadBefore(oldest.createdAt) ? null : oldest.createdAt;
}

/** GET /data/user/time-spents/{day}. */
export async function pullDay(parts: PullParts, day: Day, signal: AbortSignal): Promise<void> {
  await parts.turns.shared(async () => {
    const rows = await parts.kitsu.myTimeSpents(day, signal);
    parts.db.write(() => {
      parts.tables.timeSpents.replaceBetween(parts.me().id, day, day, rows);
    });
  });
}

/** GET /data/persons/{id}/time-spents/month/all/{year}/{month}, GET /data/persons/{id}/day-offs. @param month `2026-11`. */
export async function pullMonth(parts: PullParts, month: string, signal: AbortSignal): Promise<void> {
  const { tables } = parts;
  const taskIds = await parts.turns.shared(async () => {
    const personId = parts.me().id;
    const rows = await parts.kitsu.timeSpentsOfMonth(personId, month, signal);
    const off = await parts.kitsu.daysOffOf(personId, signal);
    parts.db.write(() => {
      tables.daysOff.replaceAll(personId, off);
      tables.timeSpents.replaceBetween(personId, `${month}-01`, `${month}-31`, rows);
      tables.scopes.note(`time:${month}`, { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
    });
    return new Set(rows.map(({ taskId }) => taskId));
  });
  // Of productions that are not mirrored, and of tasks that are no longer one's own.
  const unknown = [...taskIds].filter((id) => !tables.tasks.has(id));
  for (const some of chunksOf(unknown)) {
    await pullTasksById(parts, some, signal);
    const entityIds = new Set(tables.tasks.byIds(some).map(({ entityId }) => entityId));
    for (const { id } of tables.entities.byIds([...entityIds])) entityIds.delete(id);
    if (entityIds.size > 0) await pullEntitiesById(parts, [...entityIds], signal, { areMissingGone: false });
  }
}
