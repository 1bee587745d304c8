/*
 * Values from outside into columns, with the complaints of the database where they do not fit.
 */
import type { Json, JsonObject } from './columns.ts';
import type { Column, Columns } from './columns.ts';
import { addDays, readDay, readTime, today } from './clock.ts';
import { isId } from './call.ts';
import { databaseError, wrongParameter, type ApiError } from './errors.ts';
import { isTableName, tableNamed, tableNames, type Store } from './store.ts';
import type { Studio } from './studio.ts';
import { tables, type TableName } from './tables.ts';

const badFormat = 'One of the provided values has an invalid format.';

const invalidText = (kind: string, value: Json): ApiError =>
  databaseError(
    `(psycopg.errors.InvalidTextRepresentation) invalid input syntax for type ${kind}: "${String(value)}"`,
    badFormat,
  );

/** What PostgreSQL takes for a date besides dates. */
const dayWords: Readonly<Record<string, () => string>> = {
  today: () => today(),
  tomorrow: () => addDays(today(), 1),
  yesterday: () => addDays(today(), -1),
  now: () => today(),
};

function timeValue(value: Json): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw invalidText('timestamp', value);
  const word = dayWords[value.trim().toLowerCase()];
  if (word !== undefined) return `${word()}T00:00:00`;
  const time = readTime(value.trim());
  if (time === null) {
    throw databaseError(
      `(psycopg.errors.InvalidDatetimeFormat) invalid input syntax for type timestamp: "${value}"`,
      badFormat,
    );
  }
  return time;
}

function dayValue(value: Json): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw invalidText('date', value);
  const day = dayWords[value.trim().toLowerCase()]?.() ?? readDay(value.trim());
  if (day === null) {
    throw databaseError(
      `(psycopg.errors.InvalidDatetimeFormat) invalid input syntax for type date: "${value}"`,
      badFormat,
    );
  }
  return day;
}

function numberValue(kind: 'integer' | 'float', value: Json): number | null {
  if (value === null) return null;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || value === '') {
    throw invalidText(kind === 'integer' ? 'integer' : 'double precision', value);
  }
  return kind === 'integer' ? Math.round(number) : number;
}

function textValue(column: Column<unknown>, value: Json): string | null {
  if (value === null) return null;
  if (typeof value === 'object') {
    throw databaseError('(psycopg.ProgrammingError) cannot adapt type', badFormat);
  }
  const text = String(value);
  if (column.maxLength !== null && text.length > column.maxLength) {
    throw databaseError(
      `(psycopg.errors.StringDataRightTruncation) value too long for type character varying(${column.maxLength})`,
      badFormat,
    );
  }
  return text;
}

function idValue(value: Json): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !isId(value)) {
    throw databaseError(
      `(builtins.ValueError) badly formed hexadecimal UUID string: ${JSON.stringify(value)}`,
      badFormat,
    );
  }
  return value.toLowerCase();
}

function idList(store: Store, column: Column<unknown>, value: Json): string[] {
  if (!Array.isArray(value)) return [];
  const items: readonly Json[] = value;
  const ids = items.map((item) => (typeof item === 'object' && item !== null && 'id' in item ? item.id : item));
  const { target } = column;
  return ids.filter(
    (id): id is string => typeof id === 'string' && target !== null && isTableName(target) && store[target].has(id),
  );
}

function convert(store: Store, name: string, column: Column<unknown>, value: Json): unknown {
  switch (column.kind) {
    case 'text':
      return textValue(column, value);
    case 'integer':
    case 'float':
      return numberValue(column.kind, value);
    case 'boolean':
      if (value === null || typeof value === 'boolean') return value;
      throw databaseError(`(builtins.TypeError) Not a boolean value: '${String(value)}'`, badFormat);
    case 'day':
      return dayValue(value);
    case 'time':
      return timeValue(value);
    case 'id':
      return idValue(value);
    case 'choice':
      if (value === null || (typeof value === 'string' && column.choices?.includes(value) === true)) return value;
      throw databaseError(`(builtins.KeyError) '${String(value)}'`, badFormat);
    case 'ids':
      return idList(store, column, value);
    case 'texts':
    case 'json':
      return value;
    case 'inner':
      throw new Error(`${name} is not to be written from outside`);
  }
}

/** Columns a request may name in this version. */
export function columnOf(studio: Studio, table: TableName, key: string): Column<unknown> | null {
  const columns: Columns = tables[table].columns;
  const column = columns[key];
  return column === undefined || column.kind === 'inner' || (column.isNew && !studio.isNew) ? null : column;
}

/** The columns of a PUT's body; what is no column is passed over. */
export function changedValues(studio: Studio, table: TableName, data: JsonObject): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    const column = columnOf(studio, table, key);
    if (column === null) continue;
    if (studio.isNew && (column.kind === 'time' || column.kind === 'day')) checkIsoDate(key, value);
    values[key] = convert(studio.store, key, column, value);
    if (values[key] === null && column.isRequired) throw nullViolation(table, key);
  }
  return values;
}

function checkIsoDate(key: string, value: Json): void {
  if (typeof value !== 'string' || value === '' || readTime(value) !== null) return;
  throw wrongParameter(`Invalid date format for '${key}': '${value}'. Expected an ISO 8601 date or datetime.`);
}

const nullViolation = (table: TableName, key: string): ApiError =>
  databaseError(
    `(psycopg.errors.NotNullViolation) null value in column "${key}" of relation "${table}" violates not-null constraint`,
    'A required field is missing.',
  );

/** The columns of a POST's body: an unknown one is refused, a required one must be there. */
export function newValues(studio: Studio, table: TableName, data: JsonObject): Record<string, unknown> {
  for (const key of Object.keys(data)) {
    if (columnOf(studio, table, key) !== null || key === 'created_at' || key === 'updated_at' || key === 'id') continue;
    const message = `'${key}' is an invalid keyword argument for ${tables[table].type}`;
    throw databaseError(message, message);
  }
  const values = changedValues(studio, table, data);
  const columns: Columns = tables[table].columns;
  for (const [key, column] of Object.entries(columns)) {
    if (column.isRequired && (values[key] === undefined || values[key] === null)) throw nullViolation(table, key);
  }
  return values;
}

/** References somebody has, and no clash with another row. `own`: the row being changed. */
export function checkConstraints(
  store: Store,
  table: TableName,
  values: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>> | null,
): void {
  const columns: Columns = tables[table].columns;
  for (const [key, value] of Object.entries(values)) {
    const target = columns[key]?.kind === 'id' ? (columns[key]?.target ?? null) : null;
    if (target === null || typeof value !== 'string' || !isTableName(target)) continue;
    if (!store[target].has(value)) {
      throw databaseError(
        `(psycopg.errors.ForeignKeyViolation) insert or update on table "${table}" violates foreign key constraint "${table}_${key}_fkey"\nDETAIL:  Key (${key})=(${value}) is not present in table "${target}".`,
        'The change conflicts with records referencing this one.',
      );
    }
  }
  checkUnique(store, table, values, own);
}

function checkUnique(
  store: Store,
  table: TableName,
  values: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>> | null,
): void {
  for (const { constraint, columns: keys } of tables[table].unique) {
    const names: readonly string[] = keys;
    if (own !== null && !names.some((key) => key in values)) continue;
    const wanted = names.map((key) => (key in values ? values[key] : (own?.[key] ?? null)));
    if (wanted.some((value) => value === null || value === undefined)) continue;
    if (!hasClash(store, table, names, wanted, own?.['id'])) continue;
    throw databaseError(
      `(psycopg.errors.UniqueViolation) duplicate key value violates unique constraint "${constraint}"\nDETAIL:  Key (${names.join(', ')})=(${wanted.map(String).join(', ')}) already exists.`,
      'A record with the same unique values already exists.',
    );
  }
}

/** Looks among the rows of the column that narrows them most. */
function hasClash(
  store: Store,
  table: TableName,
  names: readonly string[],
  wanted: readonly unknown[],
  ownId: unknown,
): boolean {
  const rows = tableNamed(store, table);
  let narrowest: { readonly key: string; readonly value: string; readonly size: number } | null = null;
  for (const [at, key] of names.entries()) {
    const value = wanted[at];
    if (typeof value !== 'string') continue;
    const size = rows.count(key, value);
    if (narrowest === null || size < narrowest.size) narrowest = { key, value, size };
  }
  const candidates = narrowest === null ? rows.all() : rows.by(narrowest.key, narrowest.value);
  return candidates.some((row) => row.id !== ownId && names.every((key, at) => row[key] === wanted[at]));
}

/** Whether rows of other tables point at this one; then it cannot be deleted. */
export function checkUnreferenced(store: Store, table: TableName, id: string): void {
  for (const other of tableNames) {
    const columns: Columns = tables[other].columns;
    for (const [key, column] of Object.entries(columns)) {
      if (column.kind !== 'id' || column.target !== table) continue;
      if (tableNamed(store, other).count(key, id) === 0) continue;
      throw databaseError(
        `(psycopg.errors.ForeignKeyViolation) update or delete on table "${table}" violates foreign key constraint "${other}_${key}_fkey" on table "${other}"\nDETAIL:  Key (id)=(${id}) is still referenced from table "${other}".`,
        'The change conflicts with records referencing this one.',
      );
    }
  }
}
