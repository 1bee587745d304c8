import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readCommand } from '../../../electron/engine/commands/registry.ts';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { columnsOf, originalTables } from '../../../electron/engine/db/salvage/originals.ts';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';
import { commandKinds } from '../../../shared/model/sync.ts';
import { commandCountIn, releasedVersions, writeReleased } from './released.ts';
import { commands, rows, sentLocalId } from './rows.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inari-migrations-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'mirror.db');
}

type PlainRow = Readonly<Record<string, unknown>>;

function contents(path: string): {
  readonly version: unknown;
  readonly schema: unknown;
  readonly rows: Readonly<Record<string, readonly PlainRow[]>>;
} {
  const plain = new BetterSqlite3(path, { readonly: true });
  const tables = Object.keys(rows).filter(
    (table) => plain.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined,
  );
  const found = {
    version: plain.pragma('user_version', { simple: true }),
    schema: plain
      .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all(),
    rows: Object.fromEntries(
      tables.map((table) => [table, plain.prepare<[], PlainRow>(`SELECT * FROM ${table}`).all()]),
    ),
  };
  plain.close();
  return found;
}

test('of every schema that was released there is a full database, the newest included', () => {
  // After a new migration: node test/engine/migrations/make.ts
  expect(releasedVersions()).toEqual(migrations.map((_sql, index) => index + 1));
});

test('what is saved from a damaged database has the columns of the schema, in their order', () => {
  const path = temporaryFile();
  openDatabase(path).close();
  const plain = new BetterSqlite3(path, { readonly: true });
  for (const table of originalTables)
    expect([
      table,
      plain
        .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => name),
    ]).toEqual([table, columnsOf(table)]);
  plain.close();
});

test('it is filled with every kind of command, every state, every hold', () => {
  expect(new Set(commands.map(({ kind }) => kind))).toEqual(new Set(commandKinds));
  expect(new Set(commands.map(({ state }) => state ?? 'waiting'))).toEqual(
    new Set(['waiting', 'sending', 'unknown', 'rejected']),
  );
  expect(new Set(commands.flatMap(({ hold }) => hold ?? []))).toEqual(new Set(['by-author', 'until-seen']));
});

describe.each(releasedVersions())('a full database of schema %i', (version) => {
  test('is brought to the newest schema, and nothing of it is another or gone', () => {
    const path = temporaryFile();
    writeReleased(path, version);
    const before = contents(path);
    expect(before.version).toBe(version);
    const fresh = temporaryFile();
    openDatabase(fresh).close();

    const db = openDatabase(path);
    const tables = createTables(db);
    // Read by this app, every one of them.
    expect(tables.outbox.all().filter((record) => readCommand(record) === null)).toEqual([]);
    expect(tables.outbox.count()).toBe(commandCountIn(version));
    expect(tables.outbox.allFiles()).toHaveLength(2);
    expect(tables.identities.resolve(sentLocalId)).toBe('ownComment');
    expect(tables.drafts.get('task:task1')).toContain('half a thought');
    // Nothing comes with a set that whoever chose it was not told of.
    const sinceSources = 14;
    for (const set of tables.pinnedSets.all()) expect(set.hasSources).toBe(version >= sinceSources);
    db.close();

    const after = contents(path);
    expect(after.version).toBe(migrations.length);
    expect(after.schema).toEqual(contents(fresh).schema);
    for (const [table, list] of Object.entries(before.rows))
      expect([table, after.rows[table]]).toEqual([
        table,
        list.map((row) => expect.objectContaining(keptOf(table, row))),
      ]);
  });
});

/** A column that was dropped on purpose is no loss. */
function keptOf(table: string, row: PlainRow): PlainRow {
  if (table !== 'media_file') return row;
  const { isPinned: _isPinned, ...kept } = row;
  return kept;
}
