// The queue as a folder that can be read without this app.
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createQueueExport, type ExportOrder } from '../../../electron/engine/queueExport/queueExport.ts';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { textFixture } from '../../support/files.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let artist: SignedIn;
let taskId = '';
let wip = '';
let folder: string;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  artist = await signedIn(studio, 'user');
  taskId = (await artist.todo())[0]?.taskId ?? '';
  wip = await artist.statusId('wip');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inari-export-'));
  await artist.call('pauseSync', { isPaused: true });
});
afterEach(async () => {
  for (const { commandId } of (await artist.query('queue', {})).rows)
    await artist.call('discardCommand', { commandId });
  await rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
});

async function post(text: string, handles: readonly string[] = []): Promise<string> {
  const { commandIds } = await artist.command('postComment', {
    taskId,
    taskStatusId: wip,
    text,
    checklist: [{ text: 'Sail on ones', checked: true, about: null }],
    handles: [...handles],
    draftKey: null,
  });
  return commandIds[0] ?? '';
}
/** As main hands over a folder that was chosen. */
function chosen(path: string): string {
  const handle = randomUUID();
  artist.engine.addFile({ handle, path, name: 'chosen', sizeBytes: 0 });
  return handle;
}
const exportTo = (path: string, language: 'en' | 'fr' = 'en') =>
  artist.call('exportQueue', { handle: chosen(path), language });
const read = (...parts: readonly string[]) => readFile(join(folder, ...parts), 'utf8');

test('what waits is a page, and a folder for each with its text and its files', async () => {
  const { handle } = await textFixture(artist, 'notes <1>.txt', 'the notes');
  const { handle: again } = await textFixture(artist, 'notes <1>.txt', 'other notes');
  const first = await post('Elbow & wrist\n<fixed>', [handle, again]);
  await artist.command('logTime', { taskId, day: '2026-11-24', durationMinutes: 210 });
  await artist.call('holdCommands', { commandIds: [first] });

  const { folderName, ...counts } = await exportTo(folder);
  expect(counts).toEqual({ commandCount: 2, incompleteCount: 0 });
  expect(await readdir(folder)).toEqual([folderName]);
  const [one = '', two = '', ...pages] = await readdir(join(folder, folderName));
  expect(pages).toEqual(['index.html', 'queue.json']);
  expect(one).toMatch(/^1 Comment on /);
  expect(two).toMatch(/^2 Time on /);
  expect((await readdir(join(folder, folderName, one))).toSorted()).toEqual([
    'notes -1- (2).txt',
    'notes -1-.txt',
    'text.txt',
  ]);
  expect(await read(folderName, one, 'notes -1-.txt')).toBe('the notes');
  expect(await read(folderName, one, 'notes -1- (2).txt')).toBe('other notes');
  const words = await read(folderName, one, 'text.txt');
  for (const said of [
    /^Comment on SQ/,
    'Elbow & wrist\n<fixed>',
    '[x] Sail on ones',
    'Standing: Held by its author',
    'Status: ',
  ])
    expect(words).toMatch(said);
  expect(await read(folderName, two, 'text.txt')).toMatch(/Time: 3 h 30\nDay: 2026-11-24/);

  const page = await read(folderName, 'index.html');
  expect(page).toContain('Elbow &#38; wrist\n&#60;fixed&#62;');
  expect(page).not.toContain('<fixed>');
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, target = '']) => decodeURIComponent(target));
  expect(links).toHaveLength(4);
  for (const target of links) await access(join(folder, folderName, target));

  // For programs; where the files lie on this computer is none of its business.
  const json = await read(folderName, 'queue.json');
  expect(JSON.parse(json)).toMatchObject({ commands: [{ commandId: first }, { kind: 'logTime' }] });
  expect(json).not.toContain('"path"');
  expect((await artist.query('queue', {})).rows).toHaveLength(2);

  // The second of a minute has a place of its own.
  expect((await exportTo(folder)).folderName).not.toBe(folderName);
  expect(await readdir(folder)).toHaveLength(2);
});

test('it is in French for who reads French', async () => {
  await post('Le coude est corrigé');
  const { folderName } = await exportTo(folder, 'fr');
  expect(folderName).toMatch(/^File d’attente Inari /);
  expect(await read(folderName, 'index.html')).toMatch(/<html lang="fr">[^]*1 modification de [^]*Commentaire sur SQ/);
});

test('a folder that is gone is told, and so is a file that is', async () => {
  const { handle } = await textFixture(artist, 'gone.txt', 'x');
  await post('with a file', [handle]);
  const [account] = await artist.query('accounts', {});
  const copies = join(artist.dataFolder, 'accounts', account?.id ?? '', 'outbox');
  for (const name of await readdir(copies)) await rm(join(copies, name));
  const { folderName, incompleteCount } = await exportTo(folder);
  expect(incompleteCount).toBe(1);
  const [one = ''] = await readdir(join(folder, folderName));
  expect(await read(folderName, one, 'text.txt')).toContain('- gone.txt (it was not there any more)');

  const gone = join(folder, 'gone');
  await expect(exportTo(gone)).rejects.toMatchObject({ code: 'folder-not-writable' });
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(exportTo(file)).rejects.toMatchObject({ code: 'folder-not-writable' });
});

test('where there is no room nothing is begun; cancelled or cut short, nothing is left behind', async () => {
  const source = join(folder, 'movie.mp4');
  await writeFile(source, Buffer.alloc(30_000_000, 7));
  const target = join(folder, 'target');
  await mkdir(target);
  const order: ExportOrder = {
    parentFolder: target,
    language: 'en',
    commands: [
      {
        title: 'Publish, SQ010 / SH0010',
        facts: [],
        text: '',
        checklist: [],
        files: [1, 2, 3].map((position) => ({
          id: String(position),
          commandId: 'c1',
          position,
          name: 'movie.mp4',
          extension: 'mp4',
          sizeBytes: 30_000_000,
          sha256: '',
          path: source,
          kept: 'original',
        })),
      },
    ],
    introduction: '',
    json: '{}',
    time: '2026-11-24 18-30',
  };
  const parts = { pathOf: () => source, onProgress: () => undefined };
  const full = createQueueExport({ ...parts, freeBytesIn: () => Promise.resolve(40_000_000) });
  await expect(full.write(order)).rejects.toMatchObject({
    code: 'disk-full',
    detail: { neededBytes: 95_000_000, freeBytes: 40_000_000 },
  });
  expect(await readdir(target)).toEqual([]);

  const seen: number[] = [];
  const cancelled = createQueueExport({
    ...parts,
    onProgress: () => {
      const progress = cancelled.progress();
      if (progress === null) return;
      expect(progress.totalBytes).toBe(90_000_000);
      seen.push(progress.doneBytes);
      if (progress.doneBytes > 40_000_000) cancelled.cancel();
    },
  });
  await expect(cancelled.write(order)).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(cancelled.progress()).toBe(null);
  expect(await readdir(target)).toEqual([]);

  // The disk goes away in the middle.
  const cut = createQueueExport({
    ...parts,
    pathOf: (file) => {
      if (file.position === 2) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return source;
    },
  });
  await expect(cut.write(order)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readdir(target)).toEqual([]);
});

test('a second export waits for nobody: one at a time', async () => {
  const { handle } = await textFixture(artist, 'large.txt', 'x'.repeat(20_000_000));
  await post('large', [handle]);
  const first = exportTo(folder);
  await expect(exportTo(folder)).rejects.toMatchObject({ code: 'not-allowed' });
  await artist.call('cancelQueueExport', {});
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(await artist.query('queueExport', {})).toBe(null);
});
