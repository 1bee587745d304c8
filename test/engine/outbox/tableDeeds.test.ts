// Tasks made and deleted by the column, shots and assets struck off, deleted and shared, and columns of metadata themselves.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultAction } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { EntityRow } from '../../../shared/model/screens.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let productionId: string;

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 8, people: 12 });
  manager = await signedIn(studio, 'manager');
  productionId = await openedProductionOf(manager);
});
afterEach(async () => {
  studio.faults.clear();
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
});
afterAll(async () => {
  await manager.remove();
  await studio.stop();
});

type Kind = 'Shot' | 'Asset';
const place = (kind: Kind) => ({ productionId, kind, episodeId: null, search: '' });
async function rowsOf(kind: Kind): Promise<readonly EntityRow[]> {
  const list = await manager.query('entityList', { ...place(kind), sort: null, foldedGroupIds: [] });
  return (await manager.query('entityRows', { productionId, kind, keys: [...list.order].slice(0, 200) })).rows;
}
const rowOf = async (kind: Kind, id: string) => (await rowsOf(kind)).find((row) => row.id === id);
const someRow = async (kind: Kind): Promise<EntityRow> => {
  const row = (await rowsOf(kind)).find(({ isCanceled, cells }) => !isCanceled && Object.keys(cells).length > 0);
  if (row === undefined) throw new Error(`no ${kind}`);
  return row;
};
const entityOnServer = (id: string) => studio.studio().store.entity.get(id);
const tasksOnServer = (entityId: string) => studio.studio().store.task.by('entity_id', entityId);
const descriptorsOnServer = (name: string) =>
  studio.studio().store.metadata_descriptor.filter((one) => one.name === name && one.project_id === productionId);
/** A task type of the kind, and a shot or asset without a task of it. */
async function aGap(kind: Kind) {
  for (const { id: taskTypeId } of (await manager.studioRows()).taskTypes.filter(
    ({ forEntity }) => forEntity === kind,
  )) {
    const { missingEntityIds } = await manager.query('taskColumn', { ...place(kind), taskTypeId });
    const [entityId] = missingEntityIds;
    if (entityId !== undefined) return { taskTypeId, entityId, missingEntityIds };
  }
  throw new Error('every task is there');
}

describe('tasks', () => {
  test('that are missing in a column are made in one request, and stand there as waiting until then', async () => {
    const { taskTypeId, entityId, missingEntityIds } = await aGap('Shot');
    await manager.call('pauseSync', { isPaused: true });
    const { commandIds } = await manager.command('createTasks', { taskTypeId, entityIds: [...missingEntityIds] });
    expect(commandIds).toHaveLength(missingEntityIds.length);
    expect((await rowOf('Shot', entityId))?.newTaskMarks).toEqual({ [taskTypeId]: 'waiting' });
    const again = await manager.command('createTasks', { taskTypeId, entityIds: [entityId] });
    expect(again.refused).toMatchObject([{ detail: { reason: 'already-there' } }]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    for (const id of missingEntityIds)
      expect(tasksOnServer(id).filter((task) => task.task_type_id === taskTypeId)).toHaveLength(1);
    expect(await rowOf('Shot', entityId)).toMatchObject({ newTaskMarks: {}, cells: { [taskTypeId]: { mark: null } } });
  });

  const lost: readonly (readonly [string, FaultAction])[] = [
    ['before the server acted', { kind: 'cut before' }],
    ['after the server acted', { kind: 'cut after' }],
  ];
  test.each(lost)('are made once, the answer lost %s', async (_when, action) => {
    const { taskTypeId, entityId } = await aGap('Asset');
    studio.faults.set([
      { method: 'POST', path: '/actions/projects/*/task-types/*/assets/create-tasks', times: 1, action },
    ]);
    await manager.command('createTasks', { taskTypeId, entityIds: [entityId] });
    await manager.untilQueueIsEmpty(20_000);
    expect(tasksOnServer(entityId).filter((task) => task.task_type_id === taskTypeId)).toHaveLength(1);
    expect((await rowOf('Asset', entityId))?.cells[taskTypeId]).toBeDefined();
  });

  test('of a new asset are made once that is there', async () => {
    const { productions } = await manager.studioRows();
    const assetTypeId = productions.find(({ id }) => id === productionId)?.assetTypeIds[0] ?? '';
    const { taskTypeId } = await aGap('Asset');
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('createEntity', {
      productionId,
      place: { kind: 'Asset', assetTypeId, episodeId: null },
      entities: [{ name: 'Rope with tasks', description: '', data: {}, lengthFrames: null }],
    });
    const row = (await rowsOf('Asset')).find(({ name }) => name === 'Rope with tasks');
    await manager.command('createTasks', { taskTypeId, entityIds: [row?.id ?? ''] });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    const [made] = studio.studio().store.entity.filter(({ name }) => name === 'Rope with tasks');
    expect(tasksOnServer(made?.id ?? '').map((task) => task.task_type_id)).toEqual([taskTypeId]);
  });

  test('are deleted with all that was said on them, and struck until then', async () => {
    const row = await someRow('Shot');
    const [taskTypeId = '', cell] = Object.entries(row.cells)[0] ?? [];
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('deleteTasks', { taskIds: [cell?.taskId ?? ''] });
    expect((await rowOf('Shot', row.id))?.cells[taskTypeId]).toMatchObject({ isBeingDeleted: true, mark: 'waiting' });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(studio.studio().store.task.get(cell?.taskId ?? '')).toBeUndefined();
    expect((await rowOf('Shot', row.id))?.cells[taskTypeId]).toBeUndefined();
  });
});

describe('an asset', () => {
  test('is canceled and restored, and undone by its opposite', async () => {
    const row = await someRow('Asset');
    const cancel = (value: boolean) =>
      manager.command('editEntity', { entityIds: [row.id], changes: [{ field: 'isCanceled', value }] });
    await cancel(true);
    expect(await rowOf('Asset', row.id)).toMatchObject({ isCanceled: true });
    await manager.untilQueueIsEmpty();
    expect(entityOnServer(row.id)).toMatchObject({ canceled: true });
    expect((await manager.call('undo', {})).opposite).toMatchObject({ change: { field: 'isCanceled' } });
    await manager.untilQueueIsEmpty();
    expect(entityOnServer(row.id)).toMatchObject({ canceled: false });
    expect(await rowOf('Asset', row.id)).toMatchObject({ isCanceled: false, marks: {} });
  });

  test('is shared with other productions, alone', async () => {
    const row = await someRow('Asset');
    await manager.command('editEntity', {
      entityIds: [row.id],
      changes: [{ field: 'isShared', value: !row.isShared }],
    });
    await manager.untilQueueIsEmpty();
    expect(entityOnServer(row.id)).toMatchObject({ is_shared: !row.isShared });
    const others = (await rowsOf('Asset')).filter(({ id }) => id !== row.id);
    expect(others.map(({ id }) => entityOnServer(id)?.is_shared)).toEqual(others.map(({ isShared }) => isShared));
  });

  test('is deleted for good with its tasks, and struck through until then', async () => {
    const row = await someRow('Asset');
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('deleteEntity', { entityIds: [row.id] });
    expect(await rowOf('Asset', row.id)).toMatchObject({ isCanceled: true, marks: { name: 'waiting' } });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect([entityOnServer(row.id), tasksOnServer(row.id)]).toEqual([undefined, []]);
    expect(await rowOf('Asset', row.id)).toBeUndefined();
  });
});

describe('a column of metadata', () => {
  const descriptors = async () =>
    (await manager.studioRows()).productions.find(({ id }) => id === productionId)?.descriptors ?? [];
  const wanted = {
    dataType: 'list' as const,
    choices: ['rain', 'fog'],
    isForClient: false,
    departmentIds: [],
  };

  test('is there at once, is filled before it is sent, and its values follow another name', async () => {
    const row = await someRow('Shot');
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('createDescriptor', { productionId, kind: 'Shot', name: 'Weather there', ...wanted });
    const made = (await descriptors()).find(({ name }) => name === 'Weather there');
    expect(made).toMatchObject({ fieldName: 'weather_there', choices: ['rain', 'fog'] });
    const fill = (fieldName: string, value: string) =>
      manager.command('editEntity', { entityIds: [row.id], changes: [{ field: 'metadata', fieldName, value }] });
    await fill('weather_there', 'fog');
    const again = await manager.command('createDescriptor', {
      productionId,
      kind: 'Shot',
      name: 'Weather there',
      ...wanted,
    });
    expect(again.refused).toMatchObject([{ detail: { reason: 'name-taken' } }]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(descriptorsOnServer('Weather there')).toMatchObject([{ field_name: 'weather_there', data_type: 'list' }]);

    const kept = (await descriptors()).find(({ name }) => name === 'Weather there');
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('editDescriptor', { productionId, descriptorId: kept?.id ?? '', change: { name: 'Sky' } });
    // Written while the other name still waits.
    await fill('weather_there', 'rain');
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(descriptorsOnServer('Sky')).toMatchObject([{ field_name: 'sky', choices: ['rain', 'fog'] }]);
    expect(entityOnServer(row.id)?.data).toMatchObject({ sky: 'rain' });
    expect(entityOnServer(row.id)?.data).not.toHaveProperty('weather_there');

    await manager.command('deleteDescriptor', { productionId, descriptorId: kept?.id ?? '' });
    expect((await descriptors()).some(({ name }) => name === 'Sky')).toBe(false);
    await manager.untilQueueIsEmpty();
    expect(descriptorsOnServer('Sky')).toEqual([]);
  });

  test('appears once, its answer lost after the server acted', async () => {
    studio.faults.set([
      { method: 'POST', path: '/data/projects/*/metadata-descriptors', times: 1, action: { kind: 'cut after' } },
    ]);
    await manager.command('createDescriptor', { productionId, kind: 'Asset', name: 'Lost', ...wanted });
    await manager.untilQueueIsEmpty(20_000);
    expect(descriptorsOnServer('Lost')).toHaveLength(1);
    expect((await descriptors()).filter(({ name }) => name === 'Lost')).toHaveLength(1);
  });
});

describe('a table of sequences', () => {
  test('lists them with their tasks; a new one and its task appear once, though answers are lost', async () => {
    const listed = async () => {
      const input = { productionId, kind: 'Sequence' as const, episodeId: null, search: '' };
      const list = await manager.query('entityList', { ...input, sort: null, foldedGroupIds: [] });
      return (await manager.query('entityRows', { productionId, kind: 'Sequence', keys: [...list.order] })).rows;
    };
    const before = await listed();
    expect(before.length).toBeGreaterThan(0);
    studio.faults.set([
      { method: 'POST', path: '/data/projects/*/sequences', times: 1, action: { kind: 'cut after' } },
      {
        method: 'POST',
        path: '/actions/projects/*/task-types/*/create-tasks/*',
        times: 1,
        action: { kind: 'cut after' },
      },
    ]);
    await manager.command('createEntity', {
      productionId,
      place: { kind: 'Sequence', episodeId: null },
      entities: [{ name: 'SQ of tests', description: '', data: {}, lengthFrames: null }],
    });
    const waiting = (await listed()).find(({ name }) => name === 'SQ of tests');
    const taskType = (await manager.studioRows()).taskTypes.find(({ forEntity }) => forEntity === 'Sequence');
    if (taskType !== undefined)
      await manager.command('createTasks', { taskTypeId: taskType.id, entityIds: [waiting?.id ?? ''] });
    await manager.untilQueueIsEmpty(20_000);
    const made = studio.studio().store.entity.filter(({ name }) => name === 'SQ of tests');
    expect(made).toHaveLength(1);
    expect(tasksOnServer(made[0]?.id ?? '')).toHaveLength(taskType === undefined ? 0 : 1);
    // Of no episode: behind those that are of one.
    expect((await listed()).map(({ name }) => name)).toEqual([...before.map(({ name }) => name), 'SQ of tests']);
  });
});

describe('changes of many cells', () => {
  const set = (rows: readonly EntityRow[], value: string) =>
    manager.call('changeCells', {
      changes: rows.map(({ id }, index) => ({
        kind: 'editEntity' as const,
        input: { entityIds: [id], changes: [{ field: 'description' as const, value: `${value} ${String(index)}` }] },
      })),
    });

  test('are one thing to undo while they wait', async () => {
    const rows = (await rowsOf('Shot')).slice(0, 5);
    await manager.call('pauseSync', { isPaused: true });
    expect((await set(rows, 'waits')).commandIds).toHaveLength(5);
    expect(await manager.call('undo', {})).toMatchObject({ count: 5 });
    expect((await manager.query('queue', {})).rows).toEqual([]);
  });

  test('are one thing to undo after they were sent', async () => {
    const rows = (await rowsOf('Shot')).slice(0, 5);
    const before = rows.map(({ id }) => entityOnServer(id)?.description);
    const { commandIds } = await set(rows, 'sent');
    await manager.untilQueueIsEmpty();
    expect(entityOnServer(rows[4]?.id ?? '')?.description).toBe('sent 4');
    expect(await manager.call('takeBack', { commandIds: [...commandIds] })).toEqual({ takenBack: 5, left: 0 });
    await manager.untilQueueIsEmpty();
    expect(rows.map(({ id }) => entityOnServer(id)?.description ?? '')).toEqual(before.map((text) => text ?? ''));
  });
});
