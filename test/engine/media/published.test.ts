// What was published from this computer and stays on it: the file that waited becomes the original of its preview.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createPinnedFiles } from '../../../electron/engine/db/tables/pinnedFiles.ts';
import { createMediaFiles } from '../../../electron/engine/db/tables/mediaFiles.ts';
import type { OutboxFile } from '../../../electron/engine/db/tables/outbox.ts';
import { createMedia, type Media } from '../../../electron/engine/media/media.ts';
import { createKeepPublished } from '../../../electron/engine/publishedFiles.ts';
import type { PreviewFile } from '../../../shared/model/task.ts';
import { codedFolder } from '../../support/coded/movies.ts';
import { previewFile } from '../queries/support.ts';

const movie = path.join(codedFolder, 'ten-24.mp4');
const movieBytes = statSync(movie).size;
const previewFileId = 'aa11bb22';

let folder: string;
let db: Database;
let media: Media;
let limitBytes: number;
let seen: Map<string, PreviewFile>;
let failures: unknown[];

const openMedia = (): Media =>
  createMedia({
    folder: path.join(folder, 'media'),
    db,
    limitBytes: () => limitBytes,
    openFile: () => Promise.reject(new Error('no network')),
    localFile: () => null,
    freeBytes: () => Promise.resolve(1e12),
    now: Date.now,
    log: () => undefined,
    onChange: () => undefined,
  });

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'inari-published-'));
  mkdirSync(path.join(folder, 'outbox'));
  db = openDatabase(path.join(folder, 'account.db'));
  limitBytes = 1e9;
  seen = new Map([[previewFileId, { ...previewFile(previewFileId, 't1', 1), extension: 'mp4' }]]);
  failures = [];
  media = openMedia();
});
afterEach(async () => {
  await media.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file that has just been sent. */
function queued(name: string, from: string | Buffer, kept: OutboxFile['kept'] = 'copy'): OutboxFile {
  const place = path.join(folder, 'outbox', name);
  if (typeof from === 'string') copyFileSync(from, place);
  else writeFileSync(place, from);
  const sizeBytes = statSync(place).size;
  return { id: 'queued', commandId: 'c', position: 1, name, extension: 'mp4', sizeBytes, sha256: '', path: name, kept };
}
const keep = (file: OutboxFile): Promise<void> =>
  createKeepPublished({
    previewFiles: { get: (id) => seen.get(id) ?? null },
    queuedFiles: { pathOf: (of) => path.join(folder, 'outbox', of.path) },
    media,
    onFailure: (error) => void failures.push(error),
  })([file], { queued: previewFileId });
const reference = { kind: 'movie-source', id: previewFileId, extension: '', version: null } as const;
const isKept = (): Promise<boolean> => media.isHere(reference);
const waiting = (): readonly string[] => readdirSync(path.join(folder, 'outbox'));

test('a movie moves in as it was sent, counts, and is there after a new start', async () => {
  await keep(queued('shot.mov', movie));
  expect(waiting()).toEqual([]);
  expect(media.sizeBytes().all).toBe(movieBytes);
  await media.close();
  media = openMedia();
  const file = await media.file({ ...reference, afterBytes: null });
  expect(file).toMatchObject({ contentType: 'video/mp4', totalBytes: movieBytes, isComplete: true });
  expect(readFileSync(file.path).equals(readFileSync(movie))).toBe(true);
});

test.each([
  ['is no movie, whatever it is called', () => queued('shot.mp4', Buffer.from('words'))],
  ['is half of one', () => queued('shot.mp4', readFileSync(movie).subarray(0, 5_000))],
  ['there was no room to copy', () => queued('shot.mp4', movie, 'original')],
] as const)('what %s stays where it is', async (_what, made) => {
  await keep(made());
  expect(await isKept()).toBe(false);
  expect(waiting()).toHaveLength(1);
  expect(failures).toEqual([]);
});

test('of what this account does not see nothing is kept, nor of what it may not see any more a moment later', async () => {
  const row = seen.get(previewFileId) ?? null;
  seen.delete(previewFileId);
  await keep(queued('shot.mp4', movie));
  expect(await isKept()).toBe(false);
  // Seen when it was looked at, forgotten while it moved.
  let asked = 0;
  const once = { get: () => ((asked += 1) === 1 ? row : null) };
  await createKeepPublished({
    previewFiles: once,
    queuedFiles: { pathOf: (of) => path.join(folder, 'outbox', of.path) },
    media,
    onFailure: (error) => void failures.push(error),
  })([queued('again.mp4', movie)], { queued: previewFileId });
  expect(await isKept()).toBe(false);
  expect(media.sizeBytes().all).toBe(0);
});

test('it makes room as anything does, and never for more than half of what may be kept', async () => {
  limitBytes = movieBytes * 2.2;
  await keep(queued('one.mp4', movie));
  expect(await isKept()).toBe(true);
  // Two more, and the one that nobody looked at for longest goes.
  for (const id of ['cc33', 'dd44']) {
    const file = queued(`${id}.mp4`, movie);
    expect(
      await media.takeOver(
        { ...reference, id },
        { path: path.join(folder, 'outbox', file.path), sizeBytes: movieBytes },
      ),
    ).toBe(true);
  }
  expect(media.sizeBytes().all).toBeLessThanOrEqual(limitBytes);
  expect(await isKept()).toBe(false);
  limitBytes = movieBytes * 1.9;
  await keep(queued('large.mp4', movie));
  expect(await isKept()).toBe(false);
  db.write(() => {
    createPinnedFiles(db).add('set', {
      kind: 'movie-source',
      id: previewFileId,
      extension: '',
      position: 0,
      sizeBytes: 0,
    });
  });
  await media.pinsChanged();
  await keep(queued('pinned.mp4', movie));
  expect(await isKept()).toBe(true);
});

test('what cannot be moved is kept nowhere, and is no failure of what was sent', async () => {
  const file = queued('shot.mp4', movie);
  writeFileSync(path.join(folder, 'media', 'movie-source'), 'in the way');
  await keep(file);
  expect(failures).toEqual([]);
  expect(createMediaFiles(db).find(reference)).toBeNull();
  expect(media.sizeBytes().all).toBe(0);
  expect(existsSync(path.join(folder, 'outbox', file.path))).toBe(true);
});
