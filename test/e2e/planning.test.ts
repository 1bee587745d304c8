// Whoever plans their own tasks on the calendar, by dragging; what two decide at once; and two screens in which room is little.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { addDays } from '../../shared/rules/days.ts';
import { put } from '../contract/client.ts';
import { colleagueAt } from '../support/colleague.ts';
import {
  chooseProduction,
  openPlace,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAt,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  studio = await startDemoStudio();
  proxy = await openProxy(studio.url);
  running = await startApp();
  // Leads lighting, and lights shots himself.
  await signInAt(running, proxy, accountOf('marcus.webb'));
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const keepPicture = (): void => pictureOnFailure(() => running, 'planning');
function accountOf(name: string) {
  const account = studio.accounts.find(({ email }) => email.startsWith(name));
  if (account === undefined) throw new Error(`no ${name}`);
  return account;
}
const dueOf = (taskId: string): string | null => studio.studio().store.task.get(taskId)?.due_date?.slice(0, 10) ?? null;
const bar = (taskId: string) => running.page.locator(`main [data-task="${taskId}"]`).first();
const undated = () => running.page.getByRole('region', { name: 'Without a due date' });
async function dropUndated(): Promise<void> {
  // What scrolls between the press and the first move is not what was pressed.
  await undated().scrollIntoViewIfNeeded();
  // Further down a notice may lie over it.
  await bar(taskId).dragTo(undated(), { targetPosition: { x: 40, y: 10 } });
  await undated().locator(`[data-task="${taskId}"]`).waitFor();
}
const resize = async (width: number, height: number): Promise<void> => {
  await running.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await running.page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
    width,
    height,
  });
};

let taskId = '';
let due = '';

test('a task dragged to another day of the calendar is due then, to those without a due date it has none, and both are taken back', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'My tasks').click();
  await page.getByRole('tab', { name: 'Calendar' }).click();
  const shown = page.locator('main [data-day]');
  await shown.first().waitFor();
  const days = await shown.evaluateAll((cells) => cells.map((cell) => cell.dataset['day'] ?? ''));
  const bars = page.locator('main [data-task][draggable="true"]:not([data-goes-on])');
  await bars.first().waitFor();
  taskId = (await bars.first().getAttribute('data-task')) ?? '';
  due = dueOf(taskId) ?? '';
  expect(days).toContain(due);
  const other = days.find((day) => day > due) ?? addDays(due, -1) ?? '';
  // Taken hold of at its end, it is due where it is let go.
  const held = page.locator(`main [data-task="${taskId}"]`).last();
  const width = (await held.boundingBox())?.width ?? 0;
  await held.dragTo(page.locator(`main [data-day="${other}"]`), { sourcePosition: { x: width - 6, y: 8 } });
  await expect.poll(() => dueOf(taskId)).toBe(other);
  await untilEverythingIsSent(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => dueOf(taskId)).toBe(due);
  await untilEverythingIsSent(page);

  await dropUndated();
  await expect.poll(() => dueOf(taskId)).toBe(null);
  await expectUsable(page);
  await untilEverythingIsSent(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => dueOf(taskId)).toBe(due);
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});

test('where somebody else has planned it meanwhile, the question whose date it is can be read and answered by everybody', async () => {
  keepPicture();
  const { page } = running;
  await proxy.stop();
  await page
    .getByText(/^(Offline|Server not answering)/)
    .first()
    .waitFor();
  await dropUndated();
  const theirs = addDays(due, 14) ?? '';
  const colleague = await colleagueAt(studio.url, accountOf('nadia.ferro'));
  await colleague.does(put(`/data/tasks/${taskId}`, { due_date: theirs }));
  await proxy.start();
  await sideLink(page, 'Sync and storage').click();
  const line = page.getByRole('region', { name: 'Waiting to send' }).locator('[data-state]');
  await line.getByText('Both of you changed it.').waitFor();
  await line.getByRole('button', { name: 'Choose' }).click();
  const question = page.getByRole('dialog', { name: 'Both of you changed it' });
  await question.waitFor();
  await expectUsable(page);
  await question.getByText('Yours').first().click();
  await question.getByRole('button', { name: 'Keep yours' }).click();
  await question.waitFor({ state: 'detached' });
  await untilEverythingIsSent(page);
  expect(dueOf(taskId)).toBe(null);
  expect(running.pageErrors).toEqual([]);
});

test('in a small window the picture of a task on its own page has the room of a picture', async () => {
  keepPicture();
  const { page } = running;
  await resize(1024, 700);
  const { store } = studio.studio();
  const published = store.preview_file.find(
    ({ task_id: id, extension }) => extension === 'mp4' && store.task.get(id)?.project_id === lanternfall(),
  );
  const task = store.task.get(published?.task_id);
  await openPlace(page, `/productions/${lanternfall()}/shots/tasks/${task?.id ?? ''}`);
  const picture = page.locator('main [aria-pressed="true"]').first();
  await picture.waitFor();
  const stage = page.locator('main section video, main section canvas, main section img[src*="preview"]').first();
  await stage.waitFor();
  await expect.poll(async () => (await stage.boundingBox())?.height ?? 0).toBeGreaterThan(200);
  await expectUsable(page);
  await resize(1440, 900);
  expect(running.pageErrors).toEqual([]);
});

test('how urgent a task is stands beside who is on it, not on their face', async () => {
  keepPicture();
  const { page } = running;
  await chooseProduction(page, 'Harbour Tales');
  await sideLink(page, 'Edits').click();
  const cell = page.locator('main [data-line] [data-task]:has([data-priority])').first();
  await cell.waitFor();
  const mark = await cell.locator('[data-priority]').boundingBox();
  const face = await cell.locator('[data-colour="person"]').boundingBox();
  if (mark === null || face === null) throw new Error('nothing to compare');
  expect(mark.x + mark.width).toBeLessThanOrEqual(face.x);
  expect(Math.abs(mark.y + mark.height / 2 - face.y - face.height / 2)).toBeLessThan(2);
  expect(running.pageErrors).toEqual([]);
});

const lanternfall = (): string => studio.studio().store.project.find(({ name }) => name === 'Lanternfall')?.id ?? '';
