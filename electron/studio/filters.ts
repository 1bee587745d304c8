/*
 * The filters of a generic list: any column in the query string by equality, `[…]` for one of several, `name` without
 * case and with `%`, a relation by a linked id.
 */
import { columnOf } from './rowValues.ts';
import { crash, wrongParameter } from './errors.ts';
import { isId } from './call.ts';
import type { Column } from './columns.ts';
import type { Studio } from './studio.ts';
import { tableNamed, type AnyRow, type RowByName } from './store.ts';
import type { TableName } from './tables.ts';

const head: Readonly<Record<string, 'id' | 'time'>> = { id: 'id', created_at: 'time', updated_at: 'time' };
const passedOver = new Set(['page', 'limit', 'relations', 'fields']);

const badValue = (studio: Studio): Error =>
  studio.isNew ? wrongParameter('One of the provided values has an invalid format.') : crash();

function castValue(studio: Studio, kind: Column<unknown>['kind'], value: unknown): unknown {
  const text = String(value);
  switch (kind) {
    case 'id':
      if (!isId(text)) throw studio.isNew ? wrongParameter(`Invalid UUID value: ${text}`) : crash();
      return text.toLowerCase();
    case 'integer':
    case 'float': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) throw badValue(studio);
      return number;
    }
    case 'boolean':
      if (/^(y|yes|t|true|on|1)$/i.test(text)) return true;
      if (/^(n|no|f|false|off|0)$/i.test(text)) return false;
      throw badValue(studio);
    default:
      return text;
  }
}

function listOf(studio: Studio, text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Answered below, like a list of wrong values.
  }
  throw badValue(studio);
}

/** SQL's ILIKE. */
export function likePattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('%', '.*').replaceAll('_', '.')}$`, 'is');
}

type Test = {
  readonly key: string;
  readonly values: readonly unknown[] | null;
  readonly holds: (row: AnyRow) => boolean;
};

function testOf(studio: Studio, table: TableName, key: string, text: string): Test | null {
  const column = columnOf(studio, table, key);
  const kind = head[key] ?? column?.kind;
  if (kind === undefined || passedOver.has(key)) return null;
  if (key === 'name') {
    const pattern = likePattern(text);
    return { key, values: null, holds: (row) => pattern.test(String(row['name'])) };
  }
  if (kind === 'ids') {
    const [wanted] = [castValue(studio, 'id', text)];
    return { key, values: [wanted], holds: (row) => Array.isArray(row[key]) && row[key].includes(wanted) };
  }
  if (kind === 'time') {
    return { key, values: null, holds: (row) => String(row[key]).slice(0, 19) === text.replace(' ', 'T').slice(0, 19) };
  }
  const values = (text.startsWith('[') ? listOf(studio, text) : [text]).map((one) => castValue(studio, kind, one));
  const wanted = new Set(values);
  return { key, values, holds: (row) => wanted.has(row[key]) };
}

/** The rows of a table that pass the query string's filters, looked up by id or reference where one is given. */
export function filteredRows<Name extends TableName>(
  studio: Studio,
  table: Name,
  query: URLSearchParams,
): RowByName<Name>[] {
  const rows = tableNamed(studio.store, table);
  const tests: Test[] = [];
  for (const [key, text] of query) {
    const test = testOf(studio, table, key, text);
    if (test !== null) tests.push(test);
  }
  const isReference = (test: Test): boolean =>
    test.key === 'id' || ['id', 'ids'].includes(columnOf(studio, table, test.key)?.kind ?? '');
  const narrow = tests.find((test) => test.values !== null && isReference(test));
  if (narrow === undefined)
    return tests.length === 0 ? rows.all() : rows.filter((row) => tests.every((test) => test.holds(row)));
  const others = tests.filter((test) => test !== narrow);
  const found =
    narrow.key === 'id'
      ? [...new Set(narrow.values)].flatMap((id) => rows.get(String(id)) ?? [])
      : [...new Set(narrow.values)].flatMap((value) => rows.by(narrow.key, String(value)));
  return others.length === 0 ? found : found.filter((row) => others.every((test) => test.holds(row)));
}
