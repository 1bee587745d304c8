/** What can be done to a column, as entries of its head's menu. */
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { type GridColumn, movedColumn, nameColumn, narrowestPx, widestPx } from './gridColumns.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { Descriptors } from './columns/useDescriptors.ts';
import type { TableDeeds } from './deeds/useTableDeeds.ts';
import { isSameKey, type TableLayout } from './layout.ts';

type Options = {
  readonly columns: readonly GridColumn[];
  readonly layout: TableLayout;
  readonly hasGroups: boolean;
  readonly onLayout: (part: Partial<TableLayout>) => void;
  readonly onSelectColumn: (taskTypeId: Id) => void;
  readonly onFoldAll: (isFolded: boolean) => void;
  readonly deeds: ColumnDeeds;
  readonly descriptors: ColumnDescriptors;
};

/** What is done to a column of metadata itself. */
export type ColumnDescriptors = Pick<Descriptors, 'mayEdit' | 'setDialog'>;

/** What is done to the tasks of a column; null where this person may not. */
export type ColumnDeeds = Pick<TableDeeds, 'addMissing' | 'askToDeleteColumn'> | null;

const stepPx = 32;
/** A status and nothing else. */
const narrowPx = 72;
const mostThens = 4;

/** @returns the entries of a column by its index; null is the name. */
export function useHeadEntries({
  columns,
  layout,
  hasGroups,
  onLayout,
  onSelectColumn,
  onFoldAll,
  deeds,
  descriptors,
}: Options) {
  const { t } = useTranslation();
  const { sort, thenBy, widthsPx, stuckIds } = layout;
  const line = (id: string): MenuEntry => ({ kind: 'line', id });

  function sortEntries(key: Sort['key']): readonly MenuEntry[] {
    const isSorted = sort !== null && isSameKey(sort.key, key);
    return [
      {
        kind: 'item',
        id: 'up',
        label: t('entities.sortUp'),
        icon: 'up',
        isChecked: isSorted && sort.direction === 'up',
        onChoose: () => onLayout({ sort: { key, direction: 'up' }, thenBy: [] }),
      },
      {
        kind: 'item',
        id: 'down',
        label: t('entities.sortDown'),
        icon: 'down',
        isChecked: isSorted && sort.direction === 'down',
        onChoose: () => onLayout({ sort: { key, direction: 'down' }, thenBy: [] }),
      },
      {
        kind: 'item',
        id: 'usual-order',
        label: t('entities.sortStandard'),
        isDisabled: sort === null,
        onChoose: () => onLayout({ sort: null, thenBy: [] }),
      },
    ];
  }

  /** Names decide alone: no two rows are equal in them. */
  function thenEntries(key: Sort['key']): readonly MenuEntry[] {
    if (sort === null || sort.key.kind === 'name' || isSameKey(sort.key, key)) return [];
    const current = thenBy.find((then) => isSameKey(then.key, key));
    const entry = (direction: Sort['direction'], label: string): MenuEntry => {
      const isChecked = current?.direction === direction;
      const chosen = { key, direction };
      const replaced = thenBy.map((then) => (then === current ? chosen : then));
      return {
        kind: 'item',
        id: `then-${direction}`,
        label,
        isChecked,
        isDisabled: current === undefined && thenBy.length >= mostThens,
        onChoose: () =>
          onLayout({
            thenBy: isChecked
              ? thenBy.filter((then) => then !== current)
              : current === undefined
                ? [...thenBy, chosen]
                : replaced,
          }),
      };
    };
    return [entry('up', t('entities.thenUp')), entry('down', t('entities.thenDown'))];
  }

  function widthEntries(id: string): readonly MenuEntry[] {
    const { [id]: own, ...others } = widthsPx;
    const change = (byPx: number) => {
      const drawn = document.querySelector(`[data-head="${CSS.escape(id)}"]`)?.getBoundingClientRect().width ?? 0;
      const widthPx = Math.round(Math.max(narrowestPx, Math.min(widestPx, (own ?? drawn) + byPx)));
      onLayout({ widthsPx: { ...others, [id]: widthPx } });
    };
    return [
      { kind: 'item', id: 'wider', label: t('entities.wider'), onChoose: () => change(stepPx) },
      { kind: 'item', id: 'narrower', label: t('entities.narrower'), onChoose: () => change(-stepPx) },
      {
        kind: 'item',
        id: 'narrow',
        label: t('entities.narrow'),
        isChecked: own === narrowPx,
        onChoose: () => onLayout({ widthsPx: own === narrowPx ? others : { ...others, [id]: narrowPx } }),
      },
      {
        kind: 'item',
        id: 'usual-width',
        label: t('entities.usualWidth'),
        isDisabled: own === undefined,
        onChoose: () => onLayout({ widthsPx: others }),
      },
    ];
  }

  function moveEntries(column: GridColumn, index: number): readonly MenuEntry[] {
    const isStuck = column.stuckAt !== null;
    // A column moves among those that stay, or among those that scroll.
    const isAlike = (other: GridColumn | undefined) => other !== undefined && (other.stuckAt !== null) === isStuck;
    const put = (before: string | null) => onLayout({ columnOrder: [...movedColumn(columns, column.id, before)] });
    return [
      {
        kind: 'item',
        id: 'left',
        label: t('entities.moveLeft'),
        icon: 'back',
        isDisabled: !isAlike(columns[index - 1]),
        onChoose: () => put(columns[index - 1]?.id ?? null),
      },
      {
        kind: 'item',
        id: 'right',
        label: t('entities.moveRight'),
        icon: 'forward',
        isDisabled: !isAlike(columns[index + 1]),
        onChoose: () => put(columns[index + 2]?.id ?? null),
      },
      {
        kind: 'item',
        id: 'stick',
        label: t('entities.stick'),
        icon: 'pin',
        isChecked: isStuck,
        onChoose: () =>
          onLayout({ stuckIds: isStuck ? stuckIds.filter((id) => id !== column.id) : [...stuckIds, column.id] }),
      },
    ];
  }

  function descriptorEntries(descriptor: MetadataDescriptor | null): readonly MenuEntry[] {
    if (descriptor === null || !descriptors.mayEdit(descriptor.departmentIds)) return [];
    return [
      {
        kind: 'item',
        id: 'edit-column',
        label: t('columns.edit'),
        icon: 'draw',
        onChoose: () => descriptors.setDialog({ kind: 'edit', descriptor }),
      },
      {
        kind: 'item',
        id: 'delete-column',
        label: t('columns.delete'),
        icon: 'trash',
        isDanger: true,
        onChoose: () => descriptors.setDialog({ kind: 'delete', descriptor }),
      },
    ];
  }

  return (index: number | null): readonly MenuEntry[] => {
    const column = index === null ? undefined : columns[index];
    if (index === null || column === undefined) {
      return [
        ...sortEntries({ kind: 'name' }),
        ...thenEntries({ kind: 'name' }),
        ...(hasGroups
          ? [
              line('fold'),
              {
                kind: 'item' as const,
                id: 'fold-all',
                label: t('entities.foldAll'),
                icon: 'right' as const,
                onChoose: () => onFoldAll(true),
              },
              {
                kind: 'item' as const,
                id: 'unfold-all',
                label: t('entities.unfoldAll'),
                icon: 'down' as const,
                onChoose: () => onFoldAll(false),
              },
            ]
          : []),
        line('width'),
        ...widthEntries(nameColumn),
      ];
    }
    return [
      ...sortEntries(column.sort),
      ...thenEntries(column.sort),
      line('what'),
      ...(column.kind === 'task'
        ? [
            {
              kind: 'item' as const,
              id: 'select',
              label: t('entities.selectColumn'),
              icon: 'check' as const,
              keys: 'Mod+Space',
              onChoose: () => onSelectColumn(column.taskTypeId),
            },
            ...(deeds === null
              ? []
              : [
                  {
                    kind: 'item' as const,
                    id: 'add-missing',
                    label: t('deeds.addMissing'),
                    icon: 'plus' as const,
                    onChoose: () => deeds.addMissing(column.taskTypeId),
                  },
                  {
                    kind: 'item' as const,
                    id: 'delete-tasks',
                    label: t('deeds.deleteThese'),
                    icon: 'trash' as const,
                    isDanger: true,
                    onChoose: () => deeds.askToDeleteColumn(column.taskTypeId),
                  },
                ]),
          ]
        : []),
      ...moveEntries(column, index),
      line('width'),
      ...widthEntries(column.id),
      line('end'),
      {
        kind: 'item',
        id: 'hide',
        label: t('entities.hideColumn'),
        icon: 'eye-off',
        onChoose: () =>
          onLayout(
            column.kind === 'task'
              ? { hiddenTaskTypeIds: [...layout.hiddenTaskTypeIds, column.taskTypeId] }
              : { shownFields: layout.shownFields.filter((id) => id !== column.id) },
          ),
      },
      ...(column.kind === 'field' ? descriptorEntries(column.field.descriptor) : []),
    ];
  };
}
