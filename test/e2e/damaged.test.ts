// A disk that has lost a part of the database, one that another computer has too, and a server that cannot be reached, as one
// sees them in the window.
import { mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { writeAddress } from '../../electron/engine/line/address.ts';
import { tryToOwn } from '../../electron/engine/line/ownership.ts';
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
import { openShotTask, writeComment } from './app/taskPanel.ts';
import { tasksOfArtist } from './app/tasksOfArtist.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-damaged-'));

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  proxy = await openProxy(studio.url);
  running = await startApp({ userDataFolder: join(scratch, 'user') });
  await signInAs(running, proxy, studio, 'user');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('what waits is there after the database was damaged, and it is said what became of it', async () => {
  pictureOnFailure(() => running, 'damaged');
  const [task] = tasksOfArtist(studio);
  if (task === undefined) throw new Error('the artist has no task');
  await proxy.stop();
  await running.page
    .getByText(/^(Offline|Server not answering)/)
    .first()
    .waitFor();
  await openShotTask(running.page, task);
  await writeComment(running.app, running.page, { text: 'Before the disk broke.' });
  await running.page.getByText('1 waiting').first().waitFor();
  await running.app.close();

  const accounts = join(running.userDataFolder, 'data', 'accounts');
  const [accountId = ''] = readdirSync(accounts);
  const path = join(accounts, accountId, 'mirror.db');
  const bytes = readFileSync(path);
  bytes.fill('no page of a database ', 0, 4096);
  writeFileSync(path, bytes);

  running = await startApp({ userDataFolder: running.userDataFolder });
  const { page } = running;
  await page.getByText(/The copy of this studio on this computer was damaged/).waitFor();
  await page.getByText(/Saved from it: 1 change that waits to be sent/).waitFor();
  await sideLink(page, 'Sync and storage').click();
  await page.getByText('Before the disk broke.').first().waitFor();
  await page.getByRole('alert').getByText('The server does not answer.').waitFor();
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByText(/The copy of this studio on this computer was damaged/).waitFor({ state: 'detached' });
  expect(running.pageErrors).toEqual([]);
});

test('while another computer has the same home open it is said where, and the app opens as soon as it is free', async () => {
  pictureOnFailure(() => running, 'held');
  await running.app.close();
  const data = join(running.userDataFolder, 'data');
  const theirs = tryToOwn(data);
  writeAddress(data, { address: join(data, 'owner.sock'), appVersion: '0.1.0', computer: 'comp-12' });

  running = await startApp({ userDataFolder: running.userDataFolder });
  await running.page.getByText('Inari is open on comp-12, with the same home folder.').waitFor();
  theirs?.release();
  await sideLink(running.page, 'Sync and storage').waitFor();
  expect(running.pageErrors).toEqual([]);
});
