/** Where a key takes the focus of the table: over rows and folded groups; the heads of open groups are passed by. */
import type { GridItems } from './items.ts';

/** Line -1 is the head of the table, column -1 the name of a row. */
export type GridPosition = { readonly line: number; readonly column: number };

type Extent = { readonly items: GridItems; readonly columnCount: number; readonly pageLines: number };
type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

export const headLine = -1;

export function nextPosition(
  { key, ctrlKey, metaKey }: Pressed,
  at: GridPosition,
  { items, columnCount, pageLines }: Extent,
): GridPosition | null {
  const isWhole = ctrlKey || metaKey;
  const column = (value: number): GridPosition => ({
    line: at.line,
    column: Math.max(-1, Math.min(columnCount - 1, value)),
  });
  const line = (value: number | null): GridPosition => ({ line: value ?? at.line, column: at.column });
  switch (key) {
    case 'ArrowUp':
      return isWhole ? null : line(stopFrom(items, at.line - 1, -1) ?? headLine);
    case 'ArrowDown':
      return isWhole ? null : line(stopFrom(items, at.line + 1, 1));
    case 'ArrowLeft':
      return isWhole ? null : column(at.column - 1);
    case 'ArrowRight':
      return isWhole ? null : column(at.column + 1);
    case 'PageUp':
      return line(nearestStop(items, at.line - pageLines, -1));
    case 'PageDown':
      return line(nearestStop(items, at.line + pageLines, 1));
    case 'Home':
      return isWhole ? { line: nearestStop(items, 0, 1) ?? headLine, column: -1 } : column(-1);
    case 'End':
      return isWhole
        ? { line: nearestStop(items, items.count - 1, -1) ?? headLine, column: columnCount - 1 }
        : column(columnCount - 1);
    default:
      return null;
  }
}

/** The first line from here on that can have the focus. */
export function stopFrom(items: GridItems, from: number, step: 1 | -1): number | null {
  for (let line = from; line >= 0 && line < items.count; line += step) {
    const item = items.at(line);
    if (item.kind === 'row' || item.group.isFolded) return line;
  }
  return null;
}

/** A line that can have the focus, looked for in this direction first. */
export function nearestStop(items: GridItems, from: number, step: 1 | -1): number | null {
  const within = Math.max(0, Math.min(items.count - 1, from));
  return stopFrom(items, within, step) ?? stopFrom(items, within, step === 1 ? -1 : 1);
}
