// The page of a shot: files that its pipeline told of, whose time went into it, and what was said, read when it is opened.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { EntityFiles } from '../../../shared/model/entityPage.ts';
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
  const order = (await manager.query('entityDetail', { entityId: shotId }))?.tasks.map(({ taskId }) => taskId) ?? [];
  const places = working.map(({ taskId }) => order.indexOf(taskId ?? ''));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(outputs).toHaveLength(
    store.output_file.by('entity_id', shotId).filter(({ asset_instance_id: instance }) => instance === null).length,
  );
  const { placed } = await manager.query('entityFiles', { entityId: shotId });
  expect(placed.map(({ entity }) => entity?.kind)).toEqual(placed.map(() => 'Asset'));
  expect(namesOf(placed)).toEqual([`${assetName()}: 0001 geo`, `${assetName()}: 0002 geo`, `${assetName()}: 0003 geo`]);
});

/** `Gull: 0001 geo`, and a name alone where nothing came of it. */
const namesOf = (placed: EntityFiles['placed']): readonly string[] =>
  placed.flatMap(({ entity, instances }) =>
    instances.map(
      ({ name, files }) =>
        `${entity?.name ?? ''}: ${[name.split('_').at(-1) ?? '', ...files.map((file) => file.name)].join(' ')}`,
    ),
  );

const instanced = () => {
  const { store } = studio.studio();
  return store.asset_instance.filter(({ id }) => store.entity.get(shotId)?.instance_casting.includes(id) === true);
};
const assetIdOf = (): string => instanced()[0]?.asset_id ?? '';
const assetName = (): string => studio.studio().store.entity.get(assetIdOf())?.name ?? '';

async function readPage(engine: SignedIn, entityId: string): Promise<EntityFiles> {
  await engine.call('wantScopes', { scopes: [] });
  await engine.call('wantScopes', { scopes: [{ kind: 'entity', entityId }] });
  const read = () => engine.query('entityFiles', { entityId });
  await engine.until(async () => (await read()).freshness.state === 'complete', 'the page is read', 60_000);
  await engine.until(async () => !(await read()).freshness.isPulling, 'it is read to its end', 60_000);
  return read();
}

test('the page of an asset has its instances in shots with the last revision of what came of each', async () => {
  const { store } = studio.studio();
  const shot = store.entity.get(shotId);
  const [first] = instanced();
  if (first === undefined || shot === undefined) throw new Error('nothing stands in the shot');
  // A second revision of one, a second shot with none, and an output of the asset itself.
  const [known] = store.output_file.by('asset_instance_id', first.id);
  if (known === undefined) throw new Error('nothing came of the instance');
  const { id: _, created_at: __, updated_at: ___, ...columns } = known;
  const second = store.output_file.insert({ ...columns, revision: 2, path: '/mnt/gull_v002.abc' });
  const other = store.entity.find(
    ({ parent_id: parent, id }) => parent === shot.parent_id && id !== shotId && parent !== null,
  );
  if (other === undefined) throw new Error('no other shot');
  store.entity.update(other.id, { instance_casting: [first.id] });
  const { placed, outputs } = await readPage(manager, assetIdOf());
  expect(new Set(placed.map(({ entity }) => entity?.name))).toEqual(new Set([other.name, shot.name]));
  const here = placed.find(({ id }) => id === shotId);
  expect(here?.instances.map(({ files }) => files.map(({ revision }) => revision))).toEqual([[2], [1], [1]]);
  expect(here?.instances[0]?.files[0]).toMatchObject({
    id: second.id,
    entityId: assetIdOf(),
    placeId: shotId,
    outputTypeName: 'Alembic',
    facts: { statusName: 'Available', extension: 'abc' },
  });
  expect(placed.find(({ id }) => id === other.id)?.instances.map(({ files }) => files)).toEqual([[]]);
  expect(outputs.every(({ instanceId }) => instanceId === null)).toBe(true);
  // The shot's page tells the same, each in its place.
  const again = await readPage(manager, shotId);
  expect(again.placed.flatMap(({ instances }) => instances.map(({ files }) => files[0]?.revision))).toEqual([2, 1, 1]);
});

test('a vendor, from whom the list of all is kept, reads them shot by shot', async () => {
  const { store } = studio.studio();
  const vendor = await signedIn(studio, 'vendor');
  const me = store.person.find(
    ({ role, email }) => role === 'vendor' && studio.accounts.some((one) => one.email === email),
  );
  for (const entityId of [assetIdOf(), shotId])
    for (const task of store.task.by('entity_id', entityId))
      store.task.update(task.id, { assignees: [...task.assignees, me?.id ?? ''] });
  await vendor.call('syncNow', {});
  await vendor.until(
    async () => (await vendor.query('entityDetail', { entityId: assetIdOf() })) !== null,
    'it is here',
  );
  const { placed } = await readPage(vendor, assetIdOf());
  expect(
    placed.find(({ id }) => id === shotId)?.instances.map(({ files }) => files.map(({ revision }) => revision)),
  ).toEqual([[2], [1], [1]]);
  await vendor.remove();
});

test('all that is kept of a file is told, and read anew when it is looked at; what is gone is gone', async () => {
  const { store } = studio.studio();
  const { working, outputs } = await readPage(manager, shotId);
  const [file] = working;
  const row = store.working_file.get(file?.id ?? '');
  const output = outputs.find(({ facts }) => facts.sourceFileId === row?.id);
  if (file === undefined || row === undefined) throw new Error('no working file');
  expect(file.facts).toMatchObject({
    softwareName: store.software.get(row.software_id)?.name,
    checksum: String(row.checksum),
  });
  expect(file.sizeBytes).toBe(row.size);
  if (output !== undefined) expect(output.facts.sourcePath).toBe(row.path);
  store.working_file.update(row.id, { comment: 'Changed since', size: 1_234 });
  const look = async (id: string) => {
    await manager.call('wantScopes', { scopes: [] });
    await manager.call('wantScopes', { scopes: [{ kind: 'pipeline-file', fileId: id }] });
  };
  const shown = async () => (await manager.query('entityFiles', { entityId: shotId })).working;
  await look(row.id);
  await manager.until(async () => (await shown())[0]?.comment === 'Changed since', 'it is read anew');
  expect((await shown())[0]).toMatchObject({ sizeBytes: 1_234, facts: file.facts });
  store.working_file.delete(row.id);
  await look(row.id);
  await manager.until(async () => (await shown()).every(({ id }) => id !== row.id), 'it is gone here as well');
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
