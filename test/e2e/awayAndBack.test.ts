// What others did while one looked away, and what one has left, as the window tells it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { post, remove } from '../contract/client.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { pictureOnFailure, removeApp, sideLink, signInAs, startApp, type RunningApp } from './app/signedInApp.ts';
import { tasksOfArtist, type ArtistTask } from './app/tasksOfArtist.ts';
import { expectUsable } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let admin: Colleague;
let task: ArtistTask;

const keepPicture = (): void => pictureOnFailure(() => running, 'away-and-back');

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6 });
  const account = studio.accounts.find(({ role }) => role === 'admin');
  const [first] = tasksOfArtist(studio);
  if (account === undefined || first === undefined) throw new Error('nobody who leads, or nothing to do');
  task = first;
  admin = await colleagueAt(studio.url, account);
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'user');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

test('what changed on one’s work since one last looked is told above it, and gone once it is seen', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'My tasks').click();
  const { store } = studio.studio();
  const retake = store.task_status.find(({ short_name: name }) => name === 'retake');
  const body = { task_status_id: retake?.id, comment: 'Once more, slower.' };
  await admin.does(post(`/actions/tasks/${task.id}/comment`, body));
  const band = page.getByRole('region', { name: 'Since you last looked' });
  await band.getByRole('button', { expanded: false }).click();
  await band.getByText(task.shotName).first().waitFor();
  await expectUsable(page);
  await band.getByRole('button', { name: 'Mark as seen' }).click();
  await band.waitFor({ state: 'detached' });
});

test('a team that one has left is told until it is understood, and nothing of it is shown any more', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  const production = store.project.find(({ name }) => name === 'Lanternfall');
  const me = store.person.find(({ email }) => email === studio.accounts.find(({ role }) => role === 'user')?.email);
  await admin.does(remove(`/data/projects/${production?.id ?? ''}/team/${me?.id ?? ''}`));
  // Servers say nothing of it: it shows when the app asks for its productions again.
  studio.studio().publish('project:update', { project_id: production?.id ?? '' });
  const notice = page.getByText('You are no longer in the team of Lanternfall.', { exact: false });
  await notice.waitFor();
  await expectUsable(page);
  await page.getByText(task.shotName).first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Understood' }).click();
  await notice.waitFor({ state: 'detached' });
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
