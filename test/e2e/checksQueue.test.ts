// What waits for one's approval, gone through in one sitting: thirty shots by keys alone, what was asked before, and the cut around one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { post } from '../contract/client.ts';
import { type CodedMovie, codedMovies } from '../support/coded/movies.ts';
import { readStrips } from '../support/coded/strip.ts';
import { colleagueAt, type Colleague } from '../support/colleague.ts';
import { putUpForApproval } from '../support/putUpForApproval.ts';
import { drawHere, goToIndex, playABit, playerOf, untilShown, writeNote } from './app/reviewPlayer.ts';
import {
  openPlace,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { untilEverythingIsSent } from './app/taskPanel.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

const shotCount = 30;
/** Every third one is done, the others are to be done again. */
const answerOf = (index: number) => (index % 3 === 0 ? { key: '3', status: 'done' } : { key: '1', status: 'retake' });
const reason = 'Arcs are broken';
const taskTypeName = 'Animation';

let studio: RunningStudio;
let colleague: Colleague;
let proxy: RecordingProxy;
let running: RunningApp;
/** Three shots of one sequence that follow each other, by their tasks. */
let cut: readonly string[] = [];

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 40, tasksPerShot: 3, comments: 20, assets: 6 });
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('nobody leads');
  colleague = await colleagueAt(studio.url, account);
  proxy = await openProxy(studio.url);
  running = await startApp();
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
});

const keepPicture = (): void => pictureOnFailure(() => running, 'checks-queue');
const theMovie = (name: string): CodedMovie => {
  const found = codedMovies.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const shortNameOf = (taskId: string): string => {
  const { store } = studio.studio();
  return store.task_status.get(store.task.get(taskId)?.task_status_id ?? '')?.short_name ?? '';
};

/** Exactly thirty wait for approval: those that did, and as many more as are missing. */
async function waitingTasks(): Promise<readonly string[]> {
  const { store } = studio.studio();
  const open = new Set<string | null>(store.project.filter(({ name }) => name === 'Lanternfall').map(({ id }) => id));
  const asking = store.task_status.find(({ is_feedback_request: asks }) => asks);
  const waiting = store.task.filter(({ task_status_id: id }) => id === asking?.id);
  const todo = store.task_status.find(({ short_name: name }) => name === 'todo')?.id;
  // Of other productions nothing waits.
  for (const { id, project_id: projectId } of waiting)
    if (!open.has(projectId))
      await colleague
        .does(post(`/actions/tasks/${id}/comment`, { task_status_id: todo, comment: '' }))
        .catch(() => null);
  const shotType = store.entity_type.find(({ name }) => name === 'Shot')?.id;
  const type = store.task_type.find(({ name }) => name === taskTypeName)?.id;
  const here = waiting.filter(({ project_id: projectId }) => open.has(projectId)).map(({ id }) => id);
  const ofSequences = store.task
    .filter(
      (task) =>
        task.task_type_id === type &&
        open.has(task.project_id) &&
        store.entity.get(task.entity_id)?.entity_type_id === shotType,
    )
    .toSorted((one, other) => nameOf(one.entity_id).localeCompare(nameOf(other.entity_id)));
  const [first] = ofSequences;
  const sequenceId = store.entity.get(first?.entity_id ?? '')?.parent_id;
  cut = ofSequences
    .filter(({ entity_id: id }) => store.entity.get(id)?.parent_id === sequenceId)
    .slice(0, 3)
    .map(({ id }) => id);
  const all = [...new Set([...here, ...cut, ...ofSequences.map(({ id }) => id)])];
  return all.slice(0, shotCount);
}
const nameOf = (entityId: string | null | undefined): string => studio.studio().store.entity.get(entityId)?.name ?? '';

test('thirty shots are played, answered and left by keys alone, and none keeps one waiting', async () => {
  keepPicture();
  const { page } = running;
  const taskIds = await waitingTasks();
  expect(taskIds).toHaveLength(shotCount);
  await putUpForApproval(colleague, taskIds, theMovie('full-24'));
  await signInAs(running, proxy, studio, 'manager');
  await sideLink(page, 'My checks').click();
  await page.locator('[role="row"][data-line][aria-selected]').first().waitFor();
  await expect.poll(() => sideLink(page, 'My checks').innerText()).toContain(String(shotCount));
  await page.keyboard.press('v');
  await untilShown(page, 0, shotCount);
  // From the key that answers to the exact picture of the next one.
  const waits: number[] = [];
  const answered: { readonly name: string; readonly status: string }[] = [];
  for (let index = 0; index < shotCount; index += 1) {
    const { key, status } = answerOf(index);
    answered.push({ name: await playerOf(page).getByRole('heading', { level: 1 }).innerText(), status });
    await playABit(page);
    if (status === 'retake' && index === 1) await writeNote(page, reason);
    else if (status === 'retake') {
      // The same words again: by the list of those that were given before.
      await page.keyboard.press('Shift+N');
      await page.getByRole('menu').getByRole('menuitem', { name: reason }).first().waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByLabel('Write a comment', { exact: true }).inputValue()).toBe(reason);
    }
    const last = index === shotCount - 1;
    const wait = page.evaluate(
      async ({ place, isLast }) => {
        const began = await new Promise<number>((resolve) => {
          window.addEventListener('keydown', () => resolve(performance.now()), { once: true, capture: true });
        });
        const isThere = (): boolean => {
          if (isLast) return document.body.innerText.includes('All checked');
          const player = document.querySelector<HTMLElement>('[data-region="player"]');
          const counter = player?.querySelector<HTMLElement>('[data-index="0"]');
          return (
            player?.innerText.includes(place) === true &&
            counter !== null &&
            counter !== undefined &&
            counter.dataset['awaited'] === undefined
          );
        };
        while (!isThere()) await new Promise(requestAnimationFrame);
        return performance.now() - began;
      },
      { place: `${String(index + 2)} of ${String(shotCount)}`, isLast: last },
    );
    // What is listened for is there before the key.
    await page.evaluate(() => undefined);
    await page.keyboard.press(key);
    waits.push(await wait);
  }
  const median = waits.toSorted((one, other) => one - other)[shotCount / 2] ?? Infinity;
  expect(median).toBeLessThan(500);
  expect(new Set(answered.map(({ name }) => name)).size).toBeGreaterThan(shotCount / 3);
  await page.getByText('All checked. 10 done, 20 retakes.').waitFor();

  // The last one is taken back, and one stands before it again.
  await page.keyboard.press('Control+z');
  await untilShown(page, shotCount - 1, shotCount);
  await page.keyboard.press('3');
  await page.getByText('All checked. 11 done, 19 retakes.').waitFor();
  await untilEverythingIsSent(page);
  const given = taskIds.map(shortNameOf);
  expect(given.filter((status) => status === 'done')).toHaveLength(11);
  expect(given.filter((status) => status === 'retake')).toHaveLength(19);
  const { store } = studio.studio();
  const words = taskIds.flatMap((id) => store.comment.by('object_id', id)).filter(({ text }) => text?.includes(reason));
  // What others may have read already stays said: of the one that was taken back, too.
  expect(words).toHaveLength(20);
  expect(new Set(words.map(({ object_id: id }) => id)).size).toBe(20);
  await page.keyboard.press('Escape');
  expect(running.pageErrors).toEqual([]);
});

test('a shot is played between its neighbours, as the sequence runs', async () => {
  keepPicture();
  const { page } = running;
  const [before = '', middle = '', after = ''] = cut;
  const { store } = studio.studio();
  const titleOf = (taskId: string): RegExp => new RegExp(`/ ${nameOf(store.task.get(taskId)?.entity_id)}$`);
  const heading = (taskId: string) => playerOf(page).getByRole('heading', { level: 1, name: titleOf(taskId) });
  const { project_id: projectId } = store.task.get(middle) ?? { project_id: '' };
  await openPlace(page, `/productions/${projectId}/shots/tasks/${middle}/previews`);
  await heading(middle).waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  await page.keyboard.press('Alt+c');
  await heading(before).waitFor();
  await page.locator('[data-index="0"]:not([data-awaited])').waitFor();
  await goToIndex(page, 88);
  await page.keyboard.press('Space');
  await heading(middle).waitFor();
  // It plays on by itself, from its own first frame.
  await expect
    .poll(async () => Number(await page.locator('[data-index]').getAttribute('data-index')), { interval: 20 })
    .toBeGreaterThan(3);
  await page.keyboard.press('k');
  await goToIndex(page, 88);
  await page.keyboard.press('Space');
  await heading(after).waitFor();
  await page.keyboard.press('k');
  expect(running.pageErrors).toEqual([]);
});

test('what was asked of the last revision stands over the new one: on the timeline, as drawn, and to be fixed, denied or carried on', async () => {
  keepPicture();
  const { page } = running;
  const { store } = studio.studio();
  const [taskId = ''] = cut;
  const { project_id: projectId } = store.task.get(taskId) ?? { project_id: '' };
  const movie = theMovie('zou-24');
  const [firstId = ''] = await putUpForApproval(colleague, [taskId], movie);
  const { revision } = store.preview_file.get(firstId) ?? { revision: 0 };
  const retake = store.task_status.find(({ short_name: name }) => name === 'retake')?.id;
  const says = (comment: string, checklist: readonly string[] = []) =>
    colleague.does(
      post(`/actions/tasks/${taskId}/comment`, {
        task_status_id: retake,
        comment,
        checklist: checklist.map((text) => ({ text, checked: false })),
      }),
    );
  const previews = `/productions/${projectId}/shots/tasks/${taskId}/previews`;
  const open = async (id: string): Promise<void> => {
    await openPlace(page, `${previews}/${id}`);
    await page.locator('[data-index]:not([data-awaited])').waitFor();
  };
  await open(firstId);
  await goToIndex(page, 10);
  await drawHere(page);
  await expect.poll(() => store.preview_file.get(firstId)?.annotations?.length).toBe(1);
  await says(`v${String(revision)} 00:00.417 (011) The foot slides`);
  await says(`v${String(revision)} 00:00.833 (021) For the next one`, ['Lift the lantern', 'Straighten the horizon']);
  const [secondId = ''] = await putUpForApproval(colleague, [taskId], movie);

  await open(secondId);
  const asked = page.getByRole('region', { name: `Asked on v${String(revision)}` });
  await asked.getByText('0 of 3 fixed').waitFor();
  const slider = page.getByRole('slider', { name: 'Frame' });
  const words = () => slider.getAttribute('aria-valuetext');
  await page.keyboard.press('Home');
  await page.keyboard.press('.');
  await page.locator('[data-index="10"]:not([data-awaited])').waitFor();
  await expect.poll(words).toContain('asked for on the revision before');
  // Its drawing as a ghost, on its frame alone.
  const ghosts = page.locator('[data-region="player"] svg [stroke-dasharray]');
  expect(await ghosts.count()).toBe(0);
  await page.keyboard.press('Shift+O');
  await expect.poll(() => ghosts.count()).toBeGreaterThan(0);
  await readStrips(page);
  expect(await page.evaluate(() => codedStrip.number())).toBe(10);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => ghosts.count()).toBe(0);
  await page.keyboard.press('Shift+O');

  const said = () => store.comment.by('object_id', taskId);
  const checklistOf = (text: string) => said().find((one) => one.text?.includes(text))?.checklist ?? [];
  const point = (text: string) => asked.getByRole('listitem').filter({ hasText: text });
  await point('Lift the lantern').getByRole('checkbox').click();
  await expect.poll(() => checklistOf('For the next one').map(({ checked }) => checked)).toEqual([true, false]);
  await point('The foot slides').getByRole('button', { name: 'Say that it is not fixed yet' }).click();
  await point('The foot slides').getByText('not yet', { exact: true }).waitFor();
  await point('Straighten the horizon').getByRole('button', { name: 'Carry on to the new note' }).click();
  await point('Straighten the horizon').getByText('carried on').waitFor();
  await writeNote(page, 'Nearly there');
  await page.keyboard.press('1');
  const itemsOf = (note: string) => checklistOf(note).map(({ text }) => text);
  await expect.poll(() => itemsOf('Nearly there')).toEqual(['Straighten the horizon']);
  const replies = () => said().flatMap((one) => (one.text?.includes('The foot slides') ? (one.replies ?? []) : []));
  await expect.poll(() => replies().map(({ text }) => text)).toEqual([`✗ v${String(revision + 1)} not yet`]);

  // Said to be fixed after all, it is no mark any more.
  await point('The foot slides').getByRole('checkbox').click();
  await asked.getByText('2 of 3 fixed').waitFor();
  await playerOf(page).focus();
  await goToIndex(page, 10);
  await expect.poll(words).not.toContain('asked for');
  expect(running.pageErrors).toEqual([]);
});
