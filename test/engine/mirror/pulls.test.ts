import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine, type TestEngineOptions } from '../../support/testEngine.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function studioOf(kitsu: '0.20.52' | '1.0.97', shots = 20): Promise<RunningStudio> {
  const studio = await startDemoStudio({ kitsu, shots, tasksPerShot: 3, comments: 80, assets: 10, people: 12 });
  opened.push(() => studio.stop());
  return studio;
}
async function enter(studio: RunningStudio, role: string, options: TestEngineOptions = {}): Promise<SignedIn> {
  const engine = await signedIn(studio, role, options);
  opened.push(() => engine.remove());
  return engine;
}
async function signedInOnly(studio: RunningStudio, role: string): Promise<SignedIn> {
  const engine = await startTestEngine();
  opened.push(() => engine.remove());
  const { email, password } = studio.accounts.find((one) => one.role === role) ?? { email: '', password: '' };
  await engine.call('signIn', { url: studio.url, email, password, code: null });
  return asking(engine);
}
const pathsAsked = (studio: RunningStudio, path: string): number =>
  studio.requests.all().filter((request) => request.path === path).length;
const quiet = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.each(['0.20.52', '1.0.97'] as const)(
  'the first pull of a Kitsu %s asks for each long list once',
  async (kitsu) => {
    const studio = await studioOf(kitsu);
    // The production is opened while it is being pulled, and events begin to arrive.
    studio.faults.set([{ method: 'GET', path: '/data/shots/with-tasks', action: { kind: 'delay', ms: 700 } }]);
    const engine = await signedInOnly(studio, 'user');
    await engine.until(
      () => Promise.resolve(pathsAsked(studio, '/data/shots/with-tasks') > 0),
      'the production is being pulled',
    );
    const { steps } = await engine.query('pullSteps', {});
    // In the order in which they are read, as the page of the first sync tells them.
    expect(steps.slice(0, 2).map(({ key }) => key)).toEqual(['account', 'my-tasks']);
    const running = steps.find(({ key, state }) => key.startsWith('production:') && state === 'running');
    const productionId = running?.key.slice('production:'.length) ?? '';
    await engine.call('wantScopes', { scopes: [{ kind: 'production', productionId }] });
    await engine.call('pullProduction', { productionId });
    await engine.until(async () => (await engine.query('sync', {})).connection.kind === 'live', 'events arrive');
    await engine.untilPulled();
    await quiet(300);
    await engine.untilPulled();
    for (const kind of ['shots', 'assets'])
      expect([kind, pathsAsked(studio, `/data/${kind}/with-tasks`)]).toEqual([kind, 1]);
  },
);

test.each(['0.20.52', '1.0.97'] as const)(
  'the first pull of a Kitsu %s walks no list from end to end: boards bring tasks of concepts and edits as well, whole',
  async (kitsu) => {
    const studio = await studioOf(kitsu);
    const { store } = studio.studio();
    for (const task of store.task.all()) store.task.update(task.id, { difficulty: 5 });
    const me = studio.accounts.find(({ role }) => role === 'manager')?.email ?? '';
    const personId = store.person.all().find(({ email }) => email === me)?.id ?? '';
    const ofKind = (kind: string) => {
      const typeId = store.entity_type.all().find(({ name }) => name === kind)?.id;
      return store.task.all().filter(({ entity_id }) => {
        const entity = store.entity.get(entity_id ?? '');
        return entity?.entity_type_id === typeId;
      });
    };
    const productionId = ofKind('Concept')[0]?.project_id ?? '';
    const taskOf = (kind: string) => ofKind(kind).find(({ project_id }) => project_id === productionId);
    for (const kind of ['Concept', 'Edit'])
      store.subscription.insert({ person_id: personId, task_id: taskOf(kind)?.id ?? '' });
    studio.requests.clear();
    const engine = await enter(studio, 'manager');
    await engine.call('pullProduction', { productionId });
    await engine.untilPulled();
    const walked = studio.requests
      .all()
      .filter(({ path, query }) => /^\/data\/(tasks|entities)$/.test(path) && query.includes('limit=500'));
    expect(walked.map(({ path, query }) => `${path}?${query}`)).toEqual([]);
    const { steps } = await engine.query('pullSteps', {});
    const step = steps.find(({ key }) => key === `production:${productionId}`);
    expect(step?.counts.find(({ what }) => what === 'tasks')?.loaded).toBe(
      store.task.by('project_id', productionId).length,
    );
    for (const kind of ['Concept', 'Edit']) {
      const task = taskOf(kind);
      const shown = (await engine.query('task', { taskId: task?.id ?? '' }))?.task;
      // The first is told by the rows alone, the last by the board alone.
      expect([kind, shown?.difficulty, shown?.lastPreviewFileId, shown?.isSubscribed]).toEqual([
        kind,
        5,
        task?.last_preview_file_id ?? null,
        true,
      ]);
    }
  },
);

test.each(['0.20.52', '1.0.97'] as const)(
  'while a long list of a Kitsu %s arrives, comments leave and other tasks open',
  async (kitsu) => {
    const studio = await studioOf(kitsu, 60);
    const engine = await enter(studio, 'user');
    const productionId = await openedProductionOf(engine);
    const [own, other] = (await engine.todo()).filter((row) => row.productionId === productionId);
    const [wip, retake] = [await engine.statusId('wip'), await engine.statusId('retake')];
    const taskId = own?.taskId ?? '';
    const { store } = studio.studio();
    store.task.update(taskId, { task_status_id: retake });
    // Something is gone without an event: complete lists are asked for, and they take long.
    store.task.delete(
      store.task.find((row) => row.project_id === productionId && row.assignees.length === 0)?.id ?? '',
    );
    const path = '/data/*/with-tasks';
    studio.faults.set([{ method: 'GET', path, action: { kind: 'slow', bytesPerSecond: 4_000 } }]);
    studio.requests.clear();
    await engine.call('pullProduction', { productionId });
    await engine.until(
      () => Promise.resolve(pathsAsked(studio, '/data/shots/with-tasks') > 0),
      'the list is on its way',
      20_000,
    );
    await engine.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip });
    await engine.untilQueueIsEmpty(3_000);
    await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId: other?.taskId ?? '' }] });
    await engine.until(
      () => Promise.resolve(pathsAsked(studio, `/data/tasks/${other?.taskId ?? ''}/comments`) > 0),
      'the other task is read',
      3_000,
    );
    expect((await engine.query('sync', {})).pulling).not.toBe(null);
    studio.faults.clear();
    const status = async () => (await engine.query('task', { taskId }))?.task.taskStatusId;
    expect(await status()).toBe(wip);
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'the list has arrived', 40_000);
    expect(await status()).toBe(wip);
  },
);

test('a to-do list that fails does not keep the productions from being pulled, and is tried again', async () => {
  const studio = await studioOf('1.0.97');
  studio.faults.set([
    { method: 'GET', path: '/data/user/done-tasks', times: 1, action: { kind: 'status', status: 500 } },
  ]);
  const engine = await signedInOnly(studio, 'user');
  await engine.untilPulled();
  await engine.until(
    async () =>
      (await engine.query('pullSteps', {})).steps.some(({ key, state }) => key === 'my-tasks' && state === 'done'),
    'the to-do list has come',
  );
  expect(pathsAsked(studio, '/data/user/done-tasks')).toBeGreaterThan(1);
});

test('a first pull that a server error ended is made again by itself', async () => {
  const studio = await studioOf('0.20.52');
  studio.faults.set([
    { method: 'GET', path: '/data/assets/with-tasks', times: 1, action: { kind: 'status', status: 502 } },
  ]);
  const engine = await signedInOnly(studio, 'user');
  await engine.untilPulled(20_000);
  expect(pathsAsked(studio, '/data/assets/with-tasks')).toBeGreaterThan(1);
});

test('a task that a link leads to comes, though no list has brought it', async () => {
  const studio = await studioOf('0.20.52');
  const engine = await enter(studio, 'supervisor');
  const { store } = studio.studio();
  const mirrored = await openedProductionOf(engine);
  const session = await engine.query('session', {});
  const me = session.kind === 'open' ? session.personId : '';
  const projectIds = new Set((await engine.studioRows()).productions.map(({ id }) => id));
  const other = store.task.find(
    (row) => projectIds.has(row.project_id ?? '') && row.project_id !== mirrored && !row.assignees.includes(me),
  );
  const taskId = other?.id ?? '';
  store.comment.insert({
    object_id: taskId,
    object_type: 'Task',
    person_id: me,
    task_status_id: other?.task_status_id ?? '',
    text: 'to be followed',
  });
  expect(await engine.query('task', { taskId })).toBe(null);
  await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
  await engine.until(async () => (await engine.query('comments', { taskId })).comments.length > 0, 'it has come');
  expect((await engine.query('task', { taskId }))?.entity.name).toBe(store.entity.get(other?.entity_id ?? '')?.name);
});

test('what one has done in a production that is not mirrored is named with its episode and sequence', async () => {
  const studio = await studioOf('1.0.97');
  const { store } = studio.studio();
  const show = store.project.find(({ production_type: type }) => type === 'tvshow')?.id;
  const email = studio.accounts.find(({ role }) => role === 'user')?.email;
  const me = store.person.find((person) => person.email === email)?.id ?? '';
  const done = store.task_status.find((status) => status.is_done)?.id ?? '';
  const isShot = (id: string | null): boolean =>
    store.entity_type.get(store.entity.get(id)?.entity_type_id)?.name === 'Shot';
  const task = store.task.find(({ project_id: of, entity_id: entity }) => of === show && isShot(entity));
  store.task.update(task?.id ?? '', { assignees: [me], task_status_id: done });
  const shot = store.entity.get(task?.entity_id);
  const sequence = store.entity.get(shot?.parent_id);
  const episode = store.entity.get(sequence?.parent_id);

  const engine = await enter(studio, 'user');
  expect(await openedProductionOf(engine)).not.toBe(show);
  const label = async () => {
    const list = await engine.query('todoList', {
      tab: 'done',
      search: '',
      grouping: 'none',
      sort: 'default',
      today: '2026-06-01',
    });
    return list.rows.find(({ taskId }) => taskId === task?.id)?.entity;
  };
  await engine.until(async () => (await label())?.parentName === sequence?.name, 'its sequence is known');
  expect(await label()).toMatchObject({ episodeName: episode?.name, name: shot?.name });
});

test('rows that cannot be read are no reason to think that the server is gone', async () => {
  const studio = await studioOf('0.20.52');
  const engine = await enter(studio, 'user');
  const { store } = studio.studio();
  // Told by nobody's list any more, and not readable when it is asked for.
  const [own] = await engine.todo();
  store.task.update(own?.taskId ?? '', { assignees: [], entity_id: '' });
  studio.studio().publish('task:update', { task_id: own?.taskId ?? '' });
  studio.requests.clear();
  await quiet(2_500);
  expect((await engine.query('sync', {})).connection.kind).toBe('live');
  expect(pathsAsked(studio, '/data/user/context')).toBeLessThan(2);
  expect(pathsAsked(studio, '/data/tasks')).toBeLessThan(4);
});

describe('nothing happens', () => {
  test('when nothing has changed: a catch-up changes no row and repaints no list', async () => {
    const studio = await studioOf('1.0.97');
    const engine = await enter(studio, 'supervisor');
    const productionId = await openedProductionOf(engine);
    await quiet(1_000);
    const before = engine.events.length;
    await engine.call('pullProduction', { productionId });
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'it has caught up');
    await quiet(600);
    const sources = engine.events.slice(before).flatMap((event) => (event.kind === 'changed' ? event.sources : []));
    expect(new Set(sources)).toEqual(new Set(['sync', `pulling:production:${productionId}`, 'accounts', 'meta']));
  });
});

describe.each(['0.20.52', '1.0.97'] as const)('a person whose role changed at a Kitsu %s', (kitsu) => {
  test('sees less than before, or more, as a fresh sign-in would', async () => {
    const studio = await studioOf(kitsu);
    const engine = await enter(studio, 'supervisor');
    const productionId = await openedProductionOf(engine);
    const { store, publish } = studio.studio();
    const session = await engine.query('session', {});
    const me = session.kind === 'open' ? session.personId : '';
    const client = store.person.find(({ role }) => role === 'client');
    const task = store.task.find((row) => row.project_id === productionId);
    const taskId = task?.id ?? '';
    const byClient = store.comment.insert({
      object_id: taskId,
      object_type: 'Task',
      person_id: client?.id ?? '',
      task_status_id: task?.task_status_id ?? '',
      text: 'by a client',
    });
    store.task.update(taskId, {});
    await engine.call('pullProduction', { productionId });
    const isShown = async () =>
      (await engine.query('comments', { taskId })).comments.some(({ id }) => id === byClient.id);
    await engine.until(isShown, 'a supervisor sees what clients write');
    const shots = await engine.shotCount(productionId);

    store.person.update(me, { role: 'user' });
    publish('person:update', { person_id: me });
    await engine.until(async () => !(await isShown()), 'an artist does not');
    await engine.until(async () => (await engine.shotCount(productionId)) === shots, 'the rest is there again', 20_000);
    await engine.until(
      async () => (await engine.query('comments', { taskId })).comments.length > 0 || shots > 0,
      'its comments too',
    );
    expect(await isShown()).toBe(false);

    store.person.update(me, { role: 'supervisor' });
    publish('person:update', { person_id: me });
    await engine.until(isShown, 'a supervisor sees it again', 20_000);
    expect(await engine.shotCount(productionId)).toBe(shots);
  });
});

test('a comment deleted in the very second in which its task was read is gone after the next start', async () => {
  const studio = await studioOf('0.20.52');
  const engine = await enter(studio, 'user');
  const productionId = await openedProductionOf(engine);
  const { store } = studio.studio();
  const [newest] = store.task
    .filter(({ project_id: id }) => id === productionId)
    .toSorted((one, other) => (other.updated_at ?? '').localeCompare(one.updated_at ?? ''));
  const comment = store.comment.find(({ object_id: id }) => id === newest?.id);
  if (newest === undefined || comment === undefined) throw new Error('nothing was said on the newest task');
  const wordsHere = async (from: SignedIn) =>
    (await from.query('comments', { taskId: newest.id })).comments.some(({ id }) => id === comment.id);
  expect(await wordsHere(engine)).toBe(true);
  await engine.close();
  // A server that has deleted it dates its task anew: within that second to the same date.
  store.comment.delete(comment.id);

  const again = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
  opened.push(() => again.close());
  await again.until(async () => !(await wordsHere(again)), 'the comment is gone');
});
