/** Which frame is on screen, read from its pixels and never from the player's own numbers. */
import type { Page } from 'playwright';
import { chanceOf } from '../chance.ts';
import { readStrips } from './strip.ts';

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

/** So many seeks go anywhere; the others are put in order by so many at a time: a decoder runs through each of those once. */
const inAnyOrder = 14;
const inOrder = 43;

/**
 * The ends, each key frame with its neighbours, frames by chance (most of them in order, see above), and steps forth and back from one of them.
 * @param isTimed each seek goes anywhere: what is near the one before may have been decoded with it
 */
export function planOfAsks({ frameCount, keyFrames, seeks, steps, seed }: Plan, isTimed = false): readonly Ask[] {
  const chance = chanceOf(seed);
  const within = (frame: number): number => Math.max(0, Math.min(frameCount - 1, frame));
  const ends = [0, frameCount - 1, 1, frameCount - 2];
  const fixed = [...new Set([...ends, ...keyFrames.flatMap((key) => [key, key - 1, key + 1])])];
  const byChance = Array.from({ length: seeks }, () => chance.below(frameCount));
  const ordered = byChance
    .slice(inAnyOrder)
    .map((frame, at) => ({ frame, group: Math.floor(at / inOrder) }))
    .toSorted((one, other) => one.group - other.group || one.frame - other.frame)
    .map(({ frame }) => frame);
  const chosen = isTimed ? byChance : [...byChance.slice(0, inAnyOrder), ...ordered];
  const begin = chance.below(Math.max(1, frameCount - steps));
  const half = Math.floor(steps / 2);
  const walk = Array.from({ length: steps }, (_, at) => within(begin + (at < half ? at + 1 : 2 * half - at - 1)));
  return [
    ...[...fixed, ...chosen, begin].map((frame): Ask => ({ kind: 'seek', frame: within(frame) })),
    ...walk.map((frame): Ask => ({ kind: 'step', frame })),
  ];
}

/**
 * `at-once`: the player's refreshes come as soon as they are asked for, so that nothing but decoding and drawing takes time;
 * which frame is drawn does not depend on when the display would have taken it. `display`: as a person sees it.
 */
export type Refreshes = 'display' | 'at-once';

/** @param shift the number that the movie's first frame carries */
export async function lookThrough(
  page: Page,
  asks: readonly Ask[],
  shift: number,
  refreshes: Refreshes = 'display',
): Promise<Seen> {
  await readStrips(page);
  return await page.evaluate(
    async ({ asked, first, isAtOnce }) => {
      const slider = document.querySelector<HTMLInputElement>('[data-region="player"] input[type="range"]');
      const region = document.querySelector<HTMLElement>('[data-region="player"]');
      if (!slider || !region) throw new Error('no player');
      const counter = () => region.querySelector<HTMLElement>('[data-index]');

      const isShown = (wanted: number): boolean => {
        const shown = counter();
        return shown?.dataset['index'] === String(wanted) && shown.dataset['awaited'] === undefined;
      };
      /** The number beside the picture changes after the picture has been drawn. */
      async function untilShown(wanted: number): Promise<void> {
        if (isShown(wanted)) return;
        await new Promise<void>((resolve, reject) => {
          const limit = setTimeout(() => end(() => reject(new Error(`frame ${String(wanted)} was not shown`))), 60_000);
          const observer = new MutationObserver(() => {
            if (isShown(wanted)) end(resolve);
          });
          function end(settle: () => void): void {
            clearTimeout(limit);
            observer.disconnect();
            settle();
          }
          if (region) observer.observe(region, { subtree: true, childList: true, attributes: true });
        });
      }

      const wrong: string[] = [];
      const seekMs: number[] = [];
      const stepMs: number[] = [];
      let at = Number(slider.value);
      const onRefresh: unknown = Reflect.get(window, 'requestAnimationFrame');
      if (isAtOnce) {
        const turns = new MessageChannel();
        const waiting: FrameRequestCallback[] = [];
        turns.port1.onmessage = () => waiting.shift()?.(performance.now());
        window.requestAnimationFrame = (callback) => {
          turns.port2.postMessage(null);
          // Any number but 0 and -1 will do: nothing is called off meanwhile.
          return waiting.push(callback);
        };
      }
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
        const seen = codedStrip.number();
        if (seen !== wanted + first) wrong.push(`${kind} to ${String(wanted)}: ${String(seen - first)} was on screen`);
        at = wanted;
      }
      Reflect.set(window, 'requestAnimationFrame', onRefresh);
      return { wrong, seekMs, stepMs, frameCount: Number(slider.max) + 1 };
    },
    { asked: asks, first: shift, isAtOnce: refreshes === 'at-once' },
  );
}

/** How many frames what is on screen has. */
export async function shownFrameCount(page: Page): Promise<number> {
  const slider = page.locator('[data-region="player"] input[type="range"]');
  return Number(await slider.getAttribute('max')) + 1;
}
