import { useTranslation } from 'react-i18next';
import type { EntityList, EntityRow } from '../../../../shared/model/screens.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { mostPrinted, type PrintedCell, type PrintedList } from '../../../parts/print/printSheet.ts';
import type { ListQuestion } from '../deeds/useTableDeeds.ts';
import type { GridColumn } from '../gridColumns.ts';
import { cellText } from '../paste/cellText.ts';
import { useShownWords } from '../paste/useCellWords.ts';

const mostAtOnce = 200;

/** The table as it is sorted, searched and folded, all of its rows and its columns; null where it has none. */
export function usePrintedTable(
  { productionId, kind, search }: ListQuestion,
  list: EntityList | undefined,
  columns: readonly GridColumn[],
  title: string,
): (() => Promise<PrintedList>) | null {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const { productions, taskStatuses } = useStudio();
  const words = useShownWords(productionId, kind);

  async function rowsOf({ order }: EntityList): Promise<readonly (EntityRow | undefined)[]> {
    const keys = [...order.subarray(0, mostPrinted)];
    const rows = new Map<number, EntityRow>();
    for (let start = 0; start < keys.length; start += mostAtOnce) {
      const some = keys.slice(start, start + mostAtOnce);
      const { value } = await bridge.query('entityRows', { productionId, kind, keys: some });
      for (const row of value.rows) rows.set(row.key, row);
    }
    // A row that has gone meanwhile keeps its place: groups count by it.
    return keys.map((key) => rows.get(key));
  }
  function cellOf(column: GridColumn, row: EntityRow): PrintedCell {
    if (column.kind === 'task') {
      const status = taskStatuses.get(row.cells[column.taskTypeId]?.taskStatusId ?? '');
      return status === undefined ? { text: '' } : { text: status.shortName.toUpperCase(), color: status.color };
    }
    if (column.id === 'estimation') return { text: format.duration(row.estimationMinutes) };
    if (column.id === 'duration') return { text: format.duration(row.durationMinutes) };
    if (column.id === 'cast') return { text: format.number(row.castCount) };
    return { text: cellText(column, row, words) };
  }
  async function make(shown: EntityList): Promise<PrintedList> {
    const rows = await rowsOf(shown);
    const linesOf = (some: readonly (EntityRow | undefined)[]) =>
      some.flatMap((row) =>
        row === undefined
          ? []
          : [[{ text: row.name }, { text: row.description }, ...columns.map((column) => cellOf(column, row))]],
      );
    return {
      title,
      facts: [
        productions.get(productionId)?.name ?? '',
        search,
        shown.order.length > rows.length
          ? t('print.firstOf', { number: format.number(rows.length), total: format.number(shown.order.length) })
          : t(`entities.countOf.${kind}`, { count: shown.matchedCount }),
      ],
      heads: [
        { label: t('fields.name'), isNumber: false },
        { label: t('fields.description'), isNumber: false },
        ...columns.map(({ id, label }) => ({ label, isNumber: numbers.has(id) })),
      ],
      groups:
        shown.groups.length === 0
          ? [{ name: '', rows: linesOf(rows) }]
          : shown.groups.map(({ name, start, shownCount, isFolded }) => ({
              name: name === '' ? t('entities.noGroup') : name,
              rows: isFolded ? [] : linesOf(rows.slice(start, start + shownCount)),
            })),
    };
  }
  return list === undefined || list.matchedCount === 0 ? null : () => make(list);
}

const numbers: ReadonlySet<string> = new Set([
  'frames',
  'frameIn',
  'frameOut',
  'fps',
  'cast',
  'estimation',
  'duration',
]);
