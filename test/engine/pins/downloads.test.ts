// What a set wants of a server that is not well, or not well for one file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { givenSources } from '../../../electron/engine/db/givenSources.ts';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../../electron/engine/db/tables.ts';
import { createPinDownloads } from '../../../electron/engine/pins/downloads.ts';
import { InariError } from '../../../shared/errors.ts';

const count = 200;
let folder: string;
let db: Database;
let tables: Tables;
let answer: (id: string) => Promise<number>;
let asked: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inari-pins-'));
  db = openDatabase(path.join(folder, 'mirror.db'));
  tables = createTables(db);
  asked = 0;
  db.writeOriginals(() => {
    tables.pinnedSets.add({
      id: 'set',
      subject: { kind: 'production', productionId: 'film' },
      media: 'thumbnails',
      revisionCount: 1,
      hasSources: false,
      isPaused: false,
      createdAt: '2026-11-24T10:00:00Z',
    });
  });
  db.write(() => {
    for (let number = 0; number < count; number += 1)
      tables.pinnedFiles.add('set', {
        kind: 'thumbnail',
        id: `f${String(number)}`,
        extension: '',
        position: number,
        sizeBytes: 1,
      });
  });
});
afterEach(() => {
  vi.useRealTimers();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = () =>
  createPinDownloads({
    db,
    tables,
    isOnline: () => true,
    now: Date.now,
    log: () => undefined,
    media: {
      keep: ({ id }) => {
        asked += 1;
        return answer(id);
      },
      stopKeeping: () => undefined,
      downloads: () => [],
    },
  });
const here = (): number => tables.pinnedFiles.totalsOf('set').hereCount;

test('a server that is being started anew is asked for little, and all of it afterwards', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let isUp = false;
  answer = () => (isUp ? Promise.resolve(10) : Promise.reject(new InariError('server-error', { status: 502 })));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(asked).toBeLessThan(10);
  isUp = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(here()).toBe(count);
  expect(tables.pinnedFiles.totalsOf('set').failed).toEqual([]);
  downloads.close();
});

test('one file that the server cannot give keeps no other, and is asked for again later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let isBroken = true;
  answer = (id) =>
    isBroken && id === 'f7' ? Promise.reject(new InariError('server-error', { status: 500 })) : Promise.resolve(10);
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(here()).toBe(count - 1);
  expect(tables.pinnedFiles.totalsOf('set').failed).toEqual([{ code: 'server-error', count: 1 }]);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(700_000);
  expect(here()).toBe(count);
  downloads.close();
});

const wantSources = (): void => {
  db.write(() => {
    tables.pinnedFiles.removeSet('set');
    for (let number = 0; number < count; number += 1)
      tables.pinnedFiles.add('set', {
        kind: 'movie-source',
        id: `f${String(number)}`,
        extension: '',
        position: number,
        sizeBytes: 0,
      });
  });
};

test('a server that keeps no files of movies is asked for a few, and the set is no less whole for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  answer = () => Promise.reject(new InariError('not-found'));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toBeLessThan(10);
  expect(tables.pinnedFiles.missing('set', 10)).toEqual([]);
  expect(tables.pinnedFiles.totalsOf('set')).toMatchObject({ fileCount: 0, hereCount: 0, failed: [] });
  downloads.close();
});

test('where a server keeps some of them, each is asked for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  answer = (id) => (Number(id.slice(1)) % 4 === 3 ? Promise.reject(new InariError('not-found')) : Promise.resolve(7));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toBe(count);
  expect(tables.pinnedFiles.totalsOf('set')).toMatchObject({
    fileCount: 150,
    hereCount: 150,
    hereBytes: 1_050,
    failed: [],
  });
  downloads.close();
});

test('a server that keeps them since a while is asked for each, however many of before it has not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  const keptHere = (id: string): boolean => Number(id.slice(1)) < 20 || Number(id.slice(1)) >= 150;
  answer = (id) => (keptHere(id) ? Promise.resolve(7) : Promise.reject(new InariError('not-found')));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(here()).toBe(70);
  expect(givenSources(tables)).toBe('some');
  downloads.close();
});

test('what was given up on before the first came is asked for after all', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  const slow = new Promise<number>((resolve) => setTimeout(() => resolve(7), 500));
  answer = (id) =>
    id === 'f0' ? slow : Number(id.slice(1)) > 20 ? Promise.resolve(7) : Promise.reject(new InariError('not-found'));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toBeLessThan(10);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(here()).toBe(count - 20);
  downloads.close();
});

test('once one came the others count as what their movies take', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  db.write(() => {
    tables.previewFiles.upsert({
      id: 'f1',
      taskId: 'task',
      revision: 1,
      position: 1,
      extension: 'mp4',
      originalName: 'lantern',
      status: 'ready',
      validationStatus: 'neutral',
      sizeBytes: 40,
      widthPx: null,
      heightPx: null,
      durationSeconds: null,
      personId: null,
      annotations: null,
      createdAt: '2026-11-24T10:00:00Z',
      updatedAt: null,
    });
  });
  answer = (id) => (id === 'f0' ? Promise.resolve(7) : new Promise(() => undefined));
  const downloads = start();
  expect(tables.pinnedFiles.totalsOf('set').totalBytes).toBe(0);
  downloads.pump();
  await vi.advanceTimersByTimeAsync(100);
  expect(tables.pinnedFiles.totalsOf('set')).toMatchObject({ hereBytes: 7, totalBytes: 47 });
  downloads.close();
});

test('what was published from here does not say that the server keeps any', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  wantSources();
  db.write(() => {
    tables.mediaFiles.keep({
      kind: 'movie-source',
      id: 'f0',
      fileName: 'f0.mp4',
      sizeBytes: 7,
      etag: null,
      fetchedAt: '2026-11-24T10:00:00Z',
      usedAt: '2026-11-24T10:00:00Z',
    });
  });
  answer = (id) => (id === 'f0' ? Promise.resolve(7) : Promise.reject(new InariError('not-found')));
  const downloads = start();
  downloads.pump();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toBeLessThan(12);
  expect(givenSources(tables)).toBe('none');
  downloads.close();
});
