// What a server says may be anything: the names that a file would have, and how much of it comes.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createMediaFiles } from '../../../electron/engine/db/tables/mediaFiles.ts';
import { previewFile } from '../../../electron/engine/kitsu/decode/previewFile.ts';
import type { Kitsu } from '../../../electron/engine/kitsu/kitsu.ts';
import { createMedia, type Media } from '../../../electron/engine/media/media.ts';
import { InariError } from '../../../shared/errors.ts';

const megabyte = 1_000_000;
type Answer = Awaited<ReturnType<Kitsu['openFile']>>;

let home: string;
let folder: string;
let db: Database;
let media: Media;
let openFile: Kitsu['openFile'];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'inari-untrusted-'));
  folder = path.join(home, 'account', 'media');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(home, 'own.png'), 'the user’s own');
  db = openDatabase(path.join(home, 'account', 'mirror.db'));
  openFile = () => Promise.resolve(answer(200, {}, [Buffer.from('somebody else’s')]));
  media = createMedia({
    folder,
    db,
    limitBytes: () => 10 * megabyte,
    openFile: (...asked) => openFile(...asked),
    localFile: () => null,
    freeBytes: () => Promise.resolve(freeBytes),
    now: Date.now,
    log: () => undefined,
    onChange: () => undefined,
  });
});
let freeBytes = 1e12;
afterEach(async () => {
  freeBytes = 1e12;
  await media.close();
  db.close();
  rmSync(home, { recursive: true, force: true });
});

function answer(status: number, headers: Record<string, string>, chunks: Iterable<Uint8Array>): Answer {
  return {
    status,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    cancel: () => undefined,
    body: (async function* () {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    })(),
  };
}
const onItsWay = (): number => {
  const arriving = path.join(folder, 'arriving');
  if (!existsSync(arriving)) return 0;
  return readdirSync(arriving).reduce((sum, name) => sum + statSync(path.join(arriving, name)).size, 0);
};
const own = (): string => readFileSync(path.join(home, 'own.png'), 'utf8');

describe('names', () => {
  test.each([
    ['id', { kind: 'thumbnail', id: '../../../../own', extension: '' }],
    ['extension', { kind: 'original', id: 'aabb', extension: '/../../../../own.png' }],
    ['short extension', { kind: 'original', id: 'aabb', extension: '/..' }],
    ['extension with a folder', { kind: 'attachment', id: 'aabb', extension: 'a/b' }],
  ] as const)('an %s that leads elsewhere is no file', async (_what, reference) => {
    await expect(media.keep({ ...reference, version: null })).rejects.toMatchObject({ code: 'not-found' });
    await expect(media.file({ ...reference, version: null, afterBytes: null })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(own()).toBe('the user’s own');
  });

  test('a row that an older version wrote is forgotten, and what it names is left alone', async () => {
    const row = { sizeBytes: 5, etag: null, fetchedAt: '2026-01-01T00:00:00Z', usedAt: '2026-01-01T00:00:00Z' };
    db.write(() => {
      const files = createMediaFiles(db);
      files.keep({ kind: 'thumbnail', id: 'aa', fileName: '../../../../own.png', ...row });
      files.keep({ kind: 'thumbnail', id: '../../../..', fileName: 'own.png', ...row });
    });
    await media.clear();
    expect(own()).toBe('the user’s own');
    expect(createMediaFiles(db).totalBytes().all).toBe(0);
  });

  test('ids and extensions of a row are those of a file, or none', () => {
    const row = { id: 'aabb', task_id: 'ccdd', extension: '.PNG' };
    expect(previewFile.parse(row).extension).toBe('png');
    expect(previewFile.parse({ ...row, extension: '/../x' }).extension).toBe('');
    expect(previewFile.safeParse({ ...row, id: '../x' }).success).toBe(false);
  });
});

describe('amounts', () => {
  const endless = function* (): Iterable<Uint8Array> {
    for (;;) yield Buffer.alloc(megabyte);
  };

  test('a picture of a list that does not end is not kept', async () => {
    openFile = () => Promise.resolve(answer(200, { 'content-type': 'image/png' }, endless()));
    await expect(media.keep({ kind: 'thumbnail', id: 'aa11', extension: '', version: null })).rejects.toMatchObject({
      code: 'broken-answer',
    });
    expect(onItsWay()).toBe(0);
  });

  test('a file without a length stops where the disk would get too full for the work itself', async () => {
    openFile = () => Promise.resolve(answer(200, {}, spending()));
    freeBytes = 540 * megabyte;
    const spending = function* (): Iterable<Uint8Array> {
      for (const chunk of endless()) {
        freeBytes -= megabyte;
        yield chunk;
      }
    };
    await expect(media.keep({ kind: 'original', id: 'aa12', extension: 'mov', version: null })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(freeBytes).toBeGreaterThan(490 * megabyte);
  });

  test('more than was announced is no answer, and is not asked for again and again', async () => {
    let asked = 0;
    openFile = (_path, { range }) => {
      asked += 1;
      const total = String(2 * megabyte);
      if (range === null)
        return Promise.resolve(
          answer(
            200,
            { 'content-length': total },
            (function* () {
              yield Buffer.alloc(megabyte);
              throw new InariError('unreachable');
            })(),
          ),
        );
      return Promise.resolve(
        answer(206, { 'content-range': `bytes ${String(megabyte)}-${total}/${total}` }, endless()),
      );
    };
    await expect(media.keep({ kind: 'original', id: 'aa13', extension: 'mov', version: null })).rejects.toMatchObject({
      code: 'broken-answer',
    });
    expect(asked).toBe(2);
    expect(onItsWay()).toBe(0);
  });
});
