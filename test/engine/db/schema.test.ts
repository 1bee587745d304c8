import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../../electron/engine/db/schema.sql');

function temporaryPath(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'inari-schema-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return path.join(folder, 'mirror.db');
}

describe('the schema', () => {
  it('is the one in schema.sql, which review reads', async () => {
    const file = temporaryPath();
    openDatabase(file).close();
    const plain = new BetterSqlite3(file, { readonly: true });
    const rows = plain
      .prepare<[], { sql: string }>(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name",
      )
      .all();
    plain.close();
    await expect(`${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`).toMatchFileSnapshot(schemaFile);
  });

  it('has only strict tables', () => {
    const tables = [...readFileSync(schemaFile, 'utf8').matchAll(/CREATE TABLE (\w+)[^;]*;/g)];
    expect(tables.length).toBeGreaterThan(15);
    for (const [text] of tables) expect(text).toMatch(/\) STRICT(, WITHOUT ROWID)?;$/);
  });
});

describe('opening a database', () => {
  it('brings an empty file to the newest version, one migration after the other', () => {
    const file = temporaryPath();
    openDatabase(file).close();
    const plain = new BetterSqlite3(file, { readonly: true });
    expect(plain.pragma('user_version', { simple: true })).toBe(migrations.length);
    plain.close();
  });

  it('with files and a full outbox from before sets could be pinned keeps them, and can pin', () => {
    const file = temporaryPath();
    const plain = new BetterSqlite3(file);
    for (const sql of migrations.slice(0, 2)) plain.exec(sql);
    plain.pragma('user_version = 2');
    plain.exec(`
      INSERT INTO media_file VALUES ('thumbnail', 'p1', 'p1.png', 400, '"e"', '2026-11-24T10:00:00Z', '2026-11-24T10:00:00Z', 1);
      INSERT INTO media_file VALUES ('movie', 'p2', 'p2.mp4', 900, NULL, '2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z', 0);
      INSERT INTO outbox (commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts)
        VALUES ('c1', 'postComment', 't1', 't1', '{"text":"kept"}', '{}', 'waiting', '2026-11-24T10:00:00Z', 0);
      INSERT INTO outbox_file VALUES ('f1', 'c1', 1, 'a.png', 'png', 4, 'sum', 'f1.png', 'copy');`);
    plain.close();
    const db = openDatabase(file);
    const tables = createTables(db);
    expect(tables.outbox.all()).toMatchObject([{ commandId: 'c1', payload: { text: 'kept' }, hasFiles: true }]);
    expect(tables.mediaFiles.totalBytes()).toEqual({ all: 1300, pinned: 0 });
    db.write(() => {
      tables.pinnedFiles.add('set', { kind: 'thumbnail', id: 'p1', extension: '', position: 0, sizeBytes: 1 });
    });
    expect(tables.mediaFiles.totalBytes()).toEqual({ all: 1300, pinned: 400 });
    expect(tables.mediaFiles.leastUsed(10).map(({ id }) => id)).toEqual(['p2']);
    db.close();
  });

  it('of a newer app is refused, and nothing in it is touched', () => {
    const file = temporaryPath();
    openDatabase(file).close();
    const plain = new BetterSqlite3(file);
    plain.pragma(`user_version = ${String(migrations.length + 1)}`);
    plain.pragma('wal_checkpoint(TRUNCATE)');
    plain.close();
    const hash = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    const before = hash();
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({
        code: 'database-newer',
        detail: { found: migrations.length + 1, known: migrations.length },
      }),
    );
    expect(hash()).toBe(before);
  });

  it('that is none is reported as damaged', () => {
    const file = temporaryPath();
    writeFileSync(file, 'this is no database, however long it may be '.repeat(200));
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  });
});
