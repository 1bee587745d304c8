/** What is pasted into the table, and what is filled down: one way for both, shown before it is done where it is a block. */
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { readCells } from '../../../../shared/rules/tsv.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { EntityKindShown } from '../entityRows.ts';
import type { GridColumn } from '../gridColumns.ts';
import type { GridItems } from '../items.ts';
import type { GridPosition } from '../moves.ts';
import type { WholeSelection } from '../useWholeSelection.ts';
import { cellText } from './cellText.ts';
import { useCellWords } from './useCellWords.ts';
import { planPaste, type PastePlan } from './planPaste.ts';

type Options = {
  readonly productionId: Id;
  readonly kind: EntityKindShown;
  readonly at: GridPosition;
  readonly items: GridItems;
  readonly order: Uint32Array;
  readonly columns: readonly GridColumn[];
  readonly rowAt: (position: GridPosition) => EntityRow | undefined;
  readonly rowsIn: (from: number, to: number) => Promise<readonly EntityRow[]>;
  readonly selectedCount: number;
  readonly whole: WholeSelection;
};

export function usePaste({
  productionId,
  kind,
  at,
  items,
  order,
  columns,
  rowAt,
  rowsIn,
  selectedCount,
  whole,
}: Options) {
  const { t } = useTranslation();
  const tellFailure = useTellFailure();
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const words = useCellWords(productionId, kind);
  const columnOf = (taskTypeId: Id) =>
    columns.find((column) => column.kind === 'task' && column.taskTypeId === taskTypeId);

  /** Cells that one value goes to: the selected tasks, or the focused field on every selected row. */
  async function selectedCells(): Promise<readonly { readonly row: EntityRow; readonly column: GridColumn }[]> {
    const known = selectedCount === 0 ? null : await whole.load();
    const tasks = [...(known?.values() ?? [])];
    const focused = columns[at.column];
    if (focused?.kind !== 'field')
      return tasks.flatMap(({ row, taskTypeId }) => {
        const column = columnOf(taskTypeId);
        return column === undefined ? [] : [{ row, column }];
      });
    return [...new Map(tasks.map(({ row }) => [row.id, row])).values()].map((row) => ({ row, column: focused }));
  }

  async function planOf(text: string): Promise<PastePlan> {
    const block = readCells(text, '\t');
    const nameLabel = t(`entities.nameOf.${kind}`);
    const hasHeads = block[0]?.[0]?.trim().toLowerCase() === nameLabel.toLowerCase();
    const item = at.line < 0 ? undefined : items.at(at.line);
    const first = item?.kind === 'row' ? item.index : 0;
    return planPaste(
      block,
      {
        rows: item?.kind === 'row' ? await rowsIn(first, Math.min(order.length - 1, first + block.length - 1)) : [],
        columns: columns.slice(Math.max(0, at.column)),
        selected: await selectedCells(),
        allRows: hasHeads ? await rowsIn(0, order.length - 1) : [],
        allColumns: columns,
        nameLabel,
      },
      words,
    );
  }

  /** The topmost of the selected cells of each column, given to the others below it. */
  async function fillDown(): Promise<void> {
    const cells = await selectedCells();
    const rank = new Map([...order].map((key, index) => [key, index] as const));
    const top = new Map<string, (typeof cells)[number]>();
    for (const cell of cells) {
      const above = top.get(cell.column.id);
      if (above === undefined || (rank.get(cell.row.key) ?? 0) < (rank.get(above.row.key) ?? 0))
        top.set(cell.column.id, cell);
    }
    const filled = cells.flatMap(({ row, column }) => {
      const source = top.get(column.id);
      if (source === undefined || source.row === row) return [];
      const text = cellText(column, source.row, words);
      return planPaste([[text]], { ...nowhere, rows: [row], columns: [column] }, words).cells;
    });
    setPlan({ cells: filled, missingRows: [] });
  }

  return {
    plan,
    words,
    close: () => setPlan(null),
    canFill: selectedCount > 1,
    fillDown: () => void fillDown().catch(tellFailure),
    isOnField: columns[at.column]?.kind === 'field' && rowAt(at) !== undefined,
    /** Of a focused field, on every selected row. */
    fieldText: async (): Promise<string> => {
      const row = rowAt(at);
      const column = columns[at.column];
      if (column?.kind !== 'field' || row === undefined) return '';
      const cells = await selectedCells();
      const rows = cells.length > 1 ? cells.map((cell) => cell.row) : [row];
      return rows.map((one) => cellText(column, one, words).replaceAll(/[\t\r\n]+/g, ' ')).join('\n');
    },
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text/plain');
      if (text.trim() === '' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      planOf(text).then(setPlan, tellFailure);
    },
  };
}

const nowhere = { selected: [], allRows: [], allColumns: [], nameLabel: '' };
