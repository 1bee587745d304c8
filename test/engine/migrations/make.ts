/*
 * Writes the database of the newest schema as text, for the day when there is a newer one:
 *
 *   node test/engine/migrations/make.ts
 *
 * What has been written for a released schema is never written again: it is what lies on people's disks.
 */
import { existsSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { migrations } from '../../../electron/engine/db/migrations/all.ts';
import { releasedFile } from './released.ts';
import { rows } from './rows.ts';

const quoted = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  // A number that only the test knows.
  if (typeof value === 'number' || /^\{\{\w+Size\}\}$/.test(String(value))) return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
};

function dump(version: number): string {
  const database = new BetterSqlite3(':memory:');
  for (const sql of migrations.slice(0, version)) database.exec(sql);
  const schema = database
    .prepare<[], { sql: string; name: string; type: string }>(
      "SELECT sql, name, type FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
    )
    .all();
  const columnsOf = (table: string): readonly string[] =>
    database
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name);
  const inserts = Object.entries(rows).flatMap(([table, tableRows]) => {
    const columns = columnsOf(table);
    return columns.length === 0
      ? []
      : tableRows.map(
          (row) =>
            `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => quoted(row[column])).join(', ')});`,
        );
  });
  database.close();
  return [...schema.map(({ sql }) => `${sql};`), ...inserts, `PRAGMA user_version = ${String(version)};`, ''].join(
    '\n',
  );
}

for (let version = 1; version <= migrations.length; version += 1)
  if (!existsSync(releasedFile(version))) writeFileSync(releasedFile(version), dump(version));
