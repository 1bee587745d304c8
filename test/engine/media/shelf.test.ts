import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as aMoment } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createMediaFiles } from '../../../electron/engine/db/tables/mediaFiles.ts';
import type { LogLine } from '../../../electron/engine/host.ts';
import { planOf } from '../../../electron/engine/media/mediaPlan.ts';
import { createMediaShelf } from '../../../electron/engine/media/mediaShelf.ts';
import { InariError } from '../../../shared/errors.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inari-shelf-'));
  db = openDatabase(path.join(folder, 'mirror.db'));
});
afterEach(() => {
  vi.useRealTimers();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const plan = planOf({ kind: 'thumbnail', id: 'aabb', extension: '', version: null });
function shelfOn(database: Database) {
  const log = vi.fn<(line: LogLine) => void>();
  return {
    log,
    shelf: createMediaShelf({ folder, db: database, limitBytes: () => 1e9, now: Date.now, log }),
  };
}
const arrived = { sizeBytes: 3, etag: null, fetchedAt: '2026-11-24T10:00:00Z' };
function download(): string {
  const file = path.join(folder, 'arrived');
  writeFileSync(file, 'abc');
  return file;
}

test('a picture that two cells ask for in the moment it arrives is there for both', async () => {
  const { shelf } = shelfOn(db);
  const putting = shelf.put(plan, { path: download(), ...arrived });
  // Its row is written before its file has its place.
  while (createMediaFiles(db).find(plan) === null) await aMoment();
  const asked = await shelf.find(plan);
  await putting;
  expect(asked?.sizeBytes).toBe(3);
  expect(existsSync(asked?.path ?? '')).toBe(true);
  expect(shelf.sizeBytes().all).toBe(3);
});

test('on a full disk it is not written which pictures were looked at, and nothing ends for that', async () => {
  let isFull = false;
  const { shelf, log } = shelfOn({
    ...db,
    write: (change) => {
      if (isFull) throw new InariError('disk-full');
      return db.write(change);
    },
  });
  await shelf.put(plan, { path: download(), ...arrived });
  const before = createMediaFiles(db).find(plan)?.usedAt;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.now() + 60_000 });
  await shelf.find(plan);
  isFull = true;
  vi.advanceTimersByTime(30_000);
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ event: 'media-uses-not-kept' }));
  isFull = false;
  shelf.close();
  expect(createMediaFiles(db).find(plan)?.usedAt).not.toBe(before);
});
