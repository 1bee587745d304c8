// Answers that are not what one expects of a server that is well: its clock, its version, its rows, an end in the middle.
import { afterEach, describe, expect, test } from 'vitest';
import { TransportError } from '../../../electron/engine/host/TransportError.ts';
import { dialectOf } from '../../../electron/engine/kitsu/drift.ts';
import { isSupportedVersion } from '../../../electron/engine/kitsu/version.ts';
import { answerOf, virtualStand, type VirtualStand } from './virtualStand.ts';

const dayMs = 86_400_000;
const stands: VirtualStand[] = [];
afterEach(async () => {
  for (const stand of stands.splice(0)) await stand.remove();
});
async function sitDown(options: Parameters<typeof virtualStand>[0] = {}): Promise<VirtualStand> {
  const stand = await virtualStand(options);
  stands.push(stand);
  return stand;
}
const connectionOf = async ({ engine }: VirtualStand) => (await engine.query('sync', {})).connection.kind;
async function say({ clock, engine }: VirtualStand, text: string): Promise<string> {
  const [task] = await engine.todo();
  const taskId = task?.taskId ?? '';
  await clock.until(
    engine.command('postComment', {
      taskId,
      taskStatusId: await engine.statusId('wip'),
      text,
      checklist: [],
      handles: [],
      draftKey: null,
    }),
    'given',
  );
  return taskId;
}
const onServer = ({ studio }: VirtualStand, text: string): number =>
  studio.studio.store.comment.filter((row) => row.text === text).length;

describe.each([1, -1])('a computer whose clock is %i day off', (days) => {
  test('signs in, says by how much, stays signed in for weeks, and recognises what it has sent', async () => {
    const stand = await sitDown({ clockAheadMs: days * dayMs });
    expect(await connectionOf(stand)).toBe('live');
    const { clockSkewMs } = await stand.engine.query('sync', {});
    expect(Math.abs(clockSkewMs + days * dayMs)).toBeLessThan(5_000);
    let isCut = false;
    stand.trouble(async (request) => {
      if (isCut || request.method !== 'POST') return null;
      isCut = true;
      stand.trouble(null);
      await stand.studio.serve({
        method: request.method,
        path: request.url.slice(request.url.indexOf('/api') + 4),
        headers: request.headers,
        body: request.body,
      });
      throw new TransportError('unreachable', true);
    });
    await say(stand, 'across a day');
    await stand.clock.pass(120_000);
    expect(isCut).toBe(true);
    expect(onServer(stand, 'across a day')).toBe(1);
    expect((await stand.engine.query('queue', {})).rows).toEqual([]);
    // Tokens are good for a week, and renewed by the server's clock.
    await stand.clock.until(stand.engine.call('pauseSync', { isPaused: true }), 'pausing');
    await stand.clock.pass(9 * dayMs);
    await stand.clock.until(stand.engine.call('pauseSync', { isPaused: false }), 'going on');
    await stand.clock.pass(60_000);
    const session = await stand.engine.query('session', {});
    expect(session.kind === 'open' ? session.signIn : session.kind).toBe('signed-in');
    await say(stand, 'nine days later');
    await stand.clock.pass(60_000);
    expect(onServer(stand, 'nine days later')).toBe(1);
  }, 120_000);
});

describe('a version that nobody has seen', () => {
  test.each(['0.21.4', '1.2.0', '2.0', '3.1.4-beta', '', 'unstable'])('%j is worked with', async (version) => {
    const stand = await sitDown();
    stand.trouble(({ url }) => (/\/api\/?$/.test(url) ? answerOf(200, JSON.stringify({ api: 'Zou', version })) : null));
    await stand.clock.until(stand.engine.call('syncNow', {}), 'asked');
    await stand.clock.pass(90_000);
    expect(await connectionOf(stand)).toBe('live');
    expect((await stand.engine.query('sync', {})).serverVersion).toBe(version === '' ? '1.0.97' : version);
    await say(stand, `by ${version}`);
    await stand.clock.pass(30_000);
    expect(onServer(stand, `by ${version}`)).toBe(1);
  });

  test('newer ones are spoken to as the newest, and one that does not say it as the oldest', () => {
    expect(['0.19.9', '0.20.0', '0.21.4', '2.0', ''].map(isSupportedVersion)).toEqual([false, true, true, true, true]);
    expect(dialectOf('2.0').features).toEqual(dialectOf('1.0.97').features);
    expect(dialectOf('').features).toEqual(dialectOf('0.20.0').features);
  });
});

test('a row of wrong types is left out and told in the log, and the others of its list are there', async () => {
  const stand = await sitDown();
  const { clock, engine, studio } = stand;
  const { store, publish } = studio.studio;
  const tasks = store.task.filter(({ assignees }) => assignees.length > 0);
  // Every list of tasks that is read by their ids: the first of them is nonsense.
  stand.trouble(async (request) => {
    if (!request.url.includes('/data/tasks?') && !request.url.includes('/comments')) return null;
    const answer = await studio.serve({
      method: request.method,
      path: request.url.slice(request.url.indexOf('/api') + 4),
      headers: request.headers,
      body: request.body,
    });
    const value: unknown = JSON.parse(answer.text);
    const spoil = (rows: readonly unknown[]): readonly unknown[] =>
      rows.map((row, index) => (index === 0 ? { id: 7, task_id: [], object_id: {}, created_at: true } : row));
    const list = Array.isArray(value) ? value : null;
    const spoiled = list === null ? value : spoil(list);
    return answerOf(answer.status, JSON.stringify(spoiled));
  });
  const [first] = tasks;
  const say1 = (text: string) =>
    store.comment.insert({
      object_id: first?.id ?? '',
      object_type: 'Task',
      person_id: first?.assignees[0] ?? '',
      task_status_id: first?.task_status_id ?? '',
      text,
    });
  for (const text of ['one', 'two', 'three']) {
    say1(text);
    await clock.pass(2_000);
  }
  publish('comment:new', { task_id: first?.id ?? '', comment_id: 'x', project_id: first?.project_id ?? '' });
  await clock.pass(60_000);
  const texts = (await engine.query('comments', { taskId: first?.id ?? '' })).comments.map(({ text }) => text);
  // The newest comes first, and is the one that cannot be read.
  expect(texts).toContain('one');
  expect(texts).toContain('two');
  expect(await connectionOf(stand)).toBe('live');
});

test('an answer that drips is waited for as long as it drips, and nothing waits behind it', async () => {
  const stand = await sitDown();
  const { clock, engine, studio } = stand;
  const drip = async function* (text: string, everyMs: number): AsyncGenerator<Uint8Array> {
    for (const character of text) {
      await new Promise<void>((resolve) => setTimeout(resolve, everyMs));
      yield Buffer.from(character);
    }
  };
  let isSlow = true;
  stand.trouble(async (request) => {
    if (!isSlow || !request.url.includes('/data/user/context')) return null;
    const answer = await studio.serve({
      method: request.method,
      path: request.url.slice(request.url.indexOf('/api') + 4),
      headers: request.headers,
      body: request.body,
    });
    return { ...answerOf(answer.status, ''), body: drip(answer.text, 20) };
  });
  await clock.until(engine.call('syncNow', {}), 'asked');
  await clock.pass(10 * 60_000);
  expect(await connectionOf(stand)).toBe('live');
  // What is done meanwhile goes out: nobody waits behind it.
  await say(stand, 'beside the drip');
  await clock.pass(30_000);
  expect(onServer(stand, 'beside the drip')).toBe(1);
  isSlow = false;
  await clock.pass(60 * 60_000);
  expect((await engine.query('sync', {})).pulling).toBe(null);
});

test('an upload that is reset in its middle again and again waits, and arrives once when the line is good', async () => {
  const stand = await sitDown();
  let cuts = 0;
  stand.trouble(({ method, body }) => {
    if (method !== 'POST' || body === null) return null;
    cuts += 1;
    if (cuts > 6) return null;
    throw new TransportError('unreachable', true);
  });
  await say(stand, 'through the resets');
  await stand.clock.pass(10 * 60_000);
  expect(cuts).toBeGreaterThan(6);
  expect(onServer(stand, 'through the resets')).toBe(1);
  expect((await stand.engine.query('queue', {})).rows).toEqual([]);
});

describe('after sleep', () => {
  test('a stream that has gone without a word is opened anew at once, and what was missed is there', async () => {
    const stand = await sitDown();
    const { clock, engine, studio } = stand;
    expect(await connectionOf(stand)).toBe('live');
    // The stream looks as it did, and tells nothing any more.
    stand.missEvents();
    const task = studio.studio.store.task.find(({ assignees }) => assignees.length > 0);
    studio.studio.store.comment.insert({
      object_id: task?.id ?? '',
      object_type: 'Task',
      person_id: task?.assignees[0] ?? '',
      task_status_id: task?.task_status_id ?? '',
      text: 'while you slept',
    });
    studio.studio.store.task.update(task?.id ?? '', {});
    engine.engine.wake();
    expect(await connectionOf(stand)).toBe('polling');
    await clock.pass(20_000);
    expect(await connectionOf(stand)).toBe('live');
    const texts = (await engine.query('comments', { taskId: task?.id ?? '' })).comments.map(({ text }) => text);
    expect(texts).toContain('while you slept');
  });

  test('a network that is not back for some seconds is no lasting trouble', async () => {
    const stand = await sitDown();
    stand.trouble(() => {
      throw new TransportError('offline', false);
    });
    stand.engine.engine.wake();
    await stand.clock.pass(1_000);
    expect(await connectionOf(stand)).toBe('offline');
    stand.trouble(null);
    await stand.clock.pass(15_000);
    expect(await connectionOf(stand)).toBe('live');
  });
});
