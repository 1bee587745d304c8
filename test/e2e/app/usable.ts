import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Without a mouse or good eyes too, in both themes: nothing that axe calls serious, once what is on the page has loaded. */
export async function expectUsable(page: Page): Promise<void> {
  expect(await faultsIn(page)).toEqual([]);
}

/** What is wrong with it: each fault once with the theme it is seen in, and the first element that has it. */
export async function faultsIn(page: Page): Promise<readonly unknown[]> {
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  await untilNothingFades(page);
  const shown = await page.evaluate(() => document.documentElement.dataset['theme'] ?? '');
  const other = shown === 'light' ? 'dark' : 'light';
  const faults = await seriousFaults(page, 'all');
  await setTheme(page, other);
  await untilNothingFades(page);
  // The rest is the same in every colour.
  const inOther = await seriousFaults(page, 'colours');
  await setTheme(page, shown);
  return [...faults, ...inOther.map((fault) => [other, fault])];
}

/** What comes or goes is neither here nor there for a moment: a line half faded in has no contrast. */
const untilNothingFades = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

const setTheme = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

/** It is there until the page is loaded anew; its builder reads all of it into the page twice for each look. */
const hasAxe = (page: Page): Promise<boolean> =>
  page.frames().length === 1 ? page.evaluate(() => 'axe' in window) : Promise.resolve(false);
const nothingToAdd = ';';

async function seriousFaults(page: Page, rules: 'all' | 'colours'): Promise<readonly unknown[]> {
  // Electron opens no page of its own for a second context, which axe would otherwise ask for.
  const axe = new AxeBuilder({ page, ...((await hasAxe(page)) ? { axeSource: nothingToAdd } : {}) }).setLegacyMode();
  axe.options({
    // Of what is in order nobody reads each element: to find words for all of them is most of what axe does.
    resultTypes: ['violations'],
    // Still on trial in axe, and off unless asked for: what is seen on a button is what it is called.
    ...(rules === 'all' ? { rules: { 'label-content-name-mismatch': { enabled: true } } } : {}),
  });
  if (rules === 'colours') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (serious.length === 0) return [];
  // What was said a while ago leaves whenever it does, also while axe looks: of what is gone by then nobody has a fault.
  await untilNothingFades(page);
  const faults: unknown[] = [];
  for (const { id, nodes } of serious) {
    const here: string[] = [];
    for (const { html, target } of nodes) if (await isThere(page, target)) here.push(html);
    if (here.length > 0) faults.push([id, here.slice(0, 6)]);
  }
  return faults;
}

/** @param target how axe names an element: by a selector, or by several through frames, of which all is believed to be there */
const isThere = async (page: Page, target: readonly unknown[]): Promise<boolean> => {
  const [selector, ...inside] = target;
  return typeof selector !== 'string' || inside.length > 0 || (await page.locator(selector).count()) > 0;
};
