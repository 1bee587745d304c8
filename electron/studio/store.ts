/*
 * The rows, in memory. One `TableStore` a table; rows are replaced, never changed, so a row once read stays what it was.
 * Look-ups by a column are answered from an index built on first use and kept up to date from then on; a column holding
 * a list of ids (a task's assignees) is indexed by each of them.
 */
import { randomUUID } from 'node:crypto';
import { now } from './clock.ts';
import type { Columns } from './columns.ts';
import { tables, type Row, type RowHead, type StudioData, type TableName } from './tables.ts';

/** One change, as it goes into the journal. `row` null: deleted. */
export type Change = { readonly table: TableName; readonly id: string; readonly row: RowHead | null };

type Values<Name extends TableName> = Partial<Omit<Row<Name>, 'updated_at'>>;

export class TableStore<Name extends TableName> {
  readonly name: Name;
  readonly #rows = new Map<string, Row<Name>>();
  readonly #indexes = new Map<string, Map<unknown, Set<string>>>();
  readonly #changed: (change: Change) => void;
  #stamp = 0;

  constructor(name: Name, rows: readonly Row<Name>[], changed: (change: Change) => void) {
    this.name = name;
    this.#changed = changed;
    for (const row of rows) this.#rows.set(row.id, row);
  }

  /** Another number after every change. */
  get stamp(): number {
    return this.#stamp;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string | null | undefined): Row<Name> | undefined {
    return id === null || id === undefined ? undefined : this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** All rows, oldest first. */
  all(): Row<Name>[] {
    return [...this.#rows.values()];
  }

  filter(isWanted: (row: Row<Name>) => boolean): Row<Name>[] {
    const found: Row<Name>[] = [];
    for (const row of this.#rows.values()) if (isWanted(row)) found.push(row);
    return found;
  }

  find(isWanted: (row: Row<Name>) => boolean): Row<Name> | undefined {
    for (const row of this.#rows.values()) if (isWanted(row)) return row;
    return undefined;
  }

  /** Rows whose column is (or, for a list of ids, holds) the value. */
  by<Key extends keyof Row<Name> & string>(column: Key, value: string | null | undefined): Row<Name>[] {
    if (value === undefined) return [];
    const found: Row<Name>[] = [];
    for (const id of this.#index(column).get(value) ?? []) {
      const row = this.#rows.get(id);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  count<Key extends keyof Row<Name> & string>(column: Key, value: string): number {
    return this.#index(column).get(value)?.size ?? 0;
  }

  /** A new row: what is not given takes its column's default, a missing id and the times are made. */
  insert(values: Values<Name>): Row<Name> {
    const columns: Columns = tables[this.name].columns;
    const time = now();
    const row: Record<string, unknown> = {};
    for (const key in columns) row[key] = columns[key]?.fallback;
    Object.assign(row, { id: randomUUID(), created_at: time, updated_at: time }, values);
    return this.#put(row as unknown as Row<Name>);
  }

  /** Changes a row and its `updated_at`; a row that is gone is an error of the caller. */
  update(id: string, values: Values<Name>): Row<Name> {
    return this.#put({ ...this.#present(id), ...values, updated_at: now() });
  }

  /** Changes a row as the server does behind the ORM's back: `updated_at` stays. */
  amend(id: string, values: Values<Name>): Row<Name> {
    return this.#put({ ...this.#present(id), ...values });
  }

  delete(id: string): boolean {
    const row = this.#rows.get(id);
    if (row === undefined) return false;
    for (const [column, index] of this.#indexes) this.#unlist(index, column, row);
    this.#rows.delete(id);
    this.#stamp += 1;
    this.#changed({ table: this.name, id, row: null });
    return true;
  }

  /** Puts back a row read from the journal. */
  restore(row: Row<Name>): void {
    this.#rows.set(row.id, row);
    this.#indexes.clear();
  }

  forget(id: string): void {
    this.#rows.delete(id);
    this.#indexes.clear();
  }

  #present(id: string): Row<Name> {
    const row = this.#rows.get(id);
    if (row === undefined) throw new Error(`No ${this.name} ${id}`);
    return row;
  }

  #put(row: Row<Name>): Row<Name> {
    const before = this.#rows.get(row.id);
    for (const [column, index] of this.#indexes) {
      if (before !== undefined && valueOf(before, column) === valueOf(row, column)) continue;
      if (before !== undefined) this.#unlist(index, column, before);
      list(index, column, row);
    }
    this.#rows.set(row.id, row);
    this.#stamp += 1;
    this.#changed({ table: this.name, id: row.id, row });
    return row;
  }

  #index(column: string): Map<unknown, Set<string>> {
    const known = this.#indexes.get(column);
    if (known !== undefined) return known;
    const index = new Map<unknown, Set<string>>();
    for (const row of this.#rows.values()) list(index, column, row);
    this.#indexes.set(column, index);
    return index;
  }

  #unlist(index: Map<unknown, Set<string>>, column: string, row: RowHead): void {
    for (const value of indexed(row, column)) {
      const ids = index.get(value);
      ids?.delete(row.id);
      if (ids?.size === 0) index.delete(value);
    }
  }
}

const valueOf = (row: RowHead, column: string): unknown =>
  (row as unknown as Readonly<Record<string, unknown>>)[column];

const indexed = (row: RowHead, column: string): readonly unknown[] => {
  const value = valueOf(row, column);
  return Array.isArray(value) ? value : [value];
};

function list(index: Map<unknown, Set<string>>, column: string, row: RowHead): void {
  for (const value of indexed(row, column)) {
    const ids = index.get(value);
    if (ids === undefined) index.set(value, new Set([row.id]));
    else ids.add(row.id);
  }
}

/** All tables by name: `store.task.get(id)`. */
export type Store = { readonly [Name in TableName]: TableStore<Name> };

export const tableNames = Object.keys(tables) as readonly TableName[];

export function openStore(data: StudioData, changed: (change: Change) => void): Store {
  const store: Partial<Record<TableName, unknown>> = {};
  for (const name of tableNames) store[name] = new TableStore(name, data[name], changed);
  return store as unknown as Store;
}

export type AnyRow = RowHead & Readonly<Record<string, unknown>>;

/** A row whose columns can be read by their names besides. */
export type RowByName<Name extends TableName> = AnyRow & Row<Name>;

/** A table whose columns are only known at run time: it takes and gives rows as records of unknown values too. */
export type AnyTable<Name extends TableName> = {
  readonly size: number;
  readonly stamp: number;
  readonly all: () => RowByName<Name>[];
  readonly get: (id: string | null | undefined) => RowByName<Name> | undefined;
  readonly has: (id: string) => boolean;
  readonly filter: (isWanted: (row: RowByName<Name>) => boolean) => RowByName<Name>[];
  readonly by: (column: string, value: string | null | undefined) => RowByName<Name>[];
  readonly count: (column: string, value: string) => number;
  readonly insert: (values: Readonly<Record<string, unknown>>) => RowByName<Name>;
  readonly update: (id: string, values: Readonly<Record<string, unknown>>) => RowByName<Name>;
  readonly delete: (id: string) => boolean;
};

export const tableNamed = <Name extends TableName>(store: Store, name: Name): AnyTable<Name> =>
  store[name] as unknown as AnyTable<Name>;

export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name);
