import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { recallHere } from '../../place/navigation.ts';
import { custom } from '../../ui/custom.ts';
import { useRowHeights } from '../../ui/rowHeights.ts';
import { useFewAtOnce } from '../../ui/useFewAtOnce.ts';
import { useIsPainted } from '../../ui/useIsPainted.ts';
import styles from './EntityGrid.module.css';
import { EntityRowLine } from './EntityRowLine.tsx';
import type { EntityKindShown, EntityRows } from './entityRows.ts';
import type { GridColumn } from './gridColumns.ts';
import { GroupLine } from './GroupLine.tsx';
import type { GridItems } from './items.ts';
import type { GridPosition } from './moves.ts';

export type LinesHandle = { readonly scrollTo: (line: number) => void };

type Props = {
  readonly ref: Ref<LinesHandle>;
  readonly scroller: HTMLElement;
  readonly kind: EntityKindShown;
  readonly items: GridItems;
  readonly rows: EntityRows;
  readonly rowPx: number;
  readonly columns: readonly GridColumn[];
  readonly taskTypeIds: readonly Id[];
  readonly chosen: ReadonlySet<Id>;
  /** Where the focus is: that line stays, or scrolling it out of sight would lose the focus. */
  readonly at: GridPosition;
  readonly hasGroups: boolean;
  /** Covered by the action bar: nothing that has the focus hides under it. */
  readonly barPx: number;
  /** The rows in view, by their indices in the order; both ends included. */
  readonly onRange: (first: number, last: number) => void;
  /** Whenever lines have been drawn, or the table around them. */
  readonly onDrawn: () => void;
};

/** Lines beyond each edge: drawn once those in view have been painted, in a list that has become longer or shorter. */
const overscan = 4;
export const scrollMemory = 'entities.scroll';

/** The lines in view. What scrolling changes is drawn from here on, and nothing of the table around it. */
export const GridLines = memo(function GridLines(props: Props) {
  const { ref, scroller, kind, items, rows, rowPx, columns, taskTypeIds, chosen, at, hasGroups, barPx } = props;
  const { onRange, onDrawn } = props;
  const heights = useRowHeights();
  const isPainted = useIsPainted(items.rowCount);

  // The same functions as long as the lines and their heights are: with new ones every line is measured anew.
  const { keyOfLine, heightOfLine } = useMemo(
    () => ({
      keyOfLine: (line: number) => {
        const item = items.at(line);
        return item.kind === 'group' ? `group ${item.group.id}` : item.key;
      },
      heightOfLine: (line: number) => (items.at(line).kind === 'group' ? heights.group : rowPx),
    }),
    [items, heights, rowPx],
  );
  const virtualizer = useVirtualizer({
    count: items.count,
    getScrollElement: () => scroller,
    getItemKey: keyOfLine,
    estimateSize: heightOfLine,
    overscan: isPainted ? overscan : 0,
    scrollPaddingStart: heights.head,
    scrollPaddingEnd: barPx,
    paddingEnd: barPx,
    // The one with the focus first: it is what a key has just gone to.
    rangeExtractor: (range: Range) => [
      ...new Set([...(at.line < 0 || at.line >= items.count ? [] : [at.line]), ...defaultRangeExtractor(range)]),
    ],
    initialOffset: () => {
      const kept = recallHere(scrollMemory);
      return typeof kept === 'number' ? kept : 0;
    },
  });
  useImperativeHandle(ref, () => ({ scrollTo: (line) => virtualizer.scrollToIndex(line, { align: 'auto' }) }), [
    virtualizer,
  ]);

  const { range, isScrolling } = virtualizer;
  // With other heights the line at the top stays there: one looks on at the same rows.
  const atTop = useRef({ line: 0, rowPx });
  const topLine = range?.startIndex ?? 0;
  useLayoutEffect(() => {
    const before = atTop.current;
    atTop.current = { line: topLine, rowPx };
    if (before.rowPx !== rowPx && before.line > 0) virtualizer.scrollToIndex(before.line, { align: 'start' });
  }, [virtualizer, topLine, rowPx]);
  const lines = virtualizer.getVirtualItems().flatMap(({ index, start, key }) => {
    if (index >= items.count) return [];
    const item = items.at(index);
    // On the way past it is drawn once, when it is here.
    if (isScrolling && item.kind === 'row' && !rows.has(item.key)) return [];
    return [{ index, start, key: String(key), item, kind: item.kind }];
  });
  const drawn = useFewAtOnce(lines, isScrolling);

  const indices = range === null ? [] : rowsBetween(items, range.startIndex, range.endIndex);
  const [first = 0, last = 0] = [indices[0], indices.at(-1)];
  useLayoutEffect(() => onRange(first, last), [onRange, first, last]);
  useLayoutEffect(onDrawn);

  return (
    <div
      className={styles.lines}
      role="presentation"
      style={custom({ '--total': `${String(virtualizer.getTotalSize())}px` })}
    >
      {drawn.map(({ slot, line: { index, start, item }, isParked }) =>
        item.kind === 'group' ? (
          <GroupLine
            key={slot}
            group={item.group}
            kind={kind}
            line={isParked ? null : index}
            topPx={start}
            isCurrent={!isParked && at.line === index}
          />
        ) : (
          <EntityRowLine
            key={slot}
            row={rows.get(item.key)}
            line={isParked ? null : index}
            topPx={start}
            columns={columns}
            hasGroupName={!hasGroups}
            selectedTypes={selectedTypesOf(rows.get(item.key), taskTypeIds, chosen)}
            focusedColumn={!isParked && at.line === index ? at.column : null}
          />
        ),
      )}
    </div>
  );
});

/** Indices into the order of the rows among the lines from the first to the last. */
function rowsBetween(items: GridItems, firstLine: number, lastLine: number): readonly number[] {
  return Array.from({ length: Math.max(0, lastLine - firstLine + 1) }, (_, offset) => firstLine + offset).flatMap(
    (line) => {
      const item = line < items.count ? items.at(line) : undefined;
      return item?.kind === 'row' ? [item.index] : [];
    },
  );
}

function selectedTypesOf(row: EntityRow | undefined, taskTypeIds: readonly Id[], selected: ReadonlySet<Id>): string {
  if (row === undefined || selected.size === 0) return '';
  return taskTypeIds.filter((id) => selected.has(row.cells[id]?.taskId ?? '')).join(' ');
}
