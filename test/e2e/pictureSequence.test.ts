// The pictures of one revision are its frames: published here, played, stepped through and drawn on one by one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { plainPicture } from '../support/plainPicture.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { openShotTask, publish, untilEverythingIsSent } from './app/taskPanel.ts';
import { type ArtistTask, tasksOfArtist } from './app/tasksOfArtist.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const count = 12;
const fps = 24;
/** Each frame is of a grey of its own. */
const greyOf = (frame: number): number => 10 + frame * 20;

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let folder: string;
let task: ArtistTask;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
  const [first] = tasksOfArtist(studio);
  if (first === undefined) throw new Error('the artist has nothing to do');
  task = first;
  folder = mkdtempSync(join(tmpdir(), 'inari-frames-'));
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(folder, { recursive: true, force: true });
});

const keepPicture = (): void => pictureOnFailure(() => running, 'picture-sequence');
const player = () => running.page.getByRole('region', { name: 'Player' });
const playhead = () => player().getByRole('slider', { name: 'Frame' });
const frameNow = async (): Promise<number> => Number(await playhead().inputValue());
/** What is on screen in the middle of the picture. */
const greyNow = (): Promise<number> =>
  running.page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-region="player"] canvas');
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) return -1;
    return pen.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[0] ?? -1;
  });
/** The files of the newest revision of the task, as the server has them. */
const files = () => {
  const all = studio.studio().store.preview_file.by('task_id', task.id);
  const newest = Math.max(...all.map(({ revision }) => revision));
  return all.filter(({ revision }) => revision === newest).sort((one, other) => one.position - other.position);
};

test('several pictures that are published together are played as frames, also while they wait to be sent', async () => {
  keepPicture();
  const { app, page } = running;
  const paths = Array.from({ length: count }, (_, frame) => {
    const path = join(folder, `turn.${String(1001 + frame)}.png`);
    const grey = greyOf(frame);
    writeFileSync(path, plainPicture(320, 180, [grey, grey, grey]));
    return path;
  });
  await openShotTask(page, task);
  await proxy.stop();
  await publish(app, page, paths, 'Turntable');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect.poll(() => playhead().getAttribute('max')).toBe(String(count - 1));
  await expect.poll(greyNow).toBe(greyOf(0));
  await page.keyboard.press('End');
  await expect.poll(greyNow).toBe(greyOf(count - 1));
  await page.keyboard.press('Escape');
  await player().waitFor({ state: 'detached' });
  await proxy.start();
  await untilEverythingIsSent(page);
  expect(files()).toHaveLength(count);
});

test('each step shows its own picture, and they play at the rate of the production, over and over', async () => {
  keepPicture();
  const { page } = running;
  await page.keyboard.press('v');
  await expect.poll(() => playhead().getAttribute('max')).toBe(String(count - 1));
  await player()
    .getByText(`${String(fps)} fps`)
    .first()
    .waitFor();
  await page.keyboard.press('Home');
  const seen: number[] = [];
  for (let frame = 0; frame < count; frame += 1) {
    await expect.poll(frameNow).toBe(frame);
    await expect.poll(greyNow).toBe(greyOf(frame));
    seen.push(await greyNow());
    await page.keyboard.press('ArrowRight');
  }
  expect(new Set(seen).size).toBe(count);
  await page.keyboard.press('Home');
  const rate = await page.evaluate(async (of) => {
    const slider = document.querySelector<HTMLInputElement>('[data-region="player"] input[type="range"]');
    if (slider === null) return 0;
    const read = () => Number(slider.value);
    const button = document.querySelector<HTMLButtonElement>(
      '[data-region="player"] button[aria-keyshortcuts="Space"]',
    );
    button?.click();
    let before = read();
    let passed = 0;
    let beganAt = 0;
    for (;;) {
      await new Promise(requestAnimationFrame);
      const now = read();
      if (now === before) continue;
      if (beganAt === 0) beganAt = performance.now();
      else passed += (now - before + of) % of;
      before = now;
      if (passed >= of * 5) break;
    }
    button?.click();
    return (passed * 1_000) / (performance.now() - beganAt);
  }, count);
  expect(Math.abs(rate - fps)).toBeLessThan(1);
});

test('what is drawn on one of them is on that picture of the server, and is taken back from it', async () => {
  keepPicture();
  const { page } = running;
  const drawn = () => files().map(({ annotations }) => (annotations ?? []).length);
  const alone = (frame: number, value: number) => Array.from({ length: count }, (_, at) => (at === frame ? value : 0));
  await page.keyboard.press('Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(frameNow).toBe(3);
  await page.keyboard.press('d');
  const board = page.locator('[data-region="player"] [data-tool]');
  const { x = 0, y = 0, width = 0, height = 0 } = (await board.boundingBox()) ?? {};
  await page.mouse.move(x + width * 0.4, y + height * 0.4);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 6 });
  await page.mouse.up();
  await expect.poll(drawn).toEqual(alone(3, 1));
  expect(files()[3]?.annotations?.[0]?.time).toBe(0);
  await page.keyboard.press('Escape');
  // It is where it was drawn, and its mark leads back to it.
  await page.keyboard.press('Home');
  await expect.poll(frameNow).toBe(0);
  await page.keyboard.press('.');
  await expect.poll(frameNow).toBe(3);
  await page.keyboard.press('Control+z');
  await expect.poll(drawn).toEqual(alone(3, 0));
  expect(running.pageErrors).toEqual([]);
});

test('who wants to see the pictures one by one does, and the app knows it the next time', async () => {
  keepPicture();
  const { page } = running;
  const apart = player().getByRole('button', { name: 'See its pictures one by one' });
  await page.keyboard.press('Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(greyNow).toBe(greyOf(3));
  await page.keyboard.press('Shift+F');
  // The one that was on screen, and nothing to play.
  await playhead().waitFor({ state: 'detached' });
  await expect.poll(greyNow).toBe(greyOf(3));
  expect(await apart.getAttribute('aria-pressed')).toBe('true');
  await player()
    .getByRole('button', { name: /^Shown: / })
    .click();
  await page.getByRole('menuitemcheckbox', { name: /, file 6\b/ }).click();
  await expect.poll(greyNow).toBe(greyOf(5));
  await page.keyboard.press('Escape');
  await player().waitFor({ state: 'detached' });
  await page.keyboard.press('v');
  await expect.poll(greyNow).toBe(greyOf(0));
  expect(await playhead().count()).toBe(0);
  await apart.click();
  await expect.poll(() => playhead().getAttribute('max')).toBe(String(count - 1));
  expect(await apart.getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('End');
  await expect.poll(greyNow).toBe(greyOf(count - 1));
  expect(running.pageErrors).toEqual([]);
});
