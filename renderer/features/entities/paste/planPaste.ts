/** What a block of cells makes of the table, before anything is changed: cell by cell from the focus, or by its heads. */
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { GridColumn } from '../gridColumns.ts';
import { rowName } from '../rowName.ts';
import { type CellReading, type CellWords, readCell } from './cellText.ts';

export type PastedCell = {
  readonly row: EntityRow;
  readonly column: GridColumn;
  readonly text: string;
  readonly reading: CellReading;
};

export type PastePlan = {
  readonly cells: readonly PastedCell[];
  /** Lines of the block that no row of the table is meant by, by the name that they give. */
  readonly missingRows: readonly string[];
};

type Place = {
  /** Rows from the focus down, as many as the block has lines. */
  readonly rows: readonly EntityRow[];
  /** Columns from the focus to the right. */
  readonly columns: readonly GridColumn[];
  /** Cells that are selected: one value goes to all of them. */
  readonly selected: readonly { readonly row: EntityRow; readonly column: GridColumn }[];
  /** Of a block with heads: every row and column of the table. */
  readonly allRows: readonly EntityRow[];
  readonly allColumns: readonly GridColumn[];
  /** What stands over the names. */
  readonly nameLabel: string;
};

export function planPaste(block: readonly (readonly string[])[], place: Place, words: CellWords): PastePlan {
  const [head, ...lines] = block;
  const only = block.length === 1 && head?.length === 1 ? head[0] : undefined;
  const cell = (row: EntityRow, column: GridColumn, text: string): PastedCell => ({
    row,
    column,
    text,
    reading: readCell(text, column, row, words),
  });
  if (only !== undefined && place.selected.length > 1)
    return { cells: place.selected.map(({ row, column }) => cell(row, column, only)), missingRows: [] };

  if (head !== undefined && head[0]?.trim().toLowerCase() === place.nameLabel.toLowerCase()) {
    const columns = head
      .slice(1)
      .map((label) => place.allColumns.find((column) => column.label.toLowerCase() === label.trim().toLowerCase()));
    const byName = new Map(place.allRows.map((row) => [rowName(row).toLowerCase(), row]));
    const rowOf = (line: readonly string[]) => byName.get((line[0] ?? '').trim().toLowerCase());
    return {
      cells: lines.flatMap((line) => {
        const row = rowOf(line);
        if (row === undefined) return [];
        return columns.flatMap((column, index) =>
          column === undefined ? [] : [cell(row, column, line[index + 1] ?? '')],
        );
      }),
      missingRows: lines.filter((line) => rowOf(line) === undefined).map((line) => line[0] ?? ''),
    };
  }
  return {
    cells: block.flatMap((line, lineIndex) =>
      line.flatMap((text, columnIndex) => {
        const row = place.rows[lineIndex];
        const column = place.columns[columnIndex];
        return row === undefined || column === undefined ? [] : [cell(row, column, text)];
      }),
    ),
    missingRows: [],
  };
}
