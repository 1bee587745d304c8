/** The columns of the board: the statuses that one may set, and those that hold one's tasks. */
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { statusOrder } from '../../../shared/rules/sorting.ts';

export type BoardColumn = { readonly status: TaskStatus; readonly rows: readonly TodoRow[] };

/** @param settable of each production with tasks, what one may set there. */
export function boardColumns(
  rows: readonly TodoRow[],
  statuses: ReadonlyMap<Id, TaskStatus>,
  settable: ReadonlyMap<Id, readonly TaskStatus[]>,
): readonly BoardColumn[] {
  const shown = new Map<Id, TaskStatus>();
  for (const allowed of settable.values()) for (const status of allowed) shown.set(status.id, status);
  for (const { taskStatusId } of rows) {
    const status = statuses.get(taskStatusId);
    if (status !== undefined) shown.set(status.id, status);
  }
  return [...shown.values()]
    .toSorted(statusOrder([]))
    .map((status) => ({ status, rows: rows.filter(({ taskStatusId }) => taskStatusId === status.id) }));
}

/** Where a key of movement leads from a card; null where there is nothing in that direction, or for another key. */
export function cardByKey(columns: readonly BoardColumn[], taskId: Id, key: string): Id | null {
  const column = columns.findIndex(({ rows }) => rows.some((row) => row.taskId === taskId));
  const rows = columns[column]?.rows ?? [];
  const at = rows.findIndex((row) => row.taskId === taskId);
  const beside = (candidates: readonly BoardColumn[]): Id | null => {
    const next = candidates.find((one) => one.rows.length > 0)?.rows;
    return next?.[Math.min(at, next.length - 1)]?.taskId ?? null;
  };
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1]?.taskId ?? null;
    case 'ArrowUp':
      return rows[at - 1]?.taskId ?? null;
    case 'ArrowRight':
      return beside(columns.slice(column + 1));
    case 'ArrowLeft':
      return beside(columns.slice(0, Math.max(0, column)).toReversed());
    case 'Home':
      return rows[0]?.taskId ?? null;
    case 'End':
      return rows.at(-1)?.taskId ?? null;
    default:
      return null;
  }
}
