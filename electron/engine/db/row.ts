/** Reading a row of SQLite by name and kind: what is not of its kind throws, so a wrong column is found by the first test. */

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, SqlValue>>;

function wrong(row: Row, name: string, wanted: string): never {
  throw new TypeError(`column ${name} is ${name in row ? typeof row[name] : 'missing'}, wanted ${wanted}`);
}

export function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : wrong(row, name, 'text');
}

export function textOrNull(row: Row, name: string): string | null {
  const value = row[name];
  return value === null || typeof value === 'string' ? value : wrong(row, name, 'text or null');
}

export function number(row: Row, name: string): number {
  const value = row[name];
  return typeof value === 'number' ? value : wrong(row, name, 'a number');
}

export function numberOrNull(row: Row, name: string): number | null {
  const value = row[name];
  return value === null || typeof value === 'number' ? value : wrong(row, name, 'a number or null');
}

export function flag(row: Row, name: string): boolean {
  return number(row, name) !== 0;
}

export function oneOf<Value extends string>(row: Row, name: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === row[name]);
  return found ?? wrong(row, name, values.join(' | '));
}

/** A JSON array of texts, as lists of ids are kept. */
export function ids(row: Row, name: string): readonly string[] {
  const value = text(row, name);
  if (value === '[]') return [];
  const parsed: unknown = JSON.parse(value);
  return isTexts(parsed) ? parsed : wrong(row, name, 'a JSON list of texts');
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

export function json(row: Row, name: string): unknown {
  const value = textOrNull(row, name);
  return value === null ? null : JSON.parse(value);
}
