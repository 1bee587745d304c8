/** Counts what the page hands to its decoders: how much of a movie is decoded for one frame of it, however fast the computer is. */
import type { Page } from 'playwright';

declare global {
  /** Of each frame that was sought since: how many coded pictures were handed over until it was. */
  var decodedUntil: () => readonly number[];
}

/** @param fps of the movie on screen, whose first frame is at 0 */
export async function countDecoded(page: Page, fps: number): Promise<void> {
  await page.evaluate((rate) => {
    const counts: number[] = [];
    let wanted: number | null = null;
    let count = 0;
    const decode: unknown = Reflect.get(VideoDecoder.prototype, 'decode');
    if (typeof decode !== 'function') throw new Error('no decoder');
    Reflect.set(VideoDecoder.prototype, 'decode', function (this: VideoDecoder, chunk: EncodedVideoChunk): unknown {
      count += 1;
      if (wanted !== null && Math.round((chunk.timestamp / 1e6) * rate) === wanted) {
        counts.push(count);
        wanted = null;
      }
      return Reflect.apply(decode, this, [chunk]);
    });
    document.querySelector('[data-region="player"] input[type="range"]')?.addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof HTMLInputElement) [wanted, count] = [Number(target.value), 0];
      },
      { capture: true },
    );
    globalThis.decodedUntil = () => counts;
  }, fps);
}
