// One owner of a database at a time: commands that meet, commands beside a running engine, an owner that is killed.
import { cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/engine.ts';
import { createNodeHost, memorySecrets } from '../../electron/engine/host/nodeHost.ts';
import { ownInTime, tryToOwn } from '../../electron/engine/line/ownership.ts';
import { serveOwnerLine } from '../../electron/engine/line/server.ts';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { appVersion, errorIn, inariOf, rowsIn, type Inari, type Started } from './support/inari.ts';
import { accountOf, setStatusAsManager } from './support/people.ts';

let studio: RunningStudio;
/** Signed in once and synced; each test begins with a copy. */
let synced: Inari;
let inari: Inari;
let path: string;
let taskId: string;
const running: Started[] = [];

const withPassword = (args: readonly string[]): readonly [readonly string[], string] => [
  [...args, '--password-stdin'],
  `${accountOf(studio, 'user').password}\n`,
];
const onServer = (text: string) => studio.studio().store.comment.filter((row) => row.text === text);

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 20, assets: 3 });
  synced = inariOf();
  const { email } = accountOf(studio, 'user');
  const sync = await synced.run(...withPassword(['sync', '--server', studio.url, '--account', email]));
  if (sync.code !== 0) throw new Error(sync.err);
  const [first] = rowsIn(await synced.run(['tasks', '--json']));
  path = String(first?.['path']);
  taskId = String(first?.['id']);
});
beforeEach(() => {
  inari = inariOf();
  cpSync(synced.folder, inari.folder, { recursive: true });
});
afterEach(async () => {
  studio.faults.clear();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  inari.remove();
});
afterAll(async () => {
  await studio.stop();
  synced.remove();
});

function startWatching(...args: readonly string[]): Started {
  const started = inari.start(...withPassword(['watch', 'Lanternfall', '--json', ...args]));
  running.push(started);
  return started;
}

async function watching(...args: readonly string[]): Promise<Started> {
  const started = startWatching(...args);
  await started.line('Watching');
  return started;
}

/** An engine that owns the data and serves commands, as the app's does. */
async function runningEngine(version = appVersion) {
  const { dataFolder } = inari;
  const lock = await ownInTime(dataFolder);
  const host = createNodeHost({
    dataFolder,
    appVersion: version,
    secrets: memorySecrets(true),
    demo: { start: () => Promise.reject(new Error('no demo here')), reset: () => Promise.resolve() },
  });
  const engine = createEngine(host);
  const server = await serveOwnerLine({ host, engine, onGiveWay: () => undefined });
  return {
    close: async () => {
      await server.close();
      await engine.close();
      lock.release();
    },
  };
}

test('commands that begin at once take their turns, and each is kept', async () => {
  const texts = ['one', 'two', 'three', 'four'];
  const ended = await Promise.all(texts.map((text) => inari.run(['comment', path, `At once: ${text}`])));
  expect(ended.map(({ code, err }) => [code, err])).toEqual(texts.map(() => [0, '']));
  expect(rowsIn(await inari.run(['outbox', '--json']))).toHaveLength(4);
  expect((await inari.run(...withPassword(['sync']))).code).toBe(0);
  for (const text of texts) expect(onServer(`At once: ${text}`)).toHaveLength(1);
});

test('a command beside one that watches speaks through it, over a socket of this user alone', async () => {
  const watch = await watching();
  expect(tryToOwn(inari.dataFolder)).toBe(null);
  if (process.platform !== 'win32') expect(statSync(join(inari.dataFolder, 'owner.sock')).mode & 0o777).toBe(0o600);
  // Without a password: the one that watches is signed in.
  const said = await inari.run(['comment', path, 'Through the other', '--status', 'wip', '--wait', '--json']);
  expect(said.json()).toMatchObject({ state: 'sent' });
  expect(onServer('Through the other')).toHaveLength(1);
  expect(JSON.parse(await watch.line('"sent"'))).toMatchObject({ outcome: 'accepted', remaining: 0 });
  watch.child.kill('SIGTERM');
  expect(await watch.ended).toBe(0);
});

test('what colleagues do is told as it happens, and the watch ends after as many lines as asked', async () => {
  const watch = await watching('--count', '1');
  await setStatusAsManager(studio, taskId, 'retake');
  expect(JSON.parse(await watch.line('task-status'))).toMatchObject({ event: 'task-status', path, status: 'retake' });
  expect(await watch.ended).toBe(0);
});

test('an owner that is killed leaves the data to the next, with what it had taken', async () => {
  const watch = await watching();
  studio.faults.set([{ method: 'POST', path: '/actions/*', action: { kind: 'refuse' } }]);
  expect((await inari.run(['comment', path, 'Taken by the killed one', '--status', 'wip'])).err).toBe('');
  watch.child.kill('SIGKILL');
  await watch.ended;
  studio.faults.clear();
  // Its socket and its address lie there still.
  expect(rowsIn(await inari.run(['outbox', '--json']))).toMatchObject([{ text: 'Taken by the killed one' }]);
  expect((await inari.run(...withPassword(['sync']))).code).toBe(0);
  expect(onServer('Taken by the killed one')).toHaveLength(1);
});

test('what is held outlives an owner that is killed, and no sync sends it', async () => {
  const watch = await watching();
  studio.faults.set([{ method: 'POST', path: '/actions/*', action: { kind: 'refuse' } }]);
  expect((await inari.run(['comment', path, 'Held by hand'])).err).toBe('');
  const [row] = rowsIn(await inari.run(['outbox', '--json']));
  const id = String(row?.['id']);
  await expect
    .poll(async () => (await inari.run(['outbox', 'hold', id, '--json'])).json(), { timeout: 20_000 })
    .toEqual({ held: [id] });
  watch.child.kill('SIGKILL');
  await watch.ended;
  studio.faults.clear();
  expect((await inari.run(...withPassword(['sync']))).code).toBe(0);
  expect(rowsIn(await inari.run(['outbox', '--json']))).toMatchObject([{ text: 'Held by hand', hold: 'by-author' }]);
  expect(onServer('Held by hand')).toHaveLength(0);
  expect((await inari.run(['outbox', 'release', '--all'])).err).toBe('');
  expect((await inari.run(...withPassword(['sync']))).code).toBe(0);
  expect(onServer('Held by hand')).toHaveLength(1);
});

test('the app that starts gets the data from a command, which goes on through it', async () => {
  const watch = await watching();
  const app = await runningEngine();
  try {
    await setStatusAsManager(studio, taskId, 'ready');
    expect(JSON.parse(await watch.line('"status":"ready"'))).toMatchObject({ event: 'task-status', path });
    expect(watch.child.exitCode).toBe(null);
  } finally {
    await app.close();
  }
});

test('a command that is asked for the data while it signs in signs in at the app, and goes on', async () => {
  const watch = startWatching();
  await expect
    .poll(() => existsSync(join(inari.dataFolder, 'owner.json')), { interval: 5, timeout: 30_000 })
    .toBe(true);
  const app = await runningEngine();
  try {
    await watch.line('Watching');
    await setStatusAsManager(studio, taskId, 'wfa');
    expect(JSON.parse(await watch.line('"status":"wfa"'))).toMatchObject({ event: 'task-status', path });
  } finally {
    await app.close();
  }
});

test.skipIf(process.platform === 'win32')(
  'an owner that dies without an answer leaves the data to the app',
  async () => {
    const watch = await watching();
    // The system takes the connection for it, and nobody reads what is said there.
    watch.child.kill('SIGSTOP');
    const starting = runningEngine();
    await wait(200);
    watch.child.kill('SIGKILL');
    const app = await starting;
    try {
      expect((await inari.run(['tasks', '--json'])).err).toBe('');
    } finally {
      await app.close();
    }
  },
);

test('a command for another account than the one on screen leaves the screen alone', async () => {
  const app = await runningEngine();
  try {
    const { email, password } = accountOf(studio, 'supervisor');
    const other = await inari.run(
      ['login', '--server', studio.url, '--account', email, '--password-stdin', '--json'],
      `${password}\n`,
    );
    expect(other.json()).toMatchObject({ email, isSessionKept: true });
    // From now on the running engine has its session.
    expect(await inari.run(['sync', '--account', email])).toMatchObject({ code: 0, err: '' });
    const mine = await inari.run(['tasks', '--account', accountOf(studio, 'user').email, '--json']);
    expect(rowsIn(mine)[0]).toMatchObject({ path });
  } finally {
    await app.close();
  }
});

test('a running app of another version is not spoken to', async () => {
  const app = await runningEngine('0.0.1');
  try {
    const refused = await inari.run(['tasks', '--json']);
    expect([refused.code, errorIn(refused)['code']]).toEqual([7, 'busy']);
  } finally {
    await app.close();
  }
});
