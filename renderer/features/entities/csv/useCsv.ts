/** A table as a file, and a file into a table. */
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import { writeCsv } from '../../../../shared/rules/tsv.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useCall } from '../../../data/useCall.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { showToast } from '../../../ui/toasts.ts';
import type { ListQuestion } from '../deeds/useTableDeeds.ts';
import type { GridColumn } from '../gridColumns.ts';
import { cellText } from '../paste/cellText.ts';
import { useCellWords, useShownWords } from '../paste/useCellWords.ts';
import { isImported } from './importLimits.ts';

const mostAtOnce = 200;

export function useCsv(question: ListQuestion, columns: readonly GridColumn[], fileName: string) {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const save = useCall('downloadTextFile');
  const reveal = useCall('revealPath');
  const tellFailure = useTellFailure();
  const words = useCellWords(question.productionId, question.kind);
  const shown = useShownWords(question.productionId, question.kind);
  /** The file is there already where it was dropped. */
  const [importing, setImporting] = useState<{ readonly file: File | null } | null>(null);
  const { productionId, kind } = question;

  /** All rows of a search, whatever is folded. */
  async function rowsOf(search: string): Promise<readonly EntityRow[]> {
    const { value: list } = await bridge.query('entityList', { ...question, search, sort: null, foldedGroupIds: [] });
    const rows: EntityRow[] = [];
    for (let start = 0; start < list.order.length; start += mostAtOnce) {
      const keys = [...list.order.subarray(start, start + mostAtOnce)];
      rows.push(...(await bridge.query('entityRows', { productionId, kind, keys })).value.rows);
    }
    return rows;
  }
  async function write(): Promise<void> {
    const rows = await rowsOf(question.search);
    const hasEpisodes = rows.some(({ episodeName }) => episodeName !== '');
    const hasGroups = rows.some(({ groupName }) => groupName !== '');
    const heads = [
      ...(hasEpisodes ? [t('create.episode')] : []),
      ...(hasGroups ? [t(kind === 'Asset' ? 'fields.assetTypeId' : 'create.sequence')] : []),
      t('fields.name'),
      t('fields.description'),
      ...columns.map(({ label }) => label),
    ];
    const lines = rows.map((row) => [
      ...(hasEpisodes ? [row.episodeName] : []),
      ...(hasGroups ? [row.groupName] : []),
      row.name,
      row.description,
      ...columns.map((column) => exported(column, row)),
    ]);
    const { path } = await save.run({ suggestedName: `${fileName}.csv`, text: writeCsv([heads, ...lines]) });
    showToast({
      title: t('csv.written', { count: rows.length, number: format.number(rows.length) }),
      description: path,
      action: { label: t('csv.reveal'), run: () => void reveal.run({ path }).catch(tellFailure) },
    });
  }
  /** Sums are written as well, though no file brings them back: times in hours. */
  function exported(column: GridColumn, row: EntityRow): string {
    if (column.kind === 'field' && column.field.edited === null) {
      if (column.id === 'estimation') return String(row.estimationMinutes / 60);
      if (column.id === 'duration') return String(row.durationMinutes / 60);
      return column.id === 'cast' ? String(row.castCount) : '';
    }
    return cellText(column, row, shown);
  }
  return {
    words,
    rowsOf,
    importing,
    beginImport: () => setImporting({ file: null }),
    endImport: () => setImporting(null),
    /** What is no table and no cut is left to the window, which publishes it. */
    onDrop: (event: DragEvent) => {
      // Of what is dropped on a dialog the page hears as well, and it is the dialog's.
      if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
      const [file, ...others] = [...event.dataTransfer.files];
      if (file === undefined || others.length > 0 || !isImported(file.name, kind === 'Shot')) return;
      event.preventDefault();
      setImporting({ file });
    },
    exportList: () => void write().catch(tellFailure),
  };
}
