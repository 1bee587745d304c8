import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultRule } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let artist: SignedIn;
let taskIds: string[] = [];
let wip = '';

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 60, tasksPerShot: 4, comments: 200, assets: 10, people: 12 });
  artist = await signedIn(studio, 'user');
  taskIds = (await artist.todo()).map(({ taskId }) => taskId);
  wip = await artist.statusId('wip');
});
afterEach(() => {
  studio.faults.clear();
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
});

/** In turn, so that what waits on one task holds up no other test. */
function freshTask(): string {
  const taskId = taskIds.shift();
  if (taskId === undefined) throw new Error('no task left');
  taskIds.push(taskId);
  return taskId;
}

const comment = (taskId: string, text: string) => ({
  taskId,
  taskStatusId: wip,
  text,
  checklist: [],
  handles: [],
  draftKey: null,
});
const onServer = (taskId: string, text: string) =>
  studio.studio().store.comment.filter((row) => row.object_id === taskId && row.text === text);
const sentCount = (path: RegExp) =>
  studio.requests.all().filter((request) => request.method === 'POST' && path.test(request.path)).length;
const down: FaultRule = { action: { kind: 'refuse' } };

async function queued(engine: SignedIn, commandId: string | undefined): Promise<QueueRow | undefined> {
  return (await engine.query('queue', {})).rows.find((row) => row.commandId === commandId);
}
async function untilState(
  engine: SignedIn,
  commandId: string | undefined,
  state: QueueRow['state'],
): Promise<QueueRow> {
  let found: QueueRow | undefined;
  await engine.until(async () => {
    found = await queued(engine, commandId);
    return found?.state === state;
  }, `a command is ${state}`);
  if (found === undefined) throw new Error('unreachable');
  return found;
}

test('a comment whose answer was lost is looked for even when the first look fails, whatever the reason', async () => {
  const reasons: readonly FaultRule['action'][] = [
    { kind: 'refuse' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429 },
    { kind: 'broken json' },
  ];
  for (const action of reasons) {
    const taskId = freshTask();
    studio.faults.set([
      { method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } },
      { method: 'GET', path: `/data/tasks/${taskId}/comments`, times: 1, action },
    ]);
    await artist.command('postComment', comment(taskId, 'is it there?'));
    await artist.untilQueueIsEmpty(20_000);
    expect(onServer(taskId, 'is it there?')).toHaveLength(1);
  }
}, 60_000);

test('a comment whose answer was lost stands there once, also before that is known', async () => {
  const taskId = freshTask();
  await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'live', 'events arrive');
  studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } }]);
  const counts = new Set<number>();
  const look = async (): Promise<boolean> => {
    const { comments } = await artist.query('comments', { taskId });
    counts.add(comments.filter(({ text }) => text === 'once and only once').length);
    return (await artist.query('queue', {})).rows.length === 0;
  };
  await artist.command('postComment', comment(taskId, 'once and only once'));
  await artist.until(look, 'it is found', 20_000);
  await look();
  expect([...counts]).toEqual([1]);
});

test('a comment whose answer was lost, and whose author had to sign in again, appears once', async () => {
  const taskId = freshTask();
  studio.faults.set([
    { method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } },
    { method: 'GET', path: '/auth/refresh-token', action: { kind: 'status', status: 401, body: { msg: 'no' } } },
    { path: '/data/*', action: { kind: 'status', status: 401, body: { msg: 'Token has expired' } } },
  ]);
  await artist.command('postComment', comment(taskId, 'across a sign-in'));
  await artist.until(async () => {
    const session = await artist.query('session', {});
    return session.kind === 'open' && session.signIn === 'expired';
  }, 'the session is over');
  studio.faults.clear();
  const account = studio.accounts.find(({ role }) => role === 'user');
  await artist.call('signIn', {
    url: studio.url,
    email: account?.email ?? '',
    password: account?.password ?? '',
    code: null,
  });
  await artist.untilQueueIsEmpty();
  expect(onServer(taskId, 'across a sign-in')).toHaveLength(1);
}, 30_000);

test.each([10, -10])(
  'a computer whose clock is %i minutes off recognises its comment',
  async (minutes) => {
    const taskId = freshTask();
    const now = (): number => Date.now() + minutes * 60_000;
    const first = await signedIn(studio, 'user', { now });
    studio.faults.set([down]);
    await first.call('syncNow', {});
    await first.command('postComment', comment(taskId, `by a clock ${String(minutes)} minutes off`));
    await first.close();
    studio.faults.set([
      { method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } },
      { method: 'GET', path: '/auth/authenticated', times: 1, action: { kind: 'delay', ms: 500 } },
    ]);
    // Started anew, nothing was asked of the server before the comment leaves.
    const second = asking(await startTestEngine({ dataFolder: first.dataFolder, now }));
    await second.untilQueueIsEmpty(20_000);
    await second.remove();
    expect(onServer(taskId, `by a clock ${String(minutes)} minutes off`)).toHaveLength(1);
  },
  30_000,
);

test('a server that is being restarted rejects nothing', async () => {
  const taskId = freshTask();
  studio.faults.set([{ action: { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' } }]);
  const { commandIds } = await artist.command('postComment', comment(taskId, 'through a restart'));
  await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'unreachable', 'it shows');
  await artist.call('retryAll', {});
  await artist.call('retryAll', {});
  await artist.call('retryAll', {});
  expect((await queued(artist, commandIds[0]))?.state).not.toBe('rejected');
  studio.faults.clear();
  await artist.call('syncNow', {});
  await artist.untilQueueIsEmpty(20_000);
  expect(onServer(taskId, 'through a restart')).toHaveLength(1);
}, 30_000);

test('a network that answers with its own sign-in page lets a comment wait', async () => {
  const taskId = freshTask();
  studio.faults.set([
    { action: { kind: 'status', status: 302, body: '', headers: { location: 'http://hotel.test/' } } },
  ]);
  const { commandIds } = await artist.command('postComment', comment(taskId, 'from a hotel'));
  await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'unreachable', 'it shows');
  expect((await queued(artist, commandIds[0]))?.state).toBe('waiting');
  studio.faults.clear();
  await artist.call('syncNow', {});
  await artist.untilQueueIsEmpty(20_000);
  expect(onServer(taskId, 'from a hotel')).toHaveLength(1);
}, 30_000);

test('a server that breaks on the same comment three times has refused it, being offline in between does not count', async () => {
  const taskId = freshTask();
  studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', action: { kind: 'refuse' } }]);
  const { commandIds } = await artist.command('postComment', comment(taskId, 'breaks it'));
  const [commandId] = commandIds;
  const before = sentCount(/comment$/);
  await artist.until(
    // Known to have failed, too: what is under way cannot be tried again.
    async () => sentCount(/comment$/) >= before + 3 && (await queued(artist, commandId))?.state === 'checking',
    'the line was cut three times',
    20_000,
  );
  studio.faults.set([
    { method: 'POST', path: '/actions/tasks/*/comment', times: 2, action: { kind: 'status', status: 500 } },
  ]);
  await artist.call('retryAll', {});
  await artist.untilQueueIsEmpty(20_000);
  expect(onServer(taskId, 'breaks it')).toHaveLength(1);

  const again = freshTask();
  studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', action: { kind: 'status', status: 500 } }]);
  const second = await artist.command('postComment', comment(again, 'breaks it for good'));
  const rejected = await untilState(artist, second.commandIds[0], 'rejected');
  expect(rejected.error?.code).toBe('server-error');
  expect(commandId).toBeDefined();
  await artist.call('discardCommand', { commandId: rejected.commandId });
}, 60_000);

test('too many requests: waits as long as the server says', async () => {
  const taskId = freshTask();
  studio.faults.set([
    {
      method: 'POST',
      path: '/actions/tasks/*/comment',
      times: 1,
      action: { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
    },
  ]);
  const startedAt = Date.now();
  await artist.command('postComment', comment(taskId, 'not so fast'));
  await artist.untilQueueIsEmpty(20_000);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(2_900);
}, 30_000);

test('what the server does not have any more is refused with a reason, not tried for ever', async () => {
  const [taskId] = [freshTask()];
  const { store } = studio.studio();
  studio.faults.set([down]);
  await artist.call('syncNow', {});
  await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'unreachable', 'offline');
  const session = await artist.query('session', {});
  if (session.kind !== 'open') throw new Error('not open');
  const given = [
    await artist.command('postComment', comment(taskId, 'to nobody')),
    await artist.command('logTime', { taskId, day: '2026-11-24', durationMinutes: 60 }),
    await artist.command('unassignTask', { taskIds: [taskId], personId: session.personId }),
  ];
  store.task.delete(taskId);
  studio.faults.clear();
  await artist.call('syncNow', {});
  for (const { commandIds } of given) {
    const row = await untilState(artist, commandIds[0], 'rejected');
    expect(row.error?.code).toMatch(/^(not-found|gone|forbidden)$/);
    await artist.call('discardCommand', { commandId: row.commandId });
  }
}, 30_000);

test('a reply that an event brings before its answer has come is shown once all the while', async () => {
  const taskId = freshTask();
  await artist.command('postComment', comment(taskId, 'to be answered'));
  await artist.untilQueueIsEmpty();
  const [parent] = onServer(taskId, 'to be answered');
  // The server acts at once, and its answer trickles in.
  studio.faults.set([
    { method: 'POST', path: '/data/tasks/*/comments/*/reply', times: 1, action: { kind: 'slow', bytesPerSecond: 100 } },
  ]);
  await artist.command('replyToComment', {
    taskId,
    commentId: parent?.id ?? '',
    text: 'an answer',
    handles: [],
    draftKey: null,
  });
  const counts: number[] = [];
  let hasArrivedFirst = false;
  await artist.until(
    async () => {
      const { comments } = await artist.query('comments', { taskId });
      const replies = comments.flatMap(({ shownReplies }) => shownReplies).filter(({ text }) => text === 'an answer');
      const { rows } = await artist.query('queue', {});
      counts.push(replies.length);
      hasArrivedFirst ||= rows.length > 0 && replies.some(({ commandId }) => commandId === null);
      return rows.length === 0;
    },
    'the reply is accepted',
    30_000,
  );
  expect(hasArrivedFirst).toBe(true);
  expect(new Set(counts)).toEqual(new Set([1]));
});

test('a clock put forward while something is sent makes no second one, and one put back holds nothing up', async () => {
  let aheadMs = 0;
  const engine = await signedIn(studio, 'user', { now: () => Date.now() + aheadMs });
  try {
    const taskId = freshTask();
    await engine.call('pauseSync', { isPaused: true });
    await engine.command('postComment', comment(taskId, 'sent an hour ahead'));
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'nothing is read');
    // Known by nothing but its last answers: no other comes before the comment is sent.
    aheadMs = 3_600_000;
    studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } }]);
    await engine.call('pauseSync', { isPaused: false });
    await engine.untilQueueIsEmpty(20_000);
    expect(onServer(taskId, 'sent an hour ahead')).toHaveLength(1);

    // Several, for one that waits finds its turn by itself; and no hour back, which no wait is long enough for.
    const later = [freshTask(), freshTask(), freshTask()];
    const words = 'once the clock is right';
    studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', action: { kind: 'status', status: 502 } }]);
    for (const one of later) await engine.command('postComment', comment(one, words));
    await engine.until(
      async () => (await engine.query('queue', {})).rows.filter(({ attempts }) => attempts > 0).length > 1,
      'two are tried, and wait as the third does',
    );
    aheadMs -= 50 * 60_000;
    studio.faults.clear();
    await engine.untilQueueIsEmpty(20_000);
    expect(later.map((one) => onServer(one, words).length)).toEqual([1, 1, 1]);
  } finally {
    await engine.remove();
  }
});
