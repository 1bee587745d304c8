// Which frame is on screen, read from the pixels of the real window: every rate and coding that a studio may have.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { colleagueAt } from '../support/colleague.ts';
import { codedFolder, codedMovies, keyFramesOf } from '../support/coded/movies.ts';
import { putUp } from '../support/coded/putUp.ts';
import { lookThrough, planOfAsks, shownFrameCount } from '../support/coded/truth.ts';
import { pictureOnFailure, removeApp, signInAs, startApp, type RunningApp } from './app/signedInApp.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let path: string;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 4, tasksPerShot: 2, comments: 4, assets: 2 });
  const account = studio.accounts.find(({ role }) => role === 'manager');
  const { store } = studio.studio();
  const task = store.task.find(
    ({ id, entity_id: entityId }) =>
      store.preview_file.find((preview) => preview.task_id === id) === undefined &&
      typeof store.entity.find((entity) => entity.id === entityId)?.nb_frames === 'number',
  );
  if (account === undefined || task === undefined) throw new Error('nobody, or nothing, to review');
  const colleague = await colleagueAt(studio.url, account);
  const [first] = await putUp(colleague, task.id, codedFolder, codedMovies);
  path = `/productions/${task.project_id}/shots/tasks/${task.id}/previews/${first ?? ''}`;
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

test('the frame on screen is the one that was asked for, in every movie', async () => {
  pictureOnFailure(() => running, 'review');
  const { page } = running;
  await page.evaluate((to) => {
    window.location.hash = to;
    window.location.reload();
  }, path);
  const wrong: string[] = [];
  for (const [index, movie] of codedMovies.entries()) {
    await page.getByRole('button', { name: `Shown: v${String(index + 1)}` }).waitFor();
    await page.locator('[data-index]:not([data-awaited])').waitFor();
    const frameCount = await shownFrameCount(page);
    expect(frameCount, movie.name).toBe(Math.round((20 - movie.shift / movie.fps) * movie.fps));
    const keyFrames = keyFramesOf(movie, frameCount, 2);
    const asks = planOfAsks({ frameCount, keyFrames, seeks: 4, steps: 6, seed: index + 1 });
    const seen = await lookThrough(page, asks, movie.shift);
    wrong.push(...seen.wrong.map((words) => `${movie.name}: ${words}`));
    // The next revision begins on the frame that the last one stood on.
    if (index < codedMovies.length - 1) await page.keyboard.press('ArrowUp');
  }
  expect(wrong).toEqual([]);
  expect(running.pageErrors).toEqual([]);
});
