// Two people in two windows of two computers, in the review room of one playlist: the same frame, drawings and pointer.
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { post } from '../contract/client.ts';
import { codedMovies } from '../support/coded/movies.ts';
import { readStrips } from '../support/coded/strip.ts';
import { colleagueAt } from '../support/colleague.ts';
import { putUpForApproval } from '../support/putUpForApproval.ts';
import { drawHere, goToIndex, playerOf, untilShown } from './app/reviewPlayer.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const playlistName = 'In the room';
const shotCount = 2;

let studio: RunningStudio;
let proxy: RecordingProxy;
let first: RunningApp;
let second: RunningApp;
let previewIds: readonly string[] = [];

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 12, tasksPerShot: 3, comments: 10, assets: 4, kitsu: '1.0.97' });
  await putUpPlaylist();
  proxy = await openProxy(studio.url);
  first = await startApp();
  second = await startApp();
  await Promise.all([signInAs(first, proxy, studio, 'manager'), signInAs(second, proxy, studio, 'supervisor')]);
  // Whoever supervises begins with what waits for their word.
  await second.page.getByRole('heading', { name: 'My checks', level: 1 }).waitFor();
  for (const { page } of [first, second]) {
    await chooseProduction(page, 'Lanternfall');
    await sideLink(page, 'Playlists').click();
    await page.locator('main nav button').filter({ hasText: playlistName }).click();
    await page.locator('[data-entry]').nth(1).waitFor();
    await page.keyboard.press('v');
    await untilShown(page, 0, shotCount);
    await readStrips(page);
  }
});
afterAll(async () => {
  if (first) await removeApp(first);
  if (second) await removeApp(second);
  await proxy.close();
  await studio.stop();
});

async function putUpPlaylist(): Promise<void> {
  const { store } = studio.studio();
  const account = studio.accounts.find(({ role }) => role === 'manager');
  const project = store.project.find(({ name }) => name === 'Lanternfall');
  const shot = store.entity_type.find(({ name }) => name === 'Shot')?.id;
  const { email } = studio.accounts.find(({ role }) => role === 'supervisor') ?? {};
  const supervisor = store.person.find((person) => person.email === email);
  // Of a department of the supervisor's: there one may draw.
  const isTheirs = (taskTypeId: string | null): boolean =>
    supervisor?.departments.includes(store.task_type.get(taskTypeId)?.department_id ?? '-') === true;
  const tasks = store.task
    .filter(
      ({ project_id: id, entity_id: entityId, task_type_id: typeId }) =>
        id === project?.id && store.entity.get(entityId)?.entity_type_id === shot && isTheirs(typeId),
    )
    .filter((task, index, all) => all.findIndex(({ entity_id: id }) => id === task.entity_id) === index)
    .slice(0, shotCount);
  const movie = codedMovies.find(({ name }) => name === 'zou-24');
  if (account === undefined || project === undefined || movie === undefined) throw new Error('no room');
  const colleague = await colleagueAt(studio.url, account);
  previewIds = await putUpForApproval(
    colleague,
    tasks.map(({ id }) => id),
    movie,
  );
  const shots = tasks.map(({ entity_id: id }, index) => ({ entity_id: id, preview_file_id: previewIds[index] }));
  await colleague.does(
    post('/data/playlists/', { name: playlistName, project_id: project.id, for_entity: 'shot', shots }),
  );
}

const keepPictures = (): void => {
  pictureOnFailure(() => first, 'room-first');
  pictureOnFailure(() => second, 'room-second');
};
const index = (page: Page) => page.locator('[data-index]:not([data-awaited])').getAttribute('data-index');
/** What the picture itself says. */
const onScreen = (page: Page): Promise<number> => page.evaluate(() => codedStrip.number());
const both = async (frame: number): Promise<void> => {
  for (const { page } of [first, second]) {
    await expect.poll(() => index(page)).toBe(String(frame));
    await expect.poll(() => onScreen(page)).toBe(frame);
  }
};
const room = (page: Page) => playerOf(page).getByRole('group', { name: 'Review room' });
/** Lines over the picture. */
const lines = (page: Page) => page.locator('[data-region="player"] svg svg path');

test('whoever joins later lands where the other one is: on the shot, and on the frame', async () => {
  keepPictures();
  await first.page.keyboard.press('Shift+J');
  await room(first.page).getByText('Only you so far').waitFor();
  await first.page.keyboard.press('Alt+k');
  await untilShown(first.page, 1, shotCount);
  await goToIndex(first.page, 37);
  expect(await index(second.page)).toBe('0');
  await second.page.keyboard.press('Shift+J');
  await untilShown(second.page, 1, shotCount);
  await both(37);
  await room(first.page).getByText('You lead').waitFor();
  await room(second.page)
    .getByText(/ leads$/)
    .waitFor();
});

test('each leads as soon as they do something, and the other is on the same frame', async () => {
  keepPictures();
  await second.page.keyboard.press('ArrowRight');
  await both(38);
  await room(second.page).getByText('You lead').waitFor();
  await first.page.keyboard.press('Shift+ArrowLeft');
  await both(28);
  await first.page.keyboard.press('Alt+j');
  await untilShown(second.page, 0, shotCount);
  await goToIndex(first.page, 12);
  await both(12);
  await first.page.keyboard.press('Space');
  await expect.poll(async () => Number(await index(second.page)), { interval: 20 }).toBeGreaterThan(20);
  await first.page.keyboard.press('k');
  const stopped = Number(await index(first.page));
  await both(stopped);
});

test('what one draws the other sees at once, and it is on the server once; what one points at passes', async () => {
  keepPictures();
  await goToIndex(first.page, 50);
  await both(50);
  expect(await lines(second.page).count()).toBe(0);
  await drawHere(first.page);
  await expect.poll(() => lines(second.page).count()).toBe(1);
  await expect
    .poll(() =>
      studio
        .studio()
        .store.preview_file.get(previewIds[0])
        ?.annotations?.map(({ drawing }) => drawing.objects.length),
    )
    .toEqual([1]);
  await second.page.keyboard.press('ArrowRight');
  await both(51);
  expect(await lines(first.page).count()).toBe(0);

  await second.page.keyboard.press('Shift+D');
  const board = second.page.locator('[data-region="player"] [data-tool="laser"]');
  await board.waitFor();
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  await second.page.mouse.move(x + width * 0.3, y + height * 0.3);
  await second.page.mouse.down();
  await second.page.mouse.move(x + width * 0.5, y + height * 0.4, { steps: 8 });
  await second.page.mouse.up();
  await first.page.locator('[data-region="player"] svg title').first().waitFor({ state: 'attached' });
  await expect.poll(() => first.page.locator('[data-region="player"] svg title').count()).toBe(0);
  await second.page.keyboard.press('Escape');
});

test('a second window of one of them goes where the room goes, is nobody in it and moves nobody', async () => {
  keepPictures();
  const opened = first.app.waitForEvent('window');
  await first.page.keyboard.press('Control+Shift+D');
  const beside = await opened;
  await untilShown(beside, 0, shotCount);
  await readStrips(beside);
  const all = async (frame: number): Promise<void> => {
    await both(frame);
    await expect.poll(() => index(beside)).toBe(String(frame));
    await expect.poll(() => onScreen(beside)).toBe(frame);
  };
  await all(51);
  // Whoever leads, from here or from the other computer.
  await second.page.keyboard.press('ArrowRight');
  await all(52);
  await first.page.keyboard.press('Shift+ArrowRight');
  await all(62);
  await second.page.keyboard.press('Alt+k');
  await untilShown(beside, 1, shotCount);
  await goToIndex(second.page, 20);
  await all(20);
  await second.page.keyboard.press('Space');
  await expect.poll(async () => Number(await index(beside)), { interval: 20 }).toBeGreaterThan(30);
  await second.page.keyboard.press('k');
  await all(Number(await index(second.page)));
  await goToIndex(second.page, 20);
  await all(20);

  // What is done in it stays there: nobody is moved, and who led leads.
  await beside.keyboard.press('ArrowRight');
  await expect.poll(() => onScreen(beside)).toBe(21);
  await room(first.page)
    .getByText(/ leads$/)
    .waitFor();
  await room(second.page).getByText('You lead').waitFor();
  await both(20);
  expect(await room(beside).count()).toBe(0);
  await second.page.keyboard.press('ArrowLeft');
  await all(19);

  // It goes, and its computer stays in the room.
  await first.page.keyboard.press('Control+Shift+D');
  await expect.poll(() => beside.isClosed()).toBe(true);
  await second.page.keyboard.press('ArrowLeft');
  await both(18);
  await second.page.keyboard.press('Alt+j');
  await untilShown(first.page, 0, shotCount);
  await goToIndex(second.page, 51);
  await both(51);
});

test('who leaves goes on alone, and finds the others again where they are by then', async () => {
  keepPictures();
  await second.page.keyboard.press('Shift+J');
  await playerOf(second.page).getByRole('button', { name: 'Join room' }).waitFor();
  await goToIndex(first.page, 90);
  await expect.poll(() => index(first.page)).toBe('90');
  expect(await index(second.page)).toBe('51');
  await second.page.keyboard.press('Shift+J');
  await both(90);
  expect([...first.pageErrors, ...second.pageErrors]).toEqual([]);
});
