/**
 * Draws pictures on a canvas: one, or two compared. A flat canvas and no WebGL: it is drawn by the graphics card where there is
 * one, and where there is none (a virtual desktop, two cores) still in a few milliseconds instead of a quarter of a second.
 */
import type { Wipe } from './compare.ts';
import type { Area } from './layout.ts';
import { boxOf, type Placed, type Size } from './view.ts';

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
  /** Quarter turns that the image still needs, clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
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

/** Close up, pixels are seen as they are. */
const pixelsFromScale = 3;

/** Null where this computer has no canvas to draw on. */
export function createSurface(canvas: HTMLCanvasElement): Surface | null {
  const pen = canvas.getContext('2d', { alpha: true, colorSpace: 'srgb' });
  if (pen === null) return null;
  let ratio = 1;

  function put({ image, size, rotation }: Shown, { left, top, scale, turn }: Placed): void {
    if (pen === null) return;
    const [width, height] = [size.width * scale, size.height * scale];
    pen.save();
    pen.translate(left + width / 2, top + height / 2);
    pen.rotate((turn.quarters * Math.PI) / 2);
    if (turn.isMirrored) pen.scale(-1, 1);
    pen.rotate((rotation * Math.PI) / 180);
    const isOnItsSide = rotation === 90 || rotation === 270;
    const [across, down] = isOnItsSide ? [height, width] : [width, height];
    pen.imageSmoothingEnabled = scale * ratio < pixelsFromScale;
    pen.drawImage(image, -across / 2, -down / 2, across, down);
    pen.restore();
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
  function mix(b: Shown, look: CompareLook, { a, placed, placedB }: Layer, area: Area): void {
    if (pen === null) return;
    const box = boxOf(placed, a.size);
    if (look.kind === 'wipe') {
      clip(box);
      clipBeyond(look.wipe, box);
      put(b, placedB);
    } else if (look.kind === 'overlay') {
      pen.globalAlpha = look.share;
      put(b, placedB);
    } else if (look.kind === 'difference') {
      pen.globalCompositeOperation = 'difference';
      put(b, placedB);
      // What is added to itself is twice as strong.
      clip({ ...area, left: 0, top: 0 });
      clip(box);
      pen.globalCompositeOperation = 'lighter';
      pen.setTransform(1, 0, 0, 1, 0, 0);
      for (let gain = 1; gain < look.gain; gain *= 2) pen.drawImage(canvas, 0, 0);
    }
  }

  return {
    draw: (layers) => {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, canvas.width / ratio, canvas.height / ratio);
      for (const layer of layers) {
        const { a, b, look, placed, area } = layer;
        pen.save();
        clip(area);
        pen.translate(area.left, area.top);
        put(a, placed);
        if (b !== null) mix(b, look, layer, area);
        pen.restore();
      }
    },
    resize: ({ width, height }, pixelRatio) => {
      ratio = pixelRatio;
      canvas.width = Math.max(1, Math.round(width * pixelRatio));
      canvas.height = Math.max(1, Math.round(height * pixelRatio));
    },
  };
}
