import { replaceEqualDeep } from '@tanstack/react-query';

type Row = { readonly rev: number; readonly key?: number; readonly taskId?: string; readonly id?: string };

/**
 * Keeps unchanged parts of an answer identical, so that unchanged rows do not render again. Rows carry a `rev` that grows
 * with every change: comparing it replaces comparing every value, which costs 100 ms on long lists.
 */
export function shareRows(previous: unknown, next: unknown): unknown {
  // An answer kept while another is awaited is compared with itself, on every render.
  if (previous === next) return previous;
  if (!hasRows(previous) || !hasRows(next)) return replaceEqualDeep(previous, next);
  const known = new Map(previous.rows.map((row) => [identity(row), row]));
  const rows = next.rows.map((row) => {
    const before = known.get(identity(row));
    return before?.rev === row.rev ? before : row;
  });
  return { ...next, rows };
}

function hasRows(value: unknown): value is { readonly rows: readonly Row[] } {
  if (typeof value !== 'object' || value === null || !('rows' in value) || !Array.isArray(value.rows)) return false;
  const [first] = value.rows as readonly unknown[];
  return typeof first === 'object' && first !== null && 'rev' in first;
}

function identity(row: Row): string | number | undefined {
  return row.key ?? row.taskId ?? row.id;
}
