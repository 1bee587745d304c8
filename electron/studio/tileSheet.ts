/*
 * The strip of a movie's frames as one picture.
 */
import { drawPixels } from './art/drawPicture.ts';
import { encodePng } from './art/png.ts';
import type { Drawing } from './tables/values.ts';

export type SheetShape = {
  /** Frames shown. */
  readonly count: number;
  readonly columns: number;
  readonly tileWidthPx: number;
  readonly tileHeightPx: number;
};

/** A longer movie's tiles repeat a drawing for several frames: each takes a few milliseconds. */
const mostDrawings = 240;

/** A PNG of tiles in rows, the first frame at the top left. */
export function tileSheet(drawing: Drawing, { count, columns, tileWidthPx, tileHeightPx }: SheetShape): Buffer {
  const widthPx = columns * tileWidthPx;
  const heightPx = Math.ceil(count / columns) * tileHeightPx;
  const bytes = new Uint8Array(widthPx * heightPx * 3);
  const hold = Math.ceil(count / mostDrawings);
  let tile = new Uint8Array();
  for (let at = 0; at < count; at += 1) {
    if (at % hold === 0) {
      tile = Uint8Array.from(
        drawPixels({ ...drawing, frame: at + 1 }, { widthPx: tileWidthPx, heightPx: tileHeightPx }),
      );
    }
    const left = (at % columns) * tileWidthPx;
    const top = Math.floor(at / columns) * tileHeightPx;
    for (let y = 0; y < tileHeightPx; y += 1) {
      const row = tile.subarray(y * tileWidthPx * 3, (y + 1) * tileWidthPx * 3);
      bytes.set(row, ((top + y) * widthPx + left) * 3);
    }
  }
  return encodePng({ widthPx, heightPx, channels: 3, bytes });
}
