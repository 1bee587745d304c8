// The order of metadata columns: kept for everybody, without a connection too, and never over what others made or deleted.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let productionId = '';

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

const shown = async (engine = manager, inProduction = productionId) => {
  const { productions } = await engine.query('studio', {});
  return (productions.find(({ id }) => id === inProduction)?.descriptors ?? [])
    .filter(({ entityKind }) => entityKind === 'Shot')
    .toSorted((one, other) => one.position - other.position);
};
const names = async () => (await shown()).map(({ name }) => name);
const onServer = () =>
  studio
    .studio()
    .store.metadata_descriptor.by('project_id', productionId)
    .filter(({ entity_type: type }) => type === 'Shot')
    .toSorted((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity))
    .map(({ name }) => name);
const order = async (wanted: readonly string[]) => {
  const all = await shown();
  return manager.command('orderDescriptors', {
    productionId,
    kind: 'Shot',
    descriptorIds: wanted.flatMap((name) => all.find((one) => one.name === name)?.id ?? []),
  });
};
const create = (name: string) =>
  manager.command('createDescriptor', {
    productionId,
    kind: 'Shot',
    name,
    dataType: 'string',
    choices: [],
    isForClient: false,
    departmentIds: [],
  });

test('a server that keeps their order says so', async () => {
  expect((await manager.query('studio', {})).keepsColumnOrder).toBe(true);
});

test('columns stand as they were put without the server, a new one among them, and so they do for everybody', async () => {
  await create('Tide');
  await create('Moon');
  await manager.untilQueueIsEmpty();
  await manager.call('pauseSync', { isPaused: true });
  await create('Wind');
  const before = await names();
  expect(before.slice(-3)).toEqual(['Tide', 'Moon', 'Wind']);
  const wanted = ['Wind', 'Moon', ...before.filter((name) => name !== 'Wind' && name !== 'Moon')];
  const answer = await order(wanted);
  expect([answer.commandIds.length, answer.refused]).toEqual([1, []]);
  expect(await names()).toEqual(wanted);
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  expect(onServer()).toEqual(wanted);
  expect(await names()).toEqual(wanted);
  const other = await signedIn(studio, 'admin');
  expect((await shown(other)).map(({ name }) => name)).toEqual(wanted);
  await other.remove();
});

test('a column that is made since stands behind them, and one that somebody deleted stops nobody', async () => {
  await manager.call('pauseSync', { isPaused: true });
  const before = await names();
  const wanted = ['Tide', ...before.filter((name) => name !== 'Tide')];
  await order(wanted);
  const { store } = studio.studio();
  const moon = store.metadata_descriptor.find(({ name }) => name === 'Moon');
  store.metadata_descriptor.delete(moon?.id ?? '');
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  const left = wanted.filter((name) => name !== 'Moon');
  expect(onServer()).toEqual(left);
  await create('Rain');
  await manager.untilQueueIsEmpty();
  expect(await names()).toEqual([...left, 'Rain']);
});

test('an answer that was lost is asked for again, and the order is the same', async () => {
  const wanted = (await names()).toReversed();
  studio.faults.set([
    { method: 'POST', path: '/data/projects/*/metadata-descriptors/reorder', times: 1, action: { kind: 'cut after' } },
  ]);
  await order(wanted);
  await manager.untilQueueIsEmpty(20_000);
  expect(onServer()).toEqual(wanted);
});

test('a supervisor orders none, and an older server says that it cannot', async () => {
  const older = await startDemoStudio({
    kitsu: '0.20.52',
    shots: 20,
    tasksPerShot: 3,
    comments: 60,
    assets: 6,
    people: 12,
  });
  const give = async (role: string) => {
    const engine = await signedIn(older, role);
    const id = await openedProductionOf(engine);
    const ids = (await shown(engine, id)).map((one) => one.id);
    // It is not offered there.
    expect((await engine.query('studio', {})).keepsColumnOrder).toBe(false);
    const { refused } = await engine.command('orderDescriptors', {
      productionId: id,
      kind: 'Shot',
      descriptorIds: ids.toReversed(),
    });
    const rows = async () => (await engine.query('queue', {})).rows;
    await engine.until(async () => (await rows()).every(({ state }) => state === 'rejected'), 'it is refused');
    const reasons = [...refused.map(({ detail }) => detail), ...(await rows()).map(({ error }) => error?.detail)];
    await engine.remove();
    return reasons.map((detail) => detail?.['reason']);
  };
  expect(await give('supervisor')).toEqual(['role']);
  expect(await give('manager')).toEqual(['older-server']);
  await older.stop();
});
