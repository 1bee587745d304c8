import { useLayoutEffect, useMemo, useState } from 'react';
import type { EntityGroup } from '../../../../shared/model/screens.ts';
import { useRowHeights } from '../../../ui/rowHeights.ts';
import type { GridItems } from '../items.ts';
import { type SheetLines, sheetLines } from './sheetLines.ts';

export type Sheet = {
  readonly lines: SheetLines;
  readonly perLine: number;
  /** How wide a tile is. */
  readonly tilePx: number;
  /** Of a line of tiles, with the room below it. */
  readonly linePx: number;
};

/** How the tiles lie in the room there is; null while the table is shown. @param probe as wide as the room */
export function useSheet(
  probe: HTMLElement | null,
  items: GridItems,
  groups: readonly EntityGroup[],
  tilePx: number | null,
): Sheet | null {
  const { tileGap, tileCaption } = useRowHeights();
  const [widthPx, setWidthPx] = useState(0);
  const isOn = tilePx !== null;
  useLayoutEffect(() => {
    if (probe === null || !isOn) return undefined;
    const measure = () => setWidthPx(probe.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(probe);
    return () => observer.disconnect();
  }, [probe, isOn]);
  const perLine = Math.max(1, Math.floor((widthPx - tileGap) / ((tilePx ?? 1) + tileGap)));
  const lines = useMemo(() => (isOn ? sheetLines(items, groups, perLine) : null), [isOn, items, groups, perLine]);
  if (lines === null || tilePx === null) return null;
  // Tiles share what is left over at the right.
  const shownPx = (widthPx - tileGap * (perLine + 1)) / perLine;
  return { lines, perLine, tilePx: shownPx, linePx: Math.round((shownPx * 9) / 16) + tileCaption + tileGap };
}
