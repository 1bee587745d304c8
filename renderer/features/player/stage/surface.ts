/**
 * Draws pictures on a canvas: one, or two compared. A flat canvas and no WebGL: it is drawn by the graphics card where there is
 * one, and where there is none (a virtual desktop, two cores) still in a few milliseconds instead of a quarter of a second.
 */
import type { Wipe } from './compare.ts';
import type { Area } from './layout.ts';
import { boxOf, type Placed, type Size, type Turn, turnedSize, upright, wholeWithin } from './view.ts';

export type CompareLook =
  | { readonly kind: 'single' }
  /** B is at the right of the line. */
  | { readonly kind: 'wipe'; readonly wipe: Wipe }
  /** `share` of B over A. */
  | { readonly kind: 'overlay'; readonly share: number }
  /** `gain`: a power of two. */
  | { readonly kind: 'difference'; readonly gain: number };

export type Shown = {
  readonly image: CanvasImageSource;
  /** Upright, as it is to be seen. */
  readonly size: Size;
  /** Of the image itself, upright: of another shape it lies whole in the middle of its size, as Kitsu lays it into a movie. */
  readonly pixels: Size;
  /** What the image still needs to be upright. */
  readonly turn: Turn;
};

export type Layer = {
  readonly a: Shown;
  readonly b: Shown | null;
  readonly look: CompareLook;
  /** Where A lies in the area, in CSS pixels. */
  readonly placed: Placed;
  /** Where B lies over it. */
  readonly placedB: Placed;
  /** Part of the canvas, in CSS pixels. */
  readonly area: Area;
};

export type Surface = {
  readonly draw: (layers: readonly Layer[]) => void;
  readonly resize: (size: Size, pixelRatio: number) => void;
};

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Close up, pixels are seen as they are. */
const pixelsFromScale = 3;

/** Null where this computer has no canvas to draw on. */
export function createSurface(canvas: HTMLCanvasElement): Surface | null {
  const pen = canvas.getContext('2d', { alpha: true, colorSpace: 'srgb' });
  if (pen === null) return null;
  const subtract = createSubtraction();
  let ratio = 1;

  /** Whole pixels of the display, lest edges mix with what is behind them. */
  const whole = (value: number): number => Math.round(value * ratio) / ratio;
  function wholeBox(lies: Placed, size: Size): Area {
    const { left, top, width, height } = boxOf(lies, size);
    return {
      left: whole(left),
      top: whole(top),
      width: whole(left + width) - whole(left),
      height: whole(top + height) - whole(top),
    };
  }
  function put(shown: Shown, lies: Placed): void {
    if (pen === null) return;
    pen.imageSmoothingEnabled = lies.scale * ratio < pixelsFromScale;
    paint(pen, shown, wholeBox(lies, shown.size), lies.turn);
  }
  function clip({ left, top, width, height }: Area): void {
    pen?.beginPath();
    pen?.rect(left, top, width, height);
    pen?.clip();
  }
  /** All that is at the right of the line. */
  function clipBeyond({ x, y, degrees }: Wipe, box: Area): void {
    if (pen === null) return;
    const far = box.width + box.height;
    pen.beginPath();
    pen.save();
    pen.translate(box.left + box.width * x, box.top + box.height * y);
    pen.rotate((degrees * Math.PI) / 180);
    pen.rect(0, -far, far, far * 2);
    pen.restore();
    pen.clip();
  }
  function compare(b: Shown, { a, look, placed, placedB }: Layer): void {
    if (pen === null) return;
    if (look.kind === 'difference') {
      put(subtract(a, b, look.gain), placed);
      return;
    }
    put(a, placed);
    if (look.kind === 'wipe') {
      const box = wholeBox(placed, a.size);
      clip(box);
      clipBeyond(look.wipe, box);
    }
    if (look.kind === 'overlay') pen.globalAlpha = look.share;
    put(b, placedB);
  }

  return {
    draw: (layers) => {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, canvas.width / ratio, canvas.height / ratio);
      for (const layer of layers) {
        pen.save();
        clip(layer.area);
        pen.translate(whole(layer.area.left), whole(layer.area.top));
        if (layer.b === null) put(layer.a, layer.placed);
        else compare(layer.b, layer);
        pen.restore();
      }
    },
    resize: ({ width, height }, pixelRatio) => {
      const across = Math.max(1, Math.round(width * pixelRatio));
      const down = Math.max(1, Math.round(height * pixelRatio));
      ratio = pixelRatio;
      // Made as large as it is, it would be wiped all the same.
      if (canvas.width === across && canvas.height === down) return;
      canvas.width = across;
      canvas.height = down;
    },
  };
}

export function paint(pen: Pen, { image, turn: own, pixels }: Shown, box: Area, turn: Turn): void {
  const { width, height } = turnedSize(wholeWithin(turnedSize(box, turn), pixels), own);
  pen.save();
  pen.translate(box.left + box.width / 2, box.top + box.height / 2);
  for (const { quarters, isMirrored } of [turn, own]) {
    pen.rotate((quarters * Math.PI) / 2);
    if (isMirrored) pen.scale(-1, 1);
  }
  pen.drawImage(image, -width / 2, -height / 2, width, height);
  pen.restore();
}

/**
 * The difference of two pictures, pixel by pixel of A, before anything is enlarged: enlarging rounds otherwise where something is
 * drawn over something else, and a picture would differ from itself.
 */
function createSubtraction(): (a: Shown, b: Shown, gain: number) => Shown {
  const held = new OffscreenCanvas(1, 1);
  const pen = held.getContext('2d', { alpha: true, colorSpace: 'srgb' });
  return (a, b, gain) => {
    if (pen === null) return a;
    const { width, height } = a.size;
    if (held.width !== width || held.height !== height) [held.width, held.height] = [width, height];
    const high = (b.size.height * width) / b.size.width;
    pen.imageSmoothingEnabled = b.size.width !== width;
    pen.globalCompositeOperation = 'copy';
    paint(pen, a, { left: 0, top: 0, width, height }, upright);
    pen.globalCompositeOperation = 'difference';
    paint(pen, b, { left: 0, top: (height - high) / 2, width, height: high }, upright);
    // What is added to itself is twice as strong.
    pen.globalCompositeOperation = 'lighter';
    for (let times = 1; times < gain; times *= 2) pen.drawImage(held, 0, 0);
    return { image: held, size: a.size, pixels: a.size, turn: upright };
  };
}
