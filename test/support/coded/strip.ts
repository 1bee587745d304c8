/**
 * Reads the canvas of the real window: the movies of `tools/make-coded-movies.mjs` carry the number of each frame as a strip of
 * black and white cells along their top.
 */
import type { Page } from 'playwright';

export type Strip = {
  /** -1 where it is no strip at all: half of one picture and half of another. */
  readonly number: () => number;
  /** Whether the strip is white there; a share of the picture's width. */
  readonly isWhite: (share: number) => boolean;
  /** The brightest value of any channel in the whole picture, from 0 to 255. */
  readonly brightest: () => number;
  /** Every frame that is on screen from now on, with when it was first seen there, until it is told to stop. */
  readonly watch: () => () => readonly { readonly number: number; readonly atMs: number }[];
};

declare global {
  var codedStrip: Strip;
}

/** Has to be done anew after the page was loaded again. The picture has to fit the stage, alone or compared in one place. */
export async function readStrips(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [width, height, cells] = [640, 360, 16];
    const whole = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    const strip = new OffscreenCanvas(width, 40).getContext('2d', { willReadFrequently: true });
    if (!whole || !strip) throw new Error('nothing to read with');
    /** Where the picture lies, as it fits. */
    function lies(canvas: HTMLCanvasElement) {
      const scale = Math.min(canvas.width / width, canvas.height / height);
      return { scale, left: (canvas.width - width * scale) / 2, top: (canvas.height - height * scale) / 2 };
    }
    function row(): Uint8ClampedArray {
      const canvas = document.querySelector('canvas');
      if (!canvas || !strip) throw new Error('no picture');
      const { scale, left, top } = lies(canvas);
      strip.clearRect(0, 0, width, 40);
      strip.drawImage(canvas, left, top, width * scale, 40 * scale, 0, 0, width, 40);
      return strip.getImageData(0, 20, width, 1).data;
    }
    const isWhiteAt = (data: Uint8ClampedArray, x: number): boolean => (data[Math.round(x) * 4] ?? 0) > 128;

    function number(): number {
      const data = row();
      let value = 0;
      let parity = 0;
      for (let cell = 0; cell < cells; cell += 1) {
        const bit = isWhiteAt(data, cell * 40 + 20) ? 1 : 0;
        if (cell < 14) value |= bit << cell;
        if (cell < 15) parity ^= bit;
        else if (parity !== bit) return -1;
        if (cell === 14 && bit !== 1) return -1;
      }
      return value;
    }

    globalThis.codedStrip = {
      number,
      isWhite: (share) => isWhiteAt(row(), share * width),
      brightest: () => {
        const canvas = document.querySelector('canvas');
        if (!canvas || !whole) throw new Error('no picture');
        const { scale, left, top } = lies(canvas);
        whole.clearRect(0, 0, width, height);
        whole.drawImage(canvas, left, top, width * scale, height * scale, 0, 0, width, height);
        const { data } = whole.getImageData(0, 0, width, height);
        let most = 0;
        for (let at = 0; at < data.length; at += 4)
          most = Math.max(most, data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
        return most;
      },
      watch: () => {
        const seen: { number: number; atMs: number }[] = [];
        let isOver = false;
        const look = (): void => {
          const shown = number();
          if (seen.at(-1)?.number !== shown) seen.push({ number: shown, atMs: performance.now() });
          if (!isOver) requestAnimationFrame(look);
        };
        look();
        return () => {
          isOver = true;
          return seen;
        };
      },
    };
  });
}
