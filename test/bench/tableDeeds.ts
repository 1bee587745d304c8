/** What is done to the whole table of shots in the running app: sorted, folded, a column selected, a block pasted into it. */
import type { Page } from 'playwright';
import { lengthMs, painted } from './painted.ts';
import { tableGrid } from './table.ts';
import { selectFirstCell } from './work.ts';

/** From Enter on the entry of the column's menu to the rows in their new order; up and down in turn. */
export async function sortTable(page: Page, isUp: boolean): Promise<number> {
  await openHeadMenu(page, isUp ? 'Sort up' : 'Sort down');
  await page.evaluate(
    (wanted) => {
      window.benchWatch('keydown', () => {
        const grid = document.querySelector('main [role="grid"][aria-multiselectable]');
        return (
          grid?.querySelector(`[role="columnheader"][aria-sort="${wanted}"]`) !== null &&
          grid?.querySelector('[role="row"][data-line]') !== null &&
          grid?.querySelector('[role="row"][aria-busy]') === null
        );
      });
    },
    isUp ? 'ascending' : 'descending',
  );
  await page.keyboard.press('Enter');
  return lengthMs(await painted(page, 'the sorted table'));
}

/** As it is listed at first. */
export async function sortAsUsual(page: Page): Promise<void> {
  await openHeadMenu(page, 'Sort as usual');
  await page.keyboard.press('Enter');
  await page.locator(`${tableGrid} [aria-sort]`).waitFor({ state: 'detached' });
}

/** From the key to the table without, and again with, the rows of its first group. */
export async function foldGroup(page: Page, isFolded: boolean): Promise<number> {
  // Folded, the focus stands on the head of the group.
  if (isFolded) await selectFirstCell(page);
  const before = await page.locator(tableGrid).getAttribute('aria-rowcount');
  await page.evaluate((count) => {
    window.benchWatch('keydown', () => {
      const grid = document.querySelector('main [role="grid"][aria-multiselectable]');
      return grid?.getAttribute('aria-rowcount') !== count && grid?.querySelector('[role="row"][aria-busy]') === null;
    });
  }, before);
  await page.keyboard.press(isFolded ? '[' : ']');
  return lengthMs(await painted(page, 'a folded group'));
}

/** From Enter on the entry of the column's menu to all its cells in view selected. */
export async function selectColumn(page: Page): Promise<number> {
  await openHeadMenu(page, 'Select the whole column');
  await page.evaluate(() => {
    window.benchWatch(
      'keydown',
      () => document.querySelectorAll('main [data-line] [data-task][data-selected]').length > 5,
    );
  });
  await page.keyboard.press('Enter');
  const took = lengthMs(await painted(page, 'a selected column'));
  await page.keyboard.press('Escape');
  return took;
}

/** From the press that changes so many cells of a column to those in view, each with the mark of what waits. */
export async function pasteCells(page: Page, count: number, status: string): Promise<number> {
  await selectFirstCell(page);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, `${status}\n`.repeat(count));
  const apply = page.getByRole('dialog').getByRole('button', { name: /^Change [\d,]+ cells$/ });
  await apply.waitFor();
  await page.evaluate(
    ([word, title]) => {
      window.benchWatch('click', () => {
        const cells = [...document.querySelectorAll('main [data-line] [data-task][data-selected]')];
        return (
          // What was done is told in another one, which stays for a while.
          [...document.querySelectorAll('[role="dialog"] h2')].every(({ textContent }) => textContent !== title) &&
          cells.every((cell) => cell.textContent.toLowerCase().includes(word))
        );
      });
    },
    [status, 'Paste into the table'] as const,
  );
  await apply.click();
  return lengthMs(await painted(page, 'a pasted block'));
}

/** The longest that the page's own thread was busy in one go meanwhile, in milliseconds; what takes less than 50 is 0. */
export async function longestTask<Done>(
  page: Page,
  during: () => Promise<Done>,
): Promise<{ done: Done; longestMs: number }> {
  await page.evaluate(() => {
    window.benchTasks = [];
    window.benchTaskObserver = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchTasks.push(duration);
    });
    window.benchTaskObserver.observe({ type: 'longtask' });
  });
  const done = await during();
  const longestMs = await page.evaluate(() => {
    for (const { duration } of window.benchTaskObserver.takeRecords()) window.benchTasks.push(duration);
    window.benchTaskObserver.disconnect();
    return Math.max(0, ...window.benchTasks);
  });
  return { done, longestMs };
}

declare global {
  interface Window {
    benchTasks: number[];
    benchTaskObserver: PerformanceObserver;
  }
}

/** The menu of the first column of tasks, with the entry under the next Enter. */
async function openHeadMenu(page: Page, entry: string): Promise<void> {
  await page.locator(`${tableGrid} [role="columnheader"][data-task-type] button`).first().click();
  const item = page
    .getByRole('menuitem', { name: entry, exact: true })
    .or(page.getByRole('menuitemcheckbox', { name: entry, exact: true }));
  await item.hover();
  await item.and(page.locator('[data-highlighted]')).waitFor();
}
