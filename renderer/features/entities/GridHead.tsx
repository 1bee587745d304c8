import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { EntityKindShown } from './entityRows.ts';
import { type GridColumn, movedColumn, nameColumn } from './gridColumns.ts';
import styles from './GridHead.module.css';
import { HeadCell } from './HeadCell.tsx';
import { type ColumnDeeds, type ColumnDescriptors, useHeadEntries } from './headEntries.ts';
import { isSameKey, type TableLayout } from './layout.ts';

type Props = {
  readonly kind: EntityKindShown;
  readonly columns: readonly GridColumn[];
  readonly layout: TableLayout;
  readonly hasGroups: boolean;
  /** -1 the name; null while the focus is in the rows. */
  readonly focusedColumn: number | null;
  readonly onLayout: (part: Partial<TableLayout>) => void;
  readonly onResizing: (resizing: { readonly id: string; readonly widthPx: number } | null) => void;
  readonly onSelectColumn: (taskTypeId: Id) => void;
  readonly onFoldAll: (isFolded: boolean) => void;
  readonly deeds: ColumnDeeds;
  readonly descriptors: ColumnDescriptors;
};

type Drop = { readonly id: string; readonly side: 'before' | 'after' };

/** Stays at the top. Each head has a menu with what can be done to its column. */
export const GridHead = memo(function GridHead(props: Props) {
  const { kind, columns, layout, hasGroups, focusedColumn, onLayout, onResizing, onSelectColumn, onFoldAll, deeds } =
    props;
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<{ readonly id: string; readonly drop: Drop | null } | null>(null);
  const { descriptors } = props;
  const entriesOf = useHeadEntries({
    columns,
    layout,
    hasGroups,
    onLayout,
    onSelectColumn,
    onFoldAll,
    deeds,
    descriptors,
  });
  const { sort, thenBy, widthsPx } = layout;

  const sorts = sort === null ? [] : [sort, ...thenBy];
  const sortOf = (key: Sort['key']) => {
    const index = sorts.findIndex((one) => isSameKey(one.key, key));
    return { direction: sorts[index]?.direction ?? null, rank: sorts.length > 1 && index >= 0 ? index + 1 : null };
  };
  const resize = (id: string) => ({
    onResizing: (widthPx: number | null) => onResizing(widthPx === null ? null : { id, widthPx }),
    onResized: (widthPx: number | null) => {
      onResizing(null);
      const { [id]: _, ...others } = widthsPx;
      onLayout({ widthsPx: widthPx === null ? others : { ...others, [id]: widthPx } });
    },
  });

  function onDrag(id: string, event: 'moved' | 'dropped' | 'left', x: number, y: number) {
    if (event === 'moved') {
      setDragged({ id, drop: dropAt(x, y, id) });
      return;
    }
    setDragged(null);
    const drop = event === 'dropped' ? dropAt(x, y, id) : null;
    if (drop === null) return;
    const index = columns.findIndex((column) => column.id === drop.id);
    const before = drop.side === 'before' ? drop.id : (columns[index + 1]?.id ?? null);
    if (before !== id) onLayout({ columnOrder: [...movedColumn(columns, id, before)] });
  }

  return (
    <div className={styles.head} role="row" aria-rowindex={1} data-line={-1}>
      <HeadCell
        id={nameColumn}
        label={t(`entities.nameOf.${kind}`)}
        column={-1}
        stuckAt="0px"
        {...sortOf({ kind: 'name' })}
        entries={entriesOf(null)}
        isFocused={focusedColumn === -1}
        isDragged={false}
        dropSide={null}
        {...resize(nameColumn)}
      />
      {columns.map((column, index) => (
        <HeadCell
          key={column.id}
          id={column.id}
          label={column.label}
          column={index}
          stuckAt={column.stuckAt}
          isNumber={column.kind === 'field' && column.field.isNumber}
          {...(column.kind === 'task' ? { color: column.color } : {})}
          {...sortOf(column.sort)}
          entries={entriesOf(index)}
          isFocused={focusedColumn === index}
          isDragged={dragged?.id === column.id}
          dropSide={dragged?.drop?.id === column.id ? dragged.drop.side : null}
          onDrag={(event, x, y) => onDrag(column.id, event, x, y)}
          {...resize(column.id)}
        />
      ))}
    </div>
  );
});

/** The head under the pointer, and on which side of it the dragged one would stand. */
function dropAt(x: number, y: number, dragged: string): Drop | null {
  const head = document
    .elementsFromPoint(x, y)
    .find((element): element is HTMLElement => element instanceof HTMLElement && 'head' in element.dataset);
  const id = head?.dataset['head'];
  if (head === undefined || id === undefined || id === nameColumn || id === dragged) return null;
  const { left, width } = head.getBoundingClientRect();
  return { id, side: x < left + width / 2 ? 'before' : 'after' };
}
