// Everyday jobs done with the fewest steps, counted as docs/everyday-jobs.md counts them, and compared with what stands there.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { counted } from './app/countedSteps.ts';
import { chooserAfter } from './app/fileChooser.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
const downloads = mkdtempSync(join(tmpdir(), 'inari-downloads-'));

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 40, tasksPerShot: 3, comments: 60, assets: 6 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await running.app.evaluate(({ app }, folder) => app.setPath('downloads', folder), downloads);
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(downloads, { recursive: true, force: true });
});

const patience = { timeout: 30_000 };
const keepPicture = (): void => pictureOnFailure(() => running, 'everyday-jobs');
/** Opened by the pointer, with the rows there and nothing selected. */
async function openShots(page: Page): Promise<void> {
  await sideLink(page, 'My tasks').click();
  await sideLink(page, 'Shots').click();
  await page.locator('main [data-line] [data-task]').first().waitFor();
  await page.getByText(/of [\d,]+ loaded|More is on its way/).waitFor({ state: 'detached' });
}
const searchField = (page: Page) => page.locator('main input[role="combobox"]');

test('a table opened by the pointer is searched by typing, and Enter keeps the search', async () => {
  keepPicture();
  const { page } = running;
  await openShots(page);
  const find = counted(page);
  await find.type('animation=wfa');
  expect(await searchField(page).inputValue()).toBe('animation=wfa');
  find.isAsWritten('Find the shots whose animation waits');

  const keep = counted(page);
  await keep.press('Enter');
  await page.getByText('Search kept: animation=wfa').waitFor();
  keep.isAsWritten('Keep it under its own text');
  await untilEverythingIsSent(page);
  const { store } = studio.studio();
  await expect
    .poll(() => store.search_filter.find((row) => row.name === 'animation=wfa')?.search_query)
    .toBe('animation=wfa');
  await searchField(page).press('Escape');
});

test('over a cell of a table just opened a key is about that cell', async () => {
  keepPicture();
  const { page } = running;
  await openShots(page);
  await page.locator('main [data-line] [data-task]').nth(2).hover();
  const comment = counted(page);
  await comment.press('c');
  await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patience).toBe('TEXTAREA');
  await comment.type('Counted');
  await comment.press('Control+Enter');
  comment.isAsWritten('Write a comment on a task');
  await untilEverythingIsSent(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('the frames of a shot are typed over their cells', async () => {
  keepPicture();
  const { page } = running;
  await openShots(page);
  await page.locator('main').getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Frame in' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Frame out' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Frame out' }).waitFor();
  const row = page
    .locator('main [data-line]')
    .filter({ has: page.locator('[data-editable][data-number]') })
    .first();
  const name = ((await row.getByRole('rowheader').innerText()).split('\n')[0] ?? '').trim();
  await row.locator('[data-editable][data-number]').nth(1).hover();
  const frames = counted(page);
  await frames.type('1011');
  await frames.press('Tab');
  await frames.type('1099');
  await frames.press('Enter');
  frames.isAsWritten('First and last frame of a shot');
  await untilEverythingIsSent(page);
  const { store } = studio.studio();
  const data = () =>
    store.entity.find((entity) => name.endsWith(entity.name) && entity.data?.['frame_in'] === 1011)?.data;
  await expect.poll(data, patience).toMatchObject({ frame_in: 1011, frame_out: 1099 });
});

test('a table goes out by one key, into the folder of downloads', async () => {
  keepPicture();
  const { page } = running;
  await openShots(page);
  const out = counted(page);
  await out.press('Control+e');
  await page.getByText(/rows written/).waitFor();
  out.isAsWritten('The table out as CSV');
  const [file = ''] = readdirSync(downloads);
  expect(file).toBe('Lanternfall Shots.csv');
  expect(readFileSync(join(downloads, file), 'utf8').split('\n').length).toBeGreaterThan(20);
  await page.getByText(/rows written/).waitFor({ state: 'detached' });
});

const edl = (names: readonly string[]): string =>
  [
    'TITLE: COUNTED',
    'FCM: NON-DROP FRAME',
    ...names.flatMap((name, index) => [
      `00${String(index + 1)}  AX       V     C        00:00:00:00 00:00:02:00 00:00:0${String(index * 2)}:00 00:00:0${String(index * 2 + 2)}:00`,
      `* FROM CLIP NAME: ${name}`,
    ]),
    '',
  ].join('\n');

test('a cut comes in by a key, or by dropping it on the table', async () => {
  keepPicture();
  const { page } = running;
  const file = join(downloads, 'cut.edl');
  writeFileSync(file, edl(['SQ010_SH0010.mov', 'SQ010_SH0020.mov']));
  await openShots(page);
  const inBy = counted(page);
  const chooser = await chooserAfter(page, () => inBy.press('Control+o'));
  await inBy.does(chooser.setFiles(file));
  const dialog = page.getByRole('dialog', { name: /import from a file/ });
  await inBy.click(dialog.getByRole('button', { name: /^Make \d+ change/ }));
  inBy.isAsWritten('A cut (EDL) in');
  await dialog.waitFor({ state: 'detached' });
  await untilEverythingIsSent(page);
  const { store } = studio.studio();
  expect(store.entity.filter((row) => /^SH00[12]0$/.test(row.name) && row.nb_frames === 48).length).toBeGreaterThan(0);

  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'again.csv', { type: 'text/csv' }));
    const table = document.querySelector('main [role="grid"]');
    table?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, 'Sequence,Name,Frames\nSQ010,SH0030,24\n');
  await dialog.getByRole('button', { name: 'Make 1 change' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a file that is too large for one import says so, and nothing of it is read', async () => {
  keepPicture();
  const { page } = running;
  await openShots(page);
  const large = join(downloads, 'large.edl');
  writeFileSync(large, Buffer.alloc(20_000_001, 32));
  const many = join(downloads, 'many.csv');
  writeFileSync(many, `Name\n${Array.from({ length: 20_001 }, (_, index) => `SH${String(index)}`).join('\n')}\n`);
  const dialog = page.getByRole('dialog', { name: /import from a file/ });
  for (const [file, says] of [
    [large, /one import takes at most 20 MB\. Nothing was read/],
    [many, /The file has 20,001 lines; one import takes at most 20,000/],
  ] as const) {
    const chooser = await chooserAfter(page, () => page.keyboard.press('Control+o'));
    await chooser.setFiles(file);
    await dialog.getByRole('alert').getByText(says).waitFor();
    expect(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
