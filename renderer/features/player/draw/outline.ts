/** Where an object can be pointed at: the lines that one sees of it, in pixels of the picture. */
import type { Point, Size } from '../stage/view.ts';
import { along, arrowHead, type Box, boxOfPoints, middleOf } from './curves.ts';
import type { Painted } from './kitsuObject.ts';
import { onCanvas } from './placement.ts';

export type Outline = {
  readonly lines: readonly (readonly Point[])[];
  /** Its inside is pointed at as well. */
  readonly isFilled: boolean;
  /** Of its line, at most. */
  readonly widthPx: number;
};

/** From the author's canvas, whatever its size was, to the picture. */
export function canvasScale({ canvas }: Pick<Painted, 'canvas'>, picture: Size): Point {
  return {
    x: picture.width / (canvas?.width ?? picture.width),
    y: picture.height / (canvas?.height ?? picture.height),
  };
}

export function outlineOf(painted: Painted, picture: Size): Outline {
  const scale = canvasScale(painted, picture);
  const { placement, look, form } = painted;
  const grown = Math.sqrt(Math.abs(placement.scaleX * placement.scaleY * scale.x * scale.y));
  return {
    lines: linesOf(painted).map((line) => line.map(({ x, y }) => ({ x: x * scale.x, y: y * scale.y }))),
    isFilled: form.kind === 'text' || (look.fill !== null && form.kind !== 'arrow' && form.kind !== 'group'),
    widthPx: form.kind === 'text' ? 0 : look.strokeWidth * grown,
  };
}

/** On the author's canvas. */
function linesOf(painted: Painted): readonly (readonly Point[])[] {
  return ownLines(painted).map((line) => line.map((point) => onCanvas(painted.placement, point)));
}

/** Around its own middle. */
function ownLines({ form }: Painted): readonly (readonly Point[])[] {
  switch (form.kind) {
    case 'path':
    case 'pressure':
      return form.curves.map((curve) => around(along(curve), form.box));
    case 'points':
      return [around(form.isClosed ? closed(form.points) : form.points, form.box)];
    case 'rect':
    case 'text': {
      const [x, y] = [form.width / 2, form.height / 2];
      return [
        closed([
          { x: -x, y: -y },
          { x, y: -y },
          { x, y },
          { x: -x, y },
        ]),
      ];
    }
    case 'ellipse':
      return [
        Array.from({ length: 33 }, (_, index) => {
          const turn = (index / 16) * Math.PI;
          return { x: form.rx * Math.cos(turn), y: form.ry * Math.sin(turn) };
        }),
      ];
    case 'arrow': {
      const { from, to, headSize } = form;
      const [one, other] = arrowHead(from, to, headSize);
      return headSize === 0
        ? [[from, to]]
        : [
            [from, to],
            [one, to, other],
          ];
    }
    case 'group':
      return form.parts.flatMap(linesOf);
  }
}

const closed = (points: readonly Point[]): readonly Point[] => [...points, ...points.slice(0, 1)];
function around(points: readonly Point[], box: Box): readonly Point[] {
  const middle = middleOf(box);
  return points.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }));
}

/** All that is seen of it, its line included. */
export function boxOf({ lines, widthPx }: Outline): Box {
  const { left, top, width, height } = boxOfPoints(lines.flat());
  return { left: left - widthPx / 2, top: top - widthPx / 2, width: width + widthPx, height: height + widthPx };
}

export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return boxOfPoints(
    boxes.flatMap(({ left, top, width, height }) => [
      { x: left, y: top },
      { x: left + width, y: top + height },
    ]),
  );
}

/** Whether one points at it. @param reachPx so far beside it counts as well */
export function isAt({ lines, isFilled, widthPx }: Outline, point: Point, reachPx: number): boolean {
  const reach = reachPx + widthPx / 2;
  if (lines.some((line) => distanceTo(line, point) <= reach)) return true;
  return isFilled && lines.some((line) => isWithin(line, point));
}

/** Whether a line that one draws meets it, however far apart the points are that a quick pointer tells of. */
export const isMetBy = (outline: Outline, line: readonly Point[], reachPx: number): boolean =>
  filledIn(line).some((point) => isAt(outline, point, reachPx));

/** Whether any of it lies in there. */
export function isInside({ lines }: Outline, { left, top, width, height }: Box): boolean {
  const sides = (from: Point, to: Point) =>
    [
      { at: from.x, by: to.x - from.x, low: left, high: left + width },
      { at: from.y, by: to.y - from.y, low: top, high: top + height },
    ] as const;
  return lines.some((line) => line.some((from, index) => crosses(sides(from, line[index + 1] ?? from))));
}

type Side = { readonly at: number; readonly by: number; readonly low: number; readonly high: number };

/** Whether a stretch is between both pairs of sides at once, somewhere on its way: however long it is, nothing is walked. */
function crosses(sides: readonly Side[]): boolean {
  let [enters, leaves] = [0, 1];
  for (const { at, by, low, high } of sides) {
    if (by === 0 && (at < low || at > high)) return false;
    if (by === 0) continue;
    const [one, other] = [(low - at) / by, (high - at) / by];
    enters = Math.max(enters, Math.min(one, other));
    leaves = Math.min(leaves, Math.max(one, other));
  }
  return enters <= leaves;
}

/** Long straight lines have their ends only: points between them as well. */
function filledIn(line: readonly Point[]): readonly Point[] {
  return line.flatMap((point, index) => {
    const next = line[index + 1];
    if (next === undefined) return [point];
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / betweenPx));
    return Array.from({ length: steps }, (_, step) => ({
      x: point.x + ((next.x - point.x) * step) / steps,
      y: point.y + ((next.y - point.y) * step) / steps,
    }));
  });
}
const betweenPx = 4;

function distanceTo(line: readonly Point[], point: Point): number {
  let least = Infinity;
  for (const [index, from] of line.entries()) {
    const to = line[index + 1] ?? from;
    least = Math.min(least, distanceToStretch(from, to, point));
  }
  return least;
}

function distanceToStretch(from: Point, to: Point, point: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const long = x * x + y * y;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * x + (point.y - from.y) * y) / long));
  return Math.hypot(point.x - from.x - share * x, point.y - from.y - share * y);
}

/** Crossing its border an odd number of times on the way out. */
function isWithin(line: readonly Point[], { x, y }: Point): boolean {
  let isIn = false;
  for (const [index, one] of line.entries()) {
    const other = line[(index + 1) % line.length] ?? one;
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) isIn = !isIn;
  }
  return isIn;
}
