// What is under the pointer or has the focus, by the menu of its line: in the real window, where the right button and the Menu key are.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { composer, panel, sentComment, untilEverythingIsSent } from './app/taskPanel.ts';
import { tasksOfArtist, type ArtistTask } from './app/tasksOfArtist.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let task: ArtistTask;

const statusOf = (taskId: string): string | undefined => {
  const { store } = studio.studio();
  return store.task_status.get(store.task.get(taskId)?.task_status_id ?? '')?.short_name;
};
const item = (name: string | RegExp) => running.page.getByRole('menuitem', { name });

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'user');
  await chooseProduction(running.page, 'Lanternfall');
  await todoRows(running.page).first().waitFor();
  const [first] = tasksOfArtist(studio);
  if (first === undefined) throw new Error('the artist has no task');
  task = first;
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

test('a right click sets the status of a task, and Escape leaves the focus on its row', async () => {
  pictureOnFailure(() => running, 'menu-status');
  const { page } = running;
  const row = page.locator(`[role="row"][data-task="${task.id}"]`);
  await row.click({ button: 'right' });
  await item(/^Status/).waitFor();
  await expectUsable(page);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);

  await row.click({ button: 'right' });
  await item(/^Status/).click();
  await page.getByRole('menuitemcheckbox', { name: /^wip/i }).click();
  await expect.poll(() => statusOf(task.id)).toBe('wip');
  await expect.poll(() => panel(page).count()).toBe(0);
});

test('the Menu key opens it, and Comment writes in the panel of that task', async () => {
  pictureOnFailure(() => running, 'menu-key');
  const { page } = running;
  const row = page.locator(`[role="row"][data-task="${task.id}"]`);
  for (const key of ['ContextMenu', 'Shift+F10', 'F10']) {
    await row.focus();
    await page.keyboard.press(key);
    await item(/^Comment/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }
  await row.focus();
  await page.keyboard.press('F10');
  await item(/^Comment/).waitFor();
  await page.keyboard.type('comm');
  await page.keyboard.press('Enter');
  await expect.poll(() => composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Begun from its menu');
  await page.keyboard.press('Control+Enter');
  await sentComment(page, 'Begun from its menu').waitFor();
  const { store } = studio.studio();
  const found = store.comment.filter(({ text }) => text === 'Begun from its menu');
  expect(found.map(({ object_id }) => object_id)).toEqual([task.id]);
});

test('a notification is marked by its menu', async () => {
  pictureOnFailure(() => running, 'menu-inbox');
  const { page } = running;
  await sideLink(page, 'Inbox').click();
  const rows = page.getByRole('grid', { name: 'Inbox' }).locator('[data-line][aria-selected]');
  await rows.first().waitFor();
  const unread = () => studio.studio().store.notification.filter(({ read }) => !read).length;
  const before = unread();
  await rows.first().click({ button: 'right' });
  await item('Mark as read').click();
  await expect.poll(unread).toBeLessThan(before);
  await untilEverythingIsSent(page);
  expect(running.pageErrors).toEqual([]);
});
