/** Lines and curves of a drawing: from a point, pulled by none, one or two, to a point. A single point is a dot. */
import type { Point } from '../stage/view.ts';

export type Curve = readonly Point[];
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export const middleOf = ({ left, top, width, height }: Box): Point => ({ x: left + width / 2, y: top + height / 2 });

const halfway = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

export function boxOfPoints(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right
    ? { left: 0, top: 0, width: 0, height: 0 }
    : { left, top, width: right - left, height: bottom - top };
}

/**
 * As Fabric.js measures them, for this is what objects are placed by: a curve that is pulled by one point is measured as if it
 * were pulled by it twice, and so comes out larger than one sees it.
 */
export function boxOfCurves(curves: readonly Curve[]): Box {
  return boxOfPoints(
    curves.flatMap((curve) => {
      const [from, pull, to] = curve;
      const measured = curve.length === 3 && from && pull && to ? [from, pull, pull, to] : curve;
      const ends = [curve[0], curve.at(-1)].flatMap((point) => point ?? []);
      return [...ends, ...turnsOf(measured).map((share) => pointOn(measured, share))];
    }),
  );
}

/** Shares of the way at which a curve that is pulled twice turns back in one of the two directions. */
function turnsOf(curve: Curve): readonly number[] {
  if (curve.length < 4) return [];
  return (['x', 'y'] as const)
    .flatMap((axis) => zerosOf(curve.map((point) => point[axis])))
    .filter((share) => share > 0 && share < 1);
}

/** Of the derivative of a Bézier curve with these values. */
function zerosOf([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): readonly number[] {
  const a = -first + 3 * second - 3 * third + fourth;
  const b = 2 * (first - 2 * second + third);
  const c = second - first;
  if (Math.abs(a) < 1e-12) return b === 0 ? [] : [-c / b];
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  return [(-b + Math.sqrt(under)) / (2 * a), (-b - Math.sqrt(under)) / (2 * a)];
}

function pointOn(curve: Curve, share: number): Point {
  const [first, ...rest] = curve;
  if (first === undefined || rest.length === 0) return first ?? { x: 0, y: 0 };
  const between = rest.map((point, index) => {
    const before = curve[index] ?? point;
    return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
  });
  return between.length === 1 ? (between[0] ?? first) : pointOn(between, share);
}

const stepsOfACurve = 12;

/** Points along it, close enough to point at. */
export function along(curve: Curve): readonly Point[] {
  if (curve.length < 3) return curve;
  return Array.from({ length: stepsOfACurve + 1 }, (_, index) => pointOn(curve, index / stepsOfACurve));
}

/** The pen of Kitsu's that feels pressure goes through the middles between points, each pulling it, and ends in the last middle. */
export function curvesThrough(points: readonly Point[]): readonly Curve[] {
  let from = points[0];
  return points.slice(1).flatMap((point, index) => {
    const pull = points[index];
    if (from === undefined || pull === undefined) return [];
    const to = halfway(pull, point);
    const curve = [from, pull, to];
    from = to;
    return [curve];
  });
}

export const svgOf = (curve: Curve): string => {
  const letter = ['', 'M', 'L', 'Q', 'C'][curve.length] ?? 'L';
  const [first = { x: 0, y: 0 }, ...rest] = curve;
  const words = rest.map(({ x, y }) => `${String(x)} ${String(y)}`).join(' ');
  return `M ${String(first.x)} ${String(first.y)} ${letter} ${words}`;
};

/** The ends of the two short lines at the end of an arrow. */
export function arrowHead(from: Point, to: Point, size: number): readonly [Point, Point] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const wing = (turn: number): Point => ({
    x: to.x - size * Math.cos(angle + turn),
    y: to.y - size * Math.sin(angle + turn),
  });
  return [wing(Math.PI / 6), wing(-Math.PI / 6)];
}
