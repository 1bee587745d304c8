// A day without a mouse and without eyes: everything is come to by keys, has a name of its own, and what changes is said.
import type { Locator } from 'playwright';
import { z } from 'zod';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { expectNamed, type Heard, listenTo } from './app/byName.ts';
import { playABit } from './app/reviewPlayer.ts';
import { pictureOnFailure, removeApp, startApp, type RunningApp } from './app/signedInApp.ts';
import { composer } from './app/taskPanel.ts';
import { tasksOfArtist } from './app/tasksOfArtist.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let heard: Heard;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 30, tasksPerShot: 3, comments: 120, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  const { page } = running;
  heard = await listenTo(page);
  await page.evaluate(() => {
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pressed', ''), { capture: true });
  });
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});
beforeEach(() => {
  pictureOnFailure(() => running, 'by-keys-and-names');
});

const store = () => studio.studio().store;
const me = () => studio.accounts.find(({ role }) => role === 'user') ?? { email: '', password: '' };
const myId = () => store().person.find(({ email }) => email === me().email)?.id ?? '';
const statusOf = (taskId: string) =>
  store().task_status.get(store().task.get(taskId)?.task_status_id ?? '')?.short_name;
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.page.keyboard.press(key);
};
const type = (text: string): Promise<void> => running.page.keyboard.type(text);
const hasFocus = (what: Locator): Promise<boolean> =>
  what.evaluateAll((found) => found.some((element) => element === document.activeElement));
const untilFocused = (what: Locator) => expect.poll(() => hasFocus(what), { interval: 20 }).toBe(true);
const untilHeard = (words: string | RegExp) =>
  expect.poll(async () => (await heard()).join('\n'), { timeout: 30_000 }).toMatch(words);

/** A playlist that begins with a movie. */
function moviesFirst(): string {
  const production = store().project.find(({ name }) => name === 'Lanternfall')?.id;
  const entry = z.object({ preview_file_id: z.string() });
  const found = store().playlist.find(({ project_id: id, shots }) => {
    const first = entry.safeParse(Array.isArray(shots) ? shots[0] : null).data;
    return id === production && store().preview_file.get(first?.preview_file_id ?? '')?.extension === 'mp4';
  });
  return found?.name ?? '';
}

/** From where the keys are, by nothing but one key. */
async function walkTo(what: Locator, key = 'Tab', most = 40): Promise<void> {
  await what.first().waitFor();
  for (let presses = 0; presses < most; presses += 1) {
    await press(key);
    if (await hasFocus(what)) return;
  }
  throw new Error(`${key} does not come to ${String(what)}`);
}
/** A part of the window, by F6. */
async function goToPart(name: string): Promise<void> {
  const { page } = running;
  await walkTo(
    page
      .locator(`[data-region="${name}"]`)
      .locator('*')
      .or(page.locator(`[data-region="${name}"]`)),
    'F6',
    8,
  );
}
/** What is said of the open task. */
const untilRead = () =>
  running.page
    .locator('[role="feed"][aria-busy="false"] article')
    .or(running.page.getByText('No comment yet', { exact: false }))
    .first()
    .waitFor();
const heading = (name: string | RegExp) => running.page.locator('main').getByRole('heading', { level: 1, name });
const focused = () => running.page.locator(':focus');

test('one signs in and begins to work', async () => {
  const { page } = running;
  await expectNamed(page, 'Connect to your studio');
  await walkTo(page.getByLabel('Server', { exact: true }));
  await type(proxy.url);
  // With the server found there is more on the page, and the next fields are still next.
  await page
    .getByText(/^Kitsu/)
    .first()
    .waitFor();
  await press('Tab');
  await type(me().email);
  await press('Tab');
  await type(me().password);
  await press('Enter');
  await untilFocused(page.getByRole('button', { name: /^Open my tasks/ }));
  await expectNamed(page, /is ready|Getting/);
  await press('Enter');
  await heading('My tasks').waitFor();
  await untilHeard('My tasks, My work');
  expect(await page.title()).toBe('My tasks – My work – Inari');
});

test('a task is opened, answered with a status, and left', async () => {
  const { page } = running;
  await press('j');
  const row = page.locator('[role="treegrid"] [data-line][aria-selected="true"]');
  await untilFocused(row);
  const name = (await row.getAttribute('aria-label')) ?? '';
  await untilRead();
  await expectNamed(page, 'My tasks');
  await press('Enter');
  const task = heading(name.split(',')[0] ?? '');
  await task.waitFor();
  await untilRead();
  await expectNamed(page, /.+/);
  await press('c');
  await type('By keys alone.');
  await walkTo(page.getByRole('button', { name: /^Status that comes with it/ }));
  await press('Enter');
  await untilFocused(page.getByRole('menuitemcheckbox'));
  await type('wfa');
  await press('Enter');
  // The next key is the one that sends.
  await untilFocused(page.getByLabel('Write a comment', { exact: true }));
  await press('Control+Enter');
  const said = () => store().comment.find(({ text }) => text === 'By keys alone.');
  await expect.poll(() => store().task_status.get(said()?.task_status_id ?? '')?.short_name).toBe('wfa');
  await untilHeard(/^Sent$/m);
  await press('Escape', 'Alt+ArrowLeft');
  await heading('My tasks').waitFor();
  // The keys are where they were, on what was opened.
  await expect.poll(() => focused().getAttribute('aria-label')).toContain(name.split(',')[0]);
  await press('ArrowDown');
  await expect.poll(() => focused().getAttribute('aria-label')).not.toContain(name.split(',')[0]);
});

test('a shot is found in the table, its task gets a status, and its page is opened and left', async () => {
  const { page } = running;
  const task = tasksOfArtist(studio).find(({ id }) => statusOf(id) !== 'wip');
  if (task === undefined) throw new Error('nothing to do');
  await press('g', 's');
  await heading('Shots').waitFor();
  await page.locator('[data-line] [data-task]').first().waitFor();
  await expectNamed(page, 'Shots');
  await press('/');
  await type(`${task.sequenceName} ${task.shotName}`.toLowerCase());
  await expect.poll(() => page.locator('main [data-line]:has([role="rowheader"][data-column])').count()).toBe(1);
  await untilHeard(/^1 of 30$/m);
  await press('ArrowDown');
  const shot = page.locator('[role="rowheader"]', { hasText: task.shotName });
  if (!(await hasFocus(shot))) await walkTo(shot, 'ArrowDown', 3);
  await walkTo(page.locator(`[data-task="${task.id}"]`), 'ArrowRight', 8);
  await press('s');
  await untilFocused(page.getByLabel('Type to find'));
  await type('wip');
  await press('Enter');
  await expect.poll(() => statusOf(task.id)).toBe('wip');
  await expect.poll(() => focused().getAttribute('aria-label')).toMatch(/Work In Progress/);
  await press('Home');
  await untilFocused(shot);
  await press('Enter');
  await heading(`${task.sequenceName} / ${task.shotName}`).waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  await expectNamed(page, `${task.sequenceName} / ${task.shotName}`);
  await press('Alt+ArrowLeft');
  await heading('Shots').waitFor();
  await untilFocused(shot);
});

test('what one was told is gone through in the inbox', async () => {
  const { page } = running;
  const unread = () => store().notification.filter(({ person_id: id, read }) => id === myId() && !read).length;
  await press('g', 'i');
  await heading('Inbox').waitFor();
  await page.locator('[data-line][aria-selected]').first().waitFor();
  const before = unread();
  await press('j');
  await untilFocused(page.locator('[role="grid"] [aria-selected="true"]'));
  await composer(page).waitFor();
  await untilRead();
  await expectNamed(page, 'Inbox');
  await press('e');
  await expect.poll(unread).toBeLessThan(before);
});

test('four hours are entered in the timesheet', async () => {
  const { page } = running;
  await press('g', 'l');
  await heading('Timesheet').waitFor();
  await page.getByRole('grid', { name: 'Timesheet' }).waitFor();
  await expectNamed(page, 'Timesheet');
  await press('j');
  await untilFocused(page.locator('[role="gridcell"][data-cell]'));
  const fours = () =>
    store().time_spent.filter(({ person_id: id, duration }) => id === myId() && duration === 240).length;
  const before = fours();
  await press('4');
  await expect.poll(fours).toBe(before + 1);
  await press('j');
  await expect.poll(() => focused().getAttribute('data-cell')).toMatch(/^1 /);
});

test('the palette leads to the playlists, and one of them is played', async () => {
  const { page } = running;
  await press('Control+k');
  await untilFocused(page.getByRole('combobox'));
  await type('>go to playlists');
  await page
    .getByRole('option', { name: /playlists/i })
    .first()
    .waitFor();
  await press('Enter');
  await heading('Playlists').waitFor();
  await page.getByRole('navigation', { name: 'Playlists' }).getByRole('button').first().waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  await expectNamed(page, 'Playlists');
  await goToPart('list');
  const other = page.getByRole('navigation', { name: 'Playlists' }).getByRole('button', { name: moviesFirst() });
  await walkTo(other);
  await press('Enter');
  await page.getByRole('heading', { level: 2, name: moviesFirst() }).waitFor();
  await press('v');
  await untilFocused(page.getByRole('region', { name: 'Player' }));
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await expectNamed(page, /.+/);
  await playABit(page);
  await press('Escape');
  await heading('Playlists').waitFor();
});

test('the theme is changed in the settings, and a lost connection is said', async () => {
  const { page } = running;
  await press('Control+,');
  await goToPart('content');
  await walkTo(page.getByRole('button', { name: 'Appearance' }));
  await press('Enter');
  await heading('Appearance').waitFor();
  await expectNamed(page, 'Appearance');
  await walkTo(page.getByRole('tab', { name: 'Dark', exact: true }));
  await press('ArrowRight');
  if ((await page.evaluate(() => document.documentElement.dataset['theme'])) !== 'light') await press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  await proxy.stop();
  await press('Control+r');
  await untilHeard(/^Offline$/m);
  await proxy.start();
  await press('Control+r');
  await untilHeard(/^Back online/m);
});

test('all of it without the mouse, and nothing broke on the way', async () => {
  const { page, pageErrors } = running;
  expect(await page.evaluate(() => document.documentElement.hasAttribute('data-pressed'))).toBe(false);
  expect(pageErrors).toEqual([]);
});
