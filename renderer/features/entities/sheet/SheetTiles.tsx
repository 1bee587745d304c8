import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useImperativeHandle, useLayoutEffect, useMemo } from 'react';
import type { EntityRow } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { recallHere } from '../../../place/navigation.ts';
import { custom } from '../../../ui/custom.ts';
import { useRowHeights } from '../../../ui/rowHeights.ts';
import { useFewAtOnce } from '../../../ui/useFewAtOnce.ts';
import { useIsPainted } from '../../../ui/useIsPainted.ts';
import gridStyles from '../EntityGrid.module.css';
import type { EntityKindShown, EntityRows } from '../entityRows.ts';
import type { GridColumn } from '../gridColumns.ts';
import { type LinesHandle, scrollMemory } from '../GridLines.tsx';
import { GroupLine } from '../GroupLine.tsx';
import type { GridItems } from '../items.ts';
import type { GridPosition } from '../moves.ts';
import styles from './SheetTiles.module.css';
import { SheetTile } from './SheetTile.tsx';
import type { Sheet } from './useSheet.ts';

type Props = {
  readonly ref: Ref<LinesHandle>;
  readonly sheet: Sheet;
  readonly scroller: HTMLElement;
  readonly kind: EntityKindShown;
  readonly items: GridItems;
  readonly rows: EntityRows;
  readonly column: GridColumn | undefined;
  readonly chosen: ReadonlySet<Id>;
  readonly at: GridPosition;
  readonly barPx: number;
  /** The rows in view, by their indices in the order; both ends included. */
  readonly onRange: (first: number, last: number) => void;
  readonly onDrawn: () => void;
};

const overscan = 2;
/** A line of the sheet is many tiles. */
const linesInAFrame = 1;
/** Kitsu's small pictures are 150 pixels wide: drawn larger than this they look soft. */
const mostOfThumbnailPx = 200;

/** The tiles in view, line by line; the table's lines in another shape. */
export function SheetTiles(props: Props) {
  const { ref, sheet, scroller, kind, items, rows, column, chosen, at, barPx, onRange, onDrawn } = props;
  const { lines, linePx, perLine } = sheet;
  const heights = useRowHeights();
  const isPainted = useIsPainted(items.rowCount);
  const heightOf = useMemo(
    () => (index: number) => (lines.at(index).kind === 'group' ? heights.group : linePx),
    [lines, heights, linePx],
  );
  const focusedLine = at.line < 0 || at.line >= items.count ? null : lines.of(at.line);
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller,
    estimateSize: heightOf,
    overscan: isPainted ? overscan : 0,
    scrollPaddingEnd: barPx,
    paddingEnd: barPx,
    rangeExtractor: (range: Range) => [
      ...new Set([...(focusedLine === null ? [] : [focusedLine]), ...defaultRangeExtractor(range)]),
    ],
    initialOffset: () => {
      const kept = recallHere(scrollMemory);
      return typeof kept === 'number' ? kept : 0;
    },
  });
  // Of another size of tiles.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heightOf]);
  useImperativeHandle(
    ref,
    () => ({ scrollTo: (line) => virtualizer.scrollToIndex(lines.of(line), { align: 'auto' }) }),
    [virtualizer, lines],
  );

  const { range, isScrolling } = virtualizer;
  const [first, last] = range === null ? [0, 0] : [rowIn(range.startIndex, 'first'), rowIn(range.endIndex, 'last')];
  useLayoutEffect(() => onRange(first, last), [onRange, first, last]);
  useLayoutEffect(onDrawn);

  /** The index in the order of the first or last row of a line; of a head, of the row that follows it. */
  function rowIn(sheetLine: number, which: 'first' | 'last'): number {
    const line = lines.at(Math.min(sheetLine, lines.count - 1));
    if (line.kind === 'group') return line.group.start;
    const item = items.at(which === 'first' ? line.line : line.line + Math.max(0, line.length - 1));
    return item.kind === 'row' ? item.index : 0;
  }

  const drawn = useFewAtOnce(
    virtualizer.getVirtualItems().flatMap(({ index, start, size }) => {
      if (index >= lines.count) return [];
      const line = lines.at(index);
      // On the way past it is drawn once, when it is here.
      if (isScrolling && line.kind === 'tiles' && rowAt(line.line) === undefined) return [];
      const key = line.kind === 'group' ? `group ${line.group.id}` : `tiles ${String(line.line)}`;
      return [{ key, kind: line.kind, index, start, size, line }];
    }),
    isScrolling,
    linesInAFrame,
  );
  function rowAt(tableLine: number): EntityRow | undefined {
    const item = tableLine < items.count ? items.at(tableLine) : undefined;
    return item?.kind === 'row' ? rows.get(item.key) : undefined;
  }
  // By what one sees, not by the screen's pixels: on a fine screen every small tile would fetch a whole preview.
  const isLarge = sheet.tilePx > mostOfThumbnailPx;

  return (
    <div
      className={gridStyles.lines}
      role="presentation"
      style={custom({ '--total': `${String(virtualizer.getTotalSize())}px`, '--tiles': perLine })}
    >
      {drawn.map(({ slot, line: { index, start, size, line }, isParked }) => {
        if (line.kind === 'group')
          return (
            <GroupLine
              key={slot}
              group={line.group}
              kind={kind}
              line={isParked ? null : line.line}
              topPx={start}
              isCurrent={!isParked && at.line === line.line}
            />
          );
        return (
          <div
            key={slot}
            className={styles.line}
            role="row"
            aria-hidden={isParked || undefined}
            aria-rowindex={index + 1}
            data-line={isParked ? undefined : line.line}
            style={custom({ '--top': `${String(start)}px`, '--line-h': `${String(size)}px` })}
          >
            {Array.from({ length: line.length }, (_, place) => {
              const tableLine = line.line + place;
              const row = rowAt(tableLine);
              const taskId = column?.kind === 'task' ? row?.cells[column.taskTypeId]?.taskId : undefined;
              return (
                <SheetTile
                  // The place: a line that comes changes the pictures of one that went, and makes none anew.
                  key={place}
                  row={row}
                  line={isParked ? null : tableLine}
                  place={place}
                  column={column}
                  hasGroupName={items.count === items.rowCount}
                  // What is passed by is not worth its larger pictures.
                  sharp={!isLarge ? 'never' : isScrolling ? 'if-here' : 'now'}
                  isSelected={taskId !== undefined && chosen.has(taskId)}
                  isFocused={!isParked && at.line === tableLine}
                />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
