/** The screens of the side bar, with a production of some size behind them. */
import type { Page } from 'playwright';
import { sideLink } from '../e2e/app/signedInApp.ts';
import { lengthMs, painted } from './painted.ts';

const screens = ['Inbox', 'My checks', 'Assets', 'Playlists', 'News', 'Team', 'Timesheet', 'My tasks'] as const;

/** Milliseconds from the click on a link to its page, with all that it waits for: each screen once a round. */
export async function openScreens(page: Page, rounds: number): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const screen of screens) took.push(await openScreen(page, screen));
  return took;
}

async function openScreen(page: Page, name: string): Promise<number> {
  await page.evaluate((title) => {
    window.benchWatch('click', () => {
      const main = document.querySelector('main');
      return (
        main?.querySelector('h1')?.textContent.startsWith(title) === true && !main.querySelector('[aria-busy="true"]')
      );
    });
  }, name);
  await sideLink(page, name).click();
  return lengthMs(await painted(page, name));
}
