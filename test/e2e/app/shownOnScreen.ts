/** What a window draws, in words, so that two windows can be laid side by side. */
import type { Page } from 'playwright';
import { sideLink } from './signedInApp.ts';
import { panel } from './taskPanel.ts';

export type OnScreen = ReadonlyMap<string, string>;
export type OpenedTask = { readonly id: string; readonly entityName: string; readonly list: 'Shots' | 'Assets' };

/** Every row of both tables and of My checks, and what is said on these tasks. */
export async function everythingOnScreen(page: Page, tasks: readonly OpenedTask[]): Promise<OnScreen> {
  const shown = new Map<string, string>();
  for (const list of ['Shots', 'Assets'] as const) {
    await openList(page, list, '');
    for (const [line, text] of await rowsOf(page, 'main [role="grid"]')) shown.set(`${list} ${String(line)}`, text);
  }
  await sideLink(page, 'My checks').click();
  for (const [line, text] of await rowsOf(page, 'main [role="treegrid"]')) shown.set(`My checks ${String(line)}`, text);
  for (const task of tasks) shown.set(`task ${task.id}`, await conversationOf(page, task));
  return shown;
}

/** What differs, with both texts; empty where both show the same. */
export function differencesOnScreen(one: OnScreen, other: OnScreen): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [here, there] = [one.get(name) ?? 'nothing', other.get(name) ?? 'nothing'];
    return here === there ? [] : [`${name}: "${here}" is "${there}" in the other`];
  });
}

async function openList(page: Page, list: OpenedTask['list'], search: string): Promise<void> {
  await sideLink(page, list).click();
  await page.getByRole('combobox', { name: list === 'Shots' ? 'Filter shots' : 'Filter assets' }).fill(search);
}

/**
 * By line. What is out of view has no rows on the page: it is scrolled through, and nothing is read before it has arrived.
 * @param says what stands in the cells of a row, or what the row is called as a whole
 */
export async function rowsOf(
  page: Page,
  grid: string,
  says: 'cells' | 'name' = 'cells',
): Promise<readonly (readonly [number, string])[]> {
  await page.locator(`${grid} [data-line]`).first().waitFor();
  return page.evaluate(
    async ([selector, isByName]) => {
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      const found = document.querySelector(selector);
      if (found === null) throw new Error('no such list');
      let scroller: Element = found;
      while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY) && scroller.parentElement)
        scroller = scroller.parentElement;
      const rows = new Map<number, string>();
      const end = performance.now() + 60_000;
      scroller.scrollTop = 0;
      for (;;) {
        await frame();
        await frame();
        const drawn = [...found.querySelectorAll('[role="row"][data-line]')];
        if (performance.now() > end) throw new Error('rows did not arrive');
        if (drawn.length === 0 || drawn.some((row) => row.getAttribute('aria-busy') === 'true')) continue;
        for (const row of drawn) {
          const cells = [...row.querySelectorAll('[role="rowheader"], [role="gridcell"]')];
          const words = cells.map((cell) => cell.getAttribute('aria-label') ?? cell.textContent);
          // Two windows are read one after the other, and minutes go by meanwhile.
          const name = isByName ? row.getAttribute('aria-label') : null;
          const text = name ?? words.join(' | ').replaceAll(/\d+ min ago|just now/gi, 'within the hour');
          rows.set(Number(row.getAttribute('data-line')), text);
        }
        if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
        scroller.scrollTop += scroller.clientHeight / 2;
      }
      return [...rows].sort(([one], [other]) => one - other);
    },
    [grid, says === 'name'] as const,
  );
}

/** Who said what with which status, in order, without how long ago it was. */
async function conversationOf(page: Page, { id, entityName, list }: OpenedTask): Promise<string> {
  await openList(page, list, entityName);
  await page.locator(`[data-line] [data-task="${id}"]`).click();
  const feed = panel(page)
    .getByRole('feed')
    .or(panel(page).getByRole('group', { name: 'Conversation', exact: true }));
  await feed.and(page.locator('[aria-busy="false"]')).waitFor();
  await feed
    .getByRole('article')
    .or(feed.getByText('No comment yet', { exact: false }))
    .first()
    .waitFor();
  return feed.evaluate((element) => {
    const articles = [...element.querySelectorAll('article')].map((article) => {
      const copy = article.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const when of copy.querySelectorAll('time')) when.replaceWith(when.dateTime);
      return copy.textContent;
    });
    return articles.join('\n');
  });
}
