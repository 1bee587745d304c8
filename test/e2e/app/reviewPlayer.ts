/** The player, driven as whoever reviews in it does: by keys, and a pen. */
import type { Page } from 'playwright';
import { expect } from 'vitest';

export const playerOf = (page: Page) => page.getByRole('region', { name: 'Player' });

/** Which of how many is on screen, with its first exact picture. */
export async function untilShown(page: Page, index: number, count: number): Promise<void> {
  const place = `${String(index + 1)} of ${String(count)}`;
  await playerOf(page).getByText(place, { exact: true }).first().waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await page.locator('canvas:not([data-blank])').waitFor();
}

/** Played until another frame is on screen. */
export async function playABit(page: Page): Promise<void> {
  const counter = page.locator('[data-index]');
  const begun = await counter.getAttribute('data-index');
  await page.keyboard.press('Space');
  await expect.poll(() => counter.getAttribute('data-index'), { interval: 20 }).not.toBe(begun);
  await page.keyboard.press('k');
}

/** To a frame counted from 0, by the number that its shot gives it. */
export async function goToIndex(page: Page, index: number): Promise<void> {
  const counter = page.locator('[data-index]');
  const at = async (name: string) => Number(await counter.getAttribute(name));
  const first = (await at('data-frame')) - (await at('data-index'));
  await page.keyboard.type(`:${String(first + index)}`);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Go to frame' }).waitFor({ state: 'detached' });
  await page.locator(`[data-index="${String(index)}"]:not([data-awaited])`).waitFor();
}

/** One stroke across the middle of the picture. */
export async function drawHere(page: Page): Promise<void> {
  await page.keyboard.press('d');
  const board = page.locator('[data-region="player"] [data-tool="pen"]');
  await board.waitFor();
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  await page.mouse.move(x + width * 0.4, y + height * 0.5);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
}

const noteField = (page: Page) => page.getByLabel('Write a comment', { exact: true });

/** Words of a note, and back to the player. */
export async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('c');
  await untilWriting(page, true);
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await untilWriting(page, false);
}

/** Whether keys are words now. */
async function untilWriting(page: Page, isWriting: boolean): Promise<void> {
  await expect.poll(() => noteField(page).evaluate((element) => element === document.activeElement)).toBe(isWriting);
}
