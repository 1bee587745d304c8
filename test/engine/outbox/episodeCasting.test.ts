// An episode of a TV show as the holder of a casting: cast by itself, joined by what its shots cast, and left by all of them.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let manager: SignedIn;
  let productionId = '';
  let episodeId = '';
  let shotId = '';
  let assetIds: readonly string[] = [];

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    manager = await signedIn(studio, 'manager');
    const { productions } = await manager.studioRows();
    productionId = productions.find(({ productionType }) => productionType === 'tvshow')?.id ?? '';
    await manager.call('pullProduction', { productionId });
    await manager.until(async () => (await board()).freshness.state === 'complete', 'the castings are read', 30_000);
    const { store } = studio.studio();
    episodeId = (await board()).rows[0]?.entityId ?? '';
    const [sequence] = store.entity.by('parent_id', episodeId);
    shotId = store.entity.by('parent_id', sequence?.id ?? '')[0]?.id ?? '';
    const known = new Set([...onServer(episodeId), ...onServer(shotId)]);
    const all = (await manager.query('castableAssets', { productionId })).filter(
      ({ sharedFrom }) => sharedFrom === null,
    );
    assetIds = all.map(({ assetId }) => assetId).filter((id) => !known.has(id));
  });
  afterEach(async () => {
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
  });
  afterAll(async () => {
    await manager.remove();
    await studio.stop();
  });

  const board = () => manager.query('castingBoard', { productionId, kind: 'Episode', groupId: productionId });
  const onServer = (holderId: string): readonly string[] =>
    studio
      .studio()
      .store.entity_link.by('entity_in_id', holderId)
      .map((link) => link.entity_out_id);
  const shown = async (holderId: string): Promise<readonly string[]> =>
    ((await manager.query('entityCasting', { entityId: holderId }))?.cast ?? [])
      .filter(({ occurrences }) => occurrences > 0)
      .map(({ assetId }) => assetId);
  const cast = (entityId: string, assetId: string, occurrences: number) =>
    manager.command('changeCasting', { changes: [{ entityId, assetId, occurrences }] });

  test('all episodes of the show stand below each other, with what is cast in each', async () => {
    const { store } = studio.studio();
    const typeId = store.entity_type.find(({ name }) => name === 'Episode')?.id;
    const episodes = store.entity.filter((one) => one.project_id === productionId && one.entity_type_id === typeId);
    const { rows, canChange } = await board();
    expect(canChange).toBe(true);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(episodes.map(({ name }) => name).toSorted());
  });

  test('an asset that is cast in an episode without the server stands there, and is on the server once', async () => {
    const [assetId = ''] = assetIds;
    await manager.call('pauseSync', { isPaused: true });
    const { refused } = await cast(episodeId, assetId, 3);
    expect(refused).toEqual([]);
    const row = (await board()).rows.find(({ entityId }) => entityId === episodeId);
    expect(row?.cast.find((one) => one.assetId === assetId)).toMatchObject({ occurrences: 3, mark: 'waiting' });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer(episodeId).filter((id) => id === assetId)).toEqual([assetId]);
    expect(onServer(shotId)).not.toContain(assetId);
  });

  test('what a shot casts joins its episode, and what leaves the episode leaves the shot, here as on the server', async () => {
    const [, assetId = ''] = assetIds;
    await cast(shotId, assetId, 2);
    await manager.untilQueueIsEmpty();
    expect(onServer(episodeId)).toContain(assetId);
    expect(await shown(episodeId)).toContain(assetId);
    await cast(episodeId, assetId, 0);
    await manager.untilQueueIsEmpty();
    expect(onServer(shotId)).not.toContain(assetId);
    expect(await shown(shotId)).not.toContain(assetId);
    expect(await shown(episodeId)).not.toContain(assetId);
  });

  test('what somebody else casts in a shot joins the episode here as well', async () => {
    const [, , assetId = ''] = assetIds;
    const other = await signedIn(studio, 'admin');
    await other.call('pullProduction', { productionId });
    await other.until(async () => (await other.query('entityCasting', { entityId: shotId })) !== null, 'it is here');
    await other.command('changeCasting', { changes: [{ entityId: shotId, assetId, occurrences: 1 }] });
    await other.untilQueueIsEmpty();
    await manager.call('syncNow', {});
    await manager.until(async () => (await shown(episodeId)).includes(assetId), 'it is in the episode');
    expect(await shown(shotId)).toContain(assetId);
    await other.remove();
  });
});
