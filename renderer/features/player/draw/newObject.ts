/** What one draws, as an object that Kitsu draws too. All of it is in pixels of the picture. */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Size } from '../stage/view.ts';
import type { Point } from './kitsuObject.ts';

export const drawingTools = ['pen', 'line', 'arrow', 'rectangle', 'ellipse', 'text'] as const;
export type DrawingTool = (typeof drawingTools)[number];

export type Pen = { readonly color: string; readonly widthPx: number };

type Made = {
  readonly id: string;
  readonly personId: string;
  readonly picture: Size;
  readonly pen: Pen;
};

const round = (value: number): number => Math.round(value * 100) / 100;

function common({ id, personId, picture, pen }: Made) {
  return {
    id,
    createdBy: personId,
    originX: 'left',
    originY: 'top',
    scaleX: 1,
    scaleY: 1,
    angle: 0,
    fill: '',
    stroke: pen.color,
    strokeWidth: pen.widthPx,
    strokeLineCap: 'round',
    strokeLineJoin: 'round',
    strokeUniform: true,
    opacity: 1,
    visible: true,
    canvasWidth: picture.width,
    canvasHeight: picture.height,
  };
}

/** The box of points, with half of the line around it. */
function boxOf(points: readonly Point[], lineWidth: number) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left: round(left - lineWidth / 2),
    top: round(top - lineWidth / 2),
    width: round(Math.max(...xs) - left),
    height: round(Math.max(...ys) - top),
  };
}

/** Null where nothing would be seen of it. @param points where the pointer went, at least one */
export function newObject(
  tool: Exclude<DrawingTool, 'text'>,
  points: readonly Point[],
  made: Made,
): DrawnObject | null {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  if (tool === 'pen') return penStroke(points, made);
  if (Math.hypot(last.x - first.x, last.y - first.y) < 2) return null;
  const box = boxOf([first, last], made.pen.widthPx);
  if (tool === 'rectangle') return { ...common(made), type: 'rect', ...box, rx: 0, ry: 0 };
  if (tool === 'ellipse') return { ...common(made), type: 'ellipse', ...box, rx: box.width / 2, ry: box.height / 2 };
  const ends = { x1: round(first.x), y1: round(first.y), x2: round(last.x), y2: round(last.y) };
  if (tool === 'line') return { ...common(made), type: 'line', ...box, ...ends };
  return { ...common(made), type: 'arrow', ...box, ...ends, arrowHeadSize: round(made.pen.widthPx * 4) };
}

/** Smooth: each point pulls the line, which goes through the middles between them. */
function penStroke(points: readonly Point[], made: Made): DrawnObject {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  const path: (readonly [string, ...number[]])[] = [['M', round(first.x), round(first.y)]];
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) path.push(['L', round(point.x), round(point.y)]);
    else path.push(['Q', round(point.x), round(point.y), round((point.x + next.x) / 2), round((point.y + next.y) / 2)]);
  }
  // A dot is a line of no length.
  if (rest.length === 0) path.push(['L', round(first.x + 0.01), round(first.y)]);
  return { ...common(made), type: 'path', path, ...boxOf(points, made.pen.widthPx) };
}

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
    left: round(at.x),
    top: round(at.y),
    width: round(widthPx),
    height: round(fontSize * 1.31 * lines),
  };
}
