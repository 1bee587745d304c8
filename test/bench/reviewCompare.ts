/** Two revisions beside each other: a flip, a drag of the wipe, and the difference of a movie with itself. */
import type { Page } from 'playwright';
import { openPlace } from '../e2e/app/signedInApp.ts';
import { readStrips } from '../support/coded/strip.ts';
import { atMost, type Figures, within } from './figures.ts';
import type { MachineSpeed } from './references.ts';
import { percentile, times } from './statistics.ts';

export const compareFigures = ['review-flip-p95', 'review-wipe-p95', 'review-difference'] as const;

/** Two refreshes at 60 Hz: the one in which the key falls, and the one that shows what it did. */
const refreshesMs = 33;
const flips = 60;
/** The cells of the strip that are white in B and black in A; shares of the picture's width. */
const apart = { from: 2 / 16, to: 6 / 16 };

/**
 * @param path of a movie whose first frame is 0
 * @param other of the same task, a movie whose first frame is 60: its cells 2 to 5 are white there
 */
export async function measureCompare(
  page: Page,
  { path, other, self }: { readonly path: string; readonly other: string; readonly self: string },
  speed: MachineSpeed,
): Promise<Figures> {
  await compareAt(page, `${path}?compare=${other}`);
  const flipMs = await times(flips, (index) => flip(page, index % 2 === 0));
  const wipeMs = await times(flips, (index) => dragWipe(page, index));
  await compareAt(page, `${path}?compare=${self}`);
  const brightest = await measureDifference(page);
  return {
    'review-flip-p95': within(
      'a flip to the other revision: key to its pixels, p95',
      percentile(flipMs, 0.95),
      refreshesMs,
      speed,
    ),
    'review-wipe-p95': within(
      'a drag of the wipe: pointer to its pixels, p95',
      percentile(wipeMs, 0.95),
      refreshesMs,
      speed,
    ),
    'review-difference': atMost('the difference of a movie with itself at 16×: its brightest value', {
      value: brightest,
      unit: 'of 255',
      reference: null,
      most: 0,
    }),
  };
}

export async function openAt(page: Page, path: string): Promise<void> {
  await openPlace(page, path);
  await page.locator('[data-index]:not([data-awaited])').waitFor();
}

async function compareAt(page: Page, path: string): Promise<void> {
  await openAt(page, path);
  await page.getByRole('button', { name: /^B: / }).waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await readStrips(page);
}

/** Z down and up again, each until the other picture's strip is there. */
async function flip(page: Page, isDown: boolean): Promise<number> {
  return await page.evaluate(
    async ({ kind, wanted }) => {
      const from = performance.now();
      window.dispatchEvent(new KeyboardEvent(kind, { key: 'z', bubbles: true }));
      for (let refreshes = 0; refreshes < 60; refreshes += 1) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        if (codedStrip.isWhite(3.5 / 16) === wanted) return performance.now() - from;
      }
      throw new Error('no flip');
    },
    { kind: isDown ? 'keydown' : 'keyup', wanted: isDown },
  );
}

/** Forth and back within the cells in which A and B differ: at the left of the line A is black, at the right B is white. */
async function dragWipe(page: Page, index: number): Promise<number> {
  const share = index % 2 === 0 ? apart.from + 0.06 : apart.to - 0.06;
  return await page.evaluate(
    async ({ to, isFirst, isLast }) => {
      const canvas = document.querySelector('canvas');
      const line = document.querySelector('[data-wipe-line]');
      if (!canvas || !line) throw new Error('no wipe');
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const picture = Math.min(width, (height * 16) / 9);
      const x = left + (width - picture) / 2 + picture * to;
      const send = (kind: string, clientX: number) =>
        line.dispatchEvent(
          new PointerEvent(kind, { clientX, clientY: top + height / 2, pointerId: 1, button: 0, bubbles: true }),
        );
      // One drag from the first move to the last: its pointer is nobody's, and cannot be captured.
      if (isFirst) {
        Element.prototype.setPointerCapture = () => undefined;
        send('pointerdown', left + width / 2);
      }
      const from = performance.now();
      send('pointermove', x);
      for (let refreshes = 0; refreshes < 60; refreshes += 1) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        if (codedStrip.isWhite(to + 0.01) && !codedStrip.isWhite(to - 0.01)) {
          if (isLast) send('pointerup', x);
          return performance.now() - from;
        }
      }
      throw new Error('the wipe did not follow');
    },
    { to: share, isFirst: index === 0, isLast: index === flips - 1 },
  );
}

/** Over frames that are far from each other; the same pictures alone are anything but black. */
async function measureDifference(page: Page): Promise<number> {
  const alone = await page.evaluate(() => codedStrip.brightest());
  if (alone < 200) throw new Error('there was nothing to compare');
  await page.getByRole('button', { name: 'Difference', exact: true }).click();
  await page.getByRole('button', { name: /^Gain/ }).click();
  await page.getByRole('menuitemcheckbox', { name: '16×' }).click();
  let brightest = 0;
  for (let frame = 0; frame < 10; frame += 1) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('[data-index]:not([data-awaited])').waitFor();
    await page.evaluate(async () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    brightest = Math.max(brightest, await page.evaluate(() => codedStrip.brightest()));
  }
  return brightest;
}
