/** A long session: from shot to shot as fast as it goes, a while in each; what the app holds at its end, and how soon shots begin. */
import type { ElectronApplication, Page } from 'playwright';
import { type Ask, lookThrough } from '../support/coded/truth.ts';
import { atMost, beside, type Figures, type Say, within } from './figures.ts';
import { memoryOf } from './memory.ts';
import type { MachineSpeed } from './references.ts';
import { median, percentile } from './statistics.ts';

export const sessionFigures = ['review-next-p95', 'review-flashes', 'review-session-memory'] as const;

export type SessionLengths = { readonly changes: number; readonly framesEach: number };

/** What stands on screen is the first of `shots` in a queue. */
export async function measureSession(
  { page, app }: { readonly page: Page; readonly app: ElectronApplication },
  shots: number,
  { changes, framesEach }: SessionLengths,
  speed: MachineSpeed,
  say: Say,
): Promise<Figures> {
  await page
    .getByRole('list', { name: 'Shots under review' })
    .getByRole('listitem')
    .nth(shots - 1)
    .waitFor();
  const nextMs: number[] = [];
  const megabytes: number[] = [];
  let flashes = 0;
  const steps = Array.from({ length: framesEach }, (_, at): Ask => ({ kind: 'step', frame: at + 1 }));
  for (let change = 0; change < changes; change += 1) {
    await lookThrough(page, [{ kind: 'seek', frame: 0 }, ...steps], 0, 'at-once');
    // There and back again: to the end of the queue, and to its beginning.
    const isForward = Math.floor(change / (shots - 1)) % 2 === 0;
    const key = isForward ? 'PageDown' : 'PageUp';
    // The pixels are read at some of them: that takes time of its own.
    if (change % 4 === 3) flashes += await flashesUntilNextShot(page, key);
    else nextMs.push(await toNextShot(page, key));
    megabytes.push(memoryOf(app.process().pid));
    if (change % 50 === 49) say(`${String(change + 1)} shots, ${String(Math.round(megabytes.at(-1) ?? 0))} MB`);
  }
  const tenth = Math.max(1, Math.floor(changes / 10));
  const frames = (changes * (framesEach + 1)).toLocaleString('en');
  return {
    'review-next-p95': within(
      'the next shot of a playlist: key to its first frame, p95',
      percentile(nextMs, 0.95),
      50,
      speed,
    ),
    'review-flashes': atMost(
      'refreshes between two shots that show neither the old frame under the old name nor the first under the new',
      { value: flashes, unit: 'refreshes', reference: null, most: 0 },
    ),
    'review-session-memory': beside(
      `memory after ${frames} frames and ${String(changes)} changes of shot: the last tenth beside the second`,
      {
        value: median(megabytes.slice(-tenth)),
        reference: median(megabytes.slice(tenth, tenth * 2)),
        unit: 'MB',
        most: 1.05,
      },
    ),
  };
}

/** Until the other shot's own name and its exact first frame are there. */
const toNextShot = async (page: Page, key: NextKey): Promise<number> => (await changeShot(page, key, false)).tookMs;

const flashesUntilNextShot = async (page: Page, key: NextKey): Promise<number> =>
  (await changeShot(page, key, true)).flashes;

type NextKey = 'PageDown' | 'PageUp';

async function changeShot(page: Page, key: NextKey, isWatched: boolean) {
  return await page.evaluate(
    async ({ name, isRead }) => {
      const region = document.querySelector<HTMLElement>('[data-region="player"]');
      const title = () => document.querySelector('[data-region="player"] h1')?.textContent;
      const before = title();
      const stood = codedStrip.number();
      let flashes = 0;
      const from = performance.now();
      region?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      const end = from + 30_000;
      while (performance.now() < end) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const isNext = title() !== before;
        if (isRead && codedStrip.number() !== (isNext ? 0 : stood)) flashes += 1;
        const counter = document.querySelector<HTMLElement>('[data-region="player"] [data-index]');
        if (isNext && counter?.dataset['index'] === '0' && counter.dataset['awaited'] === undefined)
          return { tookMs: performance.now() - from, flashes };
      }
      throw new Error('the next shot did not come');
    },
    { name: key, isRead: isWatched },
  );
}
