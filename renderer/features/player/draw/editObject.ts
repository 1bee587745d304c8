/**
 * Objects of any kind moved, made larger, copied and rubbed at: only the values that say so change, all others stay as
 * their author wrote them. What is given is in pixels of the picture.
 */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Point, Size } from '../stage/view.ts';
import { curvesThrough } from './curves.ts';
import type { Painted } from './kitsuObject.ts';
import { canvasScale } from './outline.ts';
import { aroundMiddle, lineHeight, onCanvas, placedAt } from './placement.ts';
import { isRaw, kindOf, listOf, numberIn, type Raw } from './rawObject.ts';

/** One that is known here, and its object as it is kept. */
export type Known = { readonly object: DrawnObject; readonly painted: Painted };

const round = (value: number): number => Math.round(value * 100) / 100;
const roundFine = (value: number): number => Math.round(value * 1e5) / 1e5;

export function moved({ object, painted }: Known, by: Point, picture: Size): DrawnObject {
  const scale = canvasScale(painted, picture);
  const [x, y] = [by.x / scale.x, by.y / scale.y];
  return {
    ...object,
    left: round(numberIn(object, 'left', 0) + x),
    top: round(numberIn(object, 'top', 0) + y),
    ...(kindOf(object) === 'arrow' ? endsMoved(object, x, y) : {}),
  };
}

/** Kitsu's arrows keep their ends on the canvas as well, and these move along with them. */
function endsMoved(object: DrawnObject, x: number, y: number) {
  const ends = [
    ['x1', x],
    ['y1', y],
    ['x2', x],
    ['y2', y],
  ] as const;
  return Object.fromEntries(ends.map(([name, by]) => [name, round(numberIn(object, name, 0) + by)]));
}

/** Larger or smaller, `about` staying where it is. What lies turned grows the same way in both directions, or it would be bent. */
export function scaled({ object, painted }: Known, factor: Point, about: Point, picture: Size): DrawnObject {
  const scale = canvasScale(painted, picture);
  const { middle } = painted.placement;
  const to = {
    x: about.x / scale.x + (middle.x - about.x / scale.x) * factor.x,
    y: about.y / scale.y + (middle.y - about.y / scale.y) * factor.y,
  };
  const scales = {
    scaleX: roundFine(numberIn(object, 'scaleX', 1) * factor.x),
    scaleY: roundFine(numberIn(object, 'scaleY', 1) * factor.y),
  };
  const place = placedAt(object, painted.extent, to, scales);
  const ends = kindOf(object) === 'arrow' ? endsMoved(object, to.x - middle.x, to.y - middle.y) : {};
  return { ...object, ...scales, left: round(place.left), top: round(place.top), ...ends };
}

export const isTurned = ({ painted }: Known): boolean => painted.placement.angle % 180 !== 0;

/** The same again, one's own, for a drawing that may know nothing of the canvas it was made on. */
export function copied({ object, painted }: Known, id: Id, personId: Id): DrawnObject {
  const { canvas } = painted;
  return {
    ...object,
    id,
    createdBy: personId,
    ...(canvas === null ? {} : { canvasWidth: canvas.width, canvasHeight: canvas.height }),
  };
}

/** Other words from the same corner on. @param widthPx of the widest line, in pixels of the picture */
export function rewritten({ object, painted }: Known, text: string, widthPx: number, picture: Size): DrawnObject {
  const { placement, extent } = painted;
  const scale = canvasScale(painted, picture);
  const lines = text.split('\n').length;
  const width = round(widthPx / scale.x / placement.scaleX);
  const height = round(numberIn(object, 'fontSize', 40) * lineHeight * lines);
  const corner = onCanvas(placement, { x: -extent.width / 2, y: -extent.height / 2 });
  const middle = onCanvas({ ...placement, middle: corner }, { x: width / 2, y: height / 2 });
  const scales = { scaleX: numberIn(object, 'scaleX', 1), scaleY: numberIn(object, 'scaleY', 1) };
  const { left, top } = placedAt(object, { width, height }, middle, scales);
  return { ...object, text, width, height, left: round(left), top: round(top) };
}

/** Words, and what is filled, are taken away whole: Kitsu rubs at lines alone. */
export const canBeRubbed = ({ painted: { form, look } }: Known): boolean =>
  form.kind === 'group' || (form.kind !== 'text' && (look.fill === null || look.fill.endsWith(', 0)')));

/**
 * With a part rubbed out: Kitsu lays a mask over an object, of paths around its middle. When its page opens a mask it puts the
 * middle of all that is in it into the middle of the object; a dot in each of two opposite corners, where nothing is to be rubbed
 * out, keeps that from moving it.
 * @param rubbed where the rubber went, and how wide it is
 */
export function rubbedAt(known: Known, rubbed: readonly Point[], widthPx: number, picture: Size): DrawnObject {
  const { object, painted } = known;
  const { placement, extent, look } = painted;
  const scale = canvasScale(painted, picture);
  const points = rubbed.map(({ x, y }) => aroundMiddle(placement, { x: x / scale.x, y: y / scale.y }));
  const width = round(widthPx / Math.sqrt(Math.abs(placement.scaleX * placement.scaleY * scale.x * scale.y)));
  const corner = {
    x: Math.ceil(Math.max(extent.width, ...points.map(({ x }) => Math.abs(x))) + look.strokeWidth + width),
    y: Math.ceil(Math.max(extent.height, ...points.map(({ y }) => Math.abs(y))) + look.strokeWidth + width),
  };
  const mask = {
    type: 'path',
    originX: 'center',
    originY: 'center',
    left: 0,
    top: 0,
    width: 2 * corner.x,
    height: 2 * corner.y,
    scaleX: 1,
    scaleY: 1,
    angle: 0,
    fill: null,
    stroke: '#000',
    strokeWidth: width,
    strokeLineCap: 'round',
    strokeLineJoin: 'round',
    globalCompositeOperation: 'destination-out',
    path: [...dotAt({ x: -corner.x, y: -corner.y }), ...dotAt(corner), ...wayThrough(points)],
  };
  const around: Raw = { type: 'eraser', originX: 'center', originY: 'center', left: 0, top: 0 };
  const before = isRaw(object['eraser']) ? object['eraser'] : around;
  return {
    ...object,
    eraser: {
      ...before,
      width: round(extent.width + look.strokeWidth),
      height: round(extent.height + look.strokeWidth),
      objects: [...listOf(before['objects']), mask],
    },
  };
}

type PathWord = readonly [letter: string, ...numbers: number[]];

const dotAt = ({ x, y }: Point): readonly PathWord[] => [
  ['M', x, y],
  ['L', x, y],
];

function wayThrough(points: readonly Point[]): readonly PathWord[] {
  const [first = { x: 0, y: 0 }] = points;
  const last = points.at(-1) ?? first;
  const pulled = curvesThrough(points).map(([, pull = first, to = first]): PathWord => [
    'Q',
    round(pull.x),
    round(pull.y),
    round(to.x),
    round(to.y),
  ]);
  return [['M', round(first.x), round(first.y)], ...pulled, ['L', round(last.x), round(last.y)]];
}
