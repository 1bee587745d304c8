import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createPinnedFiles } from '../../../electron/engine/db/tables/pinnedFiles.ts';
import { createMedia, type Media } from '../../../electron/engine/media/media.ts';
import type { MediaFile } from '../../../shared/control.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import { startFileServer, type FileServer } from './fileServer.ts';

let folder: string;
let server: FileServer;
let db: Database;
let media: Media;
let limitBytes: number;
let freeBytes: number;
let nowMs: number;
let outbox: Map<string, { path: string; contentType: string }>;

const openMedia = (): Media =>
  createMedia({
    folder: path.join(folder, 'media'),
    db,
    limitBytes: () => limitBytes,
    openFile: server.openFile,
    localFile: ({ id }) => outbox.get(id) ?? null,
    freeBytes: () => Promise.resolve(freeBytes),
    now: () => nowMs,
    log: () => undefined,
    onChange: () => undefined,
  });

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'inari-media-'));
  server = await startFileServer();
  db = openDatabase(path.join(folder, 'account.db'));
  limitBytes = 1e9;
  freeBytes = 1e12;
  nowMs = Date.parse('2026-11-24T10:00:00Z');
  outbox = new Map();
  media = openMedia();
});

afterEach(async () => {
  await media.close();
  db.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (
  kind: MediaKind,
  id: string,
  more: { extension?: string; version?: string; afterBytes?: number } = {},
): Promise<MediaFile> =>
  media.file({
    kind,
    id,
    extension: more.extension ?? '',
    version: more.version ?? null,
    afterBytes: more.afterBytes ?? null,
  });

const thumbnailPath = (id: string): string => `/pictures/thumbnails/preview-files/${id}.png`;
const moviePath = (id: string): string => `/movies/originals/preview-files/${id}.mp4`;
const pin = (kind: MediaKind, id: string): Promise<void> => {
  db.write(() => {
    createPinnedFiles(db).add('set', { kind, id, extension: '', position: 0, sizeBytes: 0 });
  });
  return media.pinsChanged();
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: { code: string }) => error.code,
  );
/** Follows a file to its end, as the page's reader does. */
const whole = async (kind: MediaKind, id: string): Promise<MediaFile> => {
  let file = await ask(kind, id);
  while (!file.isComplete) file = await ask(kind, id, { afterBytes: file.availableBytes });
  return file;
};
const thumbnail = (size = 400): { id: string; bytes: Buffer } => {
  const id = randomUUID();
  const bytes = randomBytes(size);
  server.put(thumbnailPath(id), bytes);
  return { id, bytes };
};

describe('pictures', () => {
  test('are fetched once and then come from the disk, also after a new start and without a network', async () => {
    const { id, bytes } = thumbnail();
    const first = await ask('thumbnail', id);
    expect(first).toMatchObject({ contentType: 'image/png', totalBytes: 400, isComplete: true });
    expect(readFileSync(first.path)).toEqual(bytes);
    await media.close();
    media = openMedia();
    await server.stop();
    expect(readFileSync((await ask('thumbnail', id)).path)).toEqual(bytes);
    expect(server.requests).toHaveLength(1);
  });

  test('asked for by many at once are fetched once', async () => {
    const { id } = thumbnail();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('thumbnail', id)));
    expect(new Set(answers.map((answer) => answer.path)).size).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  test('never lie outside their folder, whatever the server calls them', async () => {
    const id = randomUUID();
    server.put(`/data/attachment-files/${id}/file/file.pdf`, Buffer.from('%PDF'), { contentType: 'application/pdf' });
    const file = await ask('attachment', id, { extension: 'pdf' });
    expect(path.relative(path.join(folder, 'media'), file.path)).toBe(
      path.join('attachment', id.slice(0, 2), `${id}.pdf`),
    );
    expect(file.contentType).toBe('application/pdf');
  });

  test('that are missing on the server are not asked for again for a while', async () => {
    const id = randomUUID();
    expect(await codeOf(ask('thumbnail', id))).toBe('not-found');
    expect(await codeOf(ask('thumbnail', id))).toBe('not-found');
    expect(server.requests).toHaveLength(1);
    nowMs += 61_000;
    server.put(thumbnailPath(id), randomBytes(10));
    expect(await ask('thumbnail', id)).toMatchObject({ totalBytes: 10 });
  });

  test('that the server still makes are asked for again soon', async () => {
    const { id } = thumbnail();
    const answering = server.files.get(thumbnailPath(id));
    if (answering !== undefined) answering.status = 202;
    expect(await codeOf(ask('thumbnail', id))).toBe('not-found');
    nowMs += 9_000;
    if (answering !== undefined) answering.status = 200;
    expect(await ask('thumbnail', id)).toMatchObject({ isComplete: true });
  });

  test('are not replaced by a sign-in page of the network', async () => {
    const id = randomUUID();
    const answering = server.put(thumbnailPath(id), Buffer.from('<html>Welcome to the hotel</html>'), {
      contentType: 'text/html',
    });
    expect(await codeOf(ask('thumbnail', id))).toBe('not-on-this-disk');
    Object.assign(answering, { contentType: 'image/png', bytes: Buffer.from('picture') });
    nowMs += 6_000;
    expect(readFileSync((await ask('thumbnail', id)).path, 'utf8')).toBe('picture');
  });

  test('that were cut by a loss of power are fetched again', async () => {
    const { id, bytes } = thumbnail();
    truncateSync((await ask('thumbnail', id)).path, 100);
    expect(readFileSync((await ask('thumbnail', id)).path)).toEqual(bytes);
    expect(media.sizeBytes()).toEqual({ all: 400, pinned: 0 });
  });
});

describe('without a network', () => {
  test('what is not here says so, and the network is left alone until it is back', async () => {
    const { id } = thumbnail();
    const files = new Map(server.files);
    await server.stop();
    expect(await codeOf(ask('thumbnail', id))).toBe('not-on-this-disk');
    expect(await codeOf(ask('thumbnail', randomUUID()))).toBe('not-on-this-disk');
    expect(server.requests).toHaveLength(0);
    const former = server;
    server = await startFileServer();
    for (const [at, file] of files) server.files.set(at, file);
    await media.close();
    media = openMedia();
    media.wake();
    expect(await ask('thumbnail', id)).toMatchObject({ isComplete: true });
    await former.stop().catch(() => undefined);
  });
});

describe('avatars', () => {
  const avatarPath = (id: string): string => `/pictures/thumbnails/persons/${id}.png`;

  test('are checked when the person has changed, and fetched only if they have', async () => {
    const id = randomUUID();
    const answering = server.put(avatarPath(id), Buffer.from('smiling'), { etag: '"a"' });
    await ask('person-avatar', id, { version: '2026-11-01T00:00:00Z' });
    const same = await ask('person-avatar', id, { version: '2026-11-02T00:00:00Z' });
    expect(readFileSync(same.path, 'utf8')).toBe('smiling');
    expect(server.requests.at(-1)?.ifNoneMatch).toBe('"a"');
    Object.assign(answering, { bytes: Buffer.from('with a hat'), etag: '"b"' });
    const other = await ask('person-avatar', id, { version: '2026-11-03T00:00:00Z' });
    expect(readFileSync(other.path, 'utf8')).toBe('with a hat');
    expect(media.sizeBytes()).toEqual({ all: 10, pinned: 0 });
    const asked = server.requests.length;
    await ask('person-avatar', id, { version: '2026-11-03T00:00:00Z' });
    await ask('person-avatar', id);
    expect(server.requests).toHaveLength(asked);
  });

  test('of yesterday are better than none', async () => {
    const id = randomUUID();
    server.put(avatarPath(id), Buffer.from('smiling'));
    await ask('person-avatar', id, { version: '1' });
    await server.stop();
    expect(readFileSync((await ask('person-avatar', id, { version: '2' })).path, 'utf8')).toBe('smiling');
  });
});

describe('movies', () => {
  const movie = (size: number, more = {}): { id: string; bytes: Buffer } => {
    const id = randomUUID();
    const bytes = randomBytes(size);
    server.put(moviePath(id), bytes, more);
    return { id, bytes };
  };

  test('can be read before they are complete, and their bytes keep one name to the end', async () => {
    const { id, bytes } = movie(3_000_000, { gateBytes: 1_000_000 });
    let file = await ask('movie', id);
    expect(file).toMatchObject({ totalBytes: 3_000_000, isComplete: false, contentType: 'video/mp4' });
    while (file.availableBytes < 1_000_000) file = await ask('movie', id, { afterBytes: file.availableBytes });
    expect(readFileSync(file.path).subarray(0, 1_000_000)).toEqual(bytes.subarray(0, 1_000_000));
    expect(media.downloads()).toEqual([{ kind: 'movie', id, receivedBytes: 1_000_000, totalBytes: 3_000_000 }]);
    const waiting = ask('movie', id, { afterBytes: 1_000_000 });
    server.release(moviePath(id));
    expect((await waiting).availableBytes).toBeGreaterThan(1_000_000);
    const complete = await whole('movie', id);
    expect(complete.contentId).toBe(file.contentId);
    expect(readFileSync(complete.path)).toEqual(bytes);
    expect((await ask('movie', id, { afterBytes: 2_000_000 })).contentId).toBe(file.contentId);
    expect(media.downloads()).toEqual([]);
  });

  test('cut on the way go on where they stopped', async () => {
    const { id, bytes } = movie(2_000_000, { cuts: [700_000, 700_000] });
    expect(readFileSync((await whole('movie', id)).path)).toEqual(bytes);
    const [first, second, third] = server.requests.map(({ range }) => Number(/\d+/.exec(range ?? 'bytes=0-')?.[0]));
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
    expect(third).toBeGreaterThan(second ?? 0);
  });

  test('cut by the end of the app go on at the next start', async () => {
    const { id, bytes } = movie(2_000_000, { gateBytes: 1_200_000 });
    let file = await ask('movie', id);
    while (file.availableBytes < 1_200_000) file = await ask('movie', id, { afterBytes: file.availableBytes });
    await media.close();
    media = openMedia();
    server.release(moviePath(id));
    expect(readFileSync((await whole('movie', id)).path)).toEqual(bytes);
    expect(server.requests.map(({ range }) => range)).toEqual([null, 'bytes=1200000-']);
    expect(readdirSync(path.join(folder, 'media/arriving'))).toEqual([]);
  });

  test('that changed on the server meanwhile start anew, and a reader of the old one is not given the new one', async () => {
    const { id } = movie(2_000_000, { gateBytes: 1_200_000 });
    let old = await ask('movie', id);
    while (old.availableBytes < 1_200_000) old = await ask('movie', id, { afterBytes: old.availableBytes });
    await media.close();
    media = openMedia();
    const bytes = randomBytes(2_500_000);
    server.put(moviePath(id), bytes, { etag: '"new"' });
    const complete = await whole('movie', id);
    expect(readFileSync(complete.path)).toEqual(bytes);
    expect(complete.contentId).not.toBe(old.contentId);
  });

  test('whose server knows no ranges are fetched from the beginning', async () => {
    const { id, bytes } = movie(2_000_000, { cuts: [900_000], ignoresRange: true });
    expect(readFileSync((await whole('movie', id)).path)).toEqual(bytes);
    expect(server.requests).toHaveLength(2);
  });

  test('cut again and again without a new byte are given up, and what came is kept for later', async () => {
    const { id, bytes } = movie(2_000_000, { cuts: [900_000, 0, 0, 0] });
    await ask('movie', id);
    expect(await codeOf(whole('movie', id))).toBe('not-on-this-disk');
    nowMs += 6_000;
    expect(readFileSync((await whole('movie', id)).path)).toEqual(bytes);
    expect(server.requests.at(-1)?.range).toMatch(/^bytes=[1-9]\d+-$/);
  });

  test('do not keep pictures waiting, and the one asked for last takes the place of the oldest', async () => {
    const gated = { gateBytes: 1_100_000 };
    const movies = [movie(2_000_000, gated), movie(2_000_000, gated), movie(2_000_000, gated)] as const;
    const [first, second, third] = movies;
    for (const { id } of [first, second]) {
      let file = await ask('movie', id);
      while (file.availableBytes < 1_100_000) file = await ask('movie', id, { afterBytes: file.availableBytes });
    }
    expect(await ask('thumbnail', thumbnail().id)).toMatchObject({ isComplete: true });
    expect(await ask('movie', third.id)).toMatchObject({ isComplete: false });
    for (const { id } of movies) server.release(moviePath(id));
    for (const { id, bytes } of movies) expect(readFileSync((await whole('movie', id)).path)).toEqual(bytes);
    // The first was put aside and went on from where it was.
    expect(server.requests.filter((request) => request.path === moviePath(first.id)).map(({ range }) => range)).toEqual(
      [null, 'bytes=1100000-'],
    );
  });
});

describe('what may no longer be seen', () => {
  test('is not kept, though somebody looks at it as it arrives', async () => {
    const id = randomUUID();
    server.put(moviePath(id), randomBytes(2_000_000), { gateBytes: 1_200_000 });
    let file = await ask('movie', id);
    while (file.availableBytes < 1_200_000) file = await ask('movie', id, { afterBytes: file.availableBytes });
    const waiting = codeOf(ask('movie', id, { afterBytes: file.availableBytes }));
    await media.forget(id);
    server.release(moviePath(id));
    expect(await waiting).toBe('cancelled');
    await media.close();
    expect(readdirSync(path.join(folder, 'media/arriving'))).toEqual([]);
    await server.stop();
    media = openMedia();
    expect(await codeOf(ask('movie', id))).toBe('not-on-this-disk');
    expect(media.sizeBytes()).toEqual({ all: 0, pinned: 0 });
  });

  test('and is just being put in its place goes, too', async () => {
    const id = randomUUID();
    server.put(moviePath(id), randomBytes(2_000_000), { gateBytes: 1_200_000 });
    await ask('movie', id);
    server.release(moviePath(id));
    while (media.downloads().some(({ receivedBytes }) => receivedBytes < 2_000_000)) await new Promise(setImmediate);
    await media.forget(id);
    expect(media.sizeBytes()).toEqual({ all: 0, pinned: 0 });
    await media.close();
    await server.stop();
    media = openMedia();
    expect(await codeOf(ask('movie', id))).toBe('not-on-this-disk');
  });
});

describe('a movie of which the smaller one alone is here', () => {
  test('is shown by that without a network, however often it is asked for', async () => {
    const id = randomUUID();
    const bytes = randomBytes(500);
    server.put(`/movies/low/preview-files/${id}.mp4`, bytes, { contentType: 'video/mp4' });
    await whole('movie-low', id);
    await server.stop();
    // The first is told by the network, the next ones by what is remembered of that.
    for (let asked = 0; asked < 3; asked += 1) expect(readFileSync((await ask('movie', id)).path)).toEqual(bytes);
  });
});

describe('the limit', () => {
  test('throws out what was not used for longest, and never what is pinned, which does not count', async () => {
    limitBytes = 500;
    const pictures = [thumbnail(), thumbnail(), thumbnail()] as const;
    const [pinned, used, unused] = pictures;
    await ask('thumbnail', pinned.id);
    await pin('thumbnail', pinned.id);
    nowMs += 1_000;
    await ask('thumbnail', used.id);
    nowMs += 1_000;
    await ask('thumbnail', unused.id);
    expect(media.sizeBytes()).toEqual({ all: 800, pinned: 400 });
    await server.stop();
    expect(await codeOf(ask('thumbnail', used.id))).toBe('not-on-this-disk');
    expect(await ask('thumbnail', pinned.id)).toMatchObject({ isComplete: true });
    expect(await ask('thumbnail', unused.id)).toMatchObject({ isComplete: true });
  });

  test('counts a use that has not been written down yet', async () => {
    limitBytes = 1_000;
    const [first, second, third] = [thumbnail(), thumbnail(), thumbnail()];
    await ask('thumbnail', first.id);
    nowMs += 1_000;
    await ask('thumbnail', second.id);
    nowMs += 1_000;
    await ask('thumbnail', first.id);
    nowMs += 1_000;
    await ask('thumbnail', third.id);
    await server.stop();
    expect(await ask('thumbnail', first.id)).toMatchObject({ isComplete: true });
    expect(await codeOf(ask('thumbnail', second.id))).toBe('not-on-this-disk');
  });

  test('clearing leaves nothing but what is pinned', async () => {
    const [kept, gone] = [thumbnail(), thumbnail()];
    for (const { id } of [kept, gone]) await ask('thumbnail', id);
    await pin('thumbnail', kept.id);
    await media.clear();
    expect(media.sizeBytes()).toEqual({ all: 400, pinned: 400 });
    expect(readdirSync(path.join(folder, 'media/thumbnail'))).toContain(kept.id.slice(0, 2));
  });
});

describe('the file that a movie was made of', () => {
  const sourcePath = (id: string): string => `/movies/source/preview-files/${id}.mp4`;
  const source = (size: number, more = {}): string => {
    const id = randomUUID();
    server.put(sourcePath(id), randomBytes(size), more);
    return id;
  };

  test('throws nothing out where it would take most of what may be kept, unless a set wants it', async () => {
    limitBytes = 3_000_000;
    const looked = thumbnail();
    await ask('thumbnail', looked.id);
    const id = source(2_000_000);
    expect(await codeOf(whole('movie-source', id))).toBe('too-large');
    expect(media.downloads()).toEqual([]);
    expect(media.sizeBytes()).toEqual({ all: 400, pinned: 0 });
    await pin('movie-source', id);
    expect(await whole('movie-source', id)).toMatchObject({ totalBytes: 2_000_000 });
    expect(media.sizeBytes()).toEqual({ all: 2_000_400, pinned: 2_000_000 });
  });

  test('is asked for again as soon as it may be kept', async () => {
    limitBytes = 3_000_000;
    const id = source(2_000_000);
    expect(await codeOf(whole('movie-source', id))).toBe('too-large');
    limitBytes = 5_000_000;
    expect(await whole('movie-source', id)).toMatchObject({ totalBytes: 2_000_000 });
  });

  test('is fetched no further once nobody looks at it, and goes on from there', async () => {
    const id = source(2_000_000, { gateBytes: 1_200_000 });
    const reference = { kind: 'movie-source', id, extension: '', version: null } as const;
    let file = await ask('movie-source', id);
    while (file.availableBytes < 1_200_000) file = await ask('movie-source', id, { afterBytes: file.availableBytes });
    const waiting = codeOf(ask('movie-source', id, { afterBytes: file.availableBytes }));
    media.leave(reference);
    expect(await waiting).toBe('cancelled');
    expect(media.downloads()).toEqual([]);
    server.release(sourcePath(id));
    expect(await whole('movie-source', id)).toMatchObject({ totalBytes: 2_000_000 });
    expect(server.requests.at(-1)?.range).toBe('bytes=1200000-');
    media.leave(reference);
    expect(await ask('movie-source', id)).toMatchObject({ isComplete: true });
  });

  test('is fetched on where a set wants it', async () => {
    const id = source(2_000_000, { gateBytes: 1_200_000 });
    await pin('movie-source', id);
    await ask('movie-source', id);
    media.leave({ kind: 'movie-source', id, extension: '', version: null });
    server.release(sourcePath(id));
    expect(await whole('movie-source', id)).toMatchObject({ totalBytes: 2_000_000 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a full disk', () => {
  test('is said, stops further downloads, and leaves room for what the user writes', async () => {
    freeBytes = 400_000_000;
    const [first, second] = [thumbnail(), thumbnail()];
    expect(await codeOf(ask('thumbnail', first.id))).toBe('disk-full');
    expect(await codeOf(ask('thumbnail', second.id))).toBe('disk-full');
    expect(server.requests).toHaveLength(1);
    freeBytes = 1e12;
    media.wake();
    expect(await ask('thumbnail', second.id)).toMatchObject({ isComplete: true });
  });
});

describe('files that wait in the outbox', () => {
  test('are shown from where they wait, and are gone when they have been sent', async () => {
    const id = randomUUID();
    const waiting = path.join(folder, 'playblast.mov');
    writeFileSync(waiting, 'frames');
    outbox.set(id, { path: waiting, contentType: 'video/quicktime' });
    expect(await ask('outbox', id)).toMatchObject({
      path: waiting,
      contentType: 'video/quicktime',
      totalBytes: 6,
      isComplete: true,
    });
    outbox.clear();
    expect(await codeOf(ask('outbox', id))).toBe('gone');
    expect(server.requests).toHaveLength(0);
  });
});
