// Walks through the app as a visitor would: into the demo studio, then every page of the side bar. Says what each page showed
// and how soon, and keeps pictures of it in artifacts/tour: in both themes, in a large window and in a small one. With
// `--readme` those of docs/pictures are made anew.
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { dropFiles } from './dropFiles.mjs';
import { launchApp } from './launch.mjs';
import { projectFolder } from './setup/cache.mjs';
import { isCommand } from './setup/command.mjs';
import { say, secondsSinceStart } from './setup/say.mjs';
import { looks, picture } from './tourPictures.mjs';

const folder = path.join(projectFolder, 'artifacts/tour');
const START_LIMIT_MS = 60_000;
const PAGE_LIMIT_MS = 20_000;

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ name: string, go: (page: Page) => Promise<void> }} Stop */

/** @type {Stop[]} */
const arrival = [
  { name: 'Sign in', go: (page) => demoButton(page).waitFor({ timeout: START_LIMIT_MS }) },
  {
    name: 'First sync',
    go: async (page) => {
      await demoButton(page).click();
      await startButton(page).waitFor({ timeout: START_LIMIT_MS });
    },
  },
  {
    name: 'My tasks',
    go: async (page) => {
      await startButton(page).click();
      await page.locator('[data-side-link]').first().waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
];

/** @type {Stop[]} */
const afterwards = [
  { name: 'Settings', go: (page) => page.getByRole('button', { name: 'Settings', exact: true }).first().click() },
  {
    name: 'Task',
    go: async (page) => {
      await page.locator('[data-side-link]').filter({ hasText: 'My tasks' }).click();
      await page.getByRole('treegrid').locator('[role="row"][data-line][aria-selected]').first().click();
      await page.getByRole('complementary', { name: 'Task', exact: true }).getByRole('article').first().waitFor();
    },
  },
  {
    name: 'Task among shots',
    go: async (page) => {
      await page.locator('[data-side-link]').filter({ hasText: 'Shots' }).click();
      const tasks = page.getByRole('grid').locator('[data-task]');
      await tasks.nth(1).click();
      await page.getByRole('complementary', { name: 'Task', exact: true }).getByRole('article').first().waitFor();
    },
  },
  {
    name: 'Shot',
    go: async (page) => {
      const panel = page.getByRole('complementary', { name: 'Task', exact: true });
      await panel
        .getByRole('button', { name: /^SQ\d+ \/ SH\d+/ })
        .first()
        .click();
      await page.locator('main h1').filter({ hasText: 'SH' }).waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
  {
    name: 'Review',
    go: async (page) => {
      await page.keyboard.press('v');
      await page.locator('canvas:not([data-blank])').first().waitFor({ timeout: PAGE_LIMIT_MS });
      // Until then a still stands in for it.
      await page.locator('[data-index]:not([data-awaited])').first().waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
  {
    name: 'Command palette',
    go: async (page) => {
      // The player folds the side bar: back to the list.
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('treegrid').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('sh00');
      await page.getByRole('dialog').getByRole('option').first().waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
  {
    name: 'Contact sheet',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.locator('[data-side-link]').filter({ hasText: 'Shots' }).click();
      await contactSheetButton(page).click();
      await page.locator('main [role="gridcell"] img').first().waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
  {
    name: 'Publish files',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await dropMovies(page, ['sq020_sh0040_animation_v013.mp4', 'sq010_sh0140_anim_v7.mp4', 'holiday.mp4']);
      const sheet = page.getByRole('dialog', { name: 'Publish files' });
      await sheet.getByText('holiday.mp4').first().waitFor({ timeout: PAGE_LIMIT_MS });
    },
  },
];

/** What the README shows: a stop, and the look it is shown in. @type {Record<string, readonly [string, string]>} */
const readmePictures = {
  'shots-dark': ['Task among shots', ''],
  'review-dark': ['Review', ''],
  'shot-light': ['Shot', '-light'],
  'casting-dark': ['Casting', ''],
  'news-dark': ['News', ''],
  'my-tasks-dark': ['Task', ''],
  'assets-light': ['Assets', '-light'],
  'palette-dark': ['Command palette', ''],
  'inbox-dark': ['Inbox', ''],
  'timesheet-light': ['Timesheet', '-light'],
  'playlists-dark': ['Playlists', ''],
  'team-light': ['Team', '-light'],
  'contact-sheet-dark': ['Contact sheet', ''],
  'concepts-light': ['Concepts', '-light'],
};

function renewReadme() {
  const taken = fs.readdirSync(folder);
  for (const [name, [stop, suffix]] of Object.entries(readmePictures)) {
    const file = taken.find((one) => one.replace(/^\d+-/, '') === `${fileNameOf(stop)}${suffix}.png`);
    if (file === undefined) throw new Error(`no picture was taken of ${stop}`);
    fs.copyFileSync(path.join(folder, file), path.join(projectFolder, 'docs/pictures', `${name}.png`));
  }
}

/** @param {string} stop */
const fileNameOf = (stop) => stop.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/**
 * Movies under these names, let fall on the window as a file manager does.
 * @param {Page} page
 * @param {string[]} names
 */
async function dropMovies(page, names) {
  const movie = path.join(projectFolder, 'electron/studio/movies/boats-leave.mp4');
  const files = names.map((name) => path.join(folder, name));
  for (const file of files) fs.copyFileSync(movie, file);
  await dropFiles(page, files);
}

/**
 * @param {string[]} args for the app
 * @returns {Promise<number>} exit status: 1 if a page failed
 */
export async function tour(args) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  // The words that are looked for below are the English ones.
  const given = args.filter((arg) => arg !== '--readme');
  const { app, userDataFolder } = await launchApp({ args: ['--lang=en', ...given] });
  try {
    const page = await app.firstWindow();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

    let number = 0;
    for (const stop of arrival) {
      // The later stops cannot be reached without the earlier ones.
      if (!(await visit({ app, page, errors }, stop, ++number))) return finish(number, 1);
    }
    let failed = 0;
    for (const stop of [...(await sideBarStops(page)), ...afterwards]) {
      if (!(await visit({ app, page, errors }, stop, ++number))) failed++;
    }
    if (args.includes('--readme') && failed === 0) renewReadme();
    return finish(number, failed);
  } finally {
    await app.close();
    fs.rmSync(userDataFolder, { recursive: true, force: true });
    for (const name of fs.readdirSync(folder)) if (name.endsWith('.mp4')) fs.rmSync(path.join(folder, name));
  }
}

/**
 * @param {number} shown
 * @param {number} failed
 */
function finish(shown, failed) {
  say(
    `${shown} pages shown, ${failed} failed, in ${secondsSinceStart()}. Pictures: ${path.relative(process.cwd(), folder)}`,
  );
  return failed === 0 ? 0 : 1;
}

/**
 * Goes somewhere and tells how it went, in one line and a picture of each look.
 * @param {{ app: import('playwright').ElectronApplication, page: Page, errors: string[] }} visitor
 * @param {Stop} stop
 * @param {number} number
 */
async function visit({ app, page, errors }, { name, go }, number) {
  errors.length = 0;
  const from = performance.now();
  try {
    await Promise.race([arrive(page, go), alertOf(page).waitFor({ timeout: START_LIMIT_MS + PAGE_LIMIT_MS })]);
    if (await alertOf(page).isVisible()) throw new Error(`the page shows an error: ${await alertOf(page).innerText()}`);
  } catch (error) {
    errors.push(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
  }
  const tookMs = Math.round(performance.now() - from);
  const shown = await describe(page).catch(() => 'nothing');
  const file = `${String(number).padStart(2, '0')}-${fileNameOf(name)}`;
  try {
    for (const look of looks) await picture({ app, page, look, path: path.join(folder, `${file}${look.suffix}.png`) });
    say(`  ${errors.length === 0 ? '✓' : '✗'} ${name}: ${shown}, ${tookMs} ms`);
  } catch (error) {
    errors.push(`the window is gone: ${String(error)}`);
    say(`  ✗ ${name}`);
  }
  for (const error of errors) say(error.replace(/^/gm, '      '));
  return errors.length === 0;
}

/**
 * @param {Page} page
 * @param {Stop['go']} go
 */
async function arrive(page, go) {
  await go(page);
  await page.locator('main').waitFor({ timeout: PAGE_LIMIT_MS });
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached', timeout: PAGE_LIMIT_MS });
}

/** @param {Page} page where a page tells that something went wrong, which ends the wait for what it should have shown */
function alertOf(page) {
  return page.locator('main').getByRole('alert').first();
}

/** @param {Page} page */
function demoButton(page) {
  return page.getByRole('button', { name: 'Open the demo' });
}

/** @param {Page} page */
function contactSheetButton(page) {
  return page.getByRole('button', { name: /contact sheet/i }).first();
}

/** @param {Page} page */
function startButton(page) {
  return page.getByRole('button', { name: /^Open my tasks/ });
}

/**
 * @param {Page} page
 * @returns {Promise<Stop[]>}
 */
async function sideBarStops(page) {
  const links = page.locator('[data-side-link]');
  const seen = await links.evaluateAll((nodes) =>
    nodes.map((node) => ({ text: node.textContent ?? '', isHere: node.hasAttribute('aria-current') })),
  );
  return seen.flatMap(({ text, isHere }, index) =>
    // The count behind a name is not part of it.
    isHere ? [] : [{ name: text.replace(/[\d\s.,]+$/, ''), go: () => links.nth(index).click() }],
  );
}

/** @param {Page} page what is on the page, in a few words */
async function describe(page) {
  const [rowCount = null] = await page
    .locator('main [aria-rowcount]')
    .evaluateAll((tables) => tables.map((table) => table.getAttribute('aria-rowcount')));
  if (rowCount !== null) return `${rowCount} rows`;
  const main = page.locator('main');
  // What has no rows: the entries of its own list, the settings of a page, a frame in the player.
  for (const [words, found] of /** @type {const} */ ([
    ['pictures', main.locator('canvas:not([data-blank])')],
    ['rows', main.getByRole('listitem').or(main.getByRole('row'))],
    ['settings', main.locator('[role="group"][aria-labelledby]')],
    ['entries', main.locator('nav').getByRole('button')],
    ['fields', main.getByRole('textbox')],
  ])) {
    const count = await found.count();
    if (count > 0) return `${count} ${words}`;
  }
  return 'nothing';
}

if (isCommand(import.meta.url)) process.exit(await tour(process.argv.slice(2)));
