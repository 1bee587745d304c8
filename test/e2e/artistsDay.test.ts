// An artist's day in the real app: feedback read and answered, a revision published on a train, a crash on the way, and
// everything on the server once.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  killApp,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  todoRows,
  type RunningApp,
} from './app/signedInApp.ts';
import { sentComment } from './app/taskPanel.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-day-'));
const state = join(scratch, 'studio');
const movie = join(scratch, 'sh010_v2.mp4');
const small = { shots: 20, tasksPerShot: 3, comments: 80, assets: 10 } as const;

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  studio = await startDemoStudio({ ...small, state });
  proxy = await openProxy(studio.url);
  running = await startApp();
});

afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const keepPicture = (): void => pictureOnFailure(() => running, 'artists-day');
const said = (text: string): number => studio.studio().store.comment.filter((comment) => comment.text === text).length;
const composer = (page: Page) => page.getByLabel('Write a comment', { exact: true });
const words = (page: Page, text: string) => page.locator('main, aside').getByText(text, { exact: true }).first();

async function comment(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Control+Enter');
  await words(page, text).waitFor();
}

test('signs in, and the tasks are there', async () => {
  keepPicture();
  await signInAs(running, proxy, studio, 'user');
  await todoRows(running.page).first().waitFor();
  expect(await todoRows(running.page).count()).toBeGreaterThan(0);
});

test('a comment is on the screen at once, and on the server', async () => {
  keepPicture();
  const { page } = running;
  await todoRows(page).first().click();
  await comment(page, 'Softer on the landing, thank you.');
  await sentComment(page, 'Softer on the landing, thank you.').waitFor();
  expect(said('Softer on the landing, thank you.')).toBe(1);
});

test('with the server gone, comment and revision wait and say so', async () => {
  keepPicture();
  const { app, page } = running;
  const { port } = new URL(studio.url);
  await proxy.stop();
  await studio.stop();
  copyFileSync(join(import.meta.dirname, 'rim/clip.mp4'), movie);
  await comment(page, 'Written in the tunnel.');
  await page.getByText('1 waiting').first().waitFor();

  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, movie);
  await page
    .getByRole('button', { name: /^Queue publish/ })
    .first()
    .waitFor();
  // From the comment that was sent back to the list, and from there by keys alone: what is said of the file is written on.
  await composer(page).press('Escape');
  await page.keyboard.press('u');
  await page.getByText('sh010_v2.mp4').first().waitFor();
  await page.keyboard.type('The second pass.');
  await page.keyboard.press('Control+Enter');
  await words(page, 'The second pass.').waitFor();
  await page.getByText('2 waiting').first().waitFor();
  // The file may go: what is queued has its own copy.
  rmSync(movie);

  await killApp(running);
  running = await startApp(running);
  await page.close().catch(() => undefined);
  const again = running.page;
  await again.getByText('2 waiting').first().waitFor();
  await todoRows(again).first().waitFor();

  const revisions = studio.studio().store.preview_file.size;
  studio = await startDemoStudio({ ...small, state, port: Number(port) });
  await proxy.start();
  // Without a keyring no session outlasts a start: asked for once somebody could be signed in.
  const dialog = again.getByRole('dialog', { name: 'Sign in again' });
  await dialog.waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(studio.accounts[0]?.password ?? '');
  await dialog.getByLabel('Password', { exact: true }).press('Enter');
  await expect.poll(() => said('Written in the tunnel.')).toBe(1);
  await expect.poll(() => said('The second pass.')).toBe(1);
  await expect.poll(() => studio.studio().store.preview_file.size).toBe(revisions + 1);
  await again.getByText('2 waiting').first().waitFor({ state: 'detached' });
  expect(said('Written in the tunnel.')).toBe(1);
  expect(said('The second pass.')).toBe(1);
  expect(running.pageErrors).toEqual([]);
});
