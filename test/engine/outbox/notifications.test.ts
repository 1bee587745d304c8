import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let me = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 120, assets: 6, people: 12 });
    artist = await signedIn(studio, 'user', { longestWorkMs: 2_000 });
    const session = await artist.query('session', {});
    me = session.kind === 'open' ? session.personId : '';
    await artist.until(async () => (await unread()).length > 0, 'there is something to read');
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const inbox = () => artist.query('inbox', { tab: 'all', productionId: null, isFollowedOnly: false });
  const unread = async (): Promise<readonly string[]> => (await inbox()).unreadIds;
  const onServer = () => studio.studio().store.notification.by('person_id', me);
  const unreadOnServer = () => onServer().filter(({ read }) => !read);
  const mark = (notificationIds: readonly string[], isRead: boolean) =>
    artist.command('markNotifications', { notificationIds: [...notificationIds], isRead });

  test('what is marked without a connection is read here at once, and there once it is back', async () => {
    const [first = ''] = await unread();
    await artist.call('pauseSync', { isPaused: true });
    await mark([first], true);
    expect(await unread()).not.toContain(first);
    expect((await artist.query('queue', {})).rows).toMatchObject([{ kind: 'markNotifications', state: 'waiting' }]);
    expect(unreadOnServer().map(({ id }) => id)).toContain(first);
    await artist.call('pauseSync', { isPaused: false });
    await artist.untilQueueIsEmpty();
    expect(unreadOnServer().map(({ id }) => id)).not.toContain(first);

    await mark([first], false);
    await artist.untilQueueIsEmpty();
    expect(unreadOnServer().map(({ id }) => id)).toContain(first);
    expect(await unread()).toContain(first);
  });

  test('marking all leaves alone what came meanwhile', async () => {
    const known = onServer();
    for (const { id } of known) studio.studio().store.notification.amend(id, { read: false });
    await artist.call('syncNow', {});
    await artist.until(async () => (await unread()).length === Math.min(100, known.length), 'all of them are unread');
    const ids = await unread();
    expect(ids.length).toBeGreaterThan(5);
    await artist.call('pauseSync', { isPaused: true });
    await mark(ids, true);
    const [some] = known;
    const late = studio.studio().store.notification.insert({
      person_id: me,
      task_id: some?.task_id ?? '',
      author_id: some?.author_id ?? '',
      comment_id: some?.comment_id ?? '',
      type: 'comment',
      read: false,
    });
    await artist.call('pauseSync', { isPaused: false });
    await artist.untilQueueIsEmpty();
    const left = unreadOnServer().map(({ id }) => id);
    expect(left.filter((id) => ids.includes(id))).toEqual([]);
    expect(left).toContain(late.id);
  });

  test('what comes while all are being marked stays unread, however late the server is at it', async () => {
    // So few that the app can tell that these are all.
    for (const { id } of onServer().slice(20)) studio.studio().store.notification.delete(id);
    const known = onServer();
    for (const { id } of known) studio.studio().store.notification.amend(id, { read: false });
    await artist.call('syncNow', {});
    await artist.until(async () => (await unread()).length === known.length, 'all of them are unread');
    const ids = await unread();
    const lateMs = 1_000;
    for (const [method, path] of [
      ['POST', '/actions/user/notifications/mark-all-as-read'],
      ['PUT', '/data/user/notifications/*'],
    ] as const)
      studio.faults.add({ method, path, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } });
    await mark(ids, true);
    await artist.until(
      async () => (await artist.query('queue', {})).rows.some(({ state }) => state === 'checking'),
      'it was not answered',
    );
    const [some] = known;
    const newer = studio.studio().store.notification.insert({
      person_id: me,
      task_id: some?.task_id ?? '',
      author_id: some?.author_id ?? '',
      comment_id: some?.comment_id ?? '',
      type: 'comment',
      read: false,
    });
    await artist.untilQueueIsEmpty(20_000);
    await new Promise((resolve) => setTimeout(resolve, lateMs));
    const left = unreadOnServer().map(({ id }) => id);
    expect(left.filter((id) => ids.includes(id))).toEqual([]);
    expect(left).toContain(newer.id);
  }, 30_000);

  test('those beyond the newest hundred are in the inbox while they are unread, and read here when they are read elsewhere', async () => {
    const { store } = studio.studio();
    const [some] = onServer();
    const long = Array.from({ length: 240 }, (_, index) =>
      store.notification.insert({
        person_id: me,
        task_id: some?.task_id ?? '',
        author_id: some?.author_id ?? '',
        comment_id: some?.comment_id ?? '',
        type: 'comment',
        // Every third was read; the oldest come last, seventeen in each second.
        read: index % 3 === 0,
        created_at: new Date(Date.now() - Math.trunc(index / 17) * 60_000).toISOString().slice(0, 19),
      }),
    );
    await artist.call('syncNow', {});
    const isSame = async (): Promise<boolean> =>
      JSON.stringify((await unread()).toSorted()) ===
      JSON.stringify(
        unreadOnServer()
          .map(({ id }) => id)
          .toSorted(),
      );
    await artist.until(isSame, 'all that is unread there is unread here');

    const [oldest] = long.toReversed().filter(({ read }) => !read);
    store.notification.amend(oldest?.id ?? '', { read: true });
    await artist.call('syncNow', {});
    await artist.until(isSame, 'what was read on the web is read here');

    await mark(await unread(), true);
    await artist.untilQueueIsEmpty();
    expect(unreadOnServer()).toEqual([]);
    expect(await unread()).toEqual([]);
  });

  test('one that is gone on the server is no failure', async () => {
    const [gone = ''] = onServer().map(({ id }) => id);
    studio.studio().store.notification.delete(gone);
    const { commandIds } = await mark([gone], true);
    await artist.untilQueueIsEmpty();
    const { sentToday } = await artist.query('queue', {});
    expect(sentToday.map(({ commandId }) => commandId)).toEqual(expect.arrayContaining([...commandIds]));
  });

  test('a task is followed and let go', async () => {
    const [row] = await artist.todo();
    const taskId = row?.taskId ?? '';
    const isFollowed = () =>
      studio
        .studio()
        .store.subscription.by('task_id', taskId)
        .some(({ person_id: personId }) => personId === me);
    for (const wanted of [true, false]) {
      await artist.command('followTask', { taskId, isFollowed: wanted });
      expect((await artist.query('task', { taskId }))?.task.isSubscribed).toBe(wanted);
      await artist.untilQueueIsEmpty();
      expect(isFollowed()).toBe(wanted);
      expect((await artist.query('task', { taskId }))?.task.isSubscribed).toBe(wanted);
    }
  });
});
