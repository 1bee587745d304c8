/**
 * What one draws, as an object that every Kitsu draws too: lines and shapes are paths, which its player has always known, while
 * lines, ellipses, and in older ones rectangles and arrows, stay invisible there. All of it is in pixels of the picture.
 */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Point, Size } from '../stage/view.ts';
import { lineHeight } from './placement.ts';
import { arrowHead, boxOfCurves, boxOfPoints, type Curve, curvesThrough } from './curves.ts';

export const drawingTools = ['pen', 'line', 'arrow', 'rectangle', 'ellipse', 'text'] as const;
export type DrawingTool = (typeof drawingTools)[number];
export type ShapeTool = Exclude<DrawingTool, 'pen' | 'text'>;

export type Pen = { readonly color: string; readonly widthPx: number };

/** Where the pointer was; how hard was pressed, where it can feel that. */
export type Touch = Point & { readonly pressure: number | null };

export type Made = {
  readonly id: string;
  readonly personId: string;
  readonly picture: Size;
  readonly pen: Pen;
};

const round = (value: number): number => Math.round(value * 100) / 100;
const roundPoint = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });

function common({ id, personId, picture, pen }: Made) {
  return {
    id,
    createdBy: personId,
    // Said, for what is meant by silence differs between versions of Kitsu's drawing library.
    originX: 'left',
    originY: 'top',
    scaleX: 1,
    scaleY: 1,
    angle: 0,
    fill: 'transparent',
    stroke: pen.color,
    strokeWidth: pen.widthPx,
    strokeLineCap: 'round',
    strokeLineJoin: 'round',
    opacity: 1,
    visible: true,
    canvasWidth: picture.width,
    canvasHeight: picture.height,
  };
}

/** Each a move to its beginning, or going on from the last one's end. */
function pathOf(curves: readonly Curve[], made: Made): DrawnObject {
  const box = boxOfCurves(curves);
  let at: Point | undefined;
  const path = curves.flatMap((curve) => {
    const [first, ...rest] = curve;
    const goesOn = first?.x === at?.x && first?.y === at?.y;
    at = curve.at(-1);
    const words = rest.flatMap(({ x, y }) => [x, y]);
    const line = [['', 'L', 'Q', 'C'][rest.length] ?? 'L', ...words];
    return goesOn || first === undefined ? [line] : [['M', first.x, first.y], line];
  });
  return {
    ...common(made),
    type: 'path',
    path,
    left: round(box.left - made.pen.widthPx / 2),
    top: round(box.top - made.pen.widthPx / 2),
    width: round(box.width),
    height: round(box.height),
  };
}

/** Null where nothing would be seen of it. */
export function newShape(tool: ShapeTool, from: Point, to: Point, made: Made): DrawnObject | null {
  if (Math.hypot(to.x - from.x, to.y - from.y) < leastShapePx) return null;
  const [start, end] = [roundPoint(from), roundPoint(to)];
  if (tool === 'line') return pathOf([[start, end]], made);
  if (tool === 'arrow') {
    const [one, other] = arrowHead(start, end, made.pen.widthPx * headSize).map(roundPoint);
    return pathOf(
      [
        [start, end],
        [one ?? end, end],
        [end, other ?? end],
      ],
      made,
    );
  }
  const corners = [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }];
  if (tool === 'rectangle')
    return pathOf(
      corners.map((corner, index) => [corner, corners[(index + 1) % 4] ?? start]),
      made,
    );
  return pathOf(quartersIn(boxOfPoints(corners)), made);
}
const leastShapePx = 2;
/** The head of an arrow, in widths of its line. */
const headSize = 5;

/** An ellipse as curves: so far towards its corners they are pulled. */
const pull = 0.5523;

function quartersIn({ left, top, width, height }: ReturnType<typeof boxOfPoints>): readonly Curve[] {
  const [rx, ry] = [width / 2, height / 2];
  const at = (x: number, y: number): Point => roundPoint({ x: left + rx + x * rx, y: top + ry + y * ry });
  const quarter = (x1: number, y1: number, x2: number, y2: number): Curve => [
    at(x1, y1),
    at(x1 + x2 * pull, y1 + y2 * pull),
    at(x2 + x1 * pull, y2 + y1 * pull),
    at(x2, y2),
  ];
  return [quarter(1, 0, 0, 1), quarter(0, 1, -1, 0), quarter(-1, 0, 0, -1), quarter(0, -1, 1, 0)];
}

/** Smooth: each point pulls the line, which goes through the middles between them. @param touches at least one */
export function newStroke(touches: readonly Touch[], made: Made): DrawnObject {
  const kept = spaced(touches);
  if (kept.some(({ pressure }) => pressure !== null)) return pressureStroke(kept, made);
  const points = kept.map(roundPoint);
  const [first = { x: 0, y: 0 }] = points;
  const last = points.at(-1) ?? first;
  // A dot is a line of no length.
  if (points.length < 2) return pathOf([[first, { ...first, x: round(first.x + 0.01) }]], made);
  const curves = curvesThrough(points).map((curve) => curve.map(roundPoint));
  return pathOf([...curves, [curves.at(-1)?.at(-1) ?? first, last]], made);
}

/** Where the pen tells how hard was pressed; of the width that it has when one presses half as hard as one can. */
function pressureStroke(touches: readonly Touch[], made: Made): DrawnObject {
  const points = touches.map(({ pressure, ...point }) => ({ ...roundPoint(point), pressure: round(pressure ?? 0.5) }));
  const [first] = points;
  const last = points.at(-1);
  // Kitsu's pen ends in the middle before the last point, and a single point is nothing to it.
  const whole = [
    ...points,
    ...(last === undefined ? [] : [{ ...last, x: round(last.x + (first === last ? 0.01 : 0)) }]),
  ];
  const box = boxOfCurves(curvesThrough(whole));
  return {
    ...common(made),
    type: 'PSStroke',
    strokeWidth: round(made.pen.widthPx * 2),
    strokePoints: whole.map((point) => ({ type: 'PSPoint', ...point })),
    left: round(box.left),
    top: round(box.top),
    width: round(box.width),
    height: round(box.height),
  };
}

/** Of the points that a quick pointer tells, those that the line can be told apart by. */
function spaced(touches: readonly Touch[]): readonly Touch[] {
  const kept: Touch[] = [];
  for (const touch of touches) {
    const before = kept.at(-1);
    if (before === undefined || Math.hypot(touch.x - before.x, touch.y - before.y) >= leastStepPx) kept.push(touch);
  }
  const last = touches.at(-1);
  if (last !== undefined && kept.length > 1) kept[kept.length - 1] = last;
  return kept;
}
const leastStepPx = 1;

/** With Shift: a square, a circle, a line at a multiple of 45°. */
export function constrained(tool: ShapeTool | 'pen', from: Point, to: Point): Point {
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (tool === 'rectangle' || tool === 'ellipse') {
    const side = Math.max(Math.abs(x), Math.abs(y));
    return { x: from.x + side * (x < 0 ? -1 : 1), y: from.y + side * (y < 0 ? -1 : 1) };
  }
  const turn = (Math.round(Math.atan2(y, x) / (Math.PI / 4)) * Math.PI) / 4;
  const far = Math.hypot(x, y);
  return { x: from.x + far * Math.cos(turn), y: from.y + far * Math.sin(turn) };
}

/** @param at where the words begin */
export function newText(text: string, at: Point, fontSize: number, widthPx: number, made: Made): DrawnObject {
  const lines = text.split('\n').length;
  return {
    ...common(made),
    type: 'i-text',
    text,
    fontFamily: 'arial',
    fontSize: round(fontSize),
    fill: made.pen.color,
    stroke: null,
    strokeWidth: 0,
    left: round(at.x - paddingPx),
    top: round(at.y - paddingPx),
    width: round(widthPx),
    height: round(fontSize * lineHeight * lines),
  };
}
/** Kitsu's player draws every text with so much around it. */
const paddingPx = 5;
