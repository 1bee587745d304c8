// An hour of a server that does not do as it should, while forty comments wait: what is said, how often it is asked, and what
// becomes of the comments when it is well again.
import { afterEach, expect, test } from 'vitest';
import { TransportError, type TransportCode } from '../../../electron/engine/host/TransportError.ts';
import type { Connection } from '../../../shared/model/sync.ts';
import { answerOf, page, virtualStand, type Trouble, type VirtualStand } from './virtualStand.ts';

const hourMs = 3_600_000;
const commentCount = 40;

const stands: VirtualStand[] = [];
afterEach(async () => {
  for (const stand of stands.splice(0)) await stand.remove();
});
async function sitDown(options: Parameters<typeof virtualStand>[0] = {}): Promise<VirtualStand> {
  const stand = await virtualStand(options);
  stands.push(stand);
  return stand;
}

const fails =
  (code: TransportCode, mayHaveActed: boolean, afterMs = 0): Trouble =>
  async ({ idleMs }) => {
    // A server that is silent is waited for.
    const waitMs = code === 'timeout' ? idleMs : afterMs;
    if (waitMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, waitMs));
    throw new TransportError(code, mayHaveActed);
  };

const isPing = (url: string): boolean => /\/api\/?$/.test(url);

type State = { readonly kind: Connection['kind']; readonly code?: string };
const stateOf = (connection: Connection): State =>
  connection.kind === 'unreachable' ? { kind: connection.kind, code: connection.code } : { kind: connection.kind };

test.each<[what: string, trouble: Trouble, state: State, mostAsked: number]>([
  ['has no network', fails('offline', false), { kind: 'offline' }, 200],
  ['is not found by its name', fails('unreachable', false), { kind: 'unreachable', code: 'unreachable' }, 200],
  ['accepts and never answers', fails('timeout', true), { kind: 'unreachable', code: 'timeout' }, 200],
  ['resets every connection', fails('unreachable', true), { kind: 'unreachable', code: 'unreachable' }, 200],
  [
    'has a certificate that is not trusted',
    fails('certificate', false),
    { kind: 'unreachable', code: 'certificate' },
    200,
  ],
  ['is behind a proxy that refuses', fails('proxy', false), { kind: 'unreachable', code: 'proxy' }, 200],
  [
    'is hidden by a sign-in page, led to',
    () => page(302, { location: 'http://hotel.test/' }),
    { kind: 'unreachable', code: 'broken-answer' },
    200,
  ],
  ['is hidden by a sign-in page in its place', () => page(200), { kind: 'unreachable', code: 'broken-answer' }, 200],
  [
    'answers half of its answers',
    () => answerOf(200, '{"api": "Zou", "ver'),
    { kind: 'unreachable', code: 'broken-answer' },
    200,
  ],
  ['is being restarted', () => page(503, { 'retry-after': '120' }), { kind: 'unreachable', code: 'server-error' }, 60],
  [
    'fails on everything but its sign of life',
    ({ url }) => (isPing(url) ? null : answerOf(500, '{"error":true}')),
    { kind: 'live' },
    400,
  ],
  [
    'can be read and fails on every write',
    ({ method }) => (method === 'GET' ? null : answerOf(500, '{"error":true}')),
    { kind: 'live' },
    600,
  ],
  [
    'asks to slow down',
    ({ url }) => (isPing(url) ? null : answerOf(429, '{}', { 'retry-after': '120' })),
    { kind: 'live' },
    150,
  ],
  [
    'asks to slow down until a time of day',
    ({ url }) =>
      isPing(url)
        ? null
        : answerOf(429, '{}', {
            date: new Date(Date.now()).toUTCString(),
            'retry-after': new Date(Date.now() + 120_000).toUTCString(),
          }),
    { kind: 'live' },
    150,
  ],
  [
    'asks to slow down and does not say for how long',
    ({ url }) => (isPing(url) ? null : answerOf(429, '')),
    { kind: 'live' },
    400,
  ],
])(
  'a server that %s is asked less and less, it is said, and nothing is lost or doubled',
  async (_what, trouble, state, mostAsked) => {
    const { clock, studio, engine, asked, trouble: order } = await sitDown();
    const tasks = await engine.todo();
    const wip = await engine.statusId('wip');
    await clock.until(engine.call('pauseSync', { isPaused: true }), 'pausing');
    const texts = Array.from({ length: commentCount }, (_unused, number) => `waits ${String(number)}`);
    for (const [index, text] of texts.entries())
      await clock.until(
        engine.command('postComment', {
          taskId: tasks[index % tasks.length]?.taskId ?? '',
          taskStatusId: wip,
          text,
          checklist: [],
          handles: [],
          draftKey: null,
        }),
        'given',
      );
    await clock.pass(5_000);
    order(trouble);
    asked();
    await clock.until(engine.call('pauseSync', { isPaused: false }), 'going on');
    await clock.pass(hourMs);
    const requests = asked();
    const sync = await engine.query('sync', {});
    expect(stateOf(sync.connection)).toEqual(state);
    expect(requests.length).toBeLessThan(mostAsked);
    // The second half hour costs no more than the first.
    const half = requests.filter(({ at }) => at > (requests[0]?.at ?? 0) + hourMs / 2).length;
    expect(half).toBeLessThanOrEqual(Math.max(20, requests.length / 2 + 10));
    const rows = (await engine.query('queue', {})).rows;
    expect(rows.filter(({ state: mark }) => mark === 'rejected')).toEqual([]);
    expect(rows).toHaveLength(commentCount);
    expect(await engine.todo()).toHaveLength(tasks.length);

    order(null);
    for (let minute = 0; minute < 15 && (await engine.query('queue', {})).rows.length > 0; minute += 1)
      await clock.pass(60_000);
    const { store } = studio.studio;
    expect(texts.map((text) => store.comment.filter((row) => row.text === text).length)).toEqual(texts.map(() => 1));
    await clock.pass(120_000);
    expect((await engine.query('sync', {})).connection.kind).toBe('live');
  },
);
