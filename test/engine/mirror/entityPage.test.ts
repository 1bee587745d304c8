// The page of a shot: files that its pipeline told of, whose time went into it, and what was said, read when it is opened.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let shotId = '';

beforeAll(async () => {
  studio = await startDemoStudio();
  manager = await signedIn(studio, 'manager');
  const productionId = await openedProductionOf(manager);
  const { store } = studio.studio();
  const instanced = store.output_file.find(
    ({ asset_instance_id: instance, temporal_entity_id: shot }) =>
      instance !== null && store.entity.get(shot)?.project_id === productionId,
  );
  shotId = instanced?.temporal_entity_id ?? '';
  await manager.call('wantScopes', { scopes: [{ kind: 'entity', entityId: shotId }] });
  await manager.until(
    async () => (await manager.query('entityFiles', { entityId: shotId })).freshness.state === 'complete',
    'the page is read',
    60_000,
  );
}, 120_000);
afterAll(async () => {
  await manager.remove();
  await studio.stop();
});

test('it has the last revisions of working files, the outputs by type, and those of instances by their names', async () => {
  const { store } = studio.studio();
  const { working, outputs } = await manager.query('entityFiles', { entityId: shotId });
  const tasks = store.task.by('entity_id', shotId).map(({ id }) => id);
  const last = new Map<string, number>();
  for (const { task_id: task, name, revision } of store.working_file.all())
    if (tasks.includes(task ?? ''))
      last.set(`${task ?? ''} ${name}`, Math.max(revision ?? 0, last.get(`${task ?? ''} ${name}`) ?? 0));
  expect(new Map(working.map(({ taskId, name, revision }) => [`${taskId ?? ''} ${name}`, revision]))).toEqual(last);
  expect(outputs.filter(({ instanceName }) => instanceName === '')).toHaveLength(
    store.output_file.by('entity_id', shotId).filter(({ asset_instance_id: instance }) => instance === null).length,
  );
  const ofInstances = outputs.filter(({ instanceName }) => instanceName !== '');
  expect(ofInstances.length).toBeGreaterThan(0);
  expect(ofInstances.every(({ path, entityId }) => path !== '' && entityId === shotId)).toBe(true);
});

test('time is told by person, all of it', async () => {
  const { store } = studio.studio();
  const rows = await manager.query('entityTime', { entityId: shotId });
  const spent = store.task.by('entity_id', shotId).flatMap(({ id }) => store.time_spent.by('task_id', id));
  expect(rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
    spent.reduce((sum, { duration }) => sum + duration, 0),
  );
  expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set(spent.map((one) => one.person_id)));
});

test('its activity is what was said on its tasks, the newest first', async () => {
  const { store } = studio.studio();
  const { rows, count } = await manager.query('entityActivity', { entityId: shotId, limit: 5 });
  const said = store.task.by('entity_id', shotId).flatMap(({ id }) => store.comment.by('object_id', id));
  expect(count).toBe(said.length);
  expect(rows.map(({ createdAt }) => createdAt)).toEqual(
    rows
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .toReversed(),
  );
  expect(rows[0]).toMatchObject({ taskTypeId: expect.any(String) });
});

test('all of it is there without a connection', async () => {
  await manager.call('pauseSync', { isPaused: true });
  const { working, outputs } = await manager.query('entityFiles', { entityId: shotId });
  expect(working.length + outputs.length).toBeGreaterThan(0);
  await manager.call('pauseSync', { isPaused: false });
});
