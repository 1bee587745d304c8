import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import type { ColumnOrder } from './columns/useDescriptors.ts';
import type { EntityKindShown } from './entityRows.ts';
import type { FieldColumn } from './fields.ts';
import { standardLayout, type TableLayout } from './layout.ts';

type Props = {
  readonly kind: EntityKindShown;
  readonly fields: readonly FieldColumn[];
  readonly taskTypeIds: readonly Id[];
  readonly layout: TableLayout;
  readonly onLayout: (part: Partial<TableLayout>) => void;
  /** Null where this person may make no columns. */
  readonly onNew: (() => void) | null;
  /** Of the columns of metadata, for everybody; null where this person has no say in it. */
  readonly order: ColumnOrder | null;
};

const toggled = (list: readonly string[], id: string): string[] =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id];

export function ColumnPicker({ kind, fields, taskTypeIds, layout, onLayout, onNew, order }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const entries: readonly MenuEntry[] = [
    { kind: 'heading', id: 'thumbnails', label: t('entities.thumbnails') },
    ...(['small', 'large'] as const).map((size): MenuEntry => ({
      kind: 'item',
      id: `thumbnails-${size}`,
      label: t(`entities.thumbnailsOf.${size}`),
      isChecked: layout.thumbnails === size,
      staysOpen: true,
      onChoose: () => onLayout({ thumbnails: size }),
    })),
    { kind: 'heading', id: 'fields', label: t('entities.fields') },
    ...fields.map(({ id, label }): MenuEntry => ({
      kind: 'item',
      id,
      label,
      isChecked: layout.shownFields.includes(id),
      staysOpen: true,
      onChoose: () => onLayout({ shownFields: toggled(layout.shownFields, id) }),
    })),
    { kind: 'heading', id: 'types', label: t('entities.taskTypes') },
    ...taskTypeIds.map((id): MenuEntry => ({
      kind: 'item',
      id,
      label: taskTypes.get(id)?.name ?? '',
      isChecked: !layout.hiddenTaskTypeIds.includes(id),
      staysOpen: true,
      onChoose: () => onLayout({ hiddenTaskTypeIds: toggled(layout.hiddenTaskTypeIds, id) }),
    })),
    { kind: 'line', id: 'line' },
    ...(onNew === null
      ? []
      : [{ kind: 'item' as const, id: 'new', label: t('columns.new'), icon: 'plus' as const, onChoose: onNew }]),
    ...(order === null
      ? []
      : [
          {
            kind: 'item' as const,
            id: 'keep-order',
            label: t('columns.keepOrder'),
            icon: 'columns' as const,
            isDisabled: order.isKept || order.disabledReason !== null,
            ...(order.disabledReason !== null && { note: order.disabledReason }),
            onChoose: order.keep,
          },
        ]),
    {
      kind: 'item',
      id: 'reset',
      label: t('entities.usualColumns'),
      icon: 'undo',
      onChoose: () => {
        const {
          sort: _,
          foldedGroupIds: __,
          look: ___,
          thumbnails: ____,
          tilePx: _____,
          ...columns
        } = standardLayout(kind);
        onLayout(columns);
      },
    },
  ];
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="quiet" size="sm" icon="columns">
          {t('entities.columns')}
        </Button>
      }
      entries={entries}
    />
  );
}
