/** The tables of a production and the pages of what stands in them, used as whoever leads it does. */
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { sideLink } from './signedInApp.ts';

type EntityList = 'Shots' | 'Assets' | 'Edits' | 'Episodes';

/** Its line in a table: of several with the name the first. */
export const entityRow = (page: Page, name: string): Locator =>
  page
    .locator('main [data-line]')
    .filter({ has: page.getByRole('rowheader').filter({ has: page.getByText(name, { exact: true }) }) })
    .first();

/** Narrowed to what has all these words. */
export async function findInTable(page: Page, list: EntityList, words: string): Promise<void> {
  await sideLink(page, list).click();
  await page.getByRole('combobox', { name: `Filter ${list.toLowerCase()}` }).fill(words);
}

/** From its line in the table, by a double click. */
export async function openEntityPage(page: Page, list: EntityList, name: string, words = name): Promise<void> {
  await findInTable(page, list, words);
  const head = entityRow(page, name).getByRole('rowheader');
  // Others of this name leave the table a moment after the words were typed, and are kept out of sight.
  for (const word of words.split(' ')) await expect.poll(() => head.getAttribute('title')).toContain(word);
  await head.dblclick();
  await page.locator('main').getByRole('heading', { name, level: 1 }).waitFor();
}

/** What the menu of a line does. */
export async function chooseForRow(page: Page, row: Locator, entry: string): Promise<void> {
  await row.getByRole('rowheader').click({ button: 'right' });
  await page
    .locator('[role^="menuitem"]')
    .filter({ has: page.getByText(entry, { exact: true }) })
    .click();
}
