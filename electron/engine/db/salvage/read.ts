/** Saves from a damaged database what exists nowhere else: by SQLite as far as it can read, the rest from the bare pages. */
import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Row } from '../row.ts';
import { carvePage } from './carve.ts';
import { framesBehindDamage } from './log.ts';
import {
  keyOf,
  originalTables,
  readOriginal,
  recogniseOriginal,
  type OriginalRows,
  type OriginalTable,
} from './originals.ts';
import { openPages, readIfThere } from './pages.ts';

export type Salvaged = OriginalRows & {
  /** False where nobody can say that this is all there was. */
  readonly isWhole: boolean;
};

type Found = { readonly [Table in OriginalTable]: Map<string, Row> };

const nothingFound = (): Found => ({
  outbox: new Map(),
  outbox_file: new Map(),
  late_command: new Map(),
  draft: new Map(),
  identity: new Map(),
  sent: new Map(),
});

/** Never fails: what cannot be read is what `isWhole` is about. Changes nothing in the file. */
export function readOriginals(path: string): Salvaged {
  const found = nothingFound();
  // Of an empty file SQLite would delete the log, as another one's.
  const isWhole = !isEmpty(path) && readBySql(path, found);
  // Pages keep rows that are gone; they are only asked where SQLite does not know.
  if (!isWhole) readFromPages(path, found);
  return { ...rowsOf(found), isWhole };
}

/**
 * What the log beside a database holds of originals behind a frame that cannot be read, and SQLite would drop. To be asked
 * before the database is opened, which begins the log anew. Null where the log is in order, as nearly always.
 */
export function readLostLog(logPath: string): OriginalRows | null {
  const log = readIfThere(logPath);
  if (log.length === 0) return null;
  const pages = new Map([...framesBehindDamage(log)].map(({ number, page }) => [number, page]));
  if (pages.size === 0) return null;
  const found = nothingFound();
  for (const [number, page] of pages)
    for (const { rowNumber, values } of carvePage(page, number, (other) => pages.get(other) ?? null))
      keep(found, recogniseOriginal(rowNumber, values));
  return rowsOf(found);
}

function rowsOf(found: Found): OriginalRows {
  const list = (table: OriginalTable): readonly Row[] => [...found[table].values()];
  // What has been sent is not sent again because an old page still knows of it.
  const waits = ({ commandId }: Row): boolean => !found.sent.has(String(commandId));
  return {
    outbox: list('outbox')
      .filter(waits)
      .toSorted((one, other) => Number(one['seq']) - Number(other['seq'])),
    outbox_file: list('outbox_file').filter(waits),
    late_command: list('late_command'),
    draft: list('draft'),
    identity: list('identity'),
    sent: list('sent'),
  };
}

/** What SQLite has read stays; of two states of a draft the newer one counts. */
function keep(found: Found, one: { readonly table: OriginalTable; readonly row: Row } | null): void {
  if (one === null) return;
  const { table, row } = one;
  const key = String(row[keyOf[table]]);
  const before = found[table].get(key);
  if (before === undefined || (table === 'draft' && String(before['updatedAt']) < String(row['updatedAt'])))
    found[table].set(key, row);
}

const isEmpty = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.size === 0;

/** Answers whether every table was read to its end, and was in order. */
function readBySql(path: string, found: Found): boolean {
  let database: BetterSqlite3.Database;
  try {
    database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  } catch {
    // No file, or none that can be opened: the pages are tried all the same.
    return false;
  }
  try {
    const version = versionOf(database);
    return originalTables.map((table) => readTable(database, table, version, found)).every(Boolean);
  } finally {
    database.close();
  }
}

/** The newest where it cannot be read: then nothing is called whole that is not. */
function versionOf(database: BetterSqlite3.Database): number {
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const selects: { readonly [Table in OriginalTable]: string } = {
  outbox: 'SELECT * FROM outbox NOT INDEXED ORDER BY rowid',
  outbox_file: 'SELECT * FROM outbox_file NOT INDEXED ORDER BY rowid',
  late_command: 'SELECT * FROM late_command NOT INDEXED ORDER BY rowid',
  draft: 'SELECT * FROM draft NOT INDEXED ORDER BY rowid',
  identity: 'SELECT * FROM identity NOT INDEXED ORDER BY rowid',
  sent: 'SELECT * FROM sent NOT INDEXED ORDER BY rowid',
};

/** Tables that came later: an older app's database is whole without them. */
const since: { readonly [Table in OriginalTable]?: number } = { late_command: 13 };

/** From both ends, up to what cannot be read. */
function readTable(database: BetterSqlite3.Database, table: OriginalTable, version: number, found: Found): boolean {
  if (version < (since[table] ?? 0)) return true;
  let isWhole = true;
  const read = (sql: string): void => {
    try {
      for (const row of database.prepare<[], Row>(sql).iterate()) {
        const original = readOriginal(table, row);
        if (original === null) isWhole = false;
        else keep(found, { table, row: original });
      }
    } catch {
      // Here it is damaged.
      isWhole = false;
    }
  };
  read(selects[table]);
  if (!isWhole) read(`${selects[table]} DESC`);
  try {
    isWhole &&= database.pragma(`integrity_check(${table})`, { simple: true }) === 'ok';
  } catch {
    isWhole = false;
  }
  return isWhole;
}

function readFromPages(path: string, found: Found): void {
  let pages: ReturnType<typeof openPages>;
  try {
    pages = openPages(path, `${path}-wal`);
  } catch {
    // No file at all, or a folder in its place.
    return;
  }
  try {
    for (let number = 1; number <= pages.count; number += 1) {
      const page = pages.freed.has(number) ? null : pages.page(number);
      if (page === null) continue;
      for (const { rowNumber, values } of carvePage(page, number, pages.page))
        keep(found, recogniseOriginal(rowNumber, values));
    }
  } finally {
    pages.close();
  }
}
