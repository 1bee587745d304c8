// Assets that other productions may cast, and those that they cast.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put } from '../client.ts';
import { newAsset } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { entityOf } from '../shapes/entity.ts';
import { forbidden } from '../shapes/errors.ts';
import { some } from '../shapes/values.ts';
import { episodeId, type World } from '../world.ts';

const rows = z.array(z.object({ id: z.string() }));
const share = (world: World, assetIds: readonly string[], isShared = true): Promise<unknown> =>
  world.read(
    z.unknown(),
    'manager',
    post(`/actions/projects/${world.feature.id}/assets/share`, { is_shared: isShared, asset_ids: assetIds }),
  );

async function sharedOne(world: World) {
  const sharedId = await newAsset(world);
  await share(world, [sharedId]);
  return { sharedId, ownId: await newAsset(world) };
}

/** Shared by the feature, and cast in a shot of the series, in one of its episodes, and in another asset. */
async function castElsewhere(world: World) {
  const [inShot, inEpisode, inAsset] = [await newAsset(world), await newAsset(world), await newAsset(world)];
  await share(world, [inShot, inEpisode, inAsset]);
  const shots = z.array(z.object({ id: z.string(), episode_id: z.string().nullable(), canceled: z.boolean() }));
  const [shot] = await world.read(shots, 'admin', get('/data/shots/with-tasks', { project_id: world.series.id }));
  assert.ok(shot, 'the series has a shot');
  const assetId = await world.firstId('admin', get(`/data/projects/${world.series.id}/assets`));
  const cast = async (holderId: string, castId: string): Promise<void> => {
    const path = `/data/projects/${world.series.id}/entities/${holderId}/casting`;
    const before = z.array(z.object({ asset_id: z.string(), nb_occurences: z.number(), label: z.string() }));
    const known = await world.read(before, 'admin', get(path));
    await world.read(z.unknown(), 'admin', put(path, [...known, { asset_id: castId, nb_occurences: 1, label: '' }]));
  };
  await cast(shot.id, inShot);
  await cast(await episodeId(world), inEpisode);
  await cast(assetId, inAsset);
  return { inShot, inEpisode, inAsset, episodeId: shot.episode_id ?? '' };
}

export const sharedAssets: readonly Probe[] = [
  probe({
    route: 'GET /data/assets',
    title: 'that are shared',
    setUp: sharedOne,
    forbidden: { ...withoutToken, call: () => get('/data/assets', { is_shared: 'true' }) },
    permitted: {
      as: 'artist',
      call: () => get('/data/assets', { is_shared: 'true' }),
      status: 200,
      body: () => some(entityOf('Asset')),
      async effect({ state, answer }) {
        const ids = rows.parse(answer.body).map(({ id }) => id);
        assert.equal(ids.includes(state.sharedId), true);
        assert.equal(ids.includes(state.ownId), false);
      },
    },
    async further({ trial, world, state }) {
      const expected = { status: 200, body: () => some(entityOf('Asset')) };
      await share(world, [state.sharedId], false);
      const answer = await trial.step('taken back', 'artist', get('/data/assets', { is_shared: 'true' }), expected);
      assert.equal(
        rows.parse(answer.body).some(({ id }) => id === state.sharedId),
        false,
      );
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/assets/shared-used',
    setUp: castElsewhere,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/assets/shared-used`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}/assets/shared-used`),
      status: 200,
      body: () => some(entityOf('Asset')),
      async effect({ state, answer }) {
        const ids = rows.parse(answer.body).map(({ id }) => id);
        // Only what plays in a shot: neither an episode's nor another asset's casting counts.
        assert.deepEqual(
          [state.inShot, state.inEpisode, state.inAsset].map((id) => ids.includes(id)),
          [true, false, false],
        );
      },
    },
    async further({ trial, world, state }) {
      const ofEpisode = (id: string) => get(`/data/projects/${world.series.id}/episodes/${id}/assets/shared-used`);
      const expected = { status: 200, body: () => rows };
      const own = await trial.step('of its episode', 'artist', ofEpisode(state.episodeId), expected);
      assert.equal(
        rows.parse(own.body).some(({ id }) => id === state.inShot),
        true,
      );
      const all = await trial.step('of all episodes', 'artist', ofEpisode('all'), expected);
      assert.equal(
        rows.parse(all.body).some(({ id }) => id === state.inShot),
        true,
      );
    },
  }),
];
