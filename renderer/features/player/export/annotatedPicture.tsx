/** A frame with what is drawn on it, as a picture of the movie's own size: what is seen is what is taken out. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { DrawnFrame } from '../draw/drawings.ts';
import { InPicture } from '../draw/DrawingLayer.tsx';
import { PaintedObject } from '../draw/PaintedObject.tsx';
import type { Medium } from '../movie/medium.ts';
import { createSurface } from '../stage/surface.ts';
import { type Placed, upright } from '../stage/view.ts';
import { svgAddress } from './svgAddress.ts';

const atItsSize: Placed = { left: 0, top: 0, scale: 1, turn: upright };
const patienceMs = 20_000;

/** @param words under the picture; empty: none. @returns a PNG */
export async function annotatedPicture(
  medium: Medium,
  frame: number,
  drawn: DrawnFrame | undefined,
  words: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const image = await frameOf(medium, frame);
  const size = { width: medium.widthPx, height: medium.heightPx };
  const canvas = document.createElement('canvas');
  const surface = createSurface(canvas);
  if (surface === null) throw new Error('no canvas to draw on');
  surface.resize(size, 1);
  const shown = { image, size, pixels: medium.pixels, turn: medium.turn };
  const area = { left: 0, top: 0, ...size };
  surface.draw([{ a: shown, b: null, look: { kind: 'single' }, placed: atItsSize, placedB: atItsSize, area }]);
  const whole = withStrip(canvas, words);
  if (drawn !== undefined) whole.pen.drawImage(await drawingOf(drawn, size), 0, 0);
  return await pngOf(whole.canvas);
}

/** Waits for it to be decoded. */
async function frameOf(medium: Medium, frame: number): Promise<CanvasImageSource> {
  medium.want(frame, 1);
  const here = medium.at(frame);
  if (here !== null) return here;
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('this frame is not decoded in time'))), patienceMs);
    const stop = medium.onChange(() => {
      const come = medium.at(frame);
      if (come !== null) end(() => resolve(come));
      else if (medium.problem() !== null) end(() => reject(medium.problem() ?? new Error('this movie is broken')));
    });
    function end(then: () => void): void {
      clearTimeout(timer);
      stop();
      then();
    }
  });
}

/** The same lines as on screen, drawn once more as a picture. */
async function drawingOf(drawn: DrawnFrame, size: { readonly width: number; readonly height: number }) {
  const box = document.createElement('div');
  const root = createRoot(box);
  flushSync(() =>
    root.render(
      <svg xmlns="http://www.w3.org/2000/svg" width={size.width} height={size.height}>
        {drawn.objects.map(({ object, painted }) =>
          painted === null ? null : (
            <InPicture key={object.id} painted={painted} lies={atItsSize} picture={size}>
              <PaintedObject painted={painted} />
            </InPicture>
          ),
        )}
      </svg>,
    ),
  );
  const text = new XMLSerializer().serializeToString(box.firstElementChild ?? box);
  root.unmount();
  const image = new Image();
  image.src = svgAddress(text);
  await image.decode();
  return image;
}

function withStrip(picture: HTMLCanvasElement, words: string) {
  const stripPx = words === '' ? 0 : Math.max(20, Math.round(picture.width / 40));
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height + stripPx;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas to draw on');
  pen.drawImage(picture, 0, 0);
  if (stripPx > 0) {
    pen.fillStyle = '#101113';
    pen.fillRect(0, picture.height, canvas.width, stripPx);
    pen.fillStyle = '#e8e9ec';
    pen.font = `${String(Math.round(stripPx * 0.55))}px sans-serif`;
    pen.textBaseline = 'middle';
    pen.fillText(words, stripPx * 0.5, picture.height + stripPx / 2, canvas.width - stripPx);
  }
  return { canvas, pen };
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no picture was made');
  return new Uint8Array(await blob.arrayBuffer());
}
