import { describe, expect, it } from 'vitest';
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import type { Notification } from '../../../shared/model/task.ts';
import { openSmallStudio, type SmallStudio } from './support.ts';

type Input = InputOf<Queries, 'inbox'>;

const inbox = ({ queries }: SmallStudio, input: Partial<Input> = {}) =>
  queries.inbox({ tab: 'all', productionId: null, isFollowedOnly: false, ...input });

const notification = (id: string, minute: number, more: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'comment',
  authorId: 'hana',
  commentId: `c-${id}`,
  taskId: 't1',
  productionId: 'film',
  taskTypeId: 'animation',
  taskStatusId: 'wip',
  isStatusChange: false,
  text: `text of ${id}`,
  entityName: 'SQ010 / SH0010',
  isFollowed: false,
  isRead: false,
  createdAt: `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`,
  ...more,
});

function told(...notifications: readonly Notification[]): SmallStudio {
  const studio = openSmallStudio();
  studio.db.write(() => {
    studio.tables.notifications.mergeNewest(notifications);
  });
  return studio;
}

describe('the inbox', () => {
  it('stands by task, unread before read, the newest first in both', () => {
    const studio = told(
      notification('old', 1, { taskId: 't3', isRead: true }),
      notification('first', 2, { taskId: 't3' }),
      notification('second', 3),
      notification('read', 4, { isRead: true }),
    );
    const { rows, unreadRowCount, unreadIds, unreadSince } = inbox(studio);
    expect(rows.map(({ notificationIds }) => notificationIds)).toEqual([['second'], ['first'], ['read'], ['old']]);
    expect({ unreadRowCount, unreadSince }).toEqual({ unreadRowCount: 2, unreadSince: '2026-11-24T10:02:00Z' });
    expect(unreadIds).toEqual(['second', 'first']);
    expect(inbox(studio, { tab: 'unread' }).rows).toHaveLength(2);
  });

  it('names a task’s group after the strongest reason, and tells the others', () => {
    const studio = told(
      notification('comment', 5, { authorId: 'otto' }),
      notification('retake', 4, { isStatusChange: true, taskStatusId: 'retake' }),
      notification('mention', 3, { kind: 'mention' }),
    );
    expect(inbox(studio).rows).toMatchObject([
      {
        reason: 'retake',
        commentId: 'c-retake',
        text: 'text of retake',
        taskStatusId: 'retake',
        isAssigned: true,
        entity: { parentName: 'SQ010', name: 'SH0010' },
        others: [
          { reason: 'comment', authorId: 'otto' },
          { reason: 'mention', authorId: 'hana' },
        ],
      },
    ]);
  });

  it.each([
    ['mentions', ['reply-mention', 'mention']],
    ['retakes', ['retake']],
    ['assigned', ['assigned']],
  ] as const)('shows under %s what is of that kind, read or not', (tab, ids) => {
    const studio = told(
      notification('mention', 1, { kind: 'mention', taskId: 't3', isRead: true }),
      notification('reply-mention', 2, { kind: 'reply-mention' }),
      notification('retake', 3, { isStatusChange: true, taskStatusId: 'retake' }),
      notification('not a change', 4, { taskStatusId: 'retake' }),
      notification('assigned', 5, { kind: 'assignation', commentId: null, taskStatusId: null }),
    );
    expect(inbox(studio, { tab }).rows.flatMap(({ notificationIds }) => notificationIds)).toEqual(ids);
    expect(inbox(studio).counts).toEqual({ unread: 4, mentions: 1, retakes: 1, assigned: 1, all: 4 });
  });

  it('tells where an assigned task stands now', () => {
    const studio = told(notification('assigned', 1, { kind: 'assignation', taskId: 't3', taskStatusId: null }));
    expect(inbox(studio).rows[0]).toMatchObject({ reason: 'assignation', taskStatusId: 'retake' });
  });

  it('narrows to a production and to what one follows', () => {
    const studio = told(
      notification('mine', 1),
      notification('followed', 2, { taskId: 't5', isFollowed: true }),
      notification('elsewhere', 3, { taskId: 'unknown', productionId: 'series', entityName: 'E02 / SH1' }),
    );
    studio.db.write(() => {
      studio.tables.tasks.setFollowed('t5', true);
    });
    const ids = (input: Partial<Input>) => inbox(studio, input).rows.flatMap((row) => row.notificationIds);
    expect(ids({ productionId: 'series' })).toEqual(['elsewhere']);
    expect(ids({ isFollowedOnly: true })).toEqual(['followed']);
    expect(inbox(studio).productionIds).toEqual(['series', 'film']);
    expect(inbox(studio, { productionId: 'series' }).rows[0]).toMatchObject({ entity: null, entityName: 'E02 / SH1' });
  });

  it('shows what waits to be marked as it shall be, and counts it so in the side bar', () => {
    const studio = told(notification('n1', 1), notification('n2', 2, { taskId: 't3', isRead: true }));
    studio.lay({
      notifications: new Map([
        ['n1', { mark: 'waiting', isRead: true }],
        ['n2', { mark: 'waiting', isRead: false }],
      ]),
    });
    expect(inbox(studio).rows.map(({ notificationIds, isRead, mark }) => [notificationIds, isRead, mark])).toEqual([
      [['n2'], false, 'waiting'],
      [['n1'], true, 'waiting'],
    ]);
    expect(studio.queries.sideBar({ productionId: null }).unreadNotifications).toBe(1);
  });

  it('keeps its place number as long as nothing of a row changes', () => {
    const studio = told(notification('n1', 1));
    const [before] = inbox(studio).rows;
    expect(inbox(studio).rows[0]?.rev).toBe(before?.rev);
  });
});
