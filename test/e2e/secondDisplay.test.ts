// The player's second window on a second display, which is taken away and connected again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  openPlace,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';
import { displaySize, openTwoDisplays, type TwoDisplays } from './support/twoDisplays.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let displays: TwoDisplays;
let running: RunningApp;

beforeAll(async () => {
  displays = await openTwoDisplays();
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp({ env: displays.env });
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const right = { x: displaySize.width, y: 0, ...displaySize };

/** Where a window is, and whether it is full screen. */
async function placeOf(page: Page) {
  const window = await running.app.browserWindow(page);
  return await window.evaluate((one) => ({ bounds: one.getBounds(), isFullScreen: one.isFullScreen() }));
}

async function openSecond(): Promise<Page> {
  const opened = running.app.waitForEvent('window');
  await running.page.keyboard.press('Control+Shift+D');
  const second = await opened;
  await second.locator('[data-index]:not([data-awaited])').waitFor();
  return second;
}
const frameOf = (page: Page) => page.locator('[data-index]:not([data-awaited])').getAttribute('data-index');

test('it is all of the display beside the first window, follows it, comes back when that goes, and goes there again', async () => {
  pictureOnFailure(() => running, 'second-display');
  const { page } = running;
  const movie = studio.studio().store.preview_file.find(({ extension }) => extension === 'mp4');
  const task = studio.studio().store.task.get(movie?.task_id ?? '');
  await openPlace(
    page,
    `/productions/${task?.project_id ?? ''}/shots/tasks/${task?.id ?? ''}/previews/${movie?.id ?? ''}`,
  );
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();

  const second = await openSecond();
  await expect.poll(() => placeOf(second)).toEqual({ bounds: right, isFullScreen: true });
  const { bounds: first } = await placeOf(page);
  expect(first.x + first.width).toBeLessThanOrEqual(displaySize.width);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(second)).toBe('3');

  displays.disconnectSecond();
  await expect.poll(async () => (await placeOf(second)).isFullScreen).toBe(false);
  await expect
    .poll(async () => {
      const { x, width } = (await placeOf(second)).bounds;
      return x >= 0 && x + width <= displaySize.width;
    })
    .toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(second)).toBe('4');

  displays.connectSecond();
  await page.keyboard.press('Control+Shift+D');
  await expect.poll(() => second.isClosed()).toBe(true);
  const again = await openSecond();
  await expect.poll(() => placeOf(again)).toEqual({ bounds: right, isFullScreen: true });
  expect(running.pageErrors).toEqual([]);
});
