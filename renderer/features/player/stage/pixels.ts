/** Which pixel of each picture lies under the pointer, and what its value is: as it was decoded, before it is graded or enlarged. */
import { besides } from './compose.ts';
import { areaAt, type Area } from './layout.ts';
import { paint, type Shown } from './surface.ts';
import { inPicture, type Placed, type Point, type Size, upright } from './view.ts';

export type Pixel = { readonly x: number; readonly y: number };
/** From 0 to 255 each. */
export type PixelValue = { readonly red: number; readonly green: number; readonly blue: number };

type Probed = {
  readonly at: Point;
  /** One for all, or one for each. */
  readonly areas: readonly [Area, ...Area[]];
  /** Where A lies in its area. */
  readonly lies: Placed;
  /** Of A, B, C and D; null where one is not here. */
  readonly sizes: readonly (Size | null)[];
};

/** Of each its own pixel of the same place; null outside of the picture. From its upper left corner, counted from 0. */
export function pixelsAt({ at, areas, lies, sizes }: Probed): readonly (Pixel | null)[] {
  const area = areaAt(areas, at.x, at.y);
  const inArea = { x: at.x - area.left, y: at.y - area.top };
  const [a = null] = sizes;
  return sizes.map((size) => {
    if (size === null || a === null) return null;
    const { x, y } = inPicture(besides(lies, a, size), size, inArea);
    const [column, row] = [Math.floor(x), Math.floor(y)];
    return column >= 0 && row >= 0 && column < size.width && row < size.height ? { x: column, y: row } : null;
  });
}

let pen: OffscreenCanvasRenderingContext2D | null = null;

export function valueOf(shown: Shown, { x, y }: Pixel): PixelValue | null {
  pen ??= new OffscreenCanvas(1, 1).getContext('2d', { colorSpace: 'srgb', willReadFrequently: true });
  if (pen === null) return null;
  pen.imageSmoothingEnabled = false;
  pen.clearRect(0, 0, 1, 1);
  paint(pen, shown, { left: -x, top: -y, ...shown.size }, upright);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return { red, green, blue };
}

export const hexOf = ({ red, green, blue }: PixelValue): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
