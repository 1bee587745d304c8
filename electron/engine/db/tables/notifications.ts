import { mostNotificationsAtOnce } from '../../../../shared/model/inbox.ts';
import { notificationKinds, type Notification } from '../../../../shared/model/task.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { flag, oneOf, text, textOrNull, type Row } from '../row.ts';

export type Notifications = {
  /** Newest first. */
  readonly all: () => readonly Notification[];
  readonly byIds: (ids: readonly Id[]) => readonly Notification[];
  readonly unreadIds: () => readonly Id[];
  readonly setRead: (ids: readonly Id[], isRead: boolean) => void;
  /**
   * The server gives the newest hundred: older rows are kept, missing newer ones are gone. What it tells of productions that
   * were left it tells whoever signs in anew, too.
   */
  readonly mergeNewest: (notifications: readonly Notification[]) => void;
  /** All that are unread between two moments: others that are known there have been read elsewhere. */
  readonly mergeUnread: (between: {
    readonly from: Instant | null;
    readonly until: Instant;
    readonly unread: readonly Notification[];
  }) => void;
  /** Whether there is one that is unread and older than this moment. */
  readonly hasUnreadBefore: (until: Instant) => boolean;
};

function readNotification(row: Row): Notification {
  return {
    id: text(row, 'id'),
    kind: oneOf(row, 'kind', notificationKinds),
    authorId: textOrNull(row, 'authorId'),
    commentId: textOrNull(row, 'commentId'),
    taskId: textOrNull(row, 'taskId'),
    productionId: textOrNull(row, 'productionId'),
    taskTypeId: textOrNull(row, 'taskTypeId'),
    taskStatusId: textOrNull(row, 'taskStatusId'),
    isStatusChange: flag(row, 'isStatusChange'),
    text: text(row, 'text'),
    entityName: text(row, 'entityName'),
    isFollowed: flag(row, 'isFollowed'),
    isRead: flag(row, 'isRead'),
    createdAt: text(row, 'createdAt'),
  };
}

export function createNotifications(db: Database): Notifications {
  const all = db.prepare('SELECT * FROM notification ORDER BY createdAt DESC, id');
  const byIds = db.prepare('SELECT * FROM notification WHERE id IN (SELECT value FROM json_each(@ids))');
  const unread = db.prepare('SELECT id FROM notification WHERE isRead = 0');
  const setRead = db.prepare(
    'UPDATE notification SET isRead = @isRead WHERE id IN (SELECT value FROM json_each(@ids)) AND isRead IS NOT @isRead',
  );
  const upsert = db.prepare(`
    INSERT INTO notification (id, kind, authorId, commentId, taskId, productionId, taskTypeId, taskStatusId,
      isStatusChange, text, entityName, isFollowed, isRead, createdAt)
    VALUES (@id, @kind, @authorId, @commentId, @taskId, @productionId, @taskTypeId, @taskStatusId,
      @isStatusChange, @text, @entityName, @isFollowed, @isRead, @createdAt)
    ON CONFLICT (id) DO UPDATE SET productionId = excluded.productionId, taskTypeId = excluded.taskTypeId,
      taskStatusId = excluded.taskStatusId, isStatusChange = excluded.isStatusChange, text = excluded.text,
      entityName = excluded.entityName, isFollowed = excluded.isFollowed, isRead = excluded.isRead
    WHERE (productionId, taskTypeId, taskStatusId, isStatusChange, text, entityName, isFollowed, isRead)
    IS NOT (excluded.productionId, excluded.taskTypeId, excluded.taskStatusId, excluded.isStatusChange, excluded.text,
      excluded.entityName, excluded.isFollowed, excluded.isRead)`);
  const removeMissing = db.prepare(
    'DELETE FROM notification WHERE createdAt > @oldest AND id NOT IN (SELECT value FROM json_each(@ids))',
  );
  const unreadBefore = db.prepare('SELECT id FROM notification WHERE isRead = 0 AND createdAt < @until LIMIT 1');
  const readOthers = db.prepare(`
    UPDATE notification SET isRead = 1
    WHERE isRead = 0 AND createdAt < @until AND createdAt >= @since AND id NOT IN (SELECT value FROM json_each(@ids))`);
  const keep = (notifications: readonly Notification[]): void => {
    for (const notification of notifications)
      upsert.run({
        ...notification,
        isStatusChange: Number(notification.isStatusChange),
        isFollowed: Number(notification.isFollowed),
        isRead: Number(notification.isRead),
      });
  };
  return {
    all: () => all.all().map(readNotification),
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(readNotification),
    unreadIds: () => unread.all().map((row) => text(row, 'id')),
    setRead: (ids, isRead) => {
      setRead.run({ ids: JSON.stringify(ids), isRead: Number(isRead) });
    },
    hasUnreadBefore: (until) => unreadBefore.get({ until }) !== undefined,
    mergeUnread: ({ from, until, unread: told }) => {
      keep(told);
      readOthers.run({ since: from ?? '', until, ids: JSON.stringify(told.map(({ id }) => id)) });
    },
    mergeNewest: (notifications) => {
      keep(notifications);
      const oldest = notifications.reduce((low, { createdAt }) => (createdAt < low ? createdAt : low), '9');
      removeMissing.run({
        // Fewer than a hundred are all there are.
        oldest: notifications.length < mostNotificationsAtOnce ? '' : oldest,
        ids: JSON.stringify(notifications.map(({ id }) => id)),
      });
    },
  };
}
