/**
 * One database per account: opened, brought to the newest schema, and wrapped so that every read and every commit says
 * which tables it touched. The connection has no other user: the engine is one process with one thread of SQL.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { InariError } from '../../../shared/errors.ts';
import { everyKey, keySource, mostKeys } from '../../../shared/sources.ts';
import { migrations } from './migrations/all.ts';
import { keyColumns, tablesWithRev } from './rowKeys.ts';
import { prepare, type KnownTables, type Statement, type TouchedRow } from './statement.ts';

export type Database = {
  readonly path: string;
  readonly prepare: (sql: string) => Statement;
  /** One transaction over the mirror. Never across an `await`. Returns what `change` returns. */
  readonly write: <Value>(change: () => Value) => Value;
  /** The same for outbox and drafts: on disk before it returns, whatever happens to the power. */
  readonly writeOriginals: <Value>(change: () => Value) => Value;
  readonly isWriting: () => boolean;
  /** The running transaction has changed rows of the table. */
  readonly hasChanged: (table: string) => boolean;
  /** Runs `read` and tells what it looked at: tables, and rows where it named them (`shared/sources.ts`). */
  readonly tracked: <Value>(read: () => Value) => { readonly value: Value; readonly reads: ReadonlySet<string> };
  /** The number that rows changed by the running transaction get: each commit has its own, ever growing. */
  readonly currentRev: () => number;
  /** Grows with every deletion from a table: what lives in memory beside it learns of rows that went. */
  readonly deletionsOf: (table: string) => number;
  /** Runs `read` without telling anybody what it looked at: who calls it tells. */
  readonly untracked: <Value>(read: () => Value) => Value;
  /** Counts as a read of a table, where the answer comes from memory. */
  readonly noteRead: (table: string) => void;
  /** Counts as a read of one row. */
  readonly noteKey: (family: string, key: string) => void;
  /** Told of the tables, and of the rows of those whose rows are told (`shared/sources.ts`). */
  readonly onCommit: (listener: (sources: ReadonlySet<string>, isOriginal: boolean) => void) => void;
  /** Told once, by whatever met it first: from then on nothing in it is to be relied on. */
  readonly onDamage: (listener: () => void) => void;
  readonly sizeBytes: () => number;
  readonly close: () => void;
};

const newestVersion = migrations.length;
/** Every open database has the newest schema: what a statement touches is asked once. */
const knownTables: KnownTables = new Map();

/** @param isOnNetwork its folder lies on another computer (decision 0011) */
export function openDatabase(path: string, isOnNetwork = false): Database {
  const database = open(path, isOnNetwork);
  const commitListeners: ((sources: ReadonlySet<string>, isOriginal: boolean) => void)[] = [];
  let reads: Set<string> | null = null;
  /** Tables, and rows that statements have named. */
  let touched: Set<string> | null = null;
  const deletions = new Map<string, number>();
  let rev = 0;
  let synchronous: 'FULL' | 'NORMAL' | null = null;
  const damageListeners: (() => void)[] = [];

  const failed = (error: unknown): unknown => {
    const known = asInariError(error);
    if (known instanceof InariError && known.code === 'database-damaged')
      for (const told of damageListeners.splice(0)) told();
    return known;
  };

  const listener = {
    onFailure: failed,
    onRead: (tables: ReadonlySet<string>) => {
      if (reads !== null) for (const table of tables) reads.add(table);
    },
    isTracking: () => reads !== null,
    onKeysRead: (family: string, keys: readonly string[]) => {
      for (const key of keys) reads?.add(keySource(family, key));
    },
    onWrite: (tables: ReadonlySet<string>, isDelete: boolean, row: TouchedRow | null) => {
      if (touched === null) throw new Error('a write outside of a transaction');
      for (const table of tables) {
        touched.add(table);
        if (isDelete) deletions.set(table, (deletions.get(table) ?? 0) + 1);
        if (row !== null) touched.add(keySource(row.family, row.key));
        else if (isDelete || !hasRev(table)) for (const family of familiesOf(table)) touched.add(everyKey(family));
      }
    },
  };

  /** The rows of this commit, in the tables where they carry its number. */
  const rowsByRev = tablesWithRev.map((table) => {
    const columns = keyColumns[table] ?? [];
    const sql = `SELECT ${columns.join(', ')} FROM ${table} WHERE rev = @rev LIMIT ${String(mostKeys + 1)}`;
    let statement: BetterSqlite3.Statement<[{ readonly rev: number }], readonly unknown[]> | null = null;
    return {
      table,
      addTo: (sources: Set<string>): void => {
        try {
          statement ??= database.prepare<[{ readonly rev: number }], readonly unknown[]>(sql).raw();
          const rows = statement.all({ rev });
          for (const [index, column] of columns.entries()) {
            const family = `${table}.${column}`;
            if (rows.length > mostKeys) sources.add(everyKey(family));
            else for (const row of rows) sources.add(keySource(family, String(row[index])));
          }
        } catch (error) {
          // It is committed: told, though not which rows.
          failed(error);
          for (const family of familiesOf(table)) sources.add(everyKey(family));
        }
      },
    };
  });

  const inTransaction = database.transaction((work: () => void) => {
    work();
  });
  const transact = <Value>(change: () => Value, isOriginal: boolean): Value => {
    if (touched !== null) return change();
    const mine = new Set<string>();
    const wanted = isOriginal ? 'FULL' : 'NORMAL';
    if (wanted !== synchronous) database.pragma(`synchronous = ${wanted}`);
    synchronous = wanted;
    touched = mine;
    rev += 1;
    let value!: Value;
    try {
      inTransaction(() => {
        value = change();
      });
    } catch (error) {
      throw failed(error);
    } finally {
      touched = null;
    }
    if (mine.size > 0) {
      for (const { table, addTo } of rowsByRev) if (mine.has(table)) addTo(mine);
      for (const told of commitListeners) told(mine, isOriginal);
    }
    return value;
  };

  try {
    rev = Number(
      database
        .prepare(
          'SELECT max((SELECT coalesce(max(rev), 0) FROM entity), (SELECT coalesce(max(rev), 0) FROM task)) AS rev',
        )
        .pluck()
        .get(),
    );
  } catch (error) {
    database.close();
    throw asInariError(error);
  }

  return {
    path,
    prepare: (sql) => prepare(database, sql, listener, knownTables),
    write: (change) => transact(change, false),
    writeOriginals: (change) => transact(change, true),
    isWriting: () => touched !== null,
    hasChanged: (table) => touched?.has(table) === true,
    tracked: (read) => {
      const outer = reads;
      const mine = new Set<string>();
      reads = mine;
      try {
        return { value: read(), reads: mine };
      } catch (error) {
        throw failed(error);
      } finally {
        reads = outer;
        if (outer !== null) for (const table of mine) outer.add(table);
      }
    },
    untracked: (read) => {
      const outer = reads;
      reads = null;
      try {
        return read();
      } finally {
        reads = outer;
      }
    },
    currentRev: () => rev,
    deletionsOf: (table) => deletions.get(table) ?? 0,
    noteRead: (table) => {
      reads?.add(table);
    },
    noteKey: (family, key) => {
      reads?.add(keySource(family, key));
    },
    onCommit: (told) => commitListeners.push(told),
    onDamage: (told) => damageListeners.push(told),
    sizeBytes: () =>
      Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true })),
    close: () => {
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // On a full disk the log stays beside the database, and is read with it the next time.
      }
      database.close();
    },
  };
}

const hasRev = (table: string): boolean => tablesWithRev.some((name) => name === table);
const familiesOf = (table: string): readonly string[] =>
  (keyColumns[table] ?? []).map((column) => `${table}.${column}`);

function open(path: string, isOnNetwork: boolean): BetterSqlite3.Database {
  let database: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    database = new BetterSqlite3(path);
    if (isOnNetwork) {
      // No memory is shared through it, neither for the log nor for the pages; and this process is the only one.
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = TRUNCATE');
    } else {
      database.pragma('journal_mode = WAL');
      database.pragma('mmap_size = 268435456');
    }
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -32000');
    database.pragma('temp_store = MEMORY');
    // The rows of a first pull come in no order, and each batch of them touches pages all over the file: with more of them in
    // the log a page is brought back into it once and not time after time.
    database.pragma('wal_autocheckpoint = 8000');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw asInariError(error);
  }
}

/** A database from a newer app is not opened: nothing in it is touched. */
function migrate(database: BetterSqlite3.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > newestVersion) throw new InariError('database-newer', { found: version, known: newestVersion });
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${String(index + 1)}`);
    })();
  }
}

/** What the disk did to us, by its code; anything else as it came. */
export function asInariError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const { code } = error;
  if (/^(?:EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM)$/.test(code))
    return new InariError('folder-not-writable', { reason: code }, { cause: error });
  if (code === 'EIO' || code === 'ESTALE') return new InariError('disk-unusable', { reason: code }, { cause: error });
  if (code === 'ENOSPC' || code === 'EDQUOT') return new InariError('disk-full', { reason: code }, { cause: error });
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  // The second: no room for the memory beside its log.
  if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_SHMSIZE')
    return new InariError('disk-full', { sqlite: error.code }, { cause: error });
  if (error.code.startsWith('SQLITE_IOERR'))
    return new InariError('disk-unusable', { sqlite: error.code }, { cause: error });
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
    return new InariError('database-damaged', { sqlite: error.code }, { cause: error });
  return error;
}
