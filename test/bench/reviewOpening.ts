/** How soon a revision that is on the disk, and not open yet, is there with its exact frame. */
import type { Page } from 'playwright';
import { type Figures, type Say, within } from './figures.ts';
import type { MachineSpeed } from './references.ts';
import { openAt } from './reviewCompare.ts';
import { percentile } from './statistics.ts';

export const openingFigures = ['review-open-p95'] as const;

/** More than the player keeps open of what was on screen before. */
export const openedRevisions = 12;

/** @param path the first of so many revisions of one task */
export async function measureOpening(page: Page, path: string, speed: MachineSpeed, say: Say): Promise<Figures> {
  const tookMs: number[] = [];
  // The first time they come from the server; then the window begins anew, and all that is left of them is on the disk.
  for (const isMeasured of [false, true, true]) {
    await openAt(page, path);
    for (let revision = 2; revision <= openedRevisions; revision += 1) {
      const took = await toNewer(page, revision);
      if (isMeasured) tookMs.push(took);
    }
  }
  say(`${String(tookMs.length)} revisions opened from the disk`);
  return {
    'review-open-p95': within(
      'open a revision of 1080p from the disk: key to its exact frame, p95',
      percentile(tookMs, 0.95),
      150,
      speed,
    ),
  };
}

/** Until its own name and its exact frame are there. */
async function toNewer(page: Page, revision: number): Promise<number> {
  return await page.evaluate(
    async (name) => {
      const region = document.querySelector<HTMLElement>('[data-region="player"]');
      const isNamed = (): boolean =>
        [...document.querySelectorAll('[data-region="player"] button span')].some(
          ({ textContent }) => textContent === name,
        );
      const from = performance.now();
      region?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
      const end = from + 30_000;
      while (performance.now() < end) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const counter = document.querySelector<HTMLElement>('[data-region="player"] [data-index]');
        if (isNamed() && counter?.dataset['index'] === '0' && counter.dataset['awaited'] === undefined)
          return performance.now() - from;
      }
      throw new Error(`the revision did not come: ${name}`);
    },
    `Shown: v${String(revision)}`,
  );
}
