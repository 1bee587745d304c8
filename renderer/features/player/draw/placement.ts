/**
 * Where an object of Kitsu's lies. They are objects of Fabric.js, whose rules these are: an object turns and grows around its
 * middle, its place is that of its corner (or of its middle, as its origin says) with half of its line around it.
 */
import type { Point } from '../stage/view.ts';
import type { Raw } from './rawObject.ts';
import { kindOf, numberIn, textIn } from './rawObject.ts';

/** Of an object's own middle, on the canvas of whoever drew it. */
export type Placement = {
  readonly middle: Point;
  readonly angle: number;
  readonly scaleX: number;
  readonly scaleY: number;
};

export type Extent = { readonly width: number; readonly height: number };

const textKinds = ['text', 'i-text', 'itext', 'textbox'];
/** Around the words, in all: Kitsu's player draws every text so, and does not write it down. */
const textPaddingPx = 10;
/** From line to line, in heights of its letters. */
export const lineHeight = 1.31;

const isText = (raw: Raw): boolean => textKinds.includes(kindOf(raw));

/** @param extent of what it is made of, without its line */
export function placementOf(raw: Raw, extent: Extent): Placement {
  const scales = { scaleX: numberIn(raw, 'scaleX', 1), scaleY: numberIn(raw, 'scaleY', 1) };
  const half = toMiddle(raw, extent, scales);
  const place = { x: numberIn(raw, 'left', 0), y: numberIn(raw, 'top', 0) };
  return {
    middle: { x: place.x + half.x, y: place.y + half.y },
    angle: numberIn(raw, 'angle', 0),
    scaleX: raw['flipX'] === true ? -scales.scaleX : scales.scaleX,
    scaleY: raw['flipY'] === true ? -scales.scaleY : scales.scaleY,
  };
}

/** What is to be written so that its middle lies there, and it is that large; its origin and angle stay as they are. */
export function placedAt(
  raw: Raw,
  extent: Extent,
  middle: Point,
  scales: { readonly scaleX: number; readonly scaleY: number },
): { readonly left: number; readonly top: number } {
  const half = toMiddle(raw, extent, scales);
  return { left: middle.x - half.x, top: middle.y - half.y };
}

/** From its place to its middle. */
function toMiddle(
  raw: Raw,
  { width, height }: Extent,
  { scaleX, scaleY }: { readonly scaleX: number; readonly scaleY: number },
): Point {
  const around = aroundOf(raw);
  const isUniform = raw['strokeUniform'] === true && !isText(raw);
  const x = shareOf(textIn(raw, 'originX', 'left')) * (width * scaleX + around * (isUniform ? 1 : scaleX));
  const y = shareOf(textIn(raw, 'originY', 'top')) * (height * scaleY + around * (isUniform ? 1 : scaleY));
  const turn = (numberIn(raw, 'angle', 0) * Math.PI) / 180;
  return { x: x * Math.cos(turn) - y * Math.sin(turn), y: x * Math.sin(turn) + y * Math.cos(turn) };
}

/** The line is part of what is placed, but for the pen that feels pressure: its lines have many widths. */
function aroundOf(raw: Raw): number {
  if (isText(raw)) return textPaddingPx;
  return kindOf(raw) === 'psstroke' ? 0 : numberIn(raw, 'strokeWidth', 1);
}

function shareOf(origin: string): number {
  if (origin === 'center') return 0;
  return origin === 'right' || origin === 'bottom' ? -0.5 : 0.5;
}

/** From around its own middle to the canvas. */
export function onCanvas({ middle, angle, scaleX, scaleY }: Placement, { x, y }: Point): Point {
  const turn = (angle * Math.PI) / 180;
  const [wide, high] = [x * scaleX, y * scaleY];
  return {
    x: middle.x + wide * Math.cos(turn) - high * Math.sin(turn),
    y: middle.y + wide * Math.sin(turn) + high * Math.cos(turn),
  };
}

/** From the canvas to around its own middle. */
export function aroundMiddle({ middle, angle, scaleX, scaleY }: Placement, point: Point): Point {
  const turn = (angle * Math.PI) / 180;
  const [x, y] = [point.x - middle.x, point.y - middle.y];
  return {
    x: (x * Math.cos(turn) + y * Math.sin(turn)) / (scaleX || 1),
    y: (-x * Math.sin(turn) + y * Math.cos(turn)) / (scaleY || 1),
  };
}

/** Of SVG. */
export function transformOf({ middle, angle, scaleX, scaleY }: Placement): string {
  return `translate(${String(middle.x)} ${String(middle.y)}) rotate(${String(angle)}) scale(${String(scaleX)} ${String(scaleY)})`;
}
