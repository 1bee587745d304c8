// How every screen looks, in both themes, both densities, a large window and a small one, beside what it looked like before.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import type { FaultRule } from '../../electron/studio/faults.ts';
import { canMount, mountSmallDisk } from '../engine/disk/smallDisk.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import { startStudioProcess, type StudioProcess } from '../support/studioProcess.ts';
import { chooserAfter } from './app/fileChooser.ts';
import {
  beginWork,
  chooseProduction,
  fillSignIn,
  openPlace,
  removeApp,
  sideLink,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { panel } from './app/taskPanel.ts';
import { areOfThisBrowser, forgetDifferences, lookAgain, type Window } from './looks/references.ts';

/** A Wednesday in the morning. */
const studioTime = '2026-03-18T10:30:00Z';
const pageTime = '2026-03-18T10:35:00Z';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const themes = ['dark', 'light'] as const;
const densities = ['comfortable', 'compact'] as const;
type Size = (typeof sizes)[number];
type Theme = (typeof themes)[number];
type Density = (typeof densities)[number];

// Forty pictures in one test, on a machine that may be doing other things.
const limitMs = 400_000;
vi.setConfig({ testTimeout: limitMs, hookTimeout: limitMs });
afterAll(() => vi.resetConfig());

let studio: StudioProcess;
let running: RunningApp;
let isComparable = false;
const faultsFile = join(tmpdir(), `inari-looks-faults-${String(process.pid)}.json`);

beforeAll(async () => {
  forgetDifferences();
  failWith([]);
  studio = await startStudioProcess({ now: studioTime, faults: faultsFile });
  running = await startStanding();
  isComparable = await areOfThisBrowser(running.app);
});
/** What the server does to which requests, from the next look at the file on: five of them a second. */
function failWith(rules: readonly FaultRule[]): void {
  writeFileSync(faultsFile, JSON.stringify(rules));
}
/** An app in which no time goes by. */
async function startStanding(userDataFolder?: string): Promise<RunningApp> {
  const started = await startApp({
    ...(userDataFolder === undefined ? {} : { userDataFolder }),
    env: {
      FIXED_CLOCK_AT: studioTime,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'looks/fixedClock.cjs')}`,
      TZ: 'UTC',
    },
  });
  const { page } = started;
  page.setDefaultTimeout(limitMs / 4);
  await page.context().addInitScript(standStill, Date.parse(pageTime));
  await page.reload();
  await page.getByRole('main').waitFor();
  return started;
}
beforeEach(({ skip }) => {
  skip(
    !isComparable,
    'the pictures were drawn by another Chromium: npm run looks -- --renew, on a main that has none of your changes',
  );
});
afterAll(async () => {
  if (running) await removeApp(running);
  await studio.stop();
  rmSync(faultsFile, { force: true });
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

type Look = { readonly size: Size; readonly theme: Theme; readonly density: Density };

const every: readonly Look[] = sizes.flatMap((size) =>
  densities.flatMap((density) => themes.map((theme) => ({ size, density, theme }))),
);

/** What looks otherwise, over every theme, density and size, or over some of them. @param before in each, of that size already */
async function looks(
  name: string,
  chosen: readonly Look[] = every,
  of?: Window,
  before?: () => Promise<void>,
): Promise<readonly string[]> {
  const window = of ?? { app: running.app, page: running.page, index: 0 };
  const { app, page, index } = window;
  const wrong: string[] = [];
  await page.mouse.move(0, 0);
  for (const { size, theme, density } of chosen) {
    await app.evaluate(
      ({ BrowserWindow }, { at, width, height }) => {
        const windows = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id);
        windows[at]?.setContentSize(width, height);
      },
      { at: index, ...size },
    );
    await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
    await page.evaluate((wanted) => Object.assign(document.documentElement.dataset, wanted), { theme, density });
    await before?.();
    wrong.push(...(await lookAgain(window, name, `${String(size.width)}-${theme}-${density}`)));
  }
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: 'dark', density: 'comfortable' }));
  return wrong;
}

/** What has no rows looks the same in both densities. */
const withoutRows = every.filter(({ density }) => density === 'comfortable');
/** The player is dark in every theme. */
const player = withoutRows.filter(({ theme }) => theme === 'dark');
/** What is laid over a page, and what there is little of: each theme once, each size once. */
const few = withoutRows.filter(({ size, theme }) => (theme === 'light') === (size === sizes[0]));
/** Where words have least room: for another language. */
const narrow = player.filter(({ size }) => size === sizes[1]);

const main = () => running.page.locator('main');
const inMain = (words: string) => main().getByText(words, { exact: true }).first();
/** Up to when all is here: the engine's own clock goes on. */
const untilWhen = /^Complete? (up to|jusqu)/;
async function unseen(...parts: readonly Locator[]): Promise<void> {
  for (const part of parts)
    await part.evaluateAll((found) => {
      for (const element of found) if (element instanceof HTMLElement) element.style.visibility = 'hidden';
    });
}
const namesOfCasting = '[data-chip] > span > [title], [draggable] > span';
/** What is not read whole. */
const cutIn = (selector: string): Promise<readonly string[]> =>
  main().evaluate(
    (page, of) =>
      [...page.querySelectorAll(of)]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
        .map(({ textContent }) => `cut: ${textContent}`),
    selector,
  );
const open = async (name: string): Promise<void> => {
  await sideLink(running.page, name).click();
  await main().getByRole('heading', { name, level: 1 }).waitFor();
};

async function signIn(of: RunningApp, fits: (account: StudioProcess['accounts'][number]) => boolean): Promise<void> {
  const account = studio.accounts.find(fits);
  if (account === undefined) throw new Error('nobody to sign in as');
  await fillSignIn(of.page, studio, account);
  await beginWork(of.page);
  // All of it is here.
  await of.page
    .getByRole('banner')
    .getByText(/^Synced/)
    .waitFor({ state: 'attached' });
}

test('signing in, and not being let in', async () => {
  const { page } = running;
  const wrong = [...(await looks('sign-in', withoutRows))];
  await fillSignIn(page, studio, { email: studio.accounts[0]?.email ?? '', password: 'not this one' });
  await page.getByText('Email and password do not match.').waitFor();
  // Another one each time: the address of the studio, and how long it took to answer.
  await page.getByText(/^Kitsu API/).waitFor();
  await unseen(page.getByLabel('Server', { exact: true }), page.getByText(/^Kitsu API/));
  wrong.push(...(await looks('sign-in-refused', few)));
  await page.reload();
  await signIn(running, ({ email }) => email.startsWith('marcus.webb'));
  expect(wrong).toEqual([]);
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
  const group = async (by: string): Promise<void> => {
    await main()
      .getByRole('button', { name: /^Group:/ })
      .click();
    await page.getByRole('menu').getByText(by, { exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  };
  await group('Sequence');
  await main().getByRole('heading', { level: 3 }).first().waitFor();
  wrong.push(...(await looks('board-by-sequence', few)));
  await group('Status');
  await inMain('Calendar').click();
  wrong.push(...(await looks('calendar', withoutRows)));
  await inMain('List').click();
  expect(wrong).toEqual([]);
});

test('inbox, chats, checks and times', async () => {
  const { page } = running;
  await open('Inbox');
  await main().locator('[data-line]').first().waitFor();
  await unseen(page.getByText(untilWhen));
  const wrong = [...(await looks('inbox'))];
  await open('Chats');
  wrong.push(...(await looks('chats', withoutRows)));
  await open('My checks');
  await main().locator('[data-line]').first().waitFor();
  wrong.push(...(await looks('my-checks')));
  await open('Timesheet');
  await main().getByRole('grid').waitFor();
  wrong.push(...(await looks('timesheet-week')));
  await main().getByRole('button', { name: 'Take days off' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take days off' });
  await dialog.waitFor();
  wrong.push(...(await looks('days-off', few)));
  // Nothing was logged there: what is taken goes.
  await dialog.getByLabel('First day').fill('2026-03-19');
  await dialog.getByLabel('Reason, if you like').fill('Dentist');
  await dialog.getByRole('button', { name: 'Take days off' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-off]').first().waitFor();
  await main().locator('[data-mark]').first().waitFor({ state: 'detached' });
  wrong.push(...(await looks('day-off', few)));
  await main()
    .getByRole('button', { name: /^Take back/ })
    .click();
  await page.locator('[data-off]').first().waitFor({ state: 'detached' });
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
    wrong.push(...(await looks(name.toLowerCase(), name === 'Playlists' || name === 'Casting' ? withoutRows : every)));
    // In the small window, which was the last.
    if (name === 'Casting') wrong.push(...(await cutIn(namesOfCasting)));
  }
  expect(wrong).toEqual([]);
});

test('edits and concepts, and a series with its episodes', async () => {
  const { page } = running;
  const wrong: string[] = [];
  const openFirst = async (): Promise<void> => {
    await main()
      .locator('[role="rowheader"][data-column="-1"]')
      .first()
      .dblclick({ position: { x: 30, y: 20 } });
    await page.locator('main [data-region="page"]').getByRole('heading', { level: 1 }).waitFor();
    // The last that is asked for.
    await main().getByText('No pipeline has told of files yet').waitFor();
  };
  await open('Concepts');
  const concept = main().getByRole('gridcell', { name: /^Under the keel/ });
  await concept.waitFor();
  wrong.push(...(await looks('concepts', few)));
  await concept.dblclick();
  const links = page.getByRole('banner').getByRole('navigation');
  await links.getByText('Under the keel', { exact: true }).click();
  await main().getByRole('heading', { name: 'Under the keel', level: 1 }).waitFor();
  wrong.push(...(await looks('page-of-a-concept', few)));
  await chooseProduction(page, 'Harbour Tales');
  // Here: those of the film are opened below for the first time.
  await open('Edits');
  wrong.push(...(await looks('edits', few)));
  await openFirst();
  wrong.push(...(await looks('page-of-an-edit', few)));
  await open('Episodes');
  wrong.push(...(await looks('episodes', few)));
  await openFirst();
  wrong.push(...(await looks('page-of-an-episode', few)));
  await open('Casting');
  await main().getByRole('tab', { name: 'Episodes' }).click();
  await main().getByText('A gull called Monday').waitFor();
  wrong.push(...(await looks('casting-of-episodes', few)));
  await chooseProduction(page, 'Lanternfall');
  expect(wrong).toEqual([]);
});

/** What is far down on the page of a shot: its files, one of them opened, and what happened on it. */
async function shotBelow(): Promise<readonly string[]> {
  const { page } = running;
  await open('Shots');
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('SQ020 SH0040');
  await main().getByText('1 of 148').waitFor();
  await main()
    .getByRole('rowheader')
    .filter({ has: page.getByText('SH0040', { exact: true }) })
    .dblclick();
  const part = (name: string) => main().getByRole('region', { name, exact: true });
  const upTo = (of: Locator) => of.evaluate((found) => found.scrollIntoView({ block: 'start' }));
  const line = part('Files').getByRole('button', { name: /sq020_sh0040_anim_v005/ });
  await line.click();
  await part('Files').locator('dl').waitFor();
  const wrong: string[] = [];
  for (const [name, of] of [
    ['files-of-a-shot', part('Files')],
    ['activity-of-a-shot', part('Activity')],
  ] as const)
    wrong.push(...(await looks(name, few, undefined, () => upTo(of))));
  await open('Shots');
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('');
  return wrong;
}

test('the page of a shot, of an asset, of somebody', async () => {
  const { page } = running;
  const wrong = [...(await shotBelow())];
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

test('review: what goes out of it, a room, a second window', async () => {
  const { app, page } = running;
  const wrong: string[] = [];
  await page.getByRole('button', { name: 'Take out of the review', exact: true }).click();
  await page.getByRole('menu').waitFor();
  wrong.push(...(await looks('review-export', player)));
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  // The side bar is small there.
  for (const key of ['g', 'p']) await page.keyboard.press(key);
  await main().getByRole('heading', { name: 'Playlists', level: 1 }).waitFor();
  await main().getByRole('button', { name: 'Review' }).first().waitFor();
  await page.keyboard.press('v');
  await page.locator('[data-index]:not([data-awaited])').first().waitFor();
  await page.keyboard.press('Shift+j');
  await page.getByRole('button', { name: /leave/i }).first().waitFor();
  wrong.push(...(await looks('review-room', player)));
  await page.keyboard.press('Shift+j');
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Shift+D');
  const second = await opened;
  await second.locator('[data-index]:not([data-awaited])').first().waitFor();
  wrong.push(...(await looks('second-window', player, { app, page: second, index: 1 })));
  await page.keyboard.press('Control+Shift+D');
  for (const key of ['g', 't']) await page.keyboard.press(key);
  await main().getByRole('heading', { name: 'My tasks', level: 1 }).waitFor();
  expect(wrong).toEqual([]);
});

test('whoever plans: dialogs, and then all of it in French', async () => {
  const supervisor = running;
  const scratch = mkdtempSync(join(tmpdir(), 'inari-looks-'));
  running = await startStanding();
  try {
    await signIn(running, ({ role }) => role === 'manager');
    expect([...(await dialogs(scratch)), ...(await inFrench())]).toEqual([]);
  } finally {
    await removeApp(running);
    running = supervisor;
    rmSync(scratch, { recursive: true, force: true });
  }
});

async function dialogs(scratch: string): Promise<readonly string[]> {
  const { page } = running;
  const wrong: string[] = [];
  const dialog = page.getByRole('dialog');
  const look = async (name: string): Promise<void> => {
    await dialog.waitFor();
    wrong.push(...(await looks(name, few)));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await open('Shots');
  await main().locator('[data-task]').first().waitFor();
  await page.keyboard.press('Control+n');
  await dialog.getByLabel('Name, or a pattern of names').fill('SH0300…SH0340 step 10');
  await look('new-shots');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('menu').waitFor();
  wrong.push(...(await looks('columns', few)));
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('anim=wip');
  await page.getByRole('button', { name: /^Save search/ }).click();
  await look('save-search');
  await page.getByRole('combobox', { name: 'Filter shots' }).fill('');
  await page.keyboard.press('Escape');
  await main().locator('[data-task]').first().waitFor();
  const chooser = await chooserAfter(page, () => page.keyboard.press('Control+o'));
  const text =
    'Sequence,Name,Frames,Camera,Animation\nSQ010,SH0010,24,A,wip\nSQ010,SH0020,many,B,wpi\nSQ010,SH0900,48,B,\n';
  await chooser.setFiles({ name: 'shots.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await dialog.getByText('shots.csv').waitFor();
  await look('csv-import');
  // Without the panel: how far its conversation is scrolled is another matter.
  await main().locator('[data-task]').nth(1).click();
  await panel(page).getByRole('article').first().waitFor();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'wip\nwfa\nwpi\n');
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  });
  await look('paste');
  await main()
    .locator('[data-task]')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await page.getByText(/^Comment on \d+ tasks$/).waitFor();
  await main().locator('[data-task]').first().focus();
  await page.keyboard.press('Delete');
  await look('delete-tasks');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const movie = join(import.meta.dirname, '../../electron/studio/movies/boats-leave.mp4');
  const files = ['sq010_sh0010_animation_v012.mp4', 'sq010_sh0020_v2.mp4', 'lantern.mp4'].map((name) => {
    copyFileSync(movie, join(scratch, name));
    return join(scratch, name);
  });
  await dropFiles(page, files);
  await dialog.getByText('lantern.mp4').first().waitFor();
  await look('publish');
  return wrong;
}

/** 0 while there is none. */
const enginePid = ({ app }: RunningApp): Promise<number> =>
  app.evaluate(({ app: self }) => self.getAppMetrics().find(({ name }) => name === 'Inari engine')?.pid ?? 0);

/** As the name of a folder. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');

/** Words are longer there: where there is least room, and dark. */
async function inFrench(): Promise<readonly string[]> {
  const { page } = running;
  const wrong: string[] = [];
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click();
  await main().locator('nav').getByText('Language and region', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Language', exact: true }).click();
  await page.getByRole('option', { name: 'Français' }).click();
  for (const section of ['Langue et région', 'Clavier', 'Notifications']) {
    await main().locator('nav').getByText(section, { exact: true }).click();
    await main().getByRole('heading', { name: section, level: 1 }).waitFor();
    wrong.push(...(await looks(`fr-settings-${plain(section)}`, narrow)));
  }
  for (const name of [
    'Mes tâches',
    'Boîte de réception',
    'Feuille de temps',
    'Plans',
    'Assets',
    'Séquences',
    'Casting',
    'Playlists',
    'Actualités',
    'Équipe',
  ]) {
    await open(name);
    await unseen(page.getByText(untilWhen));
    wrong.push(...(await looks(`fr-${plain(name)}`, narrow)));
    if (name === 'Casting') wrong.push(...(await cutIn(namesOfCasting)));
  }
  await open('Plans');
  await main().locator('[data-task]').nth(1).click();
  await page.getByRole('complementary', { name: 'Tâche', exact: true }).getByRole('article').first().waitFor();
  wrong.push(...(await looks('fr-panel', narrow)));
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  wrong.push(...(await looks('fr-palette', narrow)));
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.locator('[data-index]:not([data-awaited])').first().waitFor();
  wrong.push(...(await looks('fr-review', narrow)));
  return wrong;
}

test('what a client and a vendor begin with', async () => {
  const supervisor = running;
  const wrong: string[] = [];
  for (const [role, page] of [
    ['client', 'Playlists'],
    ['vendor', 'My tasks'],
  ] as const) {
    running = await startStanding();
    try {
      await signIn(running, (account) => account.role === role);
      await main().getByRole('heading', { name: page, level: 1 }).waitFor();
      await (
        role === 'client' ? main().getByRole('button', { name: 'Review' }).first() : todoRows(running.page).first()
      ).waitFor();
      wrong.push(...(await looks(`${role}-begins`, withoutRows)));
      await open('Shots');
      await main().locator('[data-task]').first().click();
      await panel(running.page).getByRole('textbox').first().waitFor();
      wrong.push(...(await looks(`${role}-shots`, few)));
    } finally {
      await removeApp(running);
      running = supervisor;
    }
  }
  expect(wrong).toEqual([]);
});

test('what could not be read, and what is shown to others only', async () => {
  const supervisor = running;
  failWith([
    { path: '/data/projects/*/news', action: { kind: 'status', status: 500 } },
    { path: '/data/user/chats', action: { kind: 'status', status: 403 } },
  ]);
  running = await startStanding();
  const wrong: string[] = [];
  try {
    await signIn(running, ({ role }) => role === 'manager');
    await open('News');
    await main().getByRole('alert').waitFor();
    // How soon it is read again is another matter.
    const again = main().getByRole('button', { name: 'Retry' });
    await unseen(again);
    wrong.push(...(await looks('not-read', few)));
    await open('Chats');
    await again.waitFor();
    wrong.push(...(await looks('not-shown', few)));
  } finally {
    await removeApp(running);
    running = supervisor;
    failWith([]);
  }
  expect(wrong).toEqual([]);
});

test('an engine that does not start, and data of a newer Inari', async () => {
  const supervisor = running;
  running = await startStanding();
  const wrong: string[] = [];
  try {
    await signIn(running, ({ role }) => role === 'user');
    const before = new Set([0]);
    // Twice it is started again.
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await expect.poll(async () => before.has(await enginePid(running))).toBe(false);
      const pid = await enginePid(running);
      before.add(pid);
      process.kill(pid, 'SIGKILL');
    }
    await main().getByRole('alert').waitFor();
    wrong.push(...(await looks('engine-stopped', withoutRows)));
    const { userDataFolder } = running;
    await running.app.close();
    const accounts = join(userDataFolder, 'data', 'accounts');
    const [account = ''] = readdirSync(accounts);
    const plain = new BetterSqlite3(join(accounts, account, 'mirror.db'));
    plain.pragma('user_version = 9999');
    plain.close();
    running = await startStanding(userDataFolder);
    const { page } = running;
    await page.getByText(/newer Inari/).waitFor();
    await page.getByText(/^Kitsu API/).waitFor();
    await unseen(page.getByLabel('Server', { exact: true }), page.getByText(/^Kitsu API/));
    wrong.push(...(await looks('newer-data', withoutRows)));
  } finally {
    await removeApp(running);
    running = supervisor;
  }
  expect(wrong).toEqual([]);
});

test.runIf(canMount())('a disk that is full', async () => {
  const supervisor = running;
  const disk = mountSmallDisk(120);
  running = await startStanding(join(disk.folder, 'user'));
  const wrong: string[] = [];
  try {
    await signIn(running, ({ role }) => role === 'user');
    const { page } = running;
    await open('My tasks');
    await todoRows(page).first().click();
    await panel(page).getByRole('article').first().waitFor();
    disk.fill();
    await panel(page).getByRole('textbox', { name: 'Write a comment' }).fill('The arc is fixed.');
    await page.keyboard.press('Control+Enter');
    await panel(page).getByText('This disk is full.').waitFor();
    wrong.push(...(await looks('full-disk-comment', withoutRows)));
    await page.keyboard.press('Escape');
    await open('Sync and storage');
    await main().getByText('This disk is full.').waitFor();
    // What of it is large, and when it was read, is another matter.
    await unseen(main().getByText(/^Synced/), main().getByRole('list'), main().locator('code'));
    wrong.push(...(await looks('full-disk', withoutRows)));
  } finally {
    await removeApp(running);
    running = supervisor;
    disk.remove();
  }
  expect(wrong).toEqual([]);
});

test('all is checked', async () => {
  const { page } = running;
  await open('My checks');
  const rows = main().locator('[data-line][aria-selected]');
  await rows.first().waitFor();
  for (let left = await rows.count(); left > 0; left -= 1) {
    await rows.first().click();
    await page.keyboard.press('s');
    await page.getByRole('menu').getByRole('menuitemcheckbox', { name: /Done/ }).click();
    await expect.poll(() => rows.count()).toBe(left - 1);
  }
  // What the last of them shows of itself is of the studio's own time.
  await open('My tasks');
  await open('My checks');
  await main()
    .getByRole('button', { name: /my tasks/ })
    .waitFor();
  expect(await looks('my-checks-none', few)).toEqual([]);
});

test('before anything is here, what is not here, and without a connection', async () => {
  const { page } = running;
  const wrong: string[] = [];
  const engine = await enginePid(running);
  await open('My tasks');
  await todoRows(page).first().waitFor();
  process.kill(engine, 'SIGSTOP');
  await sideLink(page, 'Edits').click();
  await main().locator('[data-shown]').first().waitFor();
  wrong.push(...(await looks('loading', few)));
  process.kill(engine, 'SIGCONT');
  await open('My tasks');
  await todoRows(page).first().click();
  await panel(page).getByRole('article').first().waitFor();
  await studio.stop();
  await panel(page)
    .getByRole('button', { name: /^Queue/ })
    .first()
    .waitFor();
  // The engine's own clock goes on.
  await unseen(page.getByText(/^As of/), page.getByText(/^Offline/));
  wrong.push(...(await looks('offline-task', few)));
  await page.keyboard.press('Escape');
  await openPlace(page, '/productions/gone/shots/nothing');
  await main().getByText('This is not on this disk').waitFor();
  await unseen(page.getByText(/^Offline/));
  wrong.push(...(await looks('not-here', few)));
  expect(wrong).toEqual([]);
});
