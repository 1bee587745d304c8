// Every command against the demo studio, each a process of its own: what it prints, what it keeps, how it ends.
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { setStatusAsManager } from './support/people.ts';
import { errorIn, inariOf, rowsIn, type Ended, type Inari } from './support/inari.ts';

const movie = join(import.meta.dirname, '../../electron/studio/movies/boats-leave.mp4');

let studio: RunningStudio;
let inari: Inari;
let email: string;
let password: string;
/** The path of a task of one's own, as the lists print it. */
let path: string;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6 });
  const account = studio.accounts.find(({ role }) => role === 'user');
  if (account === undefined) throw new Error('no artist');
  ({ email, password } = account);
  inari = inariOf();
});
afterEach(() => studio.faults.clear());
afterAll(async () => {
  await studio.stop();
  inari.remove();
});

const { run, online } = {
  run: (...args: string[]): Promise<Ended> => inari.run(args),
  /** With the password, as each command that reaches the server needs it in plain Node. */
  online: (...args: string[]): Promise<Ended> => inari.run([...args, '--password-stdin'], `${password}\n`),
};
const onServer = (text: string) => studio.studio().store.comment.filter((row) => row.text === text);

describe('before anybody has signed in', () => {
  test('it explains itself, and what it does not understand ends with 2', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    const names = 'login sync productions tasks since shots assets task comment publish time outbox pin watch'.split(
      ' ',
    );
    for (const name of names) expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await run('shots', '--help')).out).toContain('PRODUCTION [SEARCH…]');
    for (const args of [['frobnicate'], ['tasks', '--frob'], ['shots'], ['task', 'a', 'b'], []])
      expect((await run(...args)).code).toBe(2);
  });

  test('a command without an account says how to get one, and leaves nothing behind', async () => {
    const nobody = await run('tasks', '--json');
    expect(nobody.code).toBe(3);
    expect(nobody.out).toBe('');
    expect(errorIn(nobody)).toMatchObject({ code: 'no-account', exit: 3 });
    expect(errorIn(nobody)['todo']).toContain('inari login');
    expect(readdirSync(inari.folder)).toEqual([]);
  });

  test('a wrong password ends with 3, a server that is none with 5', async () => {
    const wrong = await inari.run(
      ['login', '--server', studio.url, '--account', email, '--password-stdin'],
      'not the password\n',
    );
    expect(wrong.code).toBe(3);
    expect(wrong.err.split('\n')[0]).toBe('E-mail and password do not match.');
    const nowhere = await online('login', '--server', 'http://127.0.0.1:9', '--account', email);
    expect(nowhere.code).toBe(5);
  });
});

describe('signed in', () => {
  let login: Ended;
  let sync: Ended;

  beforeAll(async () => {
    login = await online('login', '--server', studio.url, '--account', email, '--json');
    sync = await online('sync', '--json');
    const [first] = rowsIn(await run('tasks', '--json'));
    path = String(first?.['path']);
  });

  test('the sign-in says who one is and that nothing keeps the session, the first sync what it brought', () => {
    expect(login.json()).toMatchObject({ serverUrl: studio.url, email, isSessionKept: false });
    expect([sync.code, sync.err]).toEqual([0, '']);
    expect(sync.json()).toMatchObject({ sent: 0, waiting: 0, refused: [] });
    expect(sync.json()).toMatchObject({
      pulled: expect.arrayContaining([expect.objectContaining({ what: 'Lanternfall', state: 'done' })]),
    });
  });

  test('neither password nor session is anywhere on the disk', () => {
    const files = readdirSync(inari.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const content = readFileSync(join(file.parentPath, file.name), 'latin1');
      expect(content, file.name).not.toContain(password);
      // How a token of the server begins.
      expect(content, file.name).not.toContain('eyJ');
    }
    expect(statSync(inari.dataFolder).mode & 0o077).toBe(0);
  });

  test('commands that reach the server end with 3 where the session was not kept', async () => {
    const refused = await run('sync', '--json');
    expect(refused.code).toBe(3);
    expect(errorIn(refused)).toMatchObject({ code: 'not-signed-in' });
  });

  test('productions, tasks, shots and assets come from this disk, as text and as JSON', async () => {
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    const [home] = rowsIn(await run('productions', '--json')).filter(({ onDisk }) => onDisk === 'complete');
    expect(home).toMatchObject({ name: 'Lanternfall', code: 'LTF', isOpen: true, shots: 20, assets: 6 });
    expect((await run('productions')).out).toMatch(/^NAME .*\nHarbour Tales|^Lanternfall/m);

    const tasks = rowsIn(await run('tasks', '--json'));
    expect(Object.keys(tasks[0] ?? {})).toEqual([
      ...['id', 'path', 'production', 'entity', 'entityId', 'taskType', 'status', 'priority', 'dueDate'],
      ...['estimationMinutes', 'durationMinutes', 'waiting'],
    ]);
    expect((await run('tasks')).out).toContain(path);

    const shots = rowsIn(await run('shots', 'ltf', 'sq010', '--json'));
    expect(new Set(shots.map(({ group }) => group))).toEqual(new Set(['SQ010']));
    expect(Object.keys(shots[0] ?? {})).toEqual([
      ...['id', 'kind', 'name', 'group', 'episode', 'description', 'isCanceled', 'frames', 'frameIn', 'frameOut'],
      ...['fps', 'data', 'tasks'],
    ]);
    const wfa = rowsIn(await run('shots', 'Lanternfall', 'animation=wfa', '--json'));
    expect(wfa.length).toBeGreaterThan(0);
    for (const { tasks: cells } of wfa)
      expect(cells).toContainEqual(expect.objectContaining({ taskType: 'Animation', status: 'wfa' }));
    expect((await run('shots', 'Lanternfall', 'animation=wfa')).out).toContain(`${String(wfa.length)} of 20`);
    expect(rowsIn(await run('assets', 'LTF', '--json'))).toHaveLength(6);

    expect((await run('shots', 'No such film')).code).toBe(4);
    const tales = await run('assets', 'Harbour Tales', '--json');
    expect([tales.code, errorIn(tales)['code']]).toEqual([4, 'not-on-this-disk']);
  });

  test('a task is found by its path, its id and its address', async () => {
    const [first] = rowsIn(await run('tasks', '--json'));
    const id = String(first?.['id']);
    const address = `${studio.url}/productions/x/shots/tasks/${id}`;
    for (const given of [path, path.toUpperCase(), id, address])
      expect((await run('task', given, '--json')).json()).toMatchObject({ id, path });
    expect((await run('task', path)).out).toContain(path);
    expect((await run('task', `${path}x`)).code).toBe(4);
  });

  test('what is said without a network is kept, shown, and sent once by the next sync', async () => {
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    const note = join(inari.folder, 'note.txt');
    writeFileSync(note, 'a note');
    const said = await run('comment', path, 'Said offline', '--status', 'wip', '--file', note, '--json');
    expect(said.json()).toMatchObject({ state: 'queued' });
    expect((await run('publish', path, movie, '--text', 'Published offline')).code).toBe(0);
    expect((await run('time', path, '1h30', '--day', '2026-11-23')).code).toBe(0);
    // The copy is what is sent.
    writeFileSync(note, 'overwritten');

    const rows = rowsIn(await run('outbox', '--json'));
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['postComment', 'waiting'],
      ['publishRevision', 'waiting'],
      ['logTime', 'waiting'],
    ]);
    expect(rows[0]).toMatchObject({ path, text: 'Said offline', status: 'wip', files: [{ name: 'note.txt' }] });
    expect((await run('task', path, '--json')).json()).toMatchObject({ status: 'wip', waiting: 'waiting' });
    expect((await run('time', '--day', '2026-11-23', '--json')).json()).toMatchObject({
      entries: expect.arrayContaining([{ taskId: rows[0]?.['taskId'], path, durationMinutes: 90, waiting: 'waiting' }]),
    });
    expect((await online('sync')).code).toBe(5);

    studio.faults.clear();
    const after = await online('sync', '--json');
    expect([after.code, after.err]).toEqual([0, '']);
    expect(after.json()).toMatchObject({ sent: 3, waiting: 0 });
    expect((await run('outbox')).out).toBe('Everything is on the server.\n');
    expect(onServer('Said offline')).toHaveLength(1);
    expect(onServer('Published offline')).toHaveLength(1);
  });

  test('what was queued can be discarded by the beginning of its id', async () => {
    await run('comment', path, 'Never sent');
    const [row] = rowsIn(await run('outbox', '--json'));
    const id = String(row?.['id']);
    expect((await run('outbox', 'discard', 'no such id')).code).toBe(4);
    expect((await run('outbox', 'discard', id.slice(0, 8), '--json')).json()).toEqual({ discarded: [id] });
    expect(rowsIn(await run('outbox', '--json'))).toEqual([]);
    expect((await online('sync')).code).toBe(0);
    expect(onServer('Never sent')).toHaveLength(0);
  });

  test('what is held stays through a sync with what follows it, can be written down, and goes once it is released', async () => {
    const note = join(inari.folder, 'held.txt');
    writeFileSync(note, 'what I wanted to say');
    await run('comment', path, 'Held for now', '--file', note);
    await run('comment', path, 'After it');
    const [first, second] = rowsIn(await run('outbox', '--json')).map(({ id }) => String(id));
    expect((await run('outbox', 'hold')).code).toBe(2);
    expect((await run('outbox', 'hold', first ?? '', '--json')).json()).toEqual({ held: [first] });
    const synced = await online('sync', '--json');
    expect([synced.code, synced.err]).toEqual([0, '']);
    expect(synced.json()).toMatchObject({ sent: 0, waiting: 0, held: 2 });
    expect((await run('outbox')).out).toMatch(/held .*Held for now/);
    expect((await online('comment', path, 'And this', '--wait')).code).toBe(5);

    const written = await run('outbox', 'export', inari.folder, '--json');
    expect(written.json()).toMatchObject({ commandCount: 3, incompleteCount: 0 });
    const { folder } = written.json() as { folder: string };
    const [one = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, one, 'held.txt'), 'utf8')).toBe('what I wanted to say');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('Held by its author, 1 of 3 on this task');
    expect((await run('outbox', 'export', join(inari.folder, 'no such folder'))).code).toBe(7);

    expect((await run('outbox', 'release', first ?? '', '--json')).json()).toEqual({ released: [first] });
    expect((await run('outbox', 'discard', second ?? '')).code).toBe(0);
    expect((await online('sync')).code).toBe(0);
    expect(['Held for now', 'After it', 'And this'].map((text) => onServer(text).length)).toEqual([1, 0, 1]);
  });

  test('with --wait a command ends as the server takes it: 0, 5 or 6, and a refused one can be retried', async () => {
    expect((await online('comment', path, 'Waited for', '--wait', '--json')).json()).toMatchObject({ state: 'sent' });
    expect(onServer('Waited for')).toHaveLength(1);

    studio.faults.set([{ action: { kind: 'refuse' } }]);
    expect((await online('comment', path, 'Not even queued', '--wait')).code).toBe(5);
    expect(rowsIn(await run('outbox', '--json'))).toEqual([]);

    studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', action: { kind: 'status', status: 403 } }]);
    const refused = await online('comment', path, 'Refused at first', '--wait', '--json');
    expect(refused.code).toBe(6);
    const { commandId } = errorIn(refused)['detail'] as { commandId: string };
    expect(rowsIn(await run('outbox', '--json'))).toMatchObject([{ id: commandId, state: 'rejected' }]);
    expect((await online('sync')).code).toBe(6);

    studio.faults.clear();
    expect((await run('outbox', 'retry', '--all', '--json')).json()).toEqual({ retried: [commandId] });
    expect((await online('sync')).code).toBe(0);
    expect(onServer('Refused at first')).toHaveLength(1);
  });

  test('what the rules forbid and what does not exist is refused before anything is queued', async () => {
    expect((await run('comment', path, 'Approved by myself', '--status', 'done')).code).toBe(6);
    expect((await run('comment', path, 'x', '--status', 'no such status')).code).toBe(4);
    expect((await run('comment', path, 'x', '--file', 'no such file')).code).toBe(4);
    expect((await run('publish', path, join(inari.dataFolder, 'accounts.json'))).code).toBe(6);
    expect((await run('time', path, '30h')).code).toBe(2);
    expect((await run('comment', path)).code).toBe(2);
    expect(rowsIn(await run('outbox', '--json'))).toEqual([]);
  });

  test('files are published to the tasks that their names speak of, all of them or none', async () => {
    const [first, second] = rowsIn(await run('tasks', '--json')).filter(({ path: at }) =>
      String(at).startsWith('Lanternfall/SQ'),
    );
    const named = (row: typeof first, ending: string): string => {
      const file = join(inari.folder, `${String(row?.['path']).split('/').slice(1).join('_')}${ending}`);
      copyFileSync(movie, file);
      return file;
    };
    const one = named(first, '_v001.mp4');
    const more = named(first, '_v001_wire.mp4');
    const other = named(second, '_v007.mp4');
    const unnamed = join(inari.folder, 'holiday.mp4');
    copyFileSync(movie, unnamed);
    const broken = join(inari.folder, 'broken.mov');
    writeFileSync(broken, 'not a movie at all');

    const stuck = await run('publish', '--by-name', one, unnamed, '--json');
    expect([stuck.code, errorIn(stuck)['detail']]).toEqual([4, { unclear: ['holiday.mp4'], unfit: [] }]);
    expect((await run('publish', path, broken)).code).toBe(6);
    expect((await run('publish', '--by-name')).code).toBe(2);
    const tried = rowsIn(await run('publish', '--by-name', one, more, other, '--in', 'ltf', '--dry-run', '--json'));
    expect(tried.map(({ taskId, state }) => [taskId, state])).toEqual([
      [first?.['id'], 'checked'],
      [first?.['id'], 'checked'],
      [second?.['id'], 'checked'],
    ]);
    expect(rowsIn(await run('outbox', '--json'))).toEqual([]);

    const sent = await online(
      'publish',
      '--by-name',
      one,
      more,
      other,
      '--status',
      'wip',
      '--text',
      'By name',
      '--wait',
      '--json',
    );
    expect([sent.code, sent.err]).toEqual([0, '']);
    expect(rowsIn(sent).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(
      onServer('By name')
        .map(({ previews }) => previews.length)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2]);
  });

  test('what others changed since one last looked is told until it is marked as seen', async () => {
    const [first] = rowsIn(await run('tasks', '--json'));
    expect((await online('sync')).code).toBe(0);
    expect((await run('since', '--seen')).code).toBe(0);
    expect((await run('since')).out).toBe('Nothing has changed since you last looked.\n');
    await setStatusAsManager(studio, String(first?.['id']), 'wip');
    expect((await online('sync')).code).toBe(0);
    const told = await run('since', '--seen', '--json');
    expect(told.json()).toMatchObject({
      since: expect.any(String),
      rows: [
        {
          id: first?.['id'],
          path: first?.['path'],
          isMine: true,
          changes: expect.arrayContaining([expect.objectContaining({ text: 'From elsewhere' })]),
        },
      ],
    });
    expect((await run('since', '--json')).json()).toMatchObject({ rows: [] });
  });

  test('a comment’s text may come over the standard input', async () => {
    expect((await inari.run(['comment', path, '-'], 'Two\nlines\n')).code).toBe(0);
    expect(rowsIn(await run('outbox', '--json'))).toHaveLength(1);
    expect((await online('sync')).code).toBe(0);
    expect(onServer('Two\nlines')).toHaveLength(1);
  });

  test('an account is chosen by its server and its e-mail', async () => {
    expect((await run('tasks', '--server', new URL(studio.url).host, '--account', email)).code).toBe(0);
    expect((await run('tasks', '--account', 'somebody@else.example')).code).toBe(3);
    expect((await run('tasks', '--server', 'kitsu.elsewhere.example')).code).toBe(3);
  });
});

test('a copy that was damaged is said with the outbox and at a sync, and both go on', async () => {
  const queued = await run('comment', path, 'Before the disk broke');
  expect(queued.code).toBe(0);
  const accounts = join(inari.dataFolder, 'accounts');
  const [accountId = ''] = readdirSync(accounts);
  const database = join(accounts, accountId, 'mirror.db');
  const bytes = readFileSync(database);
  bytes.fill('no page of a database ', 0, 4096);
  writeFileSync(database, bytes);
  const listed = await run('outbox', '--json');
  expect(listed.code).toBe(0);
  expect(listed.err).toContain('The copy of this studio was damaged and has been made anew.');
  expect(listed.err).toContain('Saved from it: 1 change that waits to be sent.');
  expect(rowsIn(listed)).toMatchObject([{ text: 'Before the disk broke', hold: 'until-seen' }]);
  expect((await run('outbox', 'release', '--all')).code).toBe(0);
  const synced = await online('sync');
  expect(synced.err).toContain('damaged');
  expect(synced.code).toBe(0);
  expect(onServer('Before the disk broke')).toHaveLength(1);
});
