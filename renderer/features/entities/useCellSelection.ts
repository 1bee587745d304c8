/** What stands in a cell, and choosing the tasks of cells: one, a rectangle, a column, all; also where rows are not here. */
import { useMemo, useRef, useState } from 'react';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { EntityRows, Loaded } from './entityRows.ts';
import type { GridColumn } from './gridColumns.ts';
import type { GridItem, GridItems } from './items.ts';
import type { GridPosition } from './moves.ts';
import { type KnownTask, type Rectangle, rectangleOf, tasksOf } from './selection.ts';

type Options = {
  readonly items: GridItems;
  readonly order: Uint32Array;
  readonly columns: readonly GridColumn[];
  readonly rows: EntityRows;
  readonly rowsIn: Loaded['rowsIn'];
  readonly tasksIn: Loaded['tasksIn'];
  /** In the order they were chosen in. */
  readonly selected: readonly Id[];
  readonly known: ReadonlyMap<Id, KnownTask>;
  readonly onSelect: (taskIds: readonly Id[]) => void;
};
export type CellSelection = ReturnType<typeof useCellSelection>;

export function useCellSelection({ items, order, columns, rows, rowsIn, tasksIn, selected, known, onSelect }: Options) {
  /** Where a range begins: the last cell that was pressed or gone to. */
  const [anchor, setAnchor] = useState<GridPosition>({ line: 0, column: -1 });
  /** Shown while it is dragged: the panel comes when the pointer is let go. */
  const [dragged, setDragged] = useState<ReadonlySet<Id> | null>(null);
  const chosen = useMemo(() => dragged ?? new Set(selected), [dragged, selected]);
  const taskTypeIds = useMemo(
    () => columns.flatMap((column) => (column.kind === 'task' ? [column.taskTypeId] : [])),
    [columns],
  );

  const itemAt = (line: number): GridItem | null => (line >= 0 && line < items.count ? items.at(line) : null);
  const indexAt = (line: number): number | null => {
    const item = itemAt(line);
    return item?.kind === 'row' ? item.index : null;
  };
  const rowAt = ({ line }: GridPosition): EntityRow | undefined => {
    const item = itemAt(line);
    return item?.kind === 'row' ? rows.get(item.key) : undefined;
  };
  const taskTypeAt = ({ column }: GridPosition): Id | null => {
    const found = columns[column];
    return found?.kind === 'task' ? found.taskTypeId : null;
  };
  const taskAt = (position: GridPosition): Id | null =>
    rowAt(position)?.cells[taskTypeAt(position) ?? '']?.taskId ?? null;

  /** A head stands for the row beside it. */
  function rowIndexNear(line: number, towards: number): number | null {
    const step = line <= towards ? 1 : -1;
    for (let at = Math.max(0, line); at >= 0 && at < items.count; at += step) {
      const index = indexAt(at);
      if (index !== null) return index;
    }
    return null;
  }
  function rectangleBetween(from: GridPosition, to: GridPosition): Rectangle | null {
    const first = rowIndexNear(from.line, to.line);
    const last = rowIndexNear(to.line, from.line);
    if (first === null || last === null) return null;
    return rectangleOf({ row: first, column: from.column }, { row: last, column: to.column }, columns);
  }

  /** Of two choices that are asked for, the later one holds. */
  const latest = useRef(0);
  function selectWhenHere(rectangle: Rectangle | null) {
    if (rectangle === null) return;
    latest.current += 1;
    const turn = latest.current;
    tasksIn(rectangle.top, rectangle.bottom, rectangle.taskTypeIds).then(
      (taskIds) => {
        if (turn === latest.current) onSelect(taskIds);
      },
      (error: unknown) => console.error('not selected', error),
    );
  }
  const positionOfTask = (taskId: Id): GridPosition | null => {
    const task = known.get(taskId);
    const index = task === undefined ? -1 : order.indexOf(task.row.key);
    if (task === undefined || index < 0) return null;
    return { line: items.lineOf(index), column: columnOf(task.taskTypeId) };
  };
  const columnOf = (taskTypeId: Id): number =>
    columns.findIndex((column) => column.kind === 'task' && column.taskTypeId === taskTypeId);

  return {
    anchor,
    setAnchor,
    chosen,
    taskTypeIds,
    rowAt,
    taskTypeAt,
    taskAt,
    selectRange: (from: GridPosition, to: GridPosition) => selectWhenHere(rectangleBetween(from, to)),
    selectAll: (types: readonly Id[]) => selectWhenHere({ top: 0, bottom: order.length - 1, taskTypeIds: types }),
    /** What was dragged over has been in view, and so is here. */
    preview: (from: GridPosition, to: GridPosition) => {
      const rectangle = rectangleBetween(from, to);
      const keys = rectangle === null ? [] : [...order.subarray(rectangle.top, rectangle.bottom + 1)];
      const here = keys.flatMap((key) => rows.get(key) ?? []);
      setDragged(new Set(tasksOf(here, rectangle?.taskTypeIds ?? [])));
    },
    endPreview: () => setDragged(null),
    /** Up or down from the task in the panel, to the next of its type. */
    neighbour: async (
      from: GridPosition,
      step: 1 | -1,
    ): Promise<{ readonly position: GridPosition; readonly taskId: Id } | null> => {
      const last = selected.at(-1);
      const start = (last === undefined ? null : positionOfTask(last)) ?? from;
      const taskTypeId = taskTypeAt(start) ?? taskTypeIds[0];
      const first = indexAt(start.line);
      if (first === null || taskTypeId === undefined) return null;
      for (let index = first + step; index >= 0 && index < order.length; index += step) {
        const [row] = await rowsIn(index, index);
        const taskId = row?.cells[taskTypeId]?.taskId;
        if (taskId !== undefined)
          return { taskId, position: { line: items.lineOf(index), column: columnOf(taskTypeId) } };
      }
      return null;
    },
  };
}
