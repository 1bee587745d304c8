import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

const folder = join(import.meta.dirname, 'released');

export const releasedFile = (version: number): string => join(folder, `${String(version).padStart(4, '0')}.sql`);

/** The versions of which there is a database as text. */
export const releasedVersions = (): readonly number[] =>
  readdirSync(folder)
    .map((name) => Number(name.slice(0, 4)))
    .toSorted((one, other) => one - other);

/** Makes the database of a released schema, as an app of that day left it. */
export function writeReleased(path: string, version: number, ids: Readonly<Record<string, string>> = {}): void {
  const text = readFileSync(releasedFile(version), 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (_whole, name: string) => ids[name] ?? (name.endsWith('Size') ? '1' : name.endsWith('Sum') ? '0'.repeat(64) : name),
  );
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.exec(text);
  database.close();
}

/** How many commands wait in the database of a released schema: the kinds that there were. */
export const commandCountIn = (version: number): number =>
  readFileSync(releasedFile(version), 'utf8').match(/^INSERT INTO outbox /gm)?.length ?? 0;
