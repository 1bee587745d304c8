import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put } from '../client.ts';
import { freshName, newAsset } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { forbidden } from '../shapes/errors.ts';
import {
  anything,
  byKey,
  flag,
  free,
  id,
  listOf,
  number,
  opaque,
  orNull,
  page,
  row,
  some,
  stored,
  text,
  type Shape,
} from '../shapes/values.ts';
import { assetTypeId, episodeId } from '../world.ts';

const castAsset: Shape = () =>
  row({
    asset_id: id,
    asset_name: text,
    asset_type_name: text,
    ready_for: orNull(id),
    episode_id: orNull(id),
    preview_file_id: orNull(id),
    nb_occurences: number,
    label: text,
    is_shared: flag,
    project_id: id,
  });

/** The castings of many entities at once, under their ids. */
const castingsOf =
  (more: z.ZodRawShape): Shape =>
  () =>
    byKey(
      listOf(
        row({
          asset_id: id,
          name: text,
          asset_name: text,
          asset_type_name: text,
          preview_file_id: orNull(id),
          nb_occurences: number,
          label: text,
          ...more,
        }),
      ),
    );

export const castings: readonly Probe[] = [
  probe({
    route: 'PUT /data/projects/{project_id}/entities/{entity_id}/casting',
    setUp: async (world) => ({ shotId: (await world.takeShot()).id, assetId: await newAsset(world) }),
    forbidden: {
      as: 'artist',
      call: ({ shotId, assetId }, world) =>
        put(`/data/projects/${world.feature.id}/entities/${shotId}/casting`, [
          { asset_id: assetId, nb_occurences: 2, label: 'animate' },
        ]),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ shotId, assetId }, world) =>
        put(`/data/projects/${world.feature.id}/entities/${shotId}/casting`, [
          { asset_id: assetId, nb_occurences: 2, label: 'animate' },
        ]),
      status: 200,
      body: () => some(row({ asset_id: id, nb_occurences: number, label: text })),
      events: ['entity-link:new', 'shot:casting-update', 'task:update-casting-stats'],
      async effect({ world, state }) {
        const casting = z.array(z.object({ asset_id: z.string(), nb_occurences: z.number() }));
        const path = `/data/projects/${world.feature.id}/entities/${state.shotId}/casting`;
        assert.deepEqual(await world.read(casting, 'artist', get(path)), [
          { asset_id: state.assetId, nb_occurences: 2 },
        ]);
      },
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/entities/{entity_id}/casting',
    async setUp(world) {
      const path = `/data/projects/${world.series.id}/sequences/all/casting`;
      const castings = await world.read(z.record(z.string(), z.array(z.unknown())), 'manager', get(path));
      const [cast] = Object.entries(castings).find(([, assets]) => assets.length > 0) ?? [];
      assert.ok(cast, 'a shot of the series has a casting');
      return cast;
    },
    forbidden: {
      as: 'outsider',
      call: (entityId, world) => get(`/data/projects/${world.series.id}/entities/${entityId}/casting`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (entityId, world) => get(`/data/projects/${world.series.id}/entities/${entityId}/casting`),
      status: 200,
      body: (version) => some(castAsset(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/entities/{entity_id}/casting',
    title: 'of an episode',
    async setUp(world) {
      const { series } = world;
      const made = post(`/data/projects/${series.id}/asset-types/${await assetTypeId(world)}/assets/new`, {
        name: freshName('In an episode'),
      });
      const assetId = (await world.read(z.object({ id: z.string() }), 'admin', made)).id;
      const shots = z.array(z.object({ id: z.string(), episode_id: z.string().nullable() }));
      const all = await world.read(shots, 'admin', get('/data/shots/with-tasks', { project_id: series.id }));
      const shot = all.find(({ episode_id: id }) => id !== null);
      assert.ok(shot, 'a shot of the series is of an episode');
      const castOf = (id: string) => `/data/projects/${series.id}/entities/${id}/casting`;
      const lines = z.array(z.looseObject({ asset_id: z.string(), nb_occurences: z.number(), label: z.string() }));
      const linesOf = (id: string) => world.read(lines, 'admin', get(castOf(id)));
      const write = (id: string, cast: readonly unknown[]) => world.read(z.unknown(), 'admin', put(castOf(id), cast));
      const episodeOf = shot.episode_id ?? '';
      await write(shot.id, [...(await linesOf(shot.id)), { asset_id: assetId, nb_occurences: 2, label: '' }]);
      const joined = (await linesOf(episodeOf)).filter((line) => line.asset_id === assetId);
      await write(
        episodeOf,
        (await linesOf(episodeOf)).filter((line) => line.asset_id !== assetId),
      );
      const left = (await linesOf(shot.id)).filter((line) => line.asset_id === assetId);
      return { path: castOf(episodeOf), assetId, joined, left };
    },
    permitted: {
      as: 'admin',
      call: ({ path }) => get(path),
      status: 200,
      body: () => listOf(opaque),
      async effect({ state }) {
        // What is cast in a shot is cast once in its episode; what is taken out of that leaves its shots.
        assert.deepEqual(
          state.joined.map((line) => line.nb_occurences),
          [1],
        );
        assert.deepEqual(state.left, []);
      },
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/sequences/all/casting',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/sequences/all/casting`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}/sequences/all/casting`),
      status: 200,
      body: castingsOf({ sequence_name: text, is_shared: flag, project_id: id }),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/episodes/{episode_id}/sequences/all/casting',
    setUp: episodeId,
    forbidden: {
      as: 'outsider',
      call: (episode, world) => get(`/data/projects/${world.series.id}/episodes/${episode}/sequences/all/casting`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (episode, world) => get(`/data/projects/${world.series.id}/episodes/${episode}/sequences/all/casting`),
      status: 200,
      body: castingsOf({ sequence_name: text, is_shared: flag, project_id: id }),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/asset-types/{asset_type_id}/casting',
    setUp: assetTypeId,
    forbidden: {
      as: 'outsider',
      call: (type, world) => get(`/data/projects/${world.series.id}/asset-types/${type}/casting`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (type, world) => get(`/data/projects/${world.feature.id}/asset-types/${type}/casting`),
      status: 200,
      body: castingsOf({}),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/episodes/casting',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/episodes/casting`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}/episodes/casting`),
      status: 200,
      body: () => byKey(listOf(anything)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/entity-links',
    setUp: nothing,
    forbidden: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.feature.id}/entity-links`, { page: '1' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (_, world) => get(`/data/projects/${world.feature.id}/entity-links`, { page: '1', limit: '5' }),
      status: 200,
      body: () =>
        page(
          some(
            row({
              ...stored('EntityLink'),
              entity_in_id: id,
              entity_out_id: id,
              data: orNull(free),
              nb_occurences: number,
              label: orNull(text),
            }),
          ),
        ),
    },
  }),
];
