/** Counts what the page hands to its decoders: how much of a movie is decoded for one frame of it, however fast the computer is. */
import type { Page } from 'playwright';

declare global {
  /** Of each frame that was sought since: how many coded pictures were handed over until it was. */
  var decodedUntil: () => readonly number[];
  /** How many coded pictures have been handed over since it is counted. */
  var decodedInAll: () => number;
  /** Which frames have been decoded since it is counted and are in memory, in order. */
  var decodedAndKept: () => readonly number[];
}

/**
 * @param fps of the movie on screen, whose first frame is at 0
 * @param eachMs how long each picture keeps the page busy: as on a computer that decodes no faster
 */
export async function countDecoded(page: Page, fps: number, eachMs = 0): Promise<void> {
  await page.evaluate(
    ([rate = 24, busyMs = 0]) => {
      const frameOf = ({ timestamp }: EncodedVideoChunk | VideoFrame): number => Math.round((timestamp / 1e6) * rate);
      const counts: number[] = [];
      const kept = new Set<number>();
      let wanted: number | null = null;
      let count = 0;
      let all = 0;
      const decode: unknown = Reflect.get(VideoDecoder.prototype, 'decode');
      if (typeof decode !== 'function') throw new Error('no decoder');
      Reflect.set(VideoDecoder.prototype, 'decode', function (this: VideoDecoder, chunk: EncodedVideoChunk): unknown {
        count += 1;
        all += 1;
        for (const untilMs = performance.now() + busyMs; performance.now() < untilMs;);
        kept.add(frameOf(chunk));
        if (frameOf(chunk) === wanted) {
          counts.push(count);
          wanted = null;
        }
        return Reflect.apply(decode, this, [chunk]);
      });
      const close: unknown = Reflect.get(VideoFrame.prototype, 'close');
      if (typeof close !== 'function') throw new Error('no pictures');
      Reflect.set(VideoFrame.prototype, 'close', function (this: VideoFrame): unknown {
        kept.delete(frameOf(this));
        return Reflect.apply(close, this, []);
      });
      document.querySelector('[data-region="player"] input[type="range"]')?.addEventListener(
        'input',
        ({ target }) => {
          if (target instanceof HTMLInputElement) [wanted, count] = [Number(target.value), 0];
        },
        { capture: true },
      );
      globalThis.decodedUntil = () => counts;
      globalThis.decodedInAll = () => all;
      globalThis.decodedAndKept = () => [...kept].toSorted((one, other) => one - other);
    },
    [fps, eachMs],
  );
}
