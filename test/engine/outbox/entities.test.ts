// New shots and assets, and their fields: seen at once as waiting, on the server once, and each field by itself.
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
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
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
async function rowsOf(kind: Kind, search = ''): Promise<readonly EntityRow[]> {
  const list = await manager.query('entityList', {
    productionId,
    kind,
    episodeId: null,
    search,
    sort: null,
    foldedGroupIds: [],
  });
  const { rows } = await manager.query('entityRows', { productionId, kind, keys: [...list.order].slice(0, 200) });
  return rows;
}
const rowNamed = async (kind: Kind, name: string) => (await rowsOf(kind)).find((row) => row.name === name);
const aRow = async (kind: Kind): Promise<EntityRow> => {
  const row = (await rowsOf(kind)).find(({ isCanceled }) => !isCanceled);
  if (row === undefined) throw new Error(`no ${kind}`);
  return row;
};
const onServer = (id: string) => {
  const row = studio.studio().store.entity.get(id);
  if (row === undefined) throw new Error('no such entity');
  return row;
};
const namedOnServer = (name: string) => studio.studio().store.entity.filter((row) => row.name === name);
const assetTypeId = async (): Promise<string> => {
  const { productions, assetTypes } = await manager.studioRows();
  const own = productions.find(({ id }) => id === productionId)?.assetTypeIds ?? [];
  return own[0] ?? assetTypes[0]?.id ?? '';
};
const newAssets = async (...names: readonly string[]) =>
  manager.command('createEntity', {
    productionId,
    place: { kind: 'Asset', assetTypeId: await assetTypeId(), episodeId: null },
    entities: names.map((name) => ({ name, description: 'told', data: { colour: 'red' }, lengthFrames: null })),
  });
const edit = (row: Pick<EntityRow, 'id'>, ...changes: Parameters<typeof manager.command<'editEntity'>>[1]['changes']) =>
  manager.command('editEntity', { entityIds: [row.id], changes });

describe('a new asset', () => {
  test('stands in the list as waiting, is searched and sorted as the others are, and is edited before it is sent', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const { commandIds, refused } = await newAssets('Rope of Tests');
    expect([commandIds.length, refused]).toEqual([1, []]);
    const row = await rowNamed('Asset', 'Rope of Tests');
    expect(row).toMatchObject({ marks: { name: 'waiting' }, description: 'told', data: { colour: 'red' } });
    expect((await rowsOf('Asset', 'rope of tests')).map(({ name }) => name)).toEqual(['Rope of Tests']);
    if (row === undefined) throw new Error('it is not shown');
    await edit(row, { field: 'name', value: 'Cord of Tests' }, { field: 'metadata', fieldName: 'length', value: 12 });
    expect(await rowNamed('Asset', 'Cord of Tests')).toMatchObject({ id: row.id, data: { colour: 'red', length: 12 } });
    const queue = (await manager.query('queue', {})).rows;
    expect(queue.map(({ kind, entity, change }) => [kind, entity?.name, change?.field])).toEqual([
      ['createEntity', 'Cord of Tests', undefined],
      ['editEntity', 'Cord of Tests', 'name'],
      ['editEntity', 'Cord of Tests', 'data.length'],
    ]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    const [asset, ...others] = namedOnServer('Cord of Tests');
    expect(others).toEqual([]);
    expect(asset).toMatchObject({ description: 'told', data: { colour: 'red', length: 12 } });
    const { sentToday } = await manager.query('queue', {});
    expect(sentToday.slice(0, 3).map(({ kind, entity }) => [kind, entity?.name])).toEqual([
      ['editEntity', 'Cord of Tests'],
      ['editEntity', 'Cord of Tests'],
      ['createEntity', 'Cord of Tests'],
    ]);
    expect((await rowNamed('Asset', 'Cord of Tests'))?.marks).toEqual({});
  });

  const lost: readonly (readonly [string, FaultAction])[] = [
    ['before the server acted', { kind: 'cut before' }],
    ['after the server acted', { kind: 'cut after' }],
    ['by a proxy that answers 502 in its place', { kind: 'status', status: 502 }],
  ];
  test.each(lost)('appears once, its answer lost %s', async (when, action) => {
    studio.faults.set([{ method: 'POST', path: '/data/projects/*/asset-types/*/assets/new', times: 1, action }]);
    await newAssets(`Lost ${when}`);
    await manager.untilQueueIsEmpty(20_000);
    expect(namedOnServer(`Lost ${when}`)).toHaveLength(1);
    expect((await rowsOf('Asset')).filter(({ name }) => name === `Lost ${when}`)).toHaveLength(1);
  });

  test('whose answer was lost in a production that is closed by then is not made again, and is found once it is open', async () => {
    const { store } = studio.studio();
    studio.faults.set([
      { method: 'POST', path: '/data/projects/*/asset-types/*/assets/new', times: 1, action: { kind: 'cut after' } },
    ]);
    const open = store.project.get(productionId)?.project_status_id ?? null;
    await newAssets('Behind Closed Doors');
    await manager.until(() => Promise.resolve(namedOnServer('Behind Closed Doors').length > 0), 'it is on the server');
    const closed = store.project_status.find(({ name }) => name === 'Closed');
    store.project.update(productionId, { project_status_id: closed?.id ?? null });
    await manager.until(
      async () => (await manager.query('queue', {})).rows[0]?.error?.code === 'forbidden',
      'it is said that the production is closed',
    );
    const [row] = (await manager.query('queue', {})).rows;
    expect(row?.error?.detail).toMatchObject({ reason: 'production-closed', mayHaveActed: true });
    store.project.update(productionId, { project_status_id: open });
    await manager.call('retryCommand', { commandId: row?.commandId ?? '' });
    await manager.untilQueueIsEmpty();
    expect(namedOnServer('Behind Closed Doors')).toHaveLength(1);
    // No event told of either.
    await manager.call('syncNow', {});
    await manager.until(
      async () => (await manager.studioRows()).productions.some(({ id, isOpen }) => id === productionId && isOpen),
      'it is known to be open',
    );
  });

  test('of a name that is taken is refused at once, and among many it is the only one', async () => {
    const known = await aRow('Asset');
    const assetType = onServer(known.id).entity_type_id;
    const { commandIds, refused } = await manager.command('createEntity', {
      productionId,
      place: { kind: 'Asset', assetTypeId: assetType, episodeId: null },
      entities: [known.name, 'Free of Tests', 'Free of Tests'].map((name) => ({
        name,
        description: '',
        data: {},
        lengthFrames: null,
      })),
    });
    expect(commandIds).toHaveLength(1);
    expect(refused.map(({ detail }) => [detail['name'], detail['reason']])).toEqual([
      [known.name, 'name-taken'],
      ['Free of Tests', 'name-taken'],
    ]);
  });

  test('whose name somebody else took meanwhile asks, and is made when its author wants one more', async () => {
    await manager.call('pauseSync', { isPaused: true });
    await newAssets('Twin of Tests');
    const { store } = studio.studio();
    const mine = await rowNamed('Asset', 'Twin of Tests');
    store.entity.insert({
      name: 'Twin of Tests',
      project_id: productionId,
      entity_type_id: await assetTypeId(),
      description: 'theirs',
    });
    await manager.call('pauseSync', { isPaused: false });
    await manager.until(
      async () => (await manager.query('queue', {})).rows[0]?.state === 'conflict',
      'the name is said to be taken',
    );
    expect(mine?.marks.any).toBe('waiting');
    const [row] = (await manager.query('queue', {})).rows;
    await manager.call('retryCommand', { commandId: row?.commandId ?? '' });
    await manager.untilQueueIsEmpty();
    expect(namedOnServer('Twin of Tests')).toHaveLength(2);
  });
});

test('a new shot stands in its sequence with its frames, and is made there', async () => {
  const shot = await aRow('Shot');
  const sequenceId = onServer(shot.id).parent_id ?? '';
  await manager.call('pauseSync', { isPaused: true });
  await manager.command('createEntity', {
    productionId,
    place: { kind: 'Shot', sequenceId },
    entities: [{ name: 'SH9990', description: '', data: { frame_in: 1001 }, lengthFrames: 48 }],
  });
  expect(await rowNamed('Shot', 'SH9990')).toMatchObject({
    groupName: shot.groupName,
    lengthFrames: 48,
    frameIn: 1001,
    marks: { any: 'waiting' },
  });
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  expect(namedOnServer('SH9990')).toMatchObject([{ parent_id: sequenceId, nb_frames: 48, data: { frame_in: 1001 } }]);
});

describe('fields of shots and assets', () => {
  test('wait where they stand in the table, and go to the server one by one', async () => {
    const row = await aRow('Shot');
    const before = onServer(row.id).data;
    await manager.call('pauseSync', { isPaused: true });
    const { commandIds } = await edit(
      row,
      { field: 'lengthFrames', value: 77 },
      { field: 'description', value: 'seen from above' },
      { field: 'metadata', fieldName: 'frame_in', value: 1001 },
    );
    expect(commandIds).toHaveLength(3);
    const shown = await rowNamed('Shot', row.name);
    expect(shown).toMatchObject({ lengthFrames: 77, description: 'seen from above', frameIn: 1001 });
    expect(shown?.marks).toEqual({
      lengthFrames: 'waiting',
      description: 'waiting',
      'data.frame_in': 'waiting',
      any: 'waiting',
    });
    // Somebody else sets another key of the metadata meanwhile.
    studio.studio().store.entity.update(row.id, { data: { ...before, mood: 'dark' } });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer(row.id)).toMatchObject({ nb_frames: 77, description: 'seen from above' });
    expect(onServer(row.id).data).toEqual({ ...before, mood: 'dark', frame_in: 1001 });
  });

  test('a new name sorts the row anew, and is taken back while it waits', async () => {
    const row = await aRow('Asset');
    await manager.call('pauseSync', { isPaused: true });
    await edit(row, { field: 'name', value: 'ZZ last of all' });
    const names = (await rowsOf('Asset'))
      .filter(({ groupName }) => groupName === row.groupName)
      .map(({ name }) => name);
    expect(names.filter((name) => name !== 'ZZ last of all').at(-1)).not.toBe(undefined);
    expect(names.indexOf('ZZ last of all')).toBe(names.length - 1);
    expect((await manager.call('undo', {})).undone).toMatchObject({ kind: 'editEntity', change: { field: 'name' } });
    expect((await aRow('Asset')).name).toBe(row.name);
  });

  test('sent, is set back by its opposite', async () => {
    const row = await aRow('Asset');
    await edit(row, { field: 'description', value: 'for a moment' });
    await manager.untilQueueIsEmpty();
    expect(onServer(row.id).description).toBe('for a moment');
    expect((await manager.call('undo', {})).opposite).toMatchObject({
      kind: 'editEntity',
      entity: { name: row.name },
      change: { field: 'description' },
    });
    await manager.untilQueueIsEmpty();
    expect(onServer(row.id).description ?? '').toBe(row.description);
  });

  test('an artist may change what they made, and nothing else', async () => {
    const artist = await signedIn(studio, 'user');
    await artist.call('pullProduction', { productionId });
    await artist.untilPulled();
    const row = await aRow('Asset');
    const { refused } = await artist.command('editEntity', {
      entityIds: [row.id],
      changes: [{ field: 'name', value: 'Mine' }],
    });
    // And which change it was, for a list of what was refused.
    expect(refused).toMatchObject([
      { entityId: row.id, code: 'not-allowed', detail: { reason: 'role', field: 'name' } },
    ]);
    await artist.remove();
  });
});

test('estimation, dates and difficulty of a task wait in the table and in the panel, and reach the server', async () => {
  const row = await aRow('Shot');
  const [cell] = Object.values(row.cells);
  const taskId = cell?.taskId ?? '';
  await manager.call('pauseSync', { isPaused: true });
  await manager.command('editTask', {
    taskIds: [taskId],
    changes: [
      { field: 'estimationMinutes', value: 510 },
      { field: 'startDate', value: '2026-12-01' },
      { field: 'dueDate', value: null },
      { field: 'difficulty', value: 5 },
    ],
  });
  const shown = (await rowNamed('Shot', row.name))?.cells[Object.keys(row.cells)[0] ?? ''];
  expect(shown).toMatchObject({ estimationMinutes: 510, dueDate: null, mark: 'waiting' });
  expect(await manager.query('task', { taskId })).toMatchObject({
    task: { estimationMinutes: 510, startDate: '2026-12-01', dueDate: null, difficulty: 5 },
    fieldMarks: { estimationMinutes: 'waiting', startDate: 'waiting', dueDate: 'waiting', difficulty: 'waiting' },
  });
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  expect(studio.studio().store.task.get(taskId)).toMatchObject({ estimation: 510, due_date: null, difficulty: 5 });
  expect(studio.studio().store.task.get(taskId)?.start_date).toMatch(/^2026-12-01/);
});
