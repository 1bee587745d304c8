// Several files dropped on the window at once: each finds its task by its name, what is not clear stays, the rest is published.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { answerFileDialog, untilEverythingIsSent } from './app/taskPanel.ts';
import { tasksOfArtist, type ArtistTask } from './app/tasksOfArtist.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-publish-'));
const movie = join(import.meta.dirname, '../../electron/studio/movies/boats-leave.mp4');

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let tasks: readonly ArtistTask[];

const sheet = () => running.page.getByRole('dialog', { name: 'Publish files' });
const fileOf = (index: number, ending: string): string => {
  const task = tasks[index];
  if (task === undefined) throw new Error('the artist has too few tasks');
  const path = join(scratch, `${task.sequenceName}_${task.shotName}_${task.taskTypeName}${ending}`.toLowerCase());
  copyFileSync(movie, path);
  return path;
};
const published = (text: string) =>
  studio
    .studio()
    .store.comment.filter((comment) => comment.text === text)
    .map(({ previews }) => previews.length);

const dropOnWindow = (files: readonly string[]): Promise<void> => dropFiles(running.page, files);

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  tasks = tasksOfArtist(studio);
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'user');
  await chooseProduction(running.page, 'Lanternfall');
  await todoRows(running.page).first().waitFor();
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('dropped files become revisions of the tasks in their names; what is not clear waits, kept, and is placed by hand', async () => {
  pictureOnFailure(() => running, 'publish');
  const { app, page } = running;
  const unclear = join(scratch, 'holiday.mp4');
  copyFileSync(movie, unclear);
  const unfit = join(scratch, 'broken.mov');
  writeFileSync(unfit, 'no movie at all');
  await dropOnWindow([fileOf(0, '_v012.mp4'), fileOf(0, '_v012_wire.mp4'), fileOf(1, '_v3.mp4'), unclear, unfit]);

  await sheet().getByRole('region', { name: 'Which task is this file of?' }).getByText('holiday.mp4').waitFor();
  await sheet()
    .getByRole('region', { name: '1 file cannot be published' })
    .getByText('It is not what its name ends in.')
    .waitFor();
  await sheet().getByText('2 files as v').waitFor();
  await expectUsable(page);
  await sheet().getByRole('textbox').first().fill('Two of one, one of another');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^2 revisions are on their way/).waitFor();
  await expect.poll(() => published('Two of one, one of another')).toEqual([2]);

  // The two that are left are kept, and said to be, until they are settled.
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '2 files to publish' }).click();
  await sheet()
    .getByRole('listitem', { name: 'broken.mov' })
    .getByRole('button', { name: /^Remove/ })
    .click();
  await sheet().getByRole('button', { name: 'Choose task: holiday.mp4' }).click();
  const task = tasks[0];
  await page.keyboard.type(`${task?.sequenceName ?? ''} ${task?.shotName ?? ''} ${task?.taskTypeName ?? ''}`);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await sheet()
    .getByText(/^as v\d/)
    .waitFor();
  await sheet().getByRole('button', { name: 'Play holiday.mp4' }).click();
  await sheet().locator('video').nth(1).waitFor();
  await sheet().getByRole('textbox').first().fill('Placed by hand');
  await sheet()
    .getByRole('button', { name: /^Publish 1 revision/ })
    .click();
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(() => published('Placed by hand')).toEqual([1]);

  // Chosen instead of dropped it is the same sheet.
  await answerFileDialog(app, [fileOf(1, '_v4.mp4')]);
  await page.keyboard.press('Control+Shift+U');
  await sheet().getByRole('button', { name: 'Add files' }).click();
  await sheet()
    .getByText(/^as v\d/)
    .waitFor();
  await sheet().getByRole('button', { name: 'Remove all' }).click();
  await sheet().getByText('No files yet').waitFor();
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});

test('a file dropped on the row of a task is for that task, whatever its name', async () => {
  pictureOnFailure(() => running, 'publish-on-row');
  const { page } = running;
  const [task] = tasks.slice(2);
  if (task === undefined) throw new Error('the artist has too few tasks');
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
  const file = join(scratch, 'take 7.mp4');
  copyFileSync(movie, file);
  const row = page.locator(`[role="row"][data-task="${task.id}"]`);
  await row.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await dropFiles(page, [file], {
    words: `Drop to publish ${task.sequenceName} / ${task.shotName} ${task.taskTypeName} as v`,
    x: x + width / 2,
    y: y + height / 2,
  });
  const card = sheet().getByRole('region', { name: `${task.sequenceName} / ${task.shotName} ${task.taskTypeName}` });
  await card.getByRole('listitem', { name: 'take 7.mp4' }).waitFor();
  await card.getByRole('textbox').fill('Dropped on its row');
  await page.keyboard.press('Control+Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(() => published('Dropped on its row')).toEqual([1]);
  const { store } = studio.studio();
  expect(store.comment.filter(({ text }) => text === 'Dropped on its row').map(({ object_id }) => object_id)).toEqual([
    task.id,
  ]);
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});
