// A database of an older app on a disk that dies, or is full, in the middle of bringing it up to date.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';
import { commandCountIn, writeReleased } from '../migrations/released.ts';
import { badDiskIn, type BadDisk } from './badDisk.ts';

const migrateOnce = join(import.meta.dirname, '../migrations/migrateOnce.ts');

let folder: string;
let surroundingsOf: (how: BadDisk) => Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inari-cut-'));
  surroundingsOf = await badDiskIn(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The oldest database, brought up to date on such a disk; answers its file and how the process ended. */
function migrateOn(how: Omit<BadDisk, 'folder'>): {
  readonly path: string;
  readonly ended: 'done' | 'killed' | 'failed';
} {
  const on = mkdtempSync(join(folder, 'disk-'));
  mkdirSync(on, { recursive: true });
  const path = join(on, 'mirror.db');
  writeReleased(path, 1);
  const { status, signal } = spawnSync(process.execPath, [migrateOnce, path], {
    env: { ...process.env, ...surroundingsOf({ folder: on, ...how }) },
    stdio: 'ignore',
  });
  return { path, ended: signal === 'SIGKILL' ? 'killed' : status === 0 ? 'done' : 'failed' };
}

/** The schema it has, by the number it gives itself, is the whole schema of that number and no more. */
function expectWhole(path: string): number {
  const plain = new BetterSqlite3(path);
  const version = Number(plain.pragma('user_version', { simple: true }));
  const schemaOf = (database: BetterSqlite3.Database) =>
    database.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();
  const wanted = new BetterSqlite3(':memory:');
  for (const sql of migrations.slice(0, version)) wanted.exec(sql);
  expect(schemaOf(plain)).toEqual(schemaOf(wanted));
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(plain.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(commandCountIn(1));
  wanted.close();
  plain.close();
  return version;
}

describe.runIf(process.platform === 'linux')('an old database', () => {
  test('whose process dies at any write is the old one or the new one, and goes on from there', () => {
    const versions = new Set<number>();
    let killed = 0;
    for (let diesAt = 1; diesAt < 120; diesAt += 1 + Math.floor(diesAt / 6)) {
      const { path, ended } = migrateOn({ diesAt });
      if (ended === 'killed') killed += 1;
      versions.add(expectWhole(path));
      const db = openDatabase(path);
      expect(createTables(db).outbox.count()).toBe(commandCountIn(1));
      db.close();
    }
    // It was cut at many places, early and late.
    expect(killed).toBeGreaterThan(5);
    expect(versions.size).toBeGreaterThan(2);
  });

  test('for which there is no room is left as it is, and comes up to date when there is', () => {
    for (const fullAt of [1, 4, 9]) {
      const { path, ended } = migrateOn({ fullAt });
      expect(ended).toBe('failed');
      expectWhole(path);
      const db = openDatabase(path);
      expect(createTables(db).outbox.count()).toBe(commandCountIn(1));
      db.close();
    }
  });

  test('comes up to date on a slow disk all the same', () => {
    const { path, ended } = migrateOn({ slowUs: 2_000 });
    expect(ended).toBe('done');
    expect(expectWhole(path)).toBe(migrations.length);
  });
});
