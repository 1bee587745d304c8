/** How a picture lies on the stage: whole (`fit`) or enlarged around a point. Sizes in CSS pixels unless a name says otherwise. */
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** `zoom` null: as large as fits. The offset is of the picture's middle from the stage's. */
export type View = { readonly zoom: number | null; readonly x: number; readonly y: number };

export const fitView: View = { zoom: null, x: 0, y: 0 };

/** By whoever looks, or as a file says: quarters clockwise, after it was mirrored left to right. */
export type Turn = { readonly quarters: 0 | 1 | 2 | 3; readonly isMirrored: boolean };

export const upright: Turn = { quarters: 0, isMirrored: false };

/** Where the picture would lie if it were upright, and how it is turned about its middle. */
export type Placed = { readonly left: number; readonly top: number; readonly scale: number; readonly turn: Turn };

export const mostZoom = 32;
const leastZoom = 0.05;

/** What it takes up once it is turned. */
export function turnedSize({ width, height }: Size, { quarters }: Turn): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

function fitScale(picture: Size, stage: Size): number {
  if (picture.width === 0 || picture.height === 0) return 1;
  return Math.min(stage.width / picture.width, stage.height / picture.height);
}

/** Sides are rounded to even numbers: what is off by no more than that has the same shape. */
const sameShape = 0.01;

/** As large as a picture of that shape can be within the box. */
export function wholeWithin(box: Size, picture: Size): Size {
  const [inBox, own] = [box.width / box.height, picture.width / picture.height];
  if (!Number.isFinite(inBox) || !Number.isFinite(own) || Math.abs(own / inBox - 1) < sameShape) return box;
  return own > inBox ? { width: box.width, height: box.width / own } : { width: box.height * own, height: box.height };
}

/** Pixels of what is seen across one of the picture that it is laid into. */
export function grainOf(size: Size, pixels: Size): number {
  const { width } = wholeWithin(size, pixels);
  return width === 0 ? 1 : pixels.width / width;
}

export function placed(view: View, picture: Size, stage: Size, turn: Turn = upright): Placed {
  const scale = view.zoom ?? fitScale(turnedSize(picture, turn), stage);
  return {
    scale,
    left: (stage.width - picture.width * scale) / 2 + view.x,
    top: (stage.height - picture.height * scale) / 2 + view.y,
    turn,
  };
}

/** What it takes up of the stage, turned as it is. */
export function boxOf(lies: Placed, picture: Size): Size & { readonly left: number; readonly top: number } {
  const { width, height } = turnedSize(picture, lies.turn);
  const middle = middleOf(lies, picture);
  return {
    left: middle.x - (width * lies.scale) / 2,
    top: middle.y - (height * lies.scale) / 2,
    width: width * lies.scale,
    height: height * lies.scale,
  };
}

function middleOf({ left, top, scale }: Placed, picture: Size): Point {
  return { x: left + (picture.width * scale) / 2, y: top + (picture.height * scale) / 2 };
}

const cosines = [1, 0, -1, 0] as const;
const sines = [0, 1, 0, -1] as const;

/** From the stage to the picture's own pixels. */
export function inPicture(lies: Placed, picture: Size, at: Point): Point {
  const { quarters, isMirrored } = lies.turn;
  const middle = middleOf(lies, picture);
  const [x, y] = [(at.x - middle.x) / lies.scale, (at.y - middle.y) / lies.scale];
  const [cos, sin] = [cosines[quarters], sines[quarters]];
  const along = x * cos + y * sin;
  return { x: picture.width / 2 + (isMirrored ? -along : along), y: picture.height / 2 - x * sin + y * cos };
}

/** From the picture's own pixels to the stage. */
export function onStage(lies: Placed, picture: Size, at: Point): Point {
  const { quarters, isMirrored } = lies.turn;
  const middle = middleOf(lies, picture);
  const x = (at.x - picture.width / 2) * (isMirrored ? -lies.scale : lies.scale);
  const y = (at.y - picture.height / 2) * lies.scale;
  const [cos, sin] = [cosines[quarters], sines[quarters]];
  return { x: middle.x + x * cos - y * sin, y: middle.y + x * sin + y * cos };
}

/** The same for what is drawn as SVG, in pixels of the picture. */
export function svgTransform(lies: Placed, picture: Size): string {
  const { quarters, isMirrored } = lies.turn;
  const middle = middleOf(lies, picture);
  const mirrored = isMirrored ? -lies.scale : lies.scale;
  return [
    `translate(${String(middle.x)} ${String(middle.y)})`,
    `rotate(${String(quarters * 90)})`,
    `scale(${String(mirrored)} ${String(lies.scale)})`,
    `translate(${String(-picture.width / 2)} ${String(-picture.height / 2)})`,
  ].join(' ');
}

/** Larger or smaller, and what is under the pointer stays there. */
export function zoomedAt(view: View, factor: number, at: Point, picture: Size, stage: Size): View {
  const before = placed(view, picture, stage);
  const zoom = Math.max(leastZoom, Math.min(mostZoom, before.scale * factor));
  const held = { x: (at.x - before.left) / before.scale, y: (at.y - before.top) / before.scale };
  return {
    zoom,
    x: at.x - held.x * zoom - (stage.width - picture.width * zoom) / 2,
    y: at.y - held.y * zoom - (stage.height - picture.height * zoom) / 2,
  };
}

export const movedBy = (view: View, x: number, y: number): View => ({ ...view, x: view.x + x, y: view.y + y });
