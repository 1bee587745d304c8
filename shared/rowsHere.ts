/**
 * Rows that a page has already do not cross again: it asks with the revs of what it has, and in the answer such a row is its
 * rev alone.
 */
export type RowHere = { readonly rev: number };

/** More than a page has in view. */
export const mostRowsHere = 1_000;

/** @param known revs of rows of this query */
export function withoutRowsHere(value: unknown, known: readonly number[]): unknown {
  if (known.length === 0 || !hasRows(value)) return value;
  const here = new Set<unknown>(known);
  return { ...value, rows: value.rows.map((row) => (isRow(row) && here.has(row.rev) ? row.rev : row)) };
}

export function withRowsHere(value: unknown, known: readonly RowHere[]): unknown {
  if (known.length === 0 || !hasRows(value)) return value;
  const here = new Map(known.map((row) => [row.rev, row]));
  return { ...value, rows: value.rows.map((row) => (typeof row === 'number' ? here.get(row) : row)) };
}

/** Of an answer whose rows carry a rev, these rows. */
export function rowsHereIn(value: unknown): readonly RowHere[] {
  return hasRows(value) ? value.rows.filter(isRow) : [];
}

function hasRows(value: unknown): value is { readonly rows: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows);
}

function isRow(row: unknown): row is RowHere {
  return typeof row === 'object' && row !== null && 'rev' in row && typeof row.rev === 'number';
}
