import { applyLook, type Look } from './looks.ts';
import { drawFrameMarks } from './frameMarks.ts';
import { movieNamed } from './movies.ts';
import { moods } from './moods.ts';
import { Painter } from './painter.ts';
import { pictureNamed } from './pictures.ts';
import { encodePng } from './png.ts';
import { Raster } from './raster.ts';
import { resized } from './resizePng.ts';
import { stageFor } from './stage.ts';

/**
 * What a seeded picture shows: a composition of `pictures.ts`, its `variant` (colours, hour, arrangement), the `look` of
 * the step it was made at, and the frame, from 1 (0 is the same moment as 1). A frame of a `movie` (a key of `movies.ts`)
 * carries its number, as in the file, unless the picture is cropped.
 */
export type PictureOrder = {
  readonly scene: string;
  readonly frame: number;
  readonly variant?: number;
  readonly look?: Look;
  readonly movie?: string;
};

export type PictureSize = { readonly widthPx: number; readonly heightPx: number };

const stillFramesPerSecond = 24;
const sketchWidthPx = 450;

/** Draws a picture and answers it as a PNG of exactly that size. Throws an Error for a scene nobody drew. */
export function drawPicture(order: PictureOrder, size: PictureSize): Buffer {
  return encodePng({ ...size, channels: 3, bytes: drawPixels(order, size) });
}

/** The same as red, green and blue bytes, for whoever goes on drawing. */
export function drawPixels(order: PictureOrder, size: PictureSize): Uint8Array {
  // Pencil lines have a width of their own: small sketches are drawn larger and shrunk.
  const enlarged = order.look === 'sketch' ? Math.ceil(sketchWidthPx / size.widthPx) : 1;
  if (enlarged === 1) return drawn(order, size);
  const large = { widthPx: size.widthPx * enlarged, heightPx: size.heightPx * enlarged };
  return resized({ ...large, channels: 3, bytes: drawn(order, large) }, size.widthPx, size.heightPx).bytes;
}

function drawn({ scene, frame, variant = 0, look = 'final', movie }: PictureOrder, size: PictureSize): Uint8Array {
  const picture = pictureNamed(scene);
  if (!picture) throw new Error(`no picture is named ${scene}`);
  const raster = new Raster(size.widthPx, size.heightPx);
  const moodName = picture.moods[variant % picture.moods.length] ?? picture.moods[0];
  const paint = new Painter(raster, picture.focusX);
  picture.draw(stageFor(paint, moods[moodName], scene, variant, secondsAt(frame, movie)));
  // A thumbnail is cropped, as it is for list and cell: it stays clean.
  const isWhole = size.widthPx / size.heightPx >= 1.7;
  if (movie !== undefined && isWhole) drawFrameMarks(paint, Math.max(1, frame), size.heightPx >= 160);
  const bytes = raster.bytes();
  applyLook(bytes, size.widthPx, size.heightPx, look);
  return bytes;
}

function secondsAt(frame: number, movie: string | undefined): number {
  const passed = Math.max(0, frame - 1);
  const known = movie === undefined ? null : movieNamed(movie);
  if (!known) return passed / stillFramesPerSecond;
  return (passed - (passed % known.holdFrames)) / known.fps;
}
