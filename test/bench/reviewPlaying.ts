/** Playing 1080p24 with a drawing on each frame: what is left out, whether it goes in order, and whether sound is in step. */
import type { Page } from 'playwright';
import { readStrips } from '../support/coded/strip.ts';
import { atMost, type Figures } from './figures.ts';

export const playingFigures = ['review-dropped-frames', 'review-frames-out-of-order', 'review-sound-off'] as const;

const fps = 24;

/** What stands on screen is `clicks-24`, at its beginning. */
export async function measurePlaying(page: Page, seconds: number): Promise<Figures> {
  await readStrips(page);
  const { seen, clicks } = await page.evaluate(async (lengthMs) => {
    const region = document.querySelector<HTMLElement>('[data-region="player"]');
    const key = (name: string) => region?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    region?.focus();
    key('Home');
    // What was decoded ahead, as when one has just looked at the first frame.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    codedClicks();
    const stop = codedStrip.watch();
    key(' ');
    const heard: number[] = [];
    const end = performance.now() + lengthMs;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      heard.push(...codedClicks());
    }
    key(' ');
    return { seen: stop(), clicks: heard };
  }, seconds * 1_000);

  const numbers = seen.map(({ number }) => number);
  const last = Math.max(...numbers);
  const dropped = last + 1 - new Set(numbers.filter((number) => number >= 0)).size;
  const disordered = numbers.filter((number, at) => at > 0 && number <= (numbers[at - 1] ?? -1)).length;
  // A click belongs to the first frame of a second, whichever that is; before the first picture nothing can be apart.
  const off = clicks.flatMap((heardMs) => {
    const at = seen.findLastIndex(({ atMs }) => atMs <= heardMs);
    const frame = seen[at];
    const next = seen[at + 1];
    if (frame === undefined || next === undefined || heardMs - (seen[0]?.atMs ?? 0) < 500) return [];
    const along = frame.number + Math.min(1, (heardMs - frame.atMs) / (1_000 / fps));
    return Math.abs(along - Math.round(along / fps) * fps);
  });
  const what = `playing ${String(seconds)} s of 1080p24 with a drawing on each frame`;
  return {
    'review-dropped-frames': atMost(`${what}: frames left out, by their pixels`, {
      value: Math.round((dropped / (last + 1)) * 1_000) / 10,
      unit: '%',
      reference: null,
      most: 0.5,
    }),
    'review-frames-out-of-order': atMost(`${what}: frames out of order`, {
      value: disordered,
      unit: 'frames',
      reference: null,
      most: 0,
    }),
    'review-sound-off': atMost(`${what}: sound and picture apart, at most`, {
      value: off.length === 0 ? Number.NaN : Math.round(Math.max(...off) * 100) / 100,
      unit: 'frames',
      reference: null,
      most: 1,
    }),
  };
}
