// Castings: changed offline line by line, laid over, on the server once, and never over what others cast there.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let productionId: string;
let shotIds: readonly string[];
let assetIds: readonly string[];

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  manager = await signedIn(studio, 'manager');
  productionId = await openedProductionOf(manager);
  const { rows } = await manager.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
    firstRows: 20,
  });
  shotIds = rows.map(({ id }) => id);
  assetIds = (await manager.query('castableAssets', { productionId })).map(({ assetId }) => assetId);
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

const at = (ids: readonly string[], index: number): string => ids[index] ?? '';
const cast = (shot: number, ...lines: readonly (readonly [asset: number, occurrences: number, label?: string])[]) =>
  manager.command('changeCasting', {
    changes: lines.map(([asset, occurrences, label]) => ({
      entityId: at(shotIds, shot),
      assetId: at(assetIds, asset),
      occurrences,
      ...(label === undefined ? {} : { label }),
    })),
  });
const shown = async (shot: number) =>
  (await manager.query('entityCasting', { entityId: at(shotIds, shot) }))?.cast ?? [];
const onServer = (shot: number) =>
  studio
    .studio()
    .store.entity_link.by('entity_in_id', at(shotIds, shot))
    .map((link) => [assetIds.indexOf(link.entity_out_id), link.nb_occurences, link.label]);
const inOrder = (rows: readonly (readonly unknown[])[]) => rows.toSorted((a, b) => Number(a[0]) - Number(b[0]));

test('what is cast offline stands there with its mark, its last word goes out, and the mirror is as the server’s list', async () => {
  await manager.call('pauseSync', { isPaused: true });
  const answer = await cast(3, [0, 12], [1, 11, 'animate'], [0, 13, ''], [1, 0]);
  expect([answer.commandIds.length, answer.refused]).toEqual([4, []]);
  const lines = await shown(3);
  expect(lines.find(({ assetId }) => assetId === assetIds[0])).toMatchObject({ occurrences: 13, mark: 'waiting' });
  const { rows } = await manager.query('queue', {});
  expect(rows[0]).toMatchObject({
    kind: 'changeCasting',
    entity: { entityId: shotIds[3] },
    change: { field: 'casting', value: 12 },
  });
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  const sent = onServer(3);
  expect(sent.find(([asset]) => asset === 0)).toEqual([0, 13, '']);
  expect(sent.some(([asset]) => asset === 1)).toBe(false);
  const mirrored = (await shown(3)).map(({ assetId, occurrences, label }) => [
    assetIds.indexOf(assetId),
    occurrences,
    label,
  ]);
  expect(inOrder(mirrored)).toEqual(inOrder(sent));
});

test('many lines of one shot are one request, and what is as it was is not sent', async () => {
  await cast(4, [0, 11], [1, 11], [2, 11], [3, 11], [4, 11]);
  await manager.untilQueueIsEmpty();
  const before = studio
    .studio()
    .store.entity_link.by('entity_in_id', at(shotIds, 4))
    .map(({ id }) => id);
  // Twice the same: refused here, for there is nothing to do.
  const { commandIds, refused } = await cast(4, [0, 11], [1, 11]);
  expect([commandIds, refused.map(({ detail }) => detail['reason'])]).toEqual([[], ['already-there', 'already-there']]);
  await manager.untilQueueIsEmpty();
  expect(
    studio
      .studio()
      .store.entity_link.by('entity_in_id', at(shotIds, 4))
      .map(({ id }) => id),
  ).toEqual(before);
});

test('an answer that is lost leaves the line there once', async () => {
  studio.faults.set([{ method: 'PUT', path: '/data/projects/*/casting', times: 1, action: { kind: 'cut after' } }]);
  await cast(5, [2, 22, 'fixed']);
  await manager.untilQueueIsEmpty();
  expect(onServer(5).filter(([asset]) => asset === 2)).toEqual([[2, 22, 'fixed']]);
});

test('taking back what was sent brings the line as it was; what waits is simply taken back', async () => {
  await cast(6, [3, 4, 'animate']);
  await manager.untilQueueIsEmpty();
  await cast(6, [3, 0]);
  await manager.untilQueueIsEmpty();
  expect((await manager.call('undo', {})).opposite).toMatchObject({ kind: 'changeCasting' });
  await manager.untilQueueIsEmpty();
  expect(onServer(6).find(([asset]) => asset === 3)).toEqual([3, 4, 'animate']);
  await manager.call('pauseSync', { isPaused: true });
  await cast(6, [3, 9]);
  expect((await manager.call('undo', {})).undone).toMatchObject({ kind: 'changeCasting' });
  expect((await shown(6)).find(({ assetId }) => assetId === assetIds[3])).toMatchObject({ occurrences: 4, mark: null });
});

test('a new shot and a new asset that both wait are cast before either is sent', async () => {
  await manager.call('pauseSync', { isPaused: true });
  const { store } = studio.studio();
  const assetTypeId = store.entity.get(at(assetIds, 0))?.entity_type_id ?? '';
  const sequenceId = store.entity.get(at(shotIds, 0))?.parent_id ?? '';
  const blank = { description: '', data: {}, lengthFrames: null };
  await manager.command('createEntity', {
    productionId,
    place: { kind: 'Asset', assetTypeId, episodeId: null },
    entities: [{ ...blank, name: 'Newest lamp' }],
  });
  await manager.command('createEntity', {
    productionId,
    place: { kind: 'Shot', sequenceId },
    entities: [{ ...blank, name: 'SH9990' }],
  });
  const lamp = (await manager.query('castableAssets', { productionId })).find(({ name }) => name === 'Newest lamp');
  const { rows } = await manager.query('castingBoard', { productionId, kind: 'Shot', groupId: sequenceId });
  const shot = rows.find(({ name }) => name === 'SH9990');
  const given = { entityId: shot?.entityId ?? '', assetId: lamp?.assetId ?? '', occurrences: 2 };
  expect((await manager.command('changeCasting', { changes: [given] })).refused).toEqual([]);
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  const made = store.entity.find(({ name }) => name === 'SH9990');
  expect(store.entity_link.by('entity_in_id', made?.id ?? '')).toMatchObject([{ nb_occurences: 2 }]);
});

test('an asset says where it plays, with what waits, and a shot what it is ready for', async () => {
  await manager.call('pauseSync', { isPaused: true });
  const before = await manager.query('castIn', { assetId: at(assetIds, 4) });
  const free = shotIds.findIndex((id) =>
    before?.groups.every(({ shots }) => shots.every((one) => one.entityId !== id)),
  );
  await cast(free, [4, 1]);
  const after = await manager.query('castIn', { assetId: at(assetIds, 4) });
  expect(after?.shotCount).toBe((before?.shotCount ?? 0) + 1);
  const rows = after?.groups.flatMap(({ shots }) => shots) ?? [];
  expect(rows.find(({ entityId }) => entityId === shotIds[free])).toMatchObject({ mark: 'waiting', occurrences: 1 });
});

test('before assets are deleted it is told what would do without them, with what waits, and nothing that is deleted with them', async () => {
  const effectOf = (...entityIds: readonly string[]) => manager.query('wouldBreak', { entityIds: [...entityIds] });
  const placesOf = async (asset: number) => {
    const castIn = await manager.query('castIn', { assetId: at(assetIds, asset) });
    const shots = castIn?.groups.flatMap((group) => group.shots) ?? [];
    return [...shots, ...(castIn?.assets ?? [])].filter(({ isCanceled }) => !isCanceled);
  };
  const [three, five] = [await placesOf(3), await placesOf(5)];
  const effect = await effectOf(at(assetIds, 3));
  expect(effect.count).toBe(three.length);
  expect(effect.underWayCount).toBe(three.filter(({ isUnderWay }) => isUnderWay).length);
  expect(effect.places.map(({ isUnderWay }) => isUnderWay)).toEqual(
    effect.places.map(({ isUnderWay }) => isUnderWay).toSorted((one, other) => Number(other) - Number(one)),
  );
  const both = new Set([...three, ...five].map(({ entityId }) => entityId));
  expect((await effectOf(at(assetIds, 3), at(assetIds, 5))).count).toBe(both.size);
  await manager.call('pauseSync', { isPaused: true });
  const free = shotIds.findIndex((id) => three.every(({ entityId }) => entityId !== id));
  await cast(free, [3, 1]);
  expect((await effectOf(at(assetIds, 3))).count).toBe(three.length + 1);
  await cast(free, [3, 0]);
  expect((await effectOf(at(assetIds, 3))).count).toBe(three.length);
  // A shot that goes as well misses nothing; and nothing plays a shot.
  const [first] = three;
  expect((await effectOf(at(assetIds, 3), first?.entityId ?? '')).count).toBe(three.length - 1);
  expect(await effectOf(at(shotIds, 0))).toEqual({ count: 0, underWayCount: 0, places: [] });
});

test('who is no staff is refused here, and sees the casting without the tools', async () => {
  const artist = await signedIn(studio, 'user');
  const theirs = await openedProductionOf(artist);
  const { rows } = await artist.query('entityList', {
    productionId: theirs,
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
    firstRows: 1,
  });
  const entityId = rows[0]?.id ?? '';
  expect(await artist.query('entityCasting', { entityId })).toMatchObject({ canChange: false, canStandby: false });
  const [asset] = await artist.query('castableAssets', { productionId: theirs });
  const { refused } = await artist.command('changeCasting', {
    changes: [{ entityId, assetId: asset?.assetId ?? '', occurrences: 7 }],
  });
  expect(refused[0]?.detail['reason']).toBe('role');
  await artist.remove();
});
