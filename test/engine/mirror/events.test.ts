import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { post, put, remove } from '../../contract/client.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('events of a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let engine: SignedIn;
  let admin: Colleague;
  let productionId = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 40, tasksPerShot: 3, comments: 120, assets: 20, people: 12 });
    engine = await signedIn(studio, 'supervisor');
    productionId = await openedProductionOf(engine);
    const account = studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
    admin = await colleagueAt(studio.url, account);
    await engine.until(async () => (await engine.query('sync', {})).connection.kind === 'live', 'events arrive');
  });
  afterEach(() => {
    studio.faults.clear();
  });
  afterAll(async () => {
    await engine.remove();
    await studio.stop();
  });

  const here = () => studio.studio().store.task.filter((row) => row.project_id === productionId);
  const asked = (path: RegExp): number => studio.requests.all().filter((request) => path.test(request.path)).length;
  const textsOf = async (taskId: string) =>
    (await engine.query('comments', { taskId })).comments.map(({ text }) => text);
  const quiet = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const say = (taskId: string, comment: string) =>
    admin.does(
      post(`/actions/tasks/${taskId}/comment`, {
        task_status_id: studio.studio().store.task.get(taskId)?.task_status_id,
        comment,
      }),
    );

  test('are not lost when what they name could not be read at once', async () => {
    const [one, other] = here();
    const [taskId = '', otherId = ''] = [one?.id, other?.id];
    studio.faults.set([
      { method: 'GET', path: `/data/tasks/${taskId}/comments`, times: 1, action: { kind: 'status', status: 500 } },
      { method: 'GET', path: '/data/tasks', times: 1, action: { kind: 'cut before' } },
    ]);
    await say(taskId, 'heard at the second time');
    await say(otherId, 'not held up by the other');
    await engine.until(async () => (await textsOf(otherId)).includes('not held up by the other'), 'one has come');
    await engine.until(
      async () => (await textsOf(taskId)).includes('heard at the second time'),
      'both have come',
      20_000,
    );
    expect(await textsOf(otherId)).toContain('not held up by the other');
  });

  test('that come by the thousand, twice, and of things nobody knows, end with what the server has', async () => {
    const { store, publish } = studio.studio();
    const tasks = here();
    for (const [index, { id }] of tasks.entries()) store.task.update(id, { estimation: 100 + index });
    const added = tasks.slice(0, 30).map((task) => {
      // As an import in bulk does: rows first, then their events.
      const { id } = store.task.insert({ ...task, id: crypto.randomUUID(), name: 'second', estimation: 5 });
      return id;
    });
    studio.requests.clear();
    for (let times = 0; times < 12; times += 1) {
      for (const { id } of tasks) publish('task:update', { task_id: id, project_id: productionId });
      for (let other = 0; other < 60; other += 1)
        publish('task:update', { task_id: crypto.randomUUID(), project_id: crypto.randomUUID() });
      for (let other = 0; other < 60; other += 1)
        publish('task:new', { task_id: crypto.randomUUID(), project_id: productionId });
    }
    for (const id of added) publish('task:new', { task_id: id, project_id: productionId });
    const estimation = async (taskId: string) => (await engine.query('task', { taskId }))?.task.estimationMinutes;
    await engine.until(async () => (await estimation(added.at(-1) ?? '')) === 5, 'the new tasks are here', 20_000);
    for (const [index, { id }] of tasks.entries()) expect(await estimation(id)).toBe(100 + index);
    for (const id of added) expect(await estimation(id)).toBe(5);
    expect(studio.requests.all().length).toBeLessThan(120);
  });

  test('of a deletion win over a reading that began before', async () => {
    const task = here().at(-1);
    const taskId = task?.id ?? '';
    studio.faults.set([{ method: 'GET', path: '/data/tasks', action: { kind: 'slow', bytesPerSecond: 900 } }]);
    studio.requests.clear();
    await admin.does(put(`/data/tasks/${taskId}`, { estimation: 4321 }));
    await engine.until(() => Promise.resolve(asked(/^\/data\/tasks$/) > 0), 'it is being read');
    await admin.does(remove(`/data/tasks/${taskId}`, { force: 'true' }));
    await engine.until(async () => (await engine.query('task', { taskId })) === null, 'it has gone');
    studio.faults.clear();
    await quiet(400);
    expect(await engine.query('task', { taskId })).toBe(null);
  });

  test('of what is not mirrored ask for nothing, and repaint nothing', async () => {
    await quiet(1_000);
    studio.requests.clear();
    const before = engine.events.length;
    const elsewhere = crypto.randomUUID();
    const { publish } = studio.studio();
    for (let times = 0; times < 50; times += 1) {
      publish('task:update', { task_id: crypto.randomUUID(), project_id: elsewhere });
      publish('shot:update', { shot_id: crypto.randomUUID(), project_id: elsewhere });
      publish('comment:new', { comment_id: crypto.randomUUID(), task_id: crypto.randomUUID(), project_id: elsewhere });
      publish('preview-file:update', { preview_file_id: crypto.randomUUID() });
      publish('news:new', { news_id: crypto.randomUUID(), project_id: productionId });
      publish('notification:new', { person_id: crypto.randomUUID(), notification_id: crypto.randomUUID() });
    }
    await quiet(1_200);
    expect(studio.requests.all()).toEqual([]);
    expect(engine.events.slice(before)).toEqual([]);
  });

  test('of a production that is closed take nothing away', async () => {
    const { store, publish } = studio.studio();
    const closed = store.project_status.find(({ name }) => name === 'Closed');
    const status = store.project.get(productionId)?.project_status_id ?? null;
    const taskId = here().find(({ id }) => store.comment.by('object_id', id).length > 0)?.id ?? '';
    store.project.update(productionId, { project_status_id: closed?.id ?? null });
    publish('project:update', { project_id: productionId });
    await engine.until(
      async () => (await engine.query('task', { taskId }))?.production.isOpen === false,
      'it is known to be closed',
    );
    publish('task:update', { task_id: taskId, project_id: productionId });
    publish('task:update', { task_id: taskId });
    await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await quiet(800);
    expect(await engine.query('task', { taskId })).not.toBe(null);
    expect((await textsOf(taskId)).length).toBeGreaterThan(0);

    store.project.update(productionId, { project_status_id: status });
    store.task.update(taskId, { estimation: 999 });
    publish('project:update', { project_id: productionId });
    await engine.until(
      async () => (await engine.query('task', { taskId }))?.production.isOpen === true,
      'it is open again',
    );
    await engine.until(
      async () => (await engine.query('task', { taskId }))?.task.estimationMinutes === 999,
      'it is caught up again',
    );
  });
});
