/**
 * Which rows of a table a statement reads or writes, where its text says so: then an answer rests on these rows alone, and
 * a commit announces these rows alone. Anything else counts as the whole table.
 */
import { mostKeys } from '../../../shared/sources.ts';
import type { SqlValue } from './row.ts';

type Params = Readonly<Record<string, SqlValue>>;

/** The columns by which rows are told. Of tables with a `rev` a commit finds them by it, of the others a statement names them. */
export const keyColumns: Readonly<Record<string, readonly string[]>> = {
  task: ['id', 'entityId'],
  entity: ['id', 'key'],
  scope: ['key'],
  draft: ['key'],
};
export const tablesWithRev = ['task', 'entity'] as const;

export type KeyedRows = {
  /** `task.entityId` */
  readonly family: string;
  /** Null: too many to be told one by one. */
  readonly keysIn: (params: Params) => readonly string[] | null;
};

const readOfOneTable =
  /^SELECT (?:(?!SELECT ).)+? FROM (\w+) WHERE (\w+) (?:= @(\w+)|IN \(SELECT value FROM json_each\(@(\w+)\)\))(?: (?:AND|ORDER BY|GROUP BY) [^()]*)?$/;

/** Null where it may look at other rows as well. */
export function keyedRead(sql: string): KeyedRows | null {
  const text = sql.trim().replaceAll(/\s+/g, ' ');
  if (/ (?:OR|JOIN|UNION) /.test(text)) return null;
  const [, table = '', column = '', one, list] = readOfOneTable.exec(text) ?? [];
  if (keyColumns[table]?.includes(column) !== true) return null;
  const family = `${table}.${column}`;
  if (one !== undefined) return { family, keysIn: (params) => [String(params[one])] };
  if (list === undefined) return null;
  return {
    family,
    keysIn: (params) => {
      const keys: unknown = JSON.parse(String(params[list]));
      return Array.isArray(keys) && keys.length <= mostKeys ? keys.map(String) : null;
    },
  };
}

/** The one row that a statement makes or changes, of a table whose first column is its key. */
export function keyedWrite(sql: string): KeyedRows | null {
  const [, table = '', column = ''] = /^\s*INSERT INTO (\w+) \((\w+), [\w\s,]+\)\s+VALUES \(@\2,/.exec(sql) ?? [];
  const isTold = keyColumns[table]?.[0] === column && tablesWithRev.every((name) => name !== table);
  return isTold ? { family: `${table}.${column}`, keysIn: (params) => [String(params[column])] } : null;
}
