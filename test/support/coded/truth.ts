/**
 * Which frame is on screen, read from its pixels and never from the player's own numbers: the movies of
 * `tools/make-coded-movies.mjs` carry the number of each frame as a strip of black and white cells along their top.
 */
import type { Page } from 'playwright';
import { chanceOf } from '../chance.ts';

export type Ask = { readonly kind: 'seek' | 'step'; readonly frame: number };

export type Seen = {
  /** In words, each frame that was not the one asked for. */
  readonly wrong: readonly string[];
  readonly seekMs: readonly number[];
  readonly stepMs: readonly number[];
  readonly frameCount: number;
};

export type Plan = {
  readonly frameCount: number;
  /** Frames that decoding can begin with. */
  readonly keyFrames: readonly number[];
  readonly seeks: number;
  readonly steps: number;
  readonly seed: number;
};

/** The ends, each key frame with its neighbours, frames by chance, and steps forth and back from one of them. */
export function planOfAsks({ frameCount, keyFrames, seeks, steps, seed }: Plan): readonly Ask[] {
  const chance = chanceOf(seed);
  const within = (frame: number): number => Math.max(0, Math.min(frameCount - 1, frame));
  const fixed = [0, frameCount - 1, 1, frameCount - 2, ...keyFrames.flatMap((key) => [key, key - 1, key + 1])];
  const byChance = Array.from({ length: seeks }, () => chance.below(frameCount));
  const begin = chance.below(Math.max(1, frameCount - steps));
  const half = Math.floor(steps / 2);
  const walk = Array.from({ length: steps }, (_, at) => within(begin + (at < half ? at + 1 : 2 * half - at - 1)));
  return [
    ...[...fixed, ...byChance, begin].map((frame): Ask => ({ kind: 'seek', frame: within(frame) })),
    ...walk.map((frame): Ask => ({ kind: 'step', frame })),
  ];
}

/** @param shift the number that the movie's first frame carries */
export async function lookThrough(page: Page, asks: readonly Ask[], shift: number): Promise<Seen> {
  return await page.evaluate(
    async ({ asked, first }) => {
      const canvas = document.querySelector('canvas');
      const slider = document.querySelector<HTMLInputElement>('[data-region="player"] input[type="range"]');
      const region = document.querySelector<HTMLElement>('[data-region="player"]');
      if (!canvas || !slider || !region) throw new Error('no player');
      const strip = new OffscreenCanvas(640, 40);
      const pen = strip.getContext('2d', { willReadFrequently: true });
      if (!pen) throw new Error('no strip');
      const counter = () => region.querySelector<HTMLElement>('[data-index]');
      const frame = async () => new Promise((resolve) => requestAnimationFrame(resolve));

      /** -1 where it is no strip at all: half of one picture and half of another. */
      function read(): number {
        if (!canvas || !pen) return -1;
        const scale = Math.min(canvas.width / 640, canvas.height / 360);
        const [left, top] = [(canvas.width - 640 * scale) / 2, (canvas.height - 360 * scale) / 2];
        pen.drawImage(canvas, left, top, 640 * scale, 40 * scale, 0, 0, 640, 40);
        const { data } = pen.getImageData(0, 20, 640, 1);
        let number = 0;
        let parity = 0;
        for (let cell = 0; cell < 16; cell += 1) {
          const bit = (data[(cell * 40 + 20) * 4] ?? 0) > 128 ? 1 : 0;
          if (cell < 14) number |= bit << cell;
          if (cell < 15) parity ^= bit;
          else if (parity !== bit) return -1;
          if (cell === 14 && bit !== 1) return -1;
        }
        return number;
      }
      async function untilShown(wanted: number): Promise<void> {
        const end = performance.now() + 30_000;
        for (;;) {
          const shown = counter();
          if (shown?.dataset['index'] === String(wanted) && shown.dataset['awaited'] === undefined) return;
          if (performance.now() > end) throw new Error(`frame ${String(wanted)} was not shown`);
          await frame();
        }
      }

      const wrong: string[] = [];
      const seekMs: number[] = [];
      const stepMs: number[] = [];
      let at = Number(slider.value);
      for (const { kind, frame: wanted } of asked) {
        const from = performance.now();
        if (kind === 'seek') {
          // React knows of what is set on the element itself, and would hear no change.
          Reflect.set(HTMLInputElement.prototype, 'value', String(wanted), slider);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        } else {
          const key = wanted > at ? 'ArrowRight' : 'ArrowLeft';
          if (wanted !== at) region.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        }
        await untilShown(wanted);
        (kind === 'seek' ? seekMs : stepMs).push(performance.now() - from);
        const seen = read();
        if (seen !== wanted + first) wrong.push(`${kind} to ${String(wanted)}: ${String(seen - first)} was on screen`);
        at = wanted;
      }
      return { wrong, seekMs, stepMs, frameCount: Number(slider.max) + 1 };
    },
    { asked: asks, first: shift },
  );
}

/** How many frames what is on screen has. */
export async function shownFrameCount(page: Page): Promise<number> {
  const slider = page.locator('[data-region="player"] input[type="range"]');
  return Number(await slider.getAttribute('max')) + 1;
}
