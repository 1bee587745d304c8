import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { inboxReasons, type InboxReason, type InboxRow, type InboxTab } from '../../../shared/model/inbox.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { Notification } from '../../../shared/model/task.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { createRowRevs } from './rowRevs.ts';

type Input = InputOf<Queries, 'inbox'>;
type Answer = AnswerOf<Queries, 'inbox'>;

type Told = Notification & { readonly reason: InboxReason; readonly mark: Mark | null };

/** What one was told, by task: unread before read, with what waits to be marked laid over. */
export function createInbox(context: QueryContext): (input: Input) => Answer {
  const withRev = createRowRevs(5_000);

  return ({ tab, productionId, isFollowedOnly }) => {
    const all = toldOf(context);
    const tasks = tasksOf(context, all);
    const { personId } = context.me();
    const isFollowed = (told: Told): boolean => followed(told, tasks.get(told.taskId ?? ''), personId);
    const filtered = all.filter(
      (told) => (productionId === null || told.productionId === productionId) && (!isFollowedOnly || isFollowed(told)),
    );
    const unread = filtered.filter(({ isRead }) => !isRead);
    const groups = grouped(filtered.filter((told) => isInTab(told, tab)));
    const labels = entityLabels(
      context,
      [...tasks.values()].map(({ entityId }) => entityId),
    );
    const rows = groups.map((group): InboxRow => {
      const row = rowOf(group, tasks, personId);
      const entityId = tasks.get(row.taskId ?? '')?.entityId;
      return withRev(row.key, { ...row, entity: labels.get(entityId ?? '')?.label ?? null });
    });
    return {
      rows,
      unreadRowCount: rows.filter(({ isRead }) => !isRead).length,
      counts: countsOf(unread),
      unreadIds: all.filter(({ isRead }) => !isRead).map(({ id }) => id),
      unreadSince: unread.at(-1)?.createdAt ?? null,
      productionIds: [...new Set(all.map((told) => told.productionId).filter((id) => id !== null))],
      freshness: freshnessOf(context, 'mine'),
    };
  };
}

/** Newest first. */
function toldOf({ tables, overlay }: QueryContext): readonly Told[] {
  const { notifications } = overlay();
  const statuses = new Map(tables.taskStatuses.all().map((status) => [status.id, status]));
  return tables.notifications.all().map((notification) => {
    const patch = notifications.get(notification.id);
    return {
      ...notification,
      isRead: patch?.isRead ?? notification.isRead,
      mark: patch?.mark ?? null,
      reason: reasonOf(notification, statuses.get(notification.taskStatusId ?? '')),
    };
  });
}

function tasksOf({ tables, overlay }: QueryContext, all: readonly Told[]): ReadonlyMap<Id, TaskRecord> {
  const ids = new Set(all.map(({ taskId }) => taskId).filter((id) => id !== null));
  const waiting = overlay();
  return new Map(tables.tasks.byIds([...ids]).map((task) => [task.id, overlaidTask(task, waiting)]));
}

function reasonOf({ kind, isStatusChange }: Notification, status: TaskStatus | undefined): InboxReason {
  switch (kind) {
    case 'mention':
    case 'reply-mention':
      return 'mention';
    case 'reply':
      return 'reply';
    case 'assignation':
      return 'assignation';
    case 'playlist-ready':
      return 'playlist';
    case 'comment':
      if (!isStatusChange || status === undefined) return 'comment';
      if (status.isRetake) return 'retake';
      if (status.isDone) return 'approved';
      return status.isFeedbackRequest ? 'feedback' : 'comment';
  }
}

function isInTab({ isRead, reason }: Told, tab: InboxTab): boolean {
  switch (tab) {
    case 'unread':
      return !isRead;
    case 'mentions':
      return reason === 'mention';
    case 'retakes':
      return reason === 'retake';
    case 'assigned':
      return reason === 'assignation';
    case 'all':
      return true;
  }
}

function countsOf(unread: readonly Told[]): Answer['counts'] {
  const count = (tab: InboxTab): number => unread.filter((told) => isInTab(told, tab)).length;
  return {
    unread: unread.length,
    mentions: count('mentions'),
    retakes: count('retakes'),
    assigned: count('assigned'),
    all: unread.length,
  };
}

/** One's own tasks tell by themselves: following is what one does with those of others. */
function followed(told: Told, task: TaskRecord | undefined, personId: Id): boolean {
  if (task?.assigneeIds.includes(personId) === true) return false;
  return task?.isSubscribed ?? told.isFollowed;
}

/** By task, unread apart from read. */
function grouped(all: readonly Told[]): readonly (readonly [Told, ...Told[]])[] {
  const groups = new Map<string, [Told, ...Told[]]>();
  for (const told of [...all.filter(({ isRead }) => !isRead), ...all.filter(({ isRead }) => isRead)]) {
    const key = keyOf(told);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [told]);
    else members.push(told);
  }
  return [...groups.values()];
}

const keyOf = ({ taskId, id, isRead }: Told): string => `${isRead ? 'read' : 'unread'} ${taskId ?? id}`;

const strength = ({ reason }: Told): number => inboxReasons.indexOf(reason);

function rowOf(
  group: readonly [Told, ...Told[]],
  tasks: ReadonlyMap<Id, TaskRecord>,
  personId: Id,
): Omit<InboxRow, 'rev' | 'entity'> {
  const [newest] = group;
  const head = group.reduce((strongest, told) => (strength(told) < strength(strongest) ? told : strongest), newest);
  const task = tasks.get(head.taskId ?? '');
  return {
    key: keyOf(head),
    notificationIds: group.map(({ id }) => id),
    isRead: head.isRead,
    reason: head.reason,
    authorId: head.authorId,
    commentId: head.commentId,
    text: head.text,
    createdAt: head.createdAt,
    others: group.filter((told) => told !== head).map(({ reason, authorId }) => ({ reason, authorId })),
    taskId: head.taskId,
    productionId: head.productionId ?? task?.productionId ?? null,
    entityName: head.entityName,
    taskTypeId: head.taskTypeId ?? task?.taskTypeId ?? null,
    taskStatusId: statusOf(head, task),
    isAssigned: task?.assigneeIds.includes(personId) === true,
    isFollowed: followed(head, task, personId),
    mark: group.find(({ mark }) => mark !== null)?.mark ?? null,
  };
}

/** The one that a comment brought; of an assignment where the task stands. */
function statusOf({ reason, isStatusChange, taskStatusId }: Told, task: TaskRecord | undefined): Id | null {
  if (reason === 'assignation') return task?.taskStatusId ?? null;
  return isStatusChange ? taskStatusId : null;
}
