// What is made of shots and assets themselves.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove } from '../client.ts';
import { freshName, newAsset } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { entityFields, entityOf, entityRelations } from '../shapes/entity.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { timeSpent } from '../shapes/task.ts';
import { row, some } from '../shapes/values.ts';
import { episodeId, type World } from '../world.ts';

const entitiesNamed = (world: World, name: string) =>
  world.read(
    z.array(z.object({ id: z.string() })),
    'manager',
    get('/data/entities', { project_id: world.feature.id, name }),
  );

type Made = 'shot' | 'sequence' | 'episode' | 'edit';

async function parentOf(world: World, kind: Made, project: string) {
  if (kind === 'sequence') return { episode_id: await episodeId(world) };
  if (kind !== 'shot') return {};
  return { sequence_id: await world.firstId('manager', get(`/data/projects/${project}/sequences`)) };
}

/** What the production manager makes of each kind, and where. Episodes and sequences are those of a series, which has an outsider. */
async function newOf(world: World, kind: Made) {
  const isOfSeries = kind === 'episode' || kind === 'sequence';
  const project = isOfSeries ? world.series.id : world.feature.id;
  const body = { name: freshName('New'), data: {}, ...(await parentOf(world, kind, project)) };
  return { name: body.name, project, call: post(`/data/projects/${project}/${kind}s`, body) };
}

const madeKinds = { shot: 'Shot', sequence: 'Sequence', episode: 'Episode', edit: 'Edit' } as const;

const creation = (kind: 'sequence' | 'episode'): Probe =>
  probe({
    route: `POST /data/projects/{project_id}/${kind}s`,
    setUp: (world) => newOf(world, kind),
    forbidden: { as: 'artist', call: ({ call }) => call, status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: ({ call }) => call,
      status: 201,
      body: () => entityOf(madeKinds[kind]),
      events: [`${kind}:new`],
    },
    async further({ trial, world, state }) {
      // A repeated call finds what it made before, and tells nobody.
      await trial.step('again', 'manager', state.call, { status: 201, body: () => entityOf(madeKinds[kind]) });
      const found = await world.read(
        z.array(z.object({ name: z.string() })),
        'manager',
        get(`/data/projects/${state.project}/${kind}s`),
      );
      trial.expect('again.of that name', 1, found.filter((each) => each.name === state.name).length);
    },
  });

const deletion = (kind: Made): Probe =>
  probe({
    route: `DELETE /data/${kind}s/{${kind}_id}`,
    async setUp(world) {
      const { call } = await newOf(world, kind);
      return (await world.read(z.object({ id: z.string() }), 'manager', call)).id;
    },
    forbidden: {
      // Sequences are deleted by anybody who did not make them, in the team or not.
      ...(kind === 'sequence' ? withoutToken : { as: 'artist' as const, status: 403, body: forbidden }),
      call: (entityId) => remove(`/data/${kind}s/${entityId}`, { force: 'true' }),
      async untouched({ world, state }) {
        const answer = await world.session('manager').send(get(`/data/entities/${state}`));
        assert.equal(answer.status, 200, 'it is still there');
      },
    },
    permitted: {
      as: kind === 'sequence' ? 'outsider' : 'manager',
      call: (entityId) => remove(`/data/${kind}s/${entityId}`, { force: 'true' }),
      status: 204,
      events: [`${kind}:delete`],
      async effect({ world, state }) {
        const answer = await world.session('manager').send(get(`/data/entities/${state}`));
        assert.equal(answer.status, 404, 'it is gone');
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'manager', remove(`/data/${kind}s/${state}`, { force: 'true' }), {
        status: 404,
        body: notFound,
      });
    },
  });

export const entities: readonly Probe[] = [
  creation('sequence'),
  creation('episode'),
  deletion('shot'),
  deletion('sequence'),
  deletion('episode'),
  deletion('edit'),
  probe({
    route: 'GET /data/entities/{entity_id}/time-spents',
    async setUp(world) {
      const place = await world.takeTask();
      const path = `/actions/tasks/${place.id}/time-spents/2026-11-05/persons/${world.people.artist.id}`;
      await world.read(z.unknown(), 'artist', post(path, { duration: 45 }));
      return place.shotId;
    },
    forbidden: {
      ...withoutToken,
      call: (entityId) => get(`/data/entities/${entityId}/time-spents`),
    },
    permitted: {
      as: 'artist',
      call: (entityId) => get(`/data/entities/${entityId}/time-spents`),
      status: 200,
      body: (version) => some(timeSpent(version)),
    },
  }),
  probe({
    route: 'PUT /data/entities/{entity_id}',
    title: 'a field emptied',
    setUp: (world) => world.takeShot(),
    permitted: {
      as: 'manager',
      call: ({ id }) => put(`/data/entities/${id}`, { nb_frames: null, data: { frame_in: null } }),
      status: 200,
      body: () => row({ ...entityFields(), ...entityRelations }),
      events: ['shot:update'],
      async effect({ world, state }) {
        const schema = z.object({ nb_frames: z.number().nullable(), data: z.record(z.string(), z.unknown()) });
        const found = await world.read(schema, 'manager', get(`/data/entities/${state.id}`));
        assert.equal(found.nb_frames, null);
        assert.equal(found.data['frame_in'], null);
      },
    },
  }),
  probe({
    route: 'PUT /data/entities/{entity_id}',
    title: 'another asset type',
    setUp: async (world) => {
      const types = z.array(z.object({ id: z.string() }));
      const [, second] = await world.read(types, 'admin', get('/data/asset-types'));
      assert.ok(second, 'there are two asset types');
      return { id: await newAsset(world), typeId: second.id };
    },
    permitted: {
      as: 'manager',
      call: ({ id, typeId }) => put(`/data/entities/${id}`, { entity_type_id: typeId }),
      status: 200,
      body: () => row({ ...entityFields(), ...entityRelations }),
      events: ['asset:update'],
      async effect({ world, state }) {
        const schema = z.object({ entity_type_id: z.string() });
        const found = await world.read(schema, 'manager', get(`/data/entities/${state.id}`));
        assert.equal(found.entity_type_id, state.typeId);
      },
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/shots',
    async setUp(world) {
      const sequenceId = await world.firstId('manager', get(`/data/projects/${world.feature.id}/sequences`));
      const body = {
        name: freshName('SH'),
        sequence_id: sequenceId,
        nb_frames: 48,
        description: 'd',
        data: { a: 'b' },
      };
      return { name: body.name, call: post(`/data/projects/${world.feature.id}/shots`, body) };
    },
    forbidden: {
      as: 'artist',
      call: ({ call }) => call,
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await entitiesNamed(world, state.name), []);
      },
    },
    permitted: {
      as: 'manager',
      call: ({ call }) => call,
      status: 201,
      body: () => entityOf('Shot'),
      events: ['shot:new'],
      async effect({ world, state }) {
        assert.equal((await entitiesNamed(world, state.name)).length, 1);
      },
    },
    async further({ trial, world, state }) {
      await trial.step('again', 'manager', state.call, { status: 201, body: () => entityOf('Shot') });
      assert.equal((await entitiesNamed(world, state.name)).length, 1, 'a name of the sequence is there once');
    },
  }),
];
