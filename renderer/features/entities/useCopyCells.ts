import { useTranslation } from 'react-i18next';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { currentPlace } from '../../place/navigation.ts';
import { linkOf } from '../../place/path.ts';
import { pageOfKind, productionOf } from '../../place/place.ts';
import { showToast } from '../../ui/toasts.ts';
import { cellsAsText } from './copyCells.ts';
import type { EntityKindShown } from './entityRows.ts';
import type { GridColumn } from './gridColumns.ts';
import { rowName } from './rowName.ts';

type Options = {
  readonly kind: EntityKindShown;
  readonly columns: readonly GridColumn[];
  readonly order: Uint32Array;
  readonly rowsIn: (from: number, to: number) => Promise<readonly EntityRow[]>;
};

/** Puts cells on the clipboard as a table, or the link to them: to one task, or to the list with its selection. */
export function useCopyCells({ kind, columns, order, rowsIn }: Options) {
  const { t } = useTranslation();
  const format = useFormat();
  const { account, taskStatuses } = useStudio();
  const copyText = useCall('copyText');

  async function cells(taskIds: readonly Id[]) {
    const selected = new Set(taskIds);
    const all = await rowsIn(0, order.length - 1);
    const rows = all.filter((row) => Object.values(row.cells).some(({ taskId }) => selected.has(taskId)));
    const text = cellsAsText(rows, columns, selected, rows.length > 1 && rows.length === all.length, {
      nameOf: rowName,
      statusOf: (id) => taskStatuses.get(id)?.shortName ?? '',
      nameLabel: t(`entities.nameOf.${kind}`),
    });
    await copyText.run({ text });
    showToast({ title: t('entities.copied', { count: taskIds.length, number: format.number(taskIds.length) }) });
  }

  function link(taskIds: readonly Id[]) {
    const place = currentPlace();
    const [taskId] = taskIds;
    const productionId = productionOf(place);
    if (taskId === undefined || productionId === null) return;
    const target =
      taskIds.length === 1
        ? {
            page: 'task' as const,
            productionId,
            list: pageOfKind(kind),
            taskId,
          }
        : place;
    copyText.start({ text: linkOf(target, account.serverUrl) });
    showToast({ title: t('entities.linkCopied') });
  }
  function text(cellsOfField: string) {
    const count = cellsOfField.split('\n').length;
    copyText.start({ text: cellsOfField });
    showToast({ title: t('entities.copiedFields', { count, number: format.number(count) }) });
  }
  return { cells, link, text };
}
