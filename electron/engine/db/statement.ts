/**
 * Prepared statements that know which tables they touch. SQLite itself is asked, when a statement is prepared, so an
 * answer's `reads` and a commit's announcement are facts and nobody can forget one.
 */
import type BetterSqlite3 from 'better-sqlite3';
import type { Row, SqlValue } from './row.ts';
import { keyedRead, keyedWrite, type KeyedRows } from './rowKeys.ts';

export type Params = Readonly<Record<string, SqlValue>>;

export type Statement = {
  readonly sql: string;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly get: (params?: Params) => Row | undefined;
  readonly all: (params?: Params) => readonly Row[];
  /** Rows as arrays in the order of the columns: for scans of many thousand rows. */
  readonly values: (params?: Params) => IterableIterator<readonly SqlValue[]>;
  /** The number of rows that really changed. */
  readonly run: (params?: Params) => number;
};

/** Told of every table that an execution read or changed, and of which rows where it names them. */
export type TouchListener = {
  readonly isTracking: () => boolean;
  readonly onRead: (tables: ReadonlySet<string>) => void;
  readonly onKeysRead: (family: string, keys: readonly string[]) => void;
  readonly onWrite: (tables: ReadonlySet<string>, isDelete: boolean, row: TouchedRow | null) => void;
  /** What SQLite threw, as it is to be thrown on. */
  readonly onFailure: (error: unknown) => unknown;
};

export type TouchedRow = { readonly family: string; readonly key: string };

/** What each statement touches, by its text: the same in every database of one schema. */
export type KnownTables = Map<string, Touches>;
type Touches = ReturnType<typeof tablesOf> & {
  readonly keyedRead: KeyedRows | null;
  readonly keyedWrite: KeyedRows | null;
};

/**
 * Nothing is asked of SQLite before the statement is first used: of some two hundred a start needs few.
 * @param known asked for what SQLite has told before, where several databases of one schema are opened.
 */
export function prepare(
  database: BetterSqlite3.Database,
  sql: string,
  listener: TouchListener,
  known: KnownTables = new Map(),
): Statement {
  const isDelete = /^\s*DELETE/i.test(sql);
  let touched: Touches | null = null;
  let statement: BetterSqlite3.Statement<[Params], Row> | null = null;
  let scan: BetterSqlite3.Statement<[Params], SqlValue[]> | null = null;
  const touches = (): Touches => {
    if (touched !== null) return touched;
    touched = known.get(sql) ?? {
      ...tablesOf(database, sql),
      keyedRead: keyedRead(sql),
      keyedWrite: keyedWrite(sql),
    };
    known.set(sql, touched);
    return touched;
  };
  const noteRead = (params: Params): void => {
    const { reads, keyedRead: rows } = touches();
    const keys = listener.isTracking() ? (rows?.keysIn(params) ?? null) : null;
    if (rows === null || keys === null) listener.onRead(reads);
    else listener.onKeysRead(rows.family, keys);
  };
  const noteWrite = (params: Params): void => {
    const { writes, keyedWrite: rows } = touches();
    if (writes.size === 0) return;
    const [key] = rows?.keysIn(params) ?? [];
    listener.onWrite(writes, isDelete, rows === null || key === undefined ? null : { family: rows.family, key });
  };
  const prepared = (): BetterSqlite3.Statement<[Params], Row> => (statement ??= database.prepare<[Params], Row>(sql));
  const guarded = <Value>(execute: () => Value): Value => {
    try {
      return execute();
    } catch (error) {
      throw listener.onFailure(error);
    }
  };
  return {
    sql,
    get reads() {
      return touches().reads;
    },
    get writes() {
      return touches().writes;
    },
    get: (params = {}) => {
      noteRead(params);
      const row = guarded(() => prepared().get(params));
      if (row !== undefined) noteWrite(params);
      return row;
    },
    all: (params = {}) => {
      noteRead(params);
      const rows = guarded(() => prepared().all(params));
      if (rows.length > 0) noteWrite(params);
      return rows;
    },
    values: (params = {}) => {
      if (scan === null) {
        const query = database.prepare<[Params], SqlValue[]>(sql);
        if (!query.reader) throw new TypeError(`not a query: ${sql}`);
        scan = query.raw();
      }
      listener.onRead(touches().reads);
      return scan.iterate(params);
    },
    run: (params = {}) => {
      const { changes } = guarded(() => prepared().run(params));
      if (changes > 0) noteWrite(params);
      return changes;
    },
  };
}

type Opcode = { readonly opcode: string; readonly p1: number; readonly p2: number; readonly p3: number };

/**
 * `EXPLAIN` names the root page of each table or index that a statement opens; the schema names the table of a page. The
 * opcodes are SQLite's private matter: its version is pinned with the package, and a test covers each form we rely on.
 */
export function tablesOf(database: BetterSqlite3.Database, sql: string): { reads: Set<string>; writes: Set<string> } {
  const tableOfPage = new Map<number, string>();
  for (const row of database
    .prepare<[], { rootpage: number; tbl_name: string }>(
      "SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0 AND tbl_name NOT LIKE 'sqlite_%'",
    )
    .all())
    tableOfPage.set(row.rootpage, row.tbl_name);
  const reads = new Set<string>();
  const writes = new Set<string>();
  const named = bindNothing(sql);
  for (const step of database.prepare<[], Opcode>(`EXPLAIN ${named}`).all()) {
    const page =
      step.opcode === 'OpenRead' || step.opcode === 'OpenWrite' ? step.p2 : step.opcode === 'Clear' ? step.p1 : null;
    const table = page === null ? undefined : tableOfPage.get(page);
    if (table === undefined) continue;
    if (step.opcode === 'OpenRead') reads.add(table);
    else writes.add(table);
  }
  return { reads, writes };
}

/** EXPLAIN needs no values, but the driver insists on one for each named parameter: they become NULL. */
function bindNothing(sql: string): string {
  return sql.replace(/@\w+/g, 'NULL');
}
