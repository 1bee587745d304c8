// What is made of shots and assets themselves.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put } from '../client.ts';
import { freshName, newAsset } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { entityFields, entityOf, entityRelations } from '../shapes/entity.ts';
import { forbidden } from '../shapes/errors.ts';
import { row } from '../shapes/values.ts';
import type { World } from '../world.ts';

const entitiesNamed = (world: World, name: string) =>
  world.read(
    z.array(z.object({ id: z.string() })),
    'manager',
    get('/data/entities', { project_id: world.feature.id, name }),
  );

export const entities: readonly Probe[] = [
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
