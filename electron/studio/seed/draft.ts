import type { Columns } from '../columns.ts';
import { tables, type Row, type RowHead, type StudioData, type TableName } from '../tables.ts';

/** A row that is still being written: counters and pointers are filled in when what they count is known. */
export type Writable<Name extends TableName> = { -readonly [Key in keyof Row<Name>]: Row<Name>[Key] };

export type Draft = { readonly [Name in TableName]: Writable<Name>[] };

type Values<Name extends TableName> = Partial<Omit<Row<Name>, keyof RowHead>> & {
  readonly id: string;
  /** Also the time of the last change when `updated_at` is left out. */
  readonly created_at: string;
  readonly updated_at?: string;
};

const defaults = new Map<TableName, object>();

function defaultsOf(name: TableName): object {
  const seen = defaults.get(name);
  if (seen) return seen;
  const columns: Columns = tables[name].columns;
  const made = Object.fromEntries(Object.entries(columns).map(([key, { fallback }]) => [key, fallback]));
  defaults.set(name, made);
  return made;
}

/** Adds a row; columns left out get what a new row of the table has. */
export function add<Name extends TableName>(draft: Draft, name: Name, values: Values<Name>): Writable<Name> {
  const row = { ...defaultsOf(name), updated_at: values.created_at, ...values } as unknown as Writable<Name>;
  const rows: Writable<Name>[] = draft[name];
  rows.push(row);
  return row;
}

export function emptyDraft(): Draft {
  return Object.fromEntries(Object.keys(tables).map((name) => [name, []])) as unknown as Draft;
}

/** A draft is a studio as soon as nobody writes to it any more. */
export const finished = (draft: Draft): StudioData => draft;
