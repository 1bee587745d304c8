/** Which task cells a rectangle of the table covers, and what is known about those that are selected. */
import type { EntityRow, TaskCell } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { PlayableTask } from '../../parts/batch/useAddToPlaylist.ts';
import type { GridColumn } from './gridColumns.ts';

/** Rows count in the list's order; column -1 is the name, which stands for all of its row. */
export type CellPosition = { readonly row: number; readonly column: number };

export type Rectangle = {
  readonly top: number;
  readonly bottom: number;
  readonly taskTypeIds: readonly Id[];
};

export function rectangleOf(from: CellPosition, to: CellPosition, columns: readonly GridColumn[]): Rectangle {
  const isWhole = from.column < 0 || to.column < 0;
  const left = isWhole ? 0 : Math.min(from.column, to.column);
  const right = isWhole ? columns.length - 1 : Math.max(from.column, to.column);
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    taskTypeIds: columns
      .slice(left, right + 1)
      .flatMap((column) => (column.kind === 'task' ? [column.taskTypeId] : [])),
  };
}

export function tasksOf(rows: Iterable<EntityRow>, taskTypeIds: readonly Id[]): readonly Id[] {
  const taskIds: Id[] = [];
  for (const row of rows) for (const id of taskTypeIds) if (row.cells[id]) taskIds.push(row.cells[id].taskId);
  return taskIds;
}

/** One after the other, in the order they were chosen in: the panel shows the last. */
export function toggled(selected: readonly Id[], taskIds: readonly Id[]): readonly Id[] {
  const known = new Set(selected);
  const taken = new Set(taskIds.filter((id) => known.has(id)));
  return [...selected.filter((id) => !taken.has(id)), ...taskIds.filter((id) => !taken.has(id))];
}

export type KnownTask = { readonly taskTypeId: Id; readonly cell: TaskCell; readonly row: EntityRow };

/** The selected tasks whose rows are here: a selection may reach far beyond them. */
export function knownTasks(selected: readonly Id[], rows: Iterable<EntityRow>): ReadonlyMap<Id, KnownTask> {
  const wanted = new Set(selected);
  const known = new Map<Id, KnownTask>();
  if (wanted.size === 0) return known;
  for (const row of rows)
    for (const [taskTypeId, cell] of Object.entries(row.cells))
      if (wanted.has(cell.taskId)) known.set(cell.taskId, { taskTypeId, cell, row });
  return known;
}

/** Each row once. */
export const rowsOf = (known: ReadonlyMap<Id, KnownTask>): readonly EntityRow[] => [
  ...new Map([...known.values()].map(({ row }) => [row.id, row])).values(),
];

/** As they stand in the table: `order` has its rows by their keys. */
export function inOrderOf(known: ReadonlyMap<Id, KnownTask>, order: Uint32Array): readonly PlayableTask[] {
  const ranks = new Map([...order].map((key, rank) => [key, rank] as const));
  const rankOf = ({ row }: KnownTask): number => ranks.get(row.key) ?? order.length;
  return [...known.values()]
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(({ taskTypeId, row }) => ({ entityId: row.id, taskTypeId, mainPreviewFileId: row.mainPreviewFileId }));
}
