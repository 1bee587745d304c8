/**
 * Draws pictures on a canvas: one, or two compared. A flat canvas and no WebGL: it is drawn by the graphics card where there is
 * one, and where there is none (a virtual desktop, two cores) still in a few milliseconds instead of a quarter of a second.
 */
import type { Placed, Size } from './view.ts';

export type CompareLook =
  | { readonly kind: 'single' }
  /** `at`: a share of the width, from the left; B is at the right of it. */
  | { readonly kind: 'wipe'; readonly at: number }
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

export type Area = Size & { readonly left: number; readonly top: number };

export type Layer = {
  readonly a: Shown;
  readonly b: Shown | null;
  readonly look: CompareLook;
  /** Where A lies in the area, in CSS pixels; B lies over it, made as large. */
  readonly placed: Placed;
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

  function put({ image, size, rotation }: Shown, rect: Area): void {
    if (pen === null) return;
    pen.save();
    pen.translate(rect.left + rect.width / 2, rect.top + rect.height / 2);
    pen.rotate((rotation * Math.PI) / 180);
    const isOnItsSide = rotation === 90 || rotation === 270;
    const [width, height] = isOnItsSide ? [rect.height, rect.width] : [rect.width, rect.height];
    pen.imageSmoothingEnabled = (rect.width / size.width) * ratio < pixelsFromScale;
    pen.drawImage(image, -width / 2, -height / 2, width, height);
    pen.restore();
  }
  function clip({ left, top, width, height }: Area): void {
    pen?.beginPath();
    pen?.rect(left, top, width, height);
    pen?.clip();
  }
  function mix(b: Shown, look: CompareLook, rect: Area, area: Area): void {
    if (pen === null) return;
    if (look.kind === 'wipe') {
      const left = rect.left + rect.width * look.at;
      clip({ left, top: rect.top, width: Math.max(0, rect.left + rect.width - left), height: rect.height });
      put(b, rect);
    } else if (look.kind === 'overlay') {
      pen.globalAlpha = look.share;
      put(b, rect);
    } else if (look.kind === 'difference') {
      pen.globalCompositeOperation = 'difference';
      put(b, rect);
      // What is added to itself is twice as strong.
      clip(area);
      clip(rect);
      pen.globalCompositeOperation = 'lighter';
      pen.setTransform(1, 0, 0, 1, 0, 0);
      for (let gain = 1; gain < look.gain; gain *= 2) pen.drawImage(canvas, 0, 0);
    }
  }

  return {
    draw: (layers) => {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, canvas.width / ratio, canvas.height / ratio);
      for (const { a, b, look, placed, area } of layers) {
        const rect = {
          left: area.left + placed.left,
          top: area.top + placed.top,
          width: a.size.width * placed.scale,
          height: a.size.height * placed.scale,
        };
        pen.save();
        clip(area);
        put(a, rect);
        if (b !== null) mix(b, look, rect, area);
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
