// A sequence is kept on purpose, in the real app; then the studio goes away, and its movie plays all the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  killApp,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { openShotTask, panel } from './app/taskPanel.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let keyring: Keyring;
let running: RunningApp;
let place: { readonly sequence: string; readonly task: { readonly id: string; readonly shotName: string } };

const keepPicture = (): void => pictureOnFailure(() => running, 'pinned');

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 40, tasksPerShot: 3, comments: 80, assets: 10 });
  place = smallestSequenceWithMovie();
  keyring = await openKeyring();
  proxy = await openProxy(studio.url);
  running = await startApp({ env: keyring.env });
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await keyring.close();
  await proxy.close();
  await studio.stop();
});

/** The studio draws each picture it is asked for: few are enough. */
function smallestSequenceWithMovie(): typeof place {
  const { store } = studio.studio();
  const project = store.project.find(({ name }) => name === 'Lanternfall');
  const found = store.preview_file
    .filter(({ extension }) => extension === 'mp4')
    .flatMap(({ task_id: taskId }) => {
      const task = store.task.get(taskId ?? '');
      const shot = store.entity.get(task?.entity_id ?? '');
      const sequence = store.entity.get(shot?.parent_id ?? '');
      if (task === undefined || shot?.project_id !== project?.id || sequence === undefined) return [];
      const newest = store.preview_file
        .filter((file) => file.task_id === task.id)
        .toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0];
      if (newest?.extension !== 'mp4') return [];
      const size = store.entity.filter(({ parent_id: id }) => id === sequence.id).length;
      return [{ sequence: sequence.name, size, task: { id: task.id, shotName: shot?.name ?? '' } }];
    })
    .toSorted((a, b) => a.size - b.size)[0];
  if (found === undefined) throw new Error('no shot has a movie');
  return found;
}

test('a sequence is pinned from its heading in the table', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Shots').click();
  await page.getByRole('combobox', { name: 'Filter shots' }).fill(place.task.shotName);
  const heading = page.locator('[data-group-fold]').filter({ hasText: place.sequence }).first();
  await heading.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make available offline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make available offline' });
  // A movie of this choice is the smaller one: it stands in for the larger when that cannot be had.
  await dialog.getByRole('combobox', { name: 'Revisions of each task' }).click();
  await page.getByRole('option', { name: 'The newest', exact: true }).click();
  await dialog.getByText(/^about /).waitFor();
  await dialog.getByRole('button', { name: 'Make available offline' }).click();
  await dialog.waitFor({ state: 'detached' });
  const pinned = page.getByRole('region', { name: 'Pinned offline' }).getByText(place.sequence);
  await expect.poll(() => pinned.count()).toBe(1);
});

test('Sync and storage follows it until everything is here', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Sync and storage').click();
  const card = page.getByRole('listitem', { name: place.sequence });
  await card.waitFor();
  await expect.poll(() => card.getAttribute('data-state')).toBe('up-to-date');
  await card.getByText('Up to date').waitFor();
});

test('without the studio its movie plays', async () => {
  keepPicture();
  const { page } = running;
  await proxy.stop();
  await page
    .getByText(/^(Offline|Server not answering)/)
    .first()
    .waitFor();
  await openShotTask(page, place.task);
  const movie = panel(page).locator('video');
  await movie.waitFor();
  await panel(page).getByRole('button', { name: 'Play', exact: true }).first().click();
  const seconds = (): Promise<number> => movie.evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(seconds).toBeGreaterThan(0.2);
  await panel(page).getByText('On this disk').first().waitFor();
});

test('reviewed without the studio and killed, the note and its status reach it once, at their frame', async () => {
  keepPicture();
  const { page } = running;
  await panel(page).getByRole('button', { name: 'Play', exact: true }).first().press('v');
  const player = page.getByRole('region', { name: 'Player' });
  await player.locator('canvas:not([data-blank])').waitFor();
  // A note is about the frame that one sees, which may come a moment after its key.
  // What one writes is bound there; the notes above lead to frames of their own.
  const chip = page.locator('[data-note]').getByTitle(/^Show frame/);
  const first = Number(await chip.textContent());
  for (let step = 0; step < 3; step += 1) await player.press('ArrowRight');
  await expect.poll(() => chip.textContent()).toBe(String(first + 3));
  const words = 'Foot slides against the plank';
  const field = page.getByLabel('Write a comment', { exact: true });
  await field.fill(words);
  await page.getByRole('button', { name: 'Set Retake' }).click();
  await page.getByRole('article').filter({ hasText: words }).waitFor();
  await killApp(running);
  running = await startApp({ userDataFolder: running.userDataFolder, env: keyring.env });
  await proxy.start();
  const { store } = studio.studio();
  const sent = () => store.comment.filter(({ text }) => text?.includes(words) === true);
  await expect.poll(() => sent().length).toBe(1);
  // The fourth frame, as Kitsu counts it.
  expect(sent()[0]?.text).toMatch(/^v\d+ \d\d:\d\d\.\d{3} \(004\) Foot slides/);
  const status = store.task_status.get(store.task.get(place.task.id)?.task_status_id ?? '');
  expect(status?.is_retake).toBe(true);
  expect(sent()).toHaveLength(1);
});

test('it is let go again from the same place', async () => {
  keepPicture();
  const { page } = running;
  // It came back under review, where the side bar is small; keys before that are nobody's.
  await page.getByRole('region', { name: 'Player' }).locator('canvas:not([data-blank])').waitFor();
  for (const key of ['g', 'o']) await page.keyboard.press(key);
  const card = page.getByRole('listitem', { name: place.sequence });
  await card.getByRole('button', { name: `Actions for ${place.sequence}` }).click();
  await page.getByRole('menuitem', { name: 'Stop keeping' }).click();
  await card.waitFor({ state: 'detached' });
  expect(running.pageErrors).toEqual([]);
});
