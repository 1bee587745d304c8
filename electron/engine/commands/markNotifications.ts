import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Notification } from '../../../shared/model/task.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ notificationIds: z.array(z.string()), isRead: z.boolean() });
/** One after the other: read again and then unread is unread. */
const chain = 'notifications';
/** The server answers no more than this. */
const mostAnswered = 100;
/** Fewer are marked one by one. */
const manyAtOnce = 5;

/** Read, or unread again. Saying it twice changes nothing; what has gone on the server is done. */
export const markNotifications: CommandDefinition<
  'markNotifications',
  InputOf<Commands, 'markNotifications'>,
  z.infer<typeof payload>
> = {
  kind: 'markNotifications',
  payload,
  plan: ({ notificationIds, isRead }, { tables }) => {
    const known = tables.notifications.byIds(notificationIds);
    if (known.length === 0) return [];
    const taskIds = new Set(known.map(({ taskId }) => taskId));
    const [taskId = null] = taskIds;
    return [
      {
        kind: 'accepted',
        taskId: taskIds.size === 1 ? taskId : null,
        chain,
        payload: { notificationIds: known.map(({ id }) => id), isRead },
      },
    ];
  },
  overlay: (builder, command) => {
    builder.notifications(command.payload.notificationIds, markOf(command.state, false), command.payload.isRead);
  },
  send: async (command, { kitsu, signal }) => {
    const { notificationIds, isRead } = command.payload;
    const newest = await kitsu.notifications(signal);
    const wanted = toMark(notificationIds, isRead, newest);
    if (isRead && wanted.length > manyAtOnce && areAllUnread(wanted, newest)) await kitsu.markAllNotificationsRead();
    else await markEach(wanted, isRead, kitsu);
    return {
      serverId: null,
      apply: (tables) => {
        tables.notifications.setRead(notificationIds, isRead);
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};

/** Without those that are as they shall be, and those that are gone: asked for one, 0.20.52 breaks. */
function toMark(ids: readonly Id[], isRead: boolean, newest: readonly Notification[]): readonly Id[] {
  const states = new Map(newest.map((notification) => [notification.id, notification.isRead]));
  const isComplete = newest.length < mostAnswered;
  return ids.filter((id) => (states.has(id) ? states.get(id) !== isRead : !isComplete));
}

/** Nothing that came since would be marked with them. */
function areAllUnread(wanted: readonly Id[], newest: readonly Notification[]): boolean {
  const ids = new Set(wanted);
  return newest.length < mostAnswered && newest.every(({ id, isRead }) => isRead || ids.has(id));
}

async function markEach(ids: readonly Id[], isRead: boolean, kitsu: Kitsu): Promise<void> {
  for (const id of ids) await doneWhenGone(kitsu.markNotification(id, isRead));
}
