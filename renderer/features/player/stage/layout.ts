/** Which part of the stage each picture has. In CSS pixels. */
import { type CompareMode, isTiled } from './compare.ts';
import type { Size } from './view.ts';

export type Area = Size & { readonly left: number; readonly top: number };

const gapPx = 2;

/** One area for all where they lie over each other, else one for each of `count`; four stand two by two. */
export function areasOf(size: Size, mode: CompareMode, count: number): readonly [Area, ...Area[]] {
  const columns = !isTiled(mode) || mode === 'stacked' ? 1 : mode === 'grid' ? Math.min(2, count) : count;
  const rows = !isTiled(mode) || mode === 'side' ? 1 : mode === 'grid' ? Math.ceil(count / 2) : count;
  const width = (size.width - gapPx * (columns - 1)) / columns;
  const height = (size.height - gapPx * (rows - 1)) / rows;
  const area = (at: number): Area => ({
    left: (at % columns) * (width + gapPx),
    top: Math.floor(at / columns) * (height + gapPx),
    width,
    height,
  });
  const others = isTiled(mode) ? Array.from({ length: count - 1 }, (_, at) => area(at + 1)) : [];
  return [area(0), ...others];
}

/** The area that a point lies in; the nearest one's edge belongs to the one before it. */
export function areaAt(areas: readonly [Area, ...Area[]], x: number, y: number): Area {
  const found = areas.findLast(({ left, top }) => x >= left && y >= top);
  return found ?? areas[0];
}
