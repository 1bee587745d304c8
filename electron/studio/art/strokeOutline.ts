import type { Chain } from './shape.ts';

/**
 * The outline of a line drawn with a round pen. The two sides are one polygon with shared corners, so that thin strokes
 * have an even tone; only ends and sharp corners get a disc. `halfWidth` is asked with the share of the line passed.
 */
export function strokeOutline({ points, closed }: Chain, halfWidth: (share: number) => number): Chain[] {
  const line = withoutRepeats(closed ? [...points, points[0] ?? 0, points[1] ?? 0] : points);
  const count = line.length / 2;
  if (count < 2) return [disc(line[0] ?? 0, line[1] ?? 0, halfWidth(0.5))];
  const left: number[] = [];
  const right: number[] = [];
  const discs: Chain[] = [];
  for (let index = 0; index < count; index += 1) {
    const [x, y] = at(line, index);
    const half = halfWidth(index / (count - 1));
    const [inX, inY] = index > 0 ? direction(line, index - 1) : direction(line, 0);
    const [outX, outY] = index < count - 1 ? direction(line, index) : [inX, inY];
    const cosine = inX * outX + inY * outY;
    if (index === 0 || index === count - 1 || cosine < 0.7) discs.push(disc(x, y, half));
    if (cosine < 0.7) {
      left.push(x - inY * half, y + inX * half, x - outY * half, y + outX * half);
      right.push(x + inY * half, y - inX * half, x + outY * half, y - outX * half);
    } else {
      const stretch = half / (1 + cosine);
      left.push(x - (inY + outY) * stretch, y + (inX + outX) * stretch);
      right.push(x + (inY + outY) * stretch, y - (inX + outX) * stretch);
    }
  }
  const outline = [...right];
  for (let index = left.length - 2; index >= 0; index -= 2) outline.push(left[index] ?? 0, left[index + 1] ?? 0);
  return [{ points: outline, closed: true }, ...discs];
}

const at = (line: readonly number[], index: number): readonly [number, number] => [
  line[index * 2] ?? 0,
  line[index * 2 + 1] ?? 0,
];

function direction(line: readonly number[], index: number): readonly [number, number] {
  const [x, y] = at(line, index);
  const [nextX, nextY] = at(line, index + 1);
  const length = Math.hypot(nextX - x, nextY - y);
  return [(nextX - x) / length, (nextY - y) / length];
}

function withoutRepeats(points: readonly number[]): number[] {
  const kept: number[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    if (kept.length === 0 || Math.hypot(x - (kept.at(-2) ?? 0), y - (kept.at(-1) ?? 0)) > 1e-4) kept.push(x, y);
  }
  return kept;
}

function disc(x: number, y: number, radius: number): Chain {
  const corners = Math.min(24, Math.max(6, Math.ceil(radius * 3)));
  const points: number[] = [];
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = (corner / corners) * Math.PI * 2;
    points.push(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  return { points, closed: true };
}
