import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mostNotificationsAtOnce } from '../../../shared/model/inbox.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ notificationIds: z.array(z.string()), isRead: z.boolean() });
/** One after the other: read again and then unread is unread. */
const chain = 'notifications';

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
  send: async (command, { kitsu, signal, expectNoStraggler }) => {
    const { notificationIds, isRead } = command.payload;
    const seen = await look(notificationIds, kitsu, signal);
    const wanted = toMark(notificationIds, isRead, seen);
    if (wanted.length > 0) expectNoStraggler();
    await markEach(wanted, isRead, kitsu);
    return {
      serverId: null,
      apply: (tables) => {
        tables.notifications.setRead(notificationIds, isRead);
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};

/** Where they stand on the server now. */
type Seen = {
  readonly states: ReadonlyMap<Id, boolean>;
  /** Whether what is not among them is gone, or read: nothing else there is unread. */
  readonly isAllUnread: boolean;
  /** Whether what is not among them is gone. */
  readonly isAll: boolean;
};

/** The newest, and what is unread of the older ones where some of those are meant. */
async function look(ids: readonly Id[], kitsu: Kitsu, signal: AbortSignal): Promise<Seen> {
  const newest = await kitsu.notifications(signal);
  const states = new Map(newest.map(({ id, isRead }) => [id, isRead]));
  const isAll = newest.length < mostNotificationsAtOnce;
  if (isAll || ids.every((id) => states.has(id))) return { states, isAll, isAllUnread: isAll };
  const until = newest.reduce((low, { createdAt }) => (createdAt < low ? createdAt : low), '9');
  const older = await kitsu.unreadNotifications(until, signal);
  for (const { id } of older.rows) states.set(id, false);
  return { states, isAll, isAllUnread: older.from === null };
}

/** Without those that are as they shall be, and those that are gone: asked for one, 0.20.52 breaks. */
function toMark(ids: readonly Id[], isRead: boolean, { states, isAll, isAllUnread }: Seen): readonly Id[] {
  const isUnknown = isRead ? !isAllUnread : !isAll;
  return ids.filter((id) => (states.has(id) ? states.get(id) !== isRead : isUnknown));
}

/**
 * One by one, and never all that there are: that request would take with it what comes while it is on its way, and it may be a
 * minute late.
 */
async function markEach(ids: readonly Id[], isRead: boolean, kitsu: Kitsu): Promise<void> {
  for (const id of ids) await doneWhenGone(kitsu.markNotification(id, isRead));
}
