// How every screen looks, in both themes, both densities, a large window and a small one, beside what it looked like before.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { join } from 'node:path';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { beginWork, fillSignIn, removeApp, sideLink, startApp, todoRows, type RunningApp } from './app/signedInApp.ts';
import { panel } from './app/taskPanel.ts';
import { areOfThisBrowser, forgetDifferences, lookAgain } from './looks/references.ts';

/** A Wednesday in the morning. */
const studioTime = '2026-03-18T10:30:00Z';
const pageTime = '2026-03-18T10:35:00Z';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const themes = ['dark', 'light'] as const;
const densities = ['comfortable', 'compact'] as const;

// Forty pictures in one test, on a machine that may be doing other things.
const limitMs = 400_000;
vi.setConfig({ testTimeout: limitMs, hookTimeout: limitMs });

let studio: RunningStudio;
let running: RunningApp;
let isComparable = false;

beforeAll(async () => {
  forgetDifferences();
  studio = await startDemoStudio({ now: new Date(studioTime) });
  running = await startApp({
    env: {
      FIXED_CLOCK_AT: studioTime,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'looks/fixedClock.cjs')}`,
      TZ: 'UTC',
    },
  });
  const { page } = running;
  page.setDefaultTimeout(limitMs / 4);
  await page.context().addInitScript(standStill, Date.parse(pageTime));
  await page.reload();
  await page.getByLabel('Server', { exact: true }).waitFor();
  isComparable = await areOfThisBrowser(running.app);
});
beforeEach(({ skip }) => {
  skip(
    !isComparable,
    'the pictures were drawn by another Chromium: npm run looks -- --renew, on a main that has none of your changes',
  );
});
afterAll(async () => {
  if (running) await removeApp(running);
  await studio.stop();
});

/** In the page: no clock goes on, nothing moves, and what says how long ago something was has no say. */
function standStill(at: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts: [] | ConstructorParameters<typeof RealDate>) {
      if (parts.length === 0) super(at);
      else super(...parts);
    }
    static override now(): number {
      return at;
    }
  } as DateConstructor;
  document.addEventListener('DOMContentLoaded', () => {
    // The page's own policy lets in no other style.
    const style = new CSSStyleSheet();
    style.replaceSync(`*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
      [data-region='title-bar'] [data-tone] { width: 120px !important; visibility: hidden !important; }
      main > [aria-hidden='true'] { visibility: hidden !important; }
      [data-mark='missing'] { visibility: hidden !important; }
      ::-webkit-scrollbar-thumb { background-color: transparent !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  });
}

type Choice = {
  readonly themes?: readonly (typeof themes)[number][];
  readonly densities?: readonly (typeof densities)[number][];
};

/** What looks otherwise, over every theme, density and size. */
async function looks(name: string, choice: Choice = {}): Promise<readonly string[]> {
  const { app, page } = running;
  const wrong: string[] = [];
  await page.mouse.move(0, 0);
  for (const { width, height } of sizes) {
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height });
    for (const density of choice.densities ?? densities)
      for (const theme of choice.themes ?? themes) {
        await page.evaluate((wanted) => Object.assign(document.documentElement.dataset, wanted), { theme, density });
        wrong.push(...(await lookAgain(app, page, `${name}/${String(width)}-${theme}-${density}`)));
      }
  }
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: 'dark', density: 'comfortable' }));
  return wrong;
}

/** What has no rows looks the same in both densities. */
const withoutRows: Choice = { densities: ['comfortable'] };
/** The player is dark in every theme. */
const player: Choice = { themes: ['dark'], densities: ['comfortable'] };

const main = () => running.page.locator('main');
const inMain = (words: string) => main().getByText(words, { exact: true }).first();
const open = async (name: string): Promise<void> => {
  await sideLink(running.page, name).click();
  await main().getByRole('heading', { name, level: 1 }).waitFor();
};

test('signing in', async () => {
  expect(await looks('sign-in', withoutRows)).toEqual([]);
  const { accounts, url } = studio;
  const account = accounts.find(({ email }) => email.startsWith('marcus.webb'));
  if (account === undefined) throw new Error('nobody to sign in as');
  await fillSignIn(running.page, { url }, account);
  await beginWork(running.page);
  // All of it is here.
  await running.page
    .getByRole('banner')
    .getByText(/^Synced/)
    .waitFor({ state: 'attached' });
});

test('my tasks: list, board, calendar, a task beside them', async () => {
  const { page } = running;
  await open('My tasks');
  await todoRows(page).first().waitFor();
  const wrong = [...(await looks('my-tasks'))];
  await todoRows(page).first().click();
  await panel(page).getByRole('article').first().waitFor();
  wrong.push(...(await looks('my-tasks-panel')));
  await page.keyboard.press('Escape');
  await inMain('Board').click();
  wrong.push(...(await looks('board', withoutRows)));
  await inMain('Calendar').click();
  wrong.push(...(await looks('calendar', withoutRows)));
  await inMain('List').click();
  expect(wrong).toEqual([]);
});

test('inbox, chats, checks and times', async () => {
  const { page } = running;
  await open('Inbox');
  await main().locator('[data-line]').first().waitFor();
  const wrong = [...(await looks('inbox'))];
  await open('Chats');
  wrong.push(...(await looks('chats', withoutRows)));
  await open('My checks');
  await main().locator('[data-line]').first().waitFor();
  wrong.push(...(await looks('my-checks')));
  await open('Timesheet');
  await main().getByRole('grid').waitFor();
  wrong.push(...(await looks('timesheet-week')));
  await inMain('Month').click();
  await main().getByRole('table').waitFor();
  wrong.push(...(await looks('timesheet-month', withoutRows)));
  await page.keyboard.press('Escape');
  expect(wrong).toEqual([]);
});

test('shots: table, a task, several of them, contact sheet, search builder', async () => {
  const { page } = running;
  const tasks = main().locator('[data-task]');
  await open('Shots');
  await tasks.first().waitFor();
  const wrong = [...(await looks('shots'))];
  await tasks.nth(1).click();
  await panel(page).getByRole('article').first().waitFor();
  wrong.push(...(await looks('shots-panel')));
  await tasks.nth(6).click({ modifiers: ['Shift'] });
  await page.getByText(/^Comment on \d+ tasks$/).waitFor();
  wrong.push(...(await looks('shots-several', withoutRows)));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /build/i }).first().click();
  wrong.push(...(await looks('search-builder', withoutRows)));
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /contact sheet/i })
    .first()
    .click();
  wrong.push(...(await looks('contact-sheet', withoutRows)));
  await page
    .getByRole('button', { name: /contact sheet/i })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('nothing is called this');
  await main().getByText('nothing is called this').first().waitFor();
  wrong.push(...(await looks('shots-none', withoutRows)));
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('');
  expect(wrong).toEqual([]);
});

test('the other lists of a production', async () => {
  const wrong: string[] = [];
  for (const name of ['Assets', 'Sequences', 'Casting', 'Playlists', 'News', 'Team']) {
    await open(name);
    wrong.push(...(await looks(name.toLowerCase(), name === 'Playlists' || name === 'Casting' ? withoutRows : {})));
  }
  expect(wrong).toEqual([]);
});

test('the page of a shot, of an asset, of somebody', async () => {
  const { page } = running;
  const wrong: string[] = [];
  for (const [list, name] of [
    ['Assets', 'Ines'],
    ['Sequences', 'SQ010'],
  ] as const) {
    await open(list);
    await page
      .getByRole('rowheader')
      .filter({ has: page.getByText(name, { exact: true }) })
      .dblclick();
    await main().getByRole('heading', { name, level: 1 }).waitFor();
    wrong.push(...(await looks(`page-of-${name.toLowerCase()}`, withoutRows)));
  }
  await open('Team');
  await inMain('Camille Roy').click();
  await main().getByRole('heading', { name: 'Camille Roy' }).waitFor();
  wrong.push(...(await looks('person')));
  expect(wrong).toEqual([]);
});

test('palette, keys, settings, sync', async () => {
  const { page } = running;
  const wrong: string[] = [];
  await open('My tasks');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  wrong.push(...(await looks('palette', withoutRows)));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  wrong.push(...(await looks('keys', withoutRows)));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click();
  for (const section of ['Appearance', 'Notifications']) {
    await main().locator('nav').getByText(section, { exact: true }).click();
    await main().getByRole('heading', { name: section, level: 1 }).waitFor();
    wrong.push(...(await looks(`settings-${section.toLowerCase()}`, withoutRows)));
  }
  expect(wrong).toEqual([]);
});

test('review: one picture, every way to compare, drawing', async () => {
  const { page } = running;
  const wrong: string[] = [];
  await open('My checks');
  await main().locator('[data-line][aria-selected]').first().waitFor();
  await page.keyboard.press('v');
  await page.locator('[data-index]:not([data-awaited])').first().waitFor();
  wrong.push(...(await looks('review', player)));
  await page.keyboard.press('w');
  for (const mode of ['Wipe', 'Side by side', 'Stacked', 'Overlay', 'Difference']) {
    await page.getByRole('button', { name: 'Compare by', exact: true }).click();
    await page.getByRole('menu').getByText(mode, { exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    wrong.push(...(await looks(`review-${mode.toLowerCase().replaceAll(' ', '-')}`, player)));
  }
  expect(wrong).toEqual([]);
});
