/** What can be done to shots and assets themselves, as menu entries: of the rows that are selected, or the one under the focus. */
import type { TFunction } from 'i18next';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { MenuEntry } from '../../../ui/Menu.tsx';
import type { TableDeeds } from './useTableDeeds.ts';

export function entityEntries(rows: readonly EntityRow[], deeds: TableDeeds, t: TFunction): readonly MenuEntry[] {
  const count = rows.length;
  if (count === 0) return [];
  const changed = rows.filter((row) => deeds.mayChange(row, 'isCanceled'));
  const active = changed.filter(({ isCanceled }) => !isCanceled);
  const canceled = changed.filter(({ isCanceled }) => isCanceled);
  const shareable = rows.filter((row) => deeds.mayChange(row, 'isShared'));
  const areShared = shareable.length > 0 && shareable.every(({ isShared }) => isShared);
  const deleted = rows.filter((row) => deeds.mayDelete(row));
  return [
    ...(deeds.isStaff
      ? [
          {
            kind: 'item' as const,
            id: 'add-tasks',
            label: t('deeds.addTasksTo', { count }),
            icon: 'plus' as const,
            onChoose: () => deeds.setDialog({ kind: 'add-tasks', rows }),
          },
        ]
      : []),
    ...(shareable.length > 0
      ? [
          {
            kind: 'item' as const,
            id: 'share',
            label: t('deeds.share'),
            icon: 'layers' as const,
            isChecked: areShared,
            onChoose: () => deeds.share(shareable, !areShared),
          },
        ]
      : []),
    ...(active.length > 0
      ? [
          {
            kind: 'item' as const,
            id: 'cancel',
            label: t('deeds.cancel', { count: active.length }),
            icon: 'ban' as const,
            onChoose: () => deeds.cancel(active, true),
          },
        ]
      : []),
    ...(canceled.length > 0
      ? [
          {
            kind: 'item' as const,
            id: 'restore',
            label: t('deeds.restore', { count: canceled.length }),
            icon: 'undo' as const,
            onChoose: () => deeds.cancel(canceled, false),
          },
        ]
      : []),
    ...(deleted.length > 0
      ? [
          {
            kind: 'item' as const,
            id: 'delete',
            label: t('deeds.deleteForGood', { count: deleted.length }),
            icon: 'trash' as const,
            isDanger: true,
            onChoose: () => deeds.setDialog({ kind: 'delete-entities', rows: deleted }),
          },
        ]
      : []),
  ];
}
