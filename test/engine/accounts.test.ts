import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import type { AccountSummary } from '../../shared/model/account.ts';
import { asking, signedIn, type SignedIn } from '../support/signedIn.ts';
import { startTestEngine, type TestEngine } from '../support/testEngine.ts';

let studio: RunningStudio;
const opened: TestEngine[] = [];

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
});
afterEach(async () => {
  studio.faults.clear();
  for (const engine of opened.splice(0)) await engine.remove();
});
afterAll(() => studio.stop());

async function enter(role = 'user'): Promise<SignedIn> {
  const engine = await signedIn(studio, role);
  opened.push(engine);
  return engine;
}
async function again(before: TestEngine): Promise<SignedIn> {
  await before.close();
  const engine = asking(await startTestEngine({ dataFolder: before.dataFolder }));
  opened.splice(opened.indexOf(before), 1, engine);
  return engine;
}
async function summary(engine: TestEngine): Promise<AccountSummary> {
  const [first] = await engine.query('accounts', {});
  if (first === undefined) throw new Error('no account');
  return first;
}
const onServer = (text: string) => studio.studio().store.comment.filter((row) => row.text === text);

/** A comment that cannot leave yet. */
async function writeOffline(engine: SignedIn, text: string): Promise<void> {
  const [task] = await engine.todo();
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  await engine.call('syncNow', {});
  await engine.until(async () => (await engine.query('sync', {})).connection.kind === 'unreachable', 'it is offline');
  await engine.command('postComment', {
    taskId: task?.taskId ?? '',
    taskStatusId: await engine.statusId('wip'),
    text,
    checklist: [],
    handles: [],
    draftKey: null,
  });
}

async function signIn(engine: TestEngine, role: string): Promise<void> {
  const account = studio.accounts.find((one) => one.role === role);
  const { email, password } = account ?? { email: '', password: '' };
  const outcome = await engine.call('signIn', { url: studio.url, email, password, code: null });
  expect(outcome.kind).toBe('signed-in');
}

test('an account that several windows open at once sends what waits once', async () => {
  const before = await enter();
  await writeOffline(before, 'from many windows');
  await before.call('leaveAccount', {});
  const engine = await again(before);
  studio.faults.clear();
  const { id } = await summary(engine);
  const sessions = await Promise.all([1, 2, 3].map(() => engine.call('openAccount', { accountId: id })));
  expect(sessions.map(({ kind }) => kind)).toEqual(['open', 'open', 'open']);
  await engine.untilQueueIsEmpty();
  // Left and opened at once: the one that closes and the one that opens are never both at work.
  await engine.call('leaveAccount', {});
  await Promise.all([
    engine.call('openAccount', { accountId: id }),
    engine.call('leaveAccount', {}),
    engine.call('openAccount', { accountId: id }),
  ]);
  await engine.call('openAccount', { accountId: id });
  expect(onServer('from many windows')).toHaveLength(1);
});

test('who started work before the first sync had ended does not see its page again after a restart without a network', async () => {
  studio.faults.set([{ path: '/data/shots/with-tasks', action: { kind: 'status', status: 500 } }]);
  const engine = await startTestEngine();
  opened.push(engine);
  await signIn(engine, 'user');
  expect((await engine.query('pullSteps', {})).isFirst).toBe(true);
  await engine.call('startWork', {});
  expect((await engine.query('pullSteps', {})).isFirst).toBe(false);
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  const restarted = await again(engine);
  await restarted.until(async () => (await restarted.query('session', {})).kind === 'open', 'the account is open');
  expect((await restarted.query('pullSteps', {})).isFirst).toBe(false);
});

test('what waits in an account that is not on screen is counted, and goes out after a restart', async () => {
  const before = await enter();
  await writeOffline(before, 'left behind');
  await before.call('leaveAccount', {});
  expect(await summary(before)).toMatchObject({ waitingCount: 1 });
  const engine = await again(before);
  await engine.until(async () => (await summary(engine)).waitingCount === 1, 'it is counted');
  expect((await engine.query('session', {})).kind).toBe('none');
  studio.faults.clear();
  await engine.until(() => Promise.resolve(onServer('left behind').length === 1), 'it has gone out');
  await engine.until(async () => (await summary(engine)).waitingCount === 0, 'nothing waits');
});

test('while another person works, the first one’s comment goes out', async () => {
  const engine = await enter('user');
  await writeOffline(engine, 'from the first one');
  studio.faults.clear();
  await signIn(engine, 'supervisor');
  await engine.until(() => Promise.resolve(onServer('from the first one').length === 1), 'it has gone out');
  const session = await engine.query('session', {});
  expect(session).toMatchObject({ kind: 'open', role: 'supervisor' });
  const author = onServer('from the first one')[0]?.person_id;
  expect(session.kind === 'open' && session.personId !== author).toBe(true);
});

test('after a sign-out that keeps what waits it is still counted, and goes out after the next sign-in', async () => {
  const before = await enter();
  await writeOffline(before, 'kept over a sign-out');
  const { id } = await summary(before);
  await before.call('signOut', { accountId: id, data: 'keep', outbox: 'keep' });
  expect(await summary(before)).toMatchObject({ waitingCount: 1, isSignedIn: false });
  const engine = await again(before);
  await engine.until(async () => (await summary(engine)).waitingCount === 1, 'it is counted');
  studio.faults.clear();
  await signIn(engine, 'user');
  await engine.untilQueueIsEmpty();
  expect(onServer('kept over a sign-out')).toHaveLength(1);
});

test('forgetting asks about what waits, and leaves nothing behind, not even in the middle of a pull', async () => {
  const engine = await enter();
  await writeOffline(engine, 'to be forgotten');
  const { id } = await summary(engine);
  const forget = (outbox: 'keep' | 'discard') => engine.call('signOut', { accountId: id, data: 'forget', outbox });
  await expect(forget('keep')).rejects.toMatchObject({ code: 'not-allowed' });
  studio.faults.set([{ path: '/data/*/with-tasks', action: { kind: 'slow', bytesPerSecond: 2_000 } }]);
  await engine.call('syncNow', {});
  await engine.untilQueueIsEmpty().catch(() => undefined);
  await forget('discard');
  expect(await engine.query('accounts', {})).toEqual([]);
  expect(await readdir(join(engine.dataFolder, 'accounts'))).toEqual([]);
  expect(await readFile(join(engine.dataFolder, 'secrets.json'), 'utf8')).toBe('{}');
  await signIn(engine, 'user');
  expect(await engine.query('accounts', {})).toHaveLength(1);
});

describe('a database that cannot be opened', () => {
  async function withDatabase(change: (path: string) => Promise<void>): Promise<{ engine: SignedIn; path: string }> {
    const before = await enter();
    const { id } = await summary(before);
    const path = join(before.dataFolder, 'accounts', id, 'mirror.db');
    await before.close();
    await change(path);
    return { engine: await again(before), path };
  }
  const open = async (engine: TestEngine) => engine.call('openAccount', { accountId: (await summary(engine)).id });

  test('because a newer app wrote it is told as such, and not touched', async () => {
    const { engine, path } = await withDatabase((file) => {
      const database = new BetterSqlite3(file);
      database.pragma('user_version = 999');
      database.close();
      return Promise.resolve();
    });
    // Said before anybody tries.
    expect(await engine.query('session', {})).toMatchObject({ kind: 'none', unopened: { code: 'database-newer' } });
    const bytes = await readFile(path);
    await expect(open(engine)).rejects.toMatchObject({ code: 'database-newer' });
    expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
    expect((await engine.query('session', {})).kind).toBe('none');
  });
});

test('a server that was updated meanwhile is spoken to as what it is from the next start on', async () => {
  const state = await mkdtemp(join(tmpdir(), 'inari-studio-'));
  const small = { shots: 4, tasksPerShot: 2, comments: 10, assets: 2, people: 12, state };
  const old = await startDemoStudio({ ...small, kitsu: '0.20.52' });
  const before = await signedIn(old, 'user');
  opened.push(before);
  const port = Number(new URL(old.url).port);
  await old.stop();
  const updated = await startDemoStudio({ ...small, port, kitsu: '1.0.97' });
  const first = await again(before);
  await first.until(async () => (await first.query('sync', {})).serverVersion === '1.0.97', 'the version is known');
  const second = await again(first);
  await second.until(
    () =>
      Promise.resolve(
        updated.requests
          .all()
          .some(({ path, query }) => path === '/data/preview-files' && query.includes('project_id=')),
      ),
    'it is spoken to as 1.0.97',
  );
  expect((await second.query('session', {})).kind).toBe('open');
  await second.close();
  await updated.stop();
  await rm(state, { recursive: true, force: true });
});

test('one’s role is known before the people of the studio are read, and who it becomes is heard of', async () => {
  const engine = asking(await startTestEngine());
  opened.push(engine);
  studio.faults.set([{ path: '/data/user/context', action: { kind: 'status', status: 500 } }]);
  await signIn(engine, 'client');
  const { value, reads } = await engine.answered('session', {});
  expect(value).toMatchObject({ kind: 'open', role: 'client' });
  // Whoever shows it asks again as soon as a row of people is another.
  const { reads: ofPeople } = await engine.answered('studio', {});
  expect(reads.filter((source) => source !== 'session' && ofPeople.includes(source))).not.toEqual([]);
});
