// Files that come with a reply: by the button, dropped on it and pasted into it, in the real app against a server that takes them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import { pixel } from '../support/files.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { answerFileDialog, commentSaying, openShotTask, panel, sentComment, writeComment } from './app/taskPanel.ts';
import { tasksOfArtist } from './app/tasksOfArtist.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-reply-files-'));
const inScratch = (name: string) => join(scratch, name);

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let comment: Locator;

const keepPicture = (): void => pictureOnFailure(() => running, 'reply-files');
const store = () => studio.studio().store;
const parent = () => store().comment.find(({ text }) => text === 'Which boom?');
const namesOf = (words: string): readonly string[] | undefined => {
  const reply = parent()?.replies.find(({ text }) => text === words);
  if (reply === undefined) return undefined;
  const files = store().attachment_file.filter((file) => file.reply_id === reply.id);
  return files.map(({ name }) => name ?? '').toSorted();
};

beforeAll(async () => {
  writeFileSync(inScratch('notes.txt'), 'mind the gap\n');
  writeFileSync(inScratch('boom.png'), pixel);
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 8 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  const { app, page } = running;
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(page, 'Lanternfall');
  const [task] = tasksOfArtist(studio);
  if (task === undefined) throw new Error('no shot has a task');
  await openShotTask(page, task);
  await writeComment(app, page, { text: 'Which boom?' });
  await sentComment(page, 'Which boom?').waitFor();
  comment = commentSaying(page, 'Which boom?');
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

test('a reply has the files that were chosen for it, dropped on it and pasted into it, and no comment has them', async () => {
  keepPicture();
  const { app, page } = running;
  await comment.getByRole('button', { name: 'Reply', exact: true }).click();
  const field = comment.getByRole('textbox', { name: 'Reply' });
  await field.fill('This one.');
  await answerFileDialog(app, [inScratch('notes.txt')]);
  await comment.getByRole('button', { name: 'Attach files' }).click();
  await comment.getByRole('button', { name: 'Remove notes.txt' }).waitFor();
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field is not on screen');
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  await dropFiles(page, [inScratch('boom.png')], { words: 'Drop to attach to the reply', ...at });
  await comment.getByRole('button', { name: 'Remove boom.png' }).waitFor();
  await field.evaluate(
    (element, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...pixel],
  );
  await expect.poll(() => comment.getByRole('button', { name: /^Remove / }).count()).toBe(3);
  // What is written on the task has none of them.
  expect(
    await panel(page)
      .getByRole('button', { name: /^Remove / })
      .count(),
  ).toBe(3);
  await field.press('Control+Enter');
  await expect.poll(() => namesOf('This one.')).toEqual(['boom.png', 'image.png', 'notes.txt']);
  await expect.poll(() => comment.locator('ul[aria-label="Attachments"] > li:not([data-waiting])').count()).toBe(3);
  await comment.getByText('notes.txt').click();
  await comment.locator('[data-opened]').getByText('mind the gap').waitFor();
  await comment.getByText('notes.txt').click();
});

test('one of its files is taken away, and the rest goes with the reply', async () => {
  keepPicture();
  await comment.getByRole('button', { name: 'Remove boom.png' }).click();
  await expect.poll(() => namesOf('This one.')).toEqual(['image.png', 'notes.txt']);
  await comment.getByRole('button', { name: 'Delete this reply' }).click();
  await expect.poll(() => parent()?.replies).toEqual([]);
  await expect.poll(() => store().attachment_file.filter((file) => file.comment_id === parent()?.id)).toEqual([]);
  await comment.getByRole('list', { name: 'Attachments' }).waitFor({ state: 'detached' });
});

test('a reply that waits is taken back into its field with its file', async () => {
  keepPicture();
  const { app, page } = running;
  await proxy.stop();
  await page
    .getByRole('button', { name: /^Queue/ })
    .first()
    .waitFor();
  await comment.getByRole('button', { name: 'Reply', exact: true }).click();
  const field = comment.getByRole('textbox', { name: 'Reply' });
  await field.fill('Later.');
  await answerFileDialog(app, [inScratch('notes.txt')]);
  await comment.getByRole('button', { name: 'Attach files' }).click();
  await comment.getByRole('button', { name: 'Remove notes.txt' }).waitFor();
  await field.press('Control+Enter');
  await comment.locator('li[data-waiting]').getByText('notes.txt').waitFor();
  await comment.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect.poll(() => field.inputValue()).toBe('Later.');
  await comment.getByRole('button', { name: 'Remove notes.txt' }).waitFor();
  await field.press('Control+Enter');
  await proxy.start();
  await expect.poll(() => namesOf('Later.'), { timeout: 30_000 }).toEqual(['notes.txt']);
  expect(parent()?.replies).toHaveLength(1);
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
