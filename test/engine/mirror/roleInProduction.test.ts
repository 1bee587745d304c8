import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

test('an artist who supervises a production keeps what clients say in it, when the task is opened as well', async () => {
  const studio = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 12,
    tasksPerShot: 3,
    comments: 40,
    assets: 6,
    people: 12,
  });
  opened.push(() => studio.stop());
  const { store } = studio.studio();
  const email = studio.accounts.find(({ role }) => role === 'user')?.email;
  const me = store.person.find((person) => person.email === email)?.id ?? '';
  for (const { id } of store.project.all()) store.project.update(id, { team_roles: { [me]: 'supervisor' } });
  const client = store.person.find(({ role }) => role === 'client')?.id ?? '';
  for (const task of store.task.all())
    store.comment.insert({
      object_id: task.id,
      object_type: 'Task',
      person_id: client,
      task_status_id: task.task_status_id,
      text: 'by a client',
    });
  const engine = await signedIn(studio, 'user');
  opened.push(() => engine.remove());
  const productionId = await openedProductionOf(engine);
  const task = store.task.find((row) => row.project_id === productionId && !row.assignees.includes(me));
  const taskId = task?.id ?? '';
  const areShown = async () =>
    (await engine.query('comments', { taskId })).comments.some(({ text }) => text === 'by a client');
  expect(await areShown()).toBe(true);
  await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
  await engine.until(
    async () => (await engine.query('comments', { taskId })).freshness.state === 'complete',
    'its conversation is read',
  );
  expect(await areShown()).toBe(true);
});
