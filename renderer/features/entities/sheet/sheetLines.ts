/** The lines of a contact sheet: group heads, and as many tiles beside each other as there is room for. */
import type { EntityGroup } from '../../../../shared/model/screens.ts';
import { type GridItems, lastIndexWhere } from '../items.ts';
import { type GridPosition, stopFrom } from '../moves.ts';

export type SheetLine =
  | { readonly kind: 'group'; readonly line: number; readonly group: EntityGroup }
  /** Lines of the table that stand beside each other here. */
  | { readonly kind: 'tiles'; readonly line: number; readonly length: number };

export type SheetLines = {
  readonly count: number;
  readonly at: (sheetLine: number) => SheetLine;
  /** Which line of the sheet a line of the table stands in. */
  readonly of: (line: number) => number;
};

type Block = {
  readonly head: EntityGroup | null;
  readonly line: number;
  readonly count: number;
  readonly start: number;
};

/** Nothing is built a row: a sheet of 50,000 costs as much as its groups. */
export function sheetLines(items: GridItems, groups: readonly EntityGroup[], perLine: number): SheetLines {
  const hasHeads = items.count > items.rowCount;
  const blocks: Block[] = [];
  let count = 0;
  for (const [index, head] of hasHeads ? groups.entries() : [[0, null] as const]) {
    const end = hasHeads ? (groups[index + 1]?.start ?? items.rowCount) : items.rowCount;
    const start = head?.start ?? 0;
    const block = { head, line: hasHeads ? start + index : 0, count: end - start, start: count };
    blocks.push(block);
    count += (head === null ? 0 : 1) + Math.ceil(block.count / perLine);
  }
  const blockWhere = (fits: (block: Block) => boolean): Block =>
    blocks[lastIndexWhere(blocks, fits)] ?? { head: null, line: 0, count: 0, start: 0 };
  return {
    count,
    at: (sheetLine) => {
      const block = blockWhere(({ start }) => start <= sheetLine);
      const { head } = block;
      const within = sheetLine - block.start - (head === null ? 0 : 1);
      if (head !== null && within < 0) return { kind: 'group', line: block.line, group: head };
      const first = within * perLine;
      const line = block.line + (head === null ? 0 : 1) + first;
      return { kind: 'tiles', line, length: Math.max(0, Math.min(perLine, block.count - first)) };
    },
    of: (line) => {
      const block = blockWhere((one) => one.line <= line);
      const within = line - block.line - (block.head === null ? 0 : 1);
      if (within < 0) return block.start;
      return block.start + (block.head === null ? 0 : 1) + Math.floor(within / perLine);
    },
  };
}

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };
type Sheet = { readonly items: GridItems; readonly lines: SheetLines; readonly pageLines: number };

/** Where a key takes the focus: over tiles and folded groups, as in the table. @param column what a tile stands for */
export function nextTile(
  { key, ctrlKey, metaKey }: Pressed,
  from: number,
  { items, lines, pageLines }: Sheet,
  column: number,
): GridPosition | null {
  const isWhole = ctrlKey || metaKey;
  const to = (line: number | null): GridPosition => ({ line: line ?? from, column });
  const here = lines.at(lines.of(from));
  switch (key) {
    case 'ArrowLeft':
      return isWhole ? null : to(stopFrom(items, from - 1, -1));
    case 'ArrowRight':
      return isWhole ? null : to(stopFrom(items, from + 1, 1));
    case 'ArrowUp':
      return isWhole ? null : to(across(-1, 1));
    case 'ArrowDown':
      return isWhole ? null : to(across(1, 1));
    case 'PageUp':
      return to(across(-1, pageLines));
    case 'PageDown':
      return to(across(1, pageLines));
    case 'Home':
      return to(isWhole ? stopFrom(items, 0, 1) : here.line);
    case 'End':
      return to(
        isWhole
          ? stopFrom(items, items.count - 1, -1)
          : here.kind === 'group'
            ? here.line
            : here.line + here.length - 1,
      );
    default:
      return null;
  }

  /** Straight up or down, so many lines of the sheet; null where there is none. */
  function across(step: 1 | -1, times: number): number | null {
    const offset = here.kind === 'group' ? 0 : from - here.line;
    let reached: number | null = null;
    let left = times;
    for (let at = lines.of(from) + step; left > 0 && at >= 0 && at < lines.count; at += step) {
      const line = lines.at(at);
      if (line.kind === 'group' && !line.group.isFolded) continue;
      reached = line.kind === 'group' ? line.line : line.line + Math.min(offset, line.length - 1);
      left -= 1;
    }
    return reached;
  }
}
