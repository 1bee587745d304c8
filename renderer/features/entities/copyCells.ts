/** Selected cells as a table for the clipboard: a line a row, a tab between columns. */
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { GridColumn } from './gridColumns.ts';

type Words = {
  readonly nameOf: (row: EntityRow) => string;
  readonly statusOf: (taskStatusId: Id) => string;
  /** What stands over the names. */
  readonly nameLabel: string;
};

/**
 * @param rows in their order, with at least one selected cell each.
 * @param isWholeColumn every row of the list is among them.
 */
export function cellsAsText(
  rows: readonly EntityRow[],
  columns: readonly GridColumn[],
  selected: ReadonlySet<Id>,
  isWholeColumn: boolean,
  { nameOf, statusOf, nameLabel }: Words,
): string {
  const taskColumns = columns.flatMap((column) => (column.kind === 'task' ? [column] : []));
  const isSelected = (row: EntityRow, taskTypeId: Id): boolean => selected.has(row.cells[taskTypeId]?.taskId ?? '');
  const used = taskColumns.filter(({ taskTypeId }) => rows.some((row) => isSelected(row, taskTypeId)));
  const isWholeRow =
    used.length > 1 &&
    rows.some((row) => taskColumns.every(({ taskTypeId }) => !row.cells[taskTypeId] || isSelected(row, taskTypeId)));
  // A whole row or column says what it is about; a few cells are pasted as they are.
  const hasHeads = isWholeRow || isWholeColumn;
  const lines = rows.map((row) => [
    ...(hasHeads ? [nameOf(row)] : []),
    ...used.map(({ taskTypeId }) => {
      const cell = row.cells[taskTypeId];
      return cell && selected.has(cell.taskId) ? statusOf(cell.taskStatusId) : '';
    }),
  ]);
  const heads = hasHeads ? [[nameLabel, ...used.map(({ label }) => label)]] : [];
  return [...heads, ...lines].map((line) => line.map(withoutBreaks).join('\t')).join('\n');
}

const withoutBreaks = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');
