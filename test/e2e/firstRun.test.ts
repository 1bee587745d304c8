// The first minutes with Inari: the sign-in screen, the demo, the first sync, and every page that comes after; in French and in
// light too, and usable without a mouse or good eyes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  pictureOnFailure,
  beginWork,
  removeApp,
  sideLink,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { panel } from './app/taskPanel.ts';
import { expectUsable as expectPageUsable } from './app/usable.ts';
import { recordRoutes } from './support/recordedRoutes.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
});
afterAll(async () => {
  if (running) {
    recordRoutes(await askedOfDemo());
    await removeApp(running);
  }
});

/** The demo belongs to the app, and nothing can stand between the two: it tells itself what it was asked. */
async function askedOfDemo(): Promise<string[]> {
  const port = readFileSync(join(running.userDataFolder, 'demo/port'), 'utf8');
  const answer = await fetch(`http://127.0.0.1:${port}/_studio/requests`);
  const requests = z.array(z.object({ method: z.string(), path: z.string() })).parse(await answer.json());
  return requests.map(({ method, path }) => `${method} /api${path}`);
}

/** What a failed test left open stands in nobody's way. */
beforeEach(async () => {
  for (let layer = 0; layer < 3; layer += 1) await running.page.keyboard.press('Escape');
});

const keepPicture = (): void => pictureOnFailure(() => running, 'first-run');

const expectUsable = (): Promise<void> => expectPageUsable(running.page);

test('begins with the sign-in, which says what a keyring would change', async () => {
  keepPicture();
  const { page } = running;
  await page.getByRole('heading', { name: 'Connect to your studio' }).waitFor();
  await page
    .getByText(/keyring/)
    .first()
    .waitFor();
  await expectUsable();
});

test('the demo opens without an account, and its first sync can be begun from at once', async () => {
  keepPicture();
  const { page } = running;
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.getByRole('heading', { name: /ready/ }).waitFor();
  await expectUsable();
  await beginWork(page);
});

test('my tasks, the table of shots and a task are there', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'My tasks').click();
  await todoRows(page).first().click();
  await panel(page).getByRole('article').first().waitFor();
  await expectUsable();
  await sideLink(page, 'Shots').click();
  await page.locator('[data-line] [data-task]').first().click();
  await panel(page)
    .getByLabel('Write a comment', { exact: true })
    .or(panel(page).getByRole('article'))
    .first()
    .waitFor();
  await expectUsable();
});

test.each(['Assets', 'Sync and storage'])('%s is usable by everybody', async (name) => {
  keepPicture();
  await sideLink(running.page, name).click();
  await expectUsable();
});

test('every page of the settings is usable by everybody', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('Control+,');
  const sections = page.locator('main').getByRole('navigation').getByRole('button');
  await sections.first().waitFor();
  for (let index = 0; index < (await sections.count()); index += 1) {
    await sections.nth(index).click();
    await expectUsable();
  }
});

test('the command palette and the list of keys are usable by everybody', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('Control+k');
  const input = page.getByRole('dialog').getByRole('combobox');
  await input.fill('sh0');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await expectUsable();
  // The first takes the words away, the second the palette.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await input.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await expectUsable();
  await page.keyboard.press('Escape');
});

test('the light theme is chosen in the settings', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Appearance', exact: true }).click();
  await page.getByText('Light', { exact: true }).first().click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  await expectUsable();
});

test('it speaks French, and remembers it', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Language and region' }).click();
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Français' }).click();
  await sideLink(page, 'Mes tâches').click();
  await page.getByRole('tab', { name: 'À faire' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  await expectUsable();
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
