/** The corners and sides of what is selected: pulled, they make it larger, and what is opposite stays where it is. */
import type { Box } from './curves.ts';
import type { Point } from '../stage/view.ts';

export const corners = ['nw', 'ne', 'se', 'sw'] as const;
export const sides = ['n', 'e', 's', 'w'] as const;
export type Handle = (typeof corners)[number] | (typeof sides)[number];

export const handleOf = (name: string | null): Handle | null =>
  [...corners, ...sides].find((handle) => handle === name) ?? null;

const shareX = (handle: Handle): number => (handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5);
const shareY = (handle: Handle): number => (handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : 0.5);

export const pointOfHandle = (handle: Handle, { left, top, width, height }: Box): Point => ({
  x: left + width * shareX(handle),
  y: top + height * shareY(handle),
});

/** What stays where it is. */
export const opposite = (handle: Handle, { left, top, width, height }: Box): Point => ({
  x: left + width * (1 - shareX(handle)),
  y: top + height * (1 - shareY(handle)),
});

/** Nothing becomes so small that it could not be taken hold of again. */
const leastFactor = 0.02;

/** How much larger it becomes with the handle there: a corner keeps its form, a side changes one direction alone. */
export function factorOf(handle: Handle, box: Box, to: Point): Point {
  const from = pointOfHandle(handle, box);
  const about = opposite(handle, box);
  const [wide, high] = [from.x - about.x, from.y - about.y];
  if (handle.length === 1)
    return {
      x: wide === 0 ? 1 : Math.max(leastFactor, (to.x - about.x) / wide),
      y: high === 0 ? 1 : Math.max(leastFactor, (to.y - about.y) / high),
    };
  // Along the diagonal: as far as the pointer went along with it.
  const long = wide * wide + high * high;
  const along = ((to.x - about.x) * wide + (to.y - about.y) * high) / (long || 1);
  const factor = Math.max(leastFactor, along);
  return { x: factor, y: factor };
}
