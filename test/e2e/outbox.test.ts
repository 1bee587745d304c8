// The queue in the real app: what is held stays, what was written in the tunnel goes when its author has looked, and all of it
// can be taken away as a folder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  type RunningApp,
} from './app/signedInApp.ts';
import { answerFileDialog, openShotTask, untilEverythingIsSent, writeComment } from './app/taskPanel.ts';
import { tasksOfArtist, type ArtistTask } from './app/tasksOfArtist.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-outbox-'));
const note = join(scratch, 'notes.txt');
const target = join(scratch, 'taken away');

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let tasks: readonly ArtistTask[];

const keepPicture = (): void => pictureOnFailure(() => running, 'outbox');
const said = (text: string): number => studio.studio().store.comment.filter((comment) => comment.text === text).length;
const section = () => running.page.getByRole('region', { name: 'Waiting to send' });
/** The line of the queue that holds these words. */
const line = (words: string) => section().locator('[data-state]').filter({ hasText: words });
const openQueue = async (): Promise<void> => {
  await sideLink(running.page, 'Sync and storage').click();
  await section().waitFor();
};

async function write(index: number, text: string, files: readonly string[] = []): Promise<void> {
  const task = tasks[index];
  if (task === undefined) throw new Error('the artist has too few tasks');
  await openShotTask(running.page, task);
  await writeComment(running.app, running.page, { text, files });
}

beforeAll(async () => {
  writeFileSync(note, 'mind the gap\n');
  mkdirSync(target);
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  tasks = tasksOfArtist(studio);
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'user');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('back from the tunnel nothing goes before its author has looked and pressed Send; what is held stays', async () => {
  keepPicture();
  const { page } = running;
  await openQueue();
  await section().getByRole('combobox', { name: 'When the connection is back' }).click();
  await page.getByRole('option', { name: 'Let me look first' }).click();
  await proxy.stop();
  await page
    .getByText(/^(Offline|Server not answering)/)
    .first()
    .waitFor();
  await write(0, 'First in the tunnel.', [note]);
  await write(0, 'Second in the tunnel.');
  await write(1, 'Not yet.');

  await openQueue();
  await line('Not yet.').getByText('Not sent before you have looked.').waitFor();
  await line('Second in the tunnel.').getByText('2 of 2 on this task.').waitFor();
  // A button that says why it does nothing can still be reached.
  expect(await section().getByRole('button', { name: 'Send 3 changes' }).getAttribute('aria-disabled')).toBe('true');

  await proxy.start();
  await page.getByText('The connection is back.').waitFor();
  await expectUsable(page);
  // What is written now goes at once.
  await write(2, 'Written when back.');
  await expect.poll(() => said('Written when back.')).toBe(1);
  expect(['First in the tunnel.', 'Second in the tunnel.', 'Not yet.'].map(said)).toEqual([0, 0, 0]);

  await openQueue();
  await line('Not yet.').getByRole('button', { name: 'Hold' }).press('Enter');
  await line('Not yet.').getByText('Held by you.').waitFor();
  await section().getByRole('button', { name: 'Send 2 changes' }).press('Enter');
  await expect.poll(() => ['First in the tunnel.', 'Second in the tunnel.'].map(said)).toEqual([1, 1]);
  await line('Second in the tunnel.').waitFor({ state: 'detached' });
  expect(said('Not yet.')).toBe(0);
  await page.getByRole('banner').getByRole('button', { name: '1 held' }).waitFor();
});

test('what is held is taken away as a folder, and sent once when it is released', async () => {
  keepPicture();
  const { app, page } = running;
  await write(0, 'With a file, to be taken away.', [note]);
  await expect.poll(() => said('With a file, to be taken away.')).toBe(1);
  await openQueue();
  await answerFileDialog(app, [target]);
  await section().getByRole('button', { name: 'Export' }).click();
  await page.getByText(/^1 change written to “Inari queue /).waitFor();
  const [folder = '', ...others] = readdirSync(target);
  expect(others).toEqual([]);
  expect(readFileSync(join(target, folder, 'index.html'), 'utf8')).toMatch(
    /Comment on [^]*Held by its author[^]*Not yet\./,
  );

  // The disk that the folder is on has been unplugged.
  await answerFileDialog(app, [join(scratch, 'unplugged')]);
  await section().getByRole('button', { name: 'Export' }).click();
  await page.getByText('That folder cannot be written to.').first().waitFor();
  expect(readdirSync(target)).toHaveLength(1);

  await line('Not yet.').getByRole('button', { name: 'Release' }).click();
  await section().getByText('Everything is sent').waitFor();
  await untilEverythingIsSent(page);
  expect(said('Not yet.')).toBe(1);
  expect(running.pageErrors).toEqual([]);
});
