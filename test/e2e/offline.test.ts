// A day with a line that comes and goes, in the real app: what is written meanwhile waits, survives a restart, and is on the
// server once; what the server refuses is kept with its reason and can be changed, sent again or let go.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import {
  comments,
  commentSaying,
  logTime,
  openShotTask,
  publish,
  untilEverythingIsSent,
  writeComment,
} from './app/taskPanel.ts';
import { tasksOfArtist, type ArtistTask } from './app/tasksOfArtist.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-offline-'));
const note = join(scratch, 'notes.txt');
const movie = join(scratch, 'sh_v007.mp4');

let studio: RunningStudio;
let proxy: RecordingProxy;
let keyring: Keyring;
let running: RunningApp;
let tasks: readonly ArtistTask[];

const keepPicture = (): void => pictureOnFailure(() => running, 'offline');
const store = () => studio.studio().store;
const said = (text: string) => store().comment.filter((comment) => comment.text?.startsWith(text) === true);

beforeAll(async () => {
  writeFileSync(note, 'mind the gap\n');
  copyFileSync(join(import.meta.dirname, 'rim/clip.mp4'), movie);
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  tasks = tasksOfArtist(studio);
  proxy = await openProxy(studio.url);
  keyring = await openKeyring();
  running = await startApp({ env: keyring.env });
  await signInAs(running, proxy, studio, 'user');
  await chooseProduction(running.page, 'Lanternfall');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await keyring.close();
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('a status is set by its key alone, and is on the server', async () => {
  keepPicture();
  const { page } = running;
  const [task] = tasks;
  if (task === undefined) throw new Error('the artist has no open task');
  await openShotTask(page, task);
  const wanted = store().task_status.find((status) => status.short_name === 'wip')?.id;
  const before = said('').length;
  await page.locator(`[data-line] [data-task="${task.id}"]`).press('s');
  await page.getByLabel('Type to find').fill('wip');
  await page.keyboard.press('Enter');
  await expect.poll(() => store().task.get(task.id)?.task_status_id).toBe(wanted);
  await untilEverythingIsSent(page);
  expect(said('').length - before).toBeLessThanOrEqual(1);
});

test('a comment arrives with its checklist, the person it mentions, its file and its status', async () => {
  keepPicture();
  const { app, page } = running;
  const colleague = store().person.find((person) => person.role === 'supervisor' && person.active);
  const words = { text: 'The tail is free of the boom.', checklist: ['From f1012', 'To f1030'] };
  await writeComment(app, page, { ...words, mention: colleague?.first_name ?? '', files: [note], status: 'wfa' });
  await expect.poll(() => said(words.text).length).toBe(1);
  await untilEverythingIsSent(page);
  const [comment] = said(words.text);
  expect(comment?.checklist).toEqual(words.checklist.map((text) => ({ text, checked: false })));
  expect(comment?.mentions).toEqual([colleague?.id]);
  expect(store().task_status.get(comment?.task_status_id)?.short_name).toBe('wfa');
  expect(store().attachment_file.filter(({ comment_id: id }) => id === comment?.id)).toMatchObject([
    { name: 'notes.txt', size: 13 },
  ]);
});

test('without the server one goes on: looks around, comments, publishes, logs time', async () => {
  keepPicture();
  const { app, page } = running;
  await proxy.stop();
  await page
    .getByText(/^(Offline|Server not answering)/)
    .first()
    .waitFor();

  await sideLink(page, 'Assets').click();
  await page.locator('[data-line] [data-task]').first().waitFor();
  await sideLink(page, 'My tasks').click();
  for (const [index, task] of tasks.slice(0, 3).entries()) {
    await openShotTask(page, task);
    await comments(page).first().waitFor();
    await writeComment(app, page, { text: `In the tunnel, ${String(index)}.`, files: [note] });
  }
  await publish(app, page, [movie], 'A pass from the tunnel.');
  await logTime(page, '1h30');
  await page.getByText('5 waiting').first().waitFor();
  // Its turn comes after the comment on the same task.
  const turn = commentSaying(page, 'A pass from the tunnel.').getByText(/After “/);
  await expect.poll(() => turn.count()).toBe(1);
});

test('a start without the server shows all of it, and asks for nothing', async () => {
  keepPicture();
  await killApp(running);
  // What is queued has its own copies.
  rmSync(note);
  rmSync(movie);
  running = await startApp({ ...running, env: keyring.env });
  const { page } = running;
  await page.getByText('5 waiting').first().waitFor();
  const task = tasks[2];
  if (task === undefined) throw new Error('the artist has too few tasks');
  await openShotTask(page, task);
  await commentSaying(page, 'A pass from the tunnel.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('back on the line, each is on the server once', async () => {
  keepPicture();
  const { page } = running;
  const revisions = store().preview_file.size;
  await proxy.start();
  await page.keyboard.press('Control+r');
  await untilEverythingIsSent(page);
  for (let index = 0; index < 3; index += 1) {
    const sent = said(`In the tunnel, ${String(index)}.`);
    expect(sent.map(({ object_id: taskId }) => taskId)).toEqual([tasks[index]?.id]);
    expect(store().attachment_file.filter(({ comment_id: id }) => id === sent[0]?.id)).toHaveLength(1);
  }
  const published = said('A pass from the tunnel.');
  expect(published).toHaveLength(1);
  expect(store().preview_file.size).toBe(revisions + 1);
  expect(store().preview_file.filter(({ original_name: name }) => name === 'sh_v007')).toMatchObject([
    { task_id: tasks[2]?.id, extension: 'mp4' },
  ]);
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  expect(store().time_spent.filter(({ task_id: id, date }) => id === tasks[2]?.id && date === day)).toMatchObject([
    { duration: 90 },
  ]);
  await expect.poll(() => comments(page).filter({ hasText: 'A pass from the tunnel.' }).count()).toBe(1);
});

test('what the server refuses is kept: sent again, changed, or let go', async () => {
  keepPicture();
  const { app, page } = running;
  const refusal = { kind: 'status', status: 403, body: { message: 'Not today.' } } as const;
  studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', action: refusal }]);
  for (const [index, text] of ['To be sent again.', 'To be changed.', 'To be let go.'].entries()) {
    const task = tasks[index];
    if (task === undefined) throw new Error('the artist has too few tasks');
    await openShotTask(page, task);
    await writeComment(app, page, { text });
  }
  await page.getByText('3 not sent').first().waitFor();
  studio.faults.clear();

  await sideLink(page, 'Sync and storage').click();
  const line = (text: string) => page.locator('main [data-state]').filter({ hasText: text });
  await line('To be sent again.').getByText('The server refused this').waitFor();
  await line('To be sent again.').getByRole('button', { name: 'Retry', exact: true }).click();
  await line('To be sent again.').waitFor({ state: 'detached' });
  await line('To be let go.').getByRole('button', { name: 'Discard', exact: true }).click();
  await line('To be let go.').waitFor({ state: 'detached' });
  await line('To be changed.').getByRole('button', { name: 'Edit', exact: true }).click();
  const field = page.getByLabel('Write a comment', { exact: true });
  await expect.poll(() => field.inputValue()).toBe('To be changed.');
  await field.fill('It was changed.');
  await field.press('Control+Enter');
  await expect.poll(() => said('It was changed.').length).toBe(1);
  await untilEverythingIsSent(page);
  expect([said('To be sent again.').length, said('To be changed.').length, said('To be let go.').length]).toEqual([
    1, 0, 0,
  ]);
});

test('a search follows every key, here and among everything on the disk', async () => {
  keepPicture();
  const { page } = running;
  await sideLink(page, 'Shots').click();
  const filter = page.getByRole('combobox', { name: 'Filter shots' });
  await filter.fill('');
  const rows = async () => Number(await page.locator('main [role="grid"]').getAttribute('aria-rowcount'));
  await expect.poll(rows).toBeGreaterThan(20);
  const all = await rows();
  for (const key of 'sh001') await filter.press(key);
  await expect.poll(rows).toBeLessThan(all);
  await page.keyboard.press('Control+k');
  const input = page.getByRole('dialog').getByRole('combobox');
  for (const key of tasks[0]?.shotName ?? '') await input.press(key);
  await page
    .getByRole('dialog')
    .getByRole('option')
    .filter({ hasText: tasks[0]?.shotName ?? '' })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await filter.fill('');
  await expect.poll(rows).toBe(all);
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
