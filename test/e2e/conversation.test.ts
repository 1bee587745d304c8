// Everything one may do to a task and to what is said on it, by whoever leads the production; each of it reaches the server.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { comments, commentSaying, openShotTask, panel, sentComment, writeComment } from './app/taskPanel.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const scratch = mkdtempSync(join(tmpdir(), 'inari-conversation-'));
const note = join(scratch, 'notes.txt');

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
let task: { readonly id: string; readonly shotName: string };

const keepPicture = (): void => pictureOnFailure(() => running, 'conversation');
const store = () => studio.studio().store;
const said = (text: string) => store().comment.find((comment) => comment.text === text);

beforeAll(async () => {
  writeFileSync(note, 'mind the gap\n');
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
  task = aTaskOfAShot();
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
  await openShotTask(running.page, task);
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});

function aTaskOfAShot(): typeof task {
  const project = store().project.find(({ name }) => name === 'Lanternfall');
  const shotType = store().entity_type.find(({ name }) => name === 'Shot');
  for (const { id, entity_id: entityId, project_id: projectId } of store().task.filter(() => true)) {
    const entity = store().entity.get(entityId);
    if (projectId === project?.id && entity?.entity_type_id === shotType?.id && !entity?.canceled)
      return { id, shotName: entity?.name ?? '' };
  }
  throw new Error('no shot has a task');
}

test('a comment is written, edited and acknowledged, and its file taken away', async () => {
  keepPicture();
  const { app, page } = running;
  await writeComment(app, page, { text: 'Mind the boom.', files: [note] });
  const comment = sentComment(page, 'Mind the boom.');
  await comment.waitFor();
  const id = said('Mind the boom.')?.id ?? '';
  await comment.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await comment.getByRole('button', { name: 'Remove notes.txt' }).click();
  await comment.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit the comment' }).click();
  const field = panel(page).getByLabel('Edit the comment', { exact: true });
  await field.fill('Mind the boom and the tail.');
  await field.press('Control+Enter');
  await expect.poll(() => store().comment.get(id)?.text).toBe('Mind the boom and the tail.');
  await expect.poll(() => store().comment.get(id)?.acknowledgements.length).toBe(1);
  await expect.poll(() => store().attachment_file.filter((file) => file.comment_id === id)).toEqual([]);
});

test('a reply is written and taken away, and so is the comment', async () => {
  keepPicture();
  const { page } = running;
  const comment = commentSaying(page, 'Mind the boom and the tail.');
  const id = said('Mind the boom and the tail.')?.id ?? '';
  const replies = () => store().comment.get(id)?.replies;
  await comment.getByRole('button', { name: 'Reply', exact: true }).click();
  const field = comment.locator('textarea');
  await field.fill('The boom is mine. ');
  await comment.getByRole('button', { name: 'Add an emoji' }).click();
  await page.getByRole('button', { name: '👍' }).click();
  await field.press('Control+Enter');
  await expect.poll(replies).toMatchObject([{ text: 'The boom is mine. 👍' }]);
  await comment.getByRole('button', { name: 'Delete this reply' }).click();
  await expect.poll(replies).toEqual([]);
  await comment.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete the comment' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the comment' }).click();
  await expect.poll(() => store().comment.get(id)).toBeUndefined();
  await comment.waitFor({ state: 'detached' });
});

test('a task gets a priority, and one more person, and loses that one again', async () => {
  keepPicture();
  const { page } = running;
  const row = () => store().task.get(task.id);
  const before = [...(row()?.assignees ?? [])];
  const other = store().person.find((one) => one.role === 'supervisor' && one.active && !before.includes(one.id));
  if (other === undefined) throw new Error('no supervisor is free');
  await panel(page)
    .getByRole('button', { name: /^Set the priority/ })
    .click();
  await page.getByRole('menuitemcheckbox', { name: /Emergency/ }).click();
  await expect.poll(() => row()?.priority).toBe(3);
  for (const expected of [[...before, other.id], before]) {
    await panel(page)
      .getByRole('button', { name: /^Assign people/ })
      .click();
    await page.getByLabel('Type to find').fill(other.first_name);
    await page.getByRole('menuitemcheckbox', { name: other.first_name }).first().click();
    await expect.poll(() => [...(row()?.assignees ?? [])].toSorted()).toEqual(expected.toSorted());
  }
});

test('what arrives late does not push the newest comment out of view, nor pull back who reads above', async () => {
  keepPicture();
  const { page } = running;
  await comments(page).first().waitFor();
  // A picture whose size comes step by step, more often than anything is measured.
  const farFromEnd = (upPx: number): Promise<number> =>
    panel(page).evaluate(async (aside, up) => {
      const newest = [...aside.querySelectorAll('article')].at(-1);
      let scroller = newest?.parentElement;
      while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
      if (!newest || !scroller) throw new Error('nothing scrolls');
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const arriving = newest.querySelector<HTMLElement>('[data-arriving]') ?? document.createElement('div');
      arriving.dataset['arriving'] = '';
      newest.append(arriving);
      for (let step = 1; step <= 40; step += 1) {
        arriving.style.height = `${String(step * 200)}px`;
        await frame();
        if (step === 5 && up > 0) {
          scroller.scrollTop -= up;
          await frame();
        }
      }
      await frame();
      const far = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      arriving.style.height = '0';
      await frame();
      return far;
    }, upPx);
  expect(await farFromEnd(0)).toBeLessThan(2);
  expect(await farFromEnd(700)).toBeGreaterThan(6_000);
});

test('nothing broke on the way', () => {
  expect(running.pageErrors).toEqual([]);
});
