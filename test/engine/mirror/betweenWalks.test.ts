import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** Walks go two seconds below what they saw last, and dates have whole seconds. */
const outOfReachMs = 3_200;

test('what is said on a task that is made between the lists of a catch-up comes with the next one', async () => {
  const studio = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 12,
    tasksPerShot: 3,
    comments: 40,
    assets: 6,
    people: 12,
  });
  opened.push(() => studio.stop());
  const engine = await signedIn(studio, 'manager');
  opened.push(() => engine.remove());
  const productionId = await openedProductionOf(engine);
  const { store } = studio.studio();
  const file = store.preview_file.find(({ task_id: id }) => store.task.get(id)?.project_id === productionId);
  const [pattern, other] = store.task.filter(({ project_id: id }) => id === productionId);
  if (file === undefined || pattern === undefined || other === undefined) throw new Error('the studio is too small');
  const asked = (path: string): boolean => studio.requests.all().some((request) => request.path === path);
  const idle = () => engine.until(async () => (await engine.query('sync', {})).pulling === null, 'it has caught up');
  await idle();

  // No event tells of any of this. Playlists are read after the tasks, and before what is said on them.
  studio.faults.set([{ path: '/data/playlists', times: 1, action: { kind: 'delay', ms: outOfReachMs + 1_000 } }]);
  studio.requests.clear();
  await engine.call('syncNow', {});
  const areTasksRead = () =>
    studio.requests.all().some(({ path, query }) => path === '/data/tasks' && query.includes(productionId));
  await engine.until(() => Promise.resolve(areTasksRead()), 'it is between its lists');
  await setTimeout(300);
  const { id: _task, created_at: _made, updated_at: _moved, ...values } = pattern;
  const { id: _file, created_at: _published, updated_at: _changed, ...fileValues } = file;
  const made = store.task.insert({ ...values, name: 'made meanwhile', last_comment_date: pattern.created_at });
  const publish = (taskId: string, text: string) =>
    store.comment.insert({
      object_id: taskId,
      object_type: 'Task',
      person_id: store.person.all()[0]?.id ?? '',
      task_status_id: pattern.task_status_id,
      text,
      previews: [store.preview_file.insert({ ...fileValues, task_id: taskId }).id],
    });
  publish(made.id, 'on the new one');
  await setTimeout(outOfReachMs);
  publish(other.id, 'on another');
  const saidOn = async (taskId: string) =>
    (await engine.query('comments', { taskId })).comments.map(({ text }) => text);
  await engine.until(async () => (await saidOn(other.id)).includes('on another'), 'it has gone on');
  await idle();
  studio.requests.clear();
  await engine.call('syncNow', {});
  await engine.until(() => Promise.resolve(asked(`/data/projects/${productionId}/comments`)), 'the next one');
  await idle();
  expect(await saidOn(made.id)).toEqual(['on the new one']);
  const [revision] = (await engine.query('task', { taskId: made.id }))?.revisions ?? [];
  expect(revision?.files.map(({ file: shown }) => shown.sizeBytes)).toEqual([file.file_size]);
});
