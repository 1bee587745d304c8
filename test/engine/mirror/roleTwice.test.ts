// What is read while the account is seen with other eyes for a moment, and jobs that come upon one that waits.
import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function sitDown(
  kitsu: '0.20.52' | '1.0.97',
  role: string,
): Promise<{
  readonly studio: RunningStudio;
  readonly engine: SignedIn;
  readonly productionId: string;
  readonly me: string;
}> {
  const studio = await startDemoStudio({ kitsu, shots: 12, tasksPerShot: 3, comments: 40, assets: 6, people: 12 });
  opened.push(() => studio.stop());
  const engine = await signedIn(studio, role);
  opened.push(() => engine.remove());
  const session = await engine.query('session', {});
  return {
    studio,
    engine,
    productionId: await openedProductionOf(engine),
    me: session.kind === 'open' ? session.personId : '',
  };
}

test.each(['0.20.52', '1.0.97'] as const)(
  'a role that is changed and changed back at a Kitsu %s before the app looks leaves nothing out',
  async (kitsu) => {
    const { studio, engine, productionId, me } = await sitDown(kitsu, 'supervisor');
    const { store, publish } = studio.studio();
    const task = store.task.find((row) => row.project_id === productionId);
    const taskId = task?.id ?? '';
    const byClient = store.comment.insert({
      object_id: taskId,
      object_type: 'Task',
      person_id: store.person.find(({ role }) => role === 'client')?.id ?? '',
      task_status_id: task?.task_status_id ?? '',
      text: 'by a client',
    });
    const told = (name: string) =>
      publish(name, { comment_id: byClient.id, task_id: taskId, project_id: productionId });
    const isShown = async () =>
      (await engine.query('comments', { taskId })).comments.some(({ id }) => id === byClient.id);
    told('comment:new');
    await engine.until(isShown, 'a supervisor sees what clients write');

    // An artist for a moment: of that no event has come yet, and the conversation is read.
    store.person.update(me, { role: 'user' });
    told('comment:update');
    await engine.until(async () => !(await isShown()), 'the server does not tell it an artist');
    store.person.update(me, { role: 'supervisor' });
    publish('person:update', { person_id: me });
    publish('person:update', { person_id: me });
    await engine.until(isShown, 'a supervisor sees it again', 20_000);

    // One's own row moves for other reasons, too, as the first time of a day that is logged does: nothing is read again then.
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'it is all there', 20_000);
    await engine.call('syncNow', {});
    studio.requests.clear();
    const asked = (path: string) => studio.requests.all().filter((request) => request.path.endsWith(path)).length;
    await engine.until(() => Promise.resolve(asked('/data/user/context') > 0), 'the account is read', 20_000);
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'it has caught up', 20_000);
    studio.requests.clear();
    store.person.update(me, { last_presence: '2026-11-24' });
    publish('person:update', { person_id: me });
    await engine.until(() => Promise.resolve(asked('/data/user/context') > 0), 'the account is read', 20_000);
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'nothing more is read', 20_000);
    expect(asked('/with-tasks')).toBe(0);
  },
);

test.each(['0.20.52', '1.0.97'] as const)(
  'who comes back to a Kitsu %s with a wider role does not keep what was deleted meanwhile',
  async (kitsu) => {
    const { studio, engine, productionId, me } = await sitDown(kitsu, 'supervisor');
    const { store } = studio.studio();
    const said = store.comment.find(({ object_id: id }) => store.task.get(id)?.project_id === productionId);
    const taskId = said?.object_id ?? '';
    const isShown = async (by: SignedIn) =>
      (await by.query('comments', { taskId })).comments.some(({ id }) => id === said?.id);
    await engine.until(() => isShown(engine), 'it is here');
    await engine.close();
    store.comment.delete(said?.id ?? '');
    store.person.update(me, { role: 'manager' });
    const back = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
    opened.push(() => back.close());
    await back.until(async () => !(await isShown(back)), 'it is gone', 20_000);
    expect((await back.query('studio', {})).productions.find(({ id }) => id === productionId)?.role).toBe('manager');
  },
);

test('what is to be caught up is caught up, though an event asks for a part of it before its turn', async () => {
  const { studio, engine, productionId, me } = await sitDown('1.0.97', 'user');
  const { store, publish } = studio.studio();
  const [own] = (await engine.todo()).filter((row) => row.productionId === productionId);
  const other = store.task.find((row) => row.project_id === productionId && row.id !== own?.taskId);
  const elsewhere = store.task.find((row) => row.project_id !== productionId);
  const wip = await engine.statusId('wip');
  const retake = await engine.statusId('retake');
  const wanted = other?.task_status_id === wip ? retake : wip;
  // No event told of it: a catch-up has to find it.
  store.task.update(other?.id ?? '', { task_status_id: wanted });
  studio.faults.set([{ method: 'GET', path: '/data/user/context', action: { kind: 'delay', ms: 1_500 } }]);
  studio.requests.clear();
  await engine.call('syncNow', {});
  await engine.until(
    () => Promise.resolve(studio.requests.all().some(({ path }) => path === '/auth/authenticated')),
    'the account is being read',
  );
  publish('task:assign', { task_id: elsewhere?.id ?? '', person_id: me, project_id: elsewhere?.project_id ?? '' });
  const shown = async () => (await engine.query('task', { taskId: other?.id ?? '' }))?.task.taskStatusId;
  await engine.until(async () => (await shown()) === wanted, 'it is found', 20_000);
  expect(await shown()).toBe(wanted);
});
