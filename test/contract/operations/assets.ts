import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, remove } from '../client.ts';
import { castInAsset, freshName, newAsset, taskOnAsset } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { entityOf } from '../shapes/entity.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { taskType } from '../shapes/task.ts';
import { flag, id, listOf, number, orNull, row, some, text } from '../shapes/values.ts';
import { assetTypeId, read, type World } from '../world.ts';

const stateOf = (world: World, assetId: string) =>
  world.read(z.object({ canceled: z.boolean(), is_shared: z.boolean() }), 'manager', get(`/data/assets/${assetId}`));

const assetsNamed = async (world: World, name: string) =>
  world.read(
    z.array(z.object({ id: z.string() })),
    'manager',
    get('/data/entities', { project_id: world.feature.id, name }),
  );

export const assets: readonly Probe[] = [
  probe({
    route: 'DELETE /data/assets/{asset_id}',
    async setUp(world) {
      const assetId = await newAsset(world);
      await taskOnAsset(world, assetId);
      return assetId;
    },
    forbidden: {
      as: 'artist',
      call: (assetId) => remove(`/data/assets/${assetId}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal((await stateOf(world, state)).canceled, false, 'the asset is untouched');
      },
    },
    permitted: {
      as: 'manager',
      call: (assetId) => remove(`/data/assets/${assetId}`),
      status: 204,
      events: ['asset:update'],
      async effect({ world, state }) {
        assert.equal((await stateOf(world, state)).canceled, true, 'an asset with tasks is canceled');
      },
    },
    async further({ trial, world, state }) {
      const force = remove(`/data/assets/${state}`, { force: 'true' });
      await trial.step('forced', 'manager', force, { status: 204, events: ['task:delete', 'asset:delete'] });
      assert.equal(
        (await world.session('manager').send(get(`/data/assets/${state}`))).status,
        404,
        'the asset is gone',
      );
      await trial.step('again', 'manager', force, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/assets/{asset_id}/task-types',
    async setUp(world) {
      const rows = z.array(z.object({ id: z.string(), tasks: z.array(z.unknown()) }));
      const found = await world.read(rows, 'manager', get('/data/assets/with-tasks', { project_id: world.series.id }));
      const asset = found.find((each) => each.tasks.length > 0);
      assert.ok(asset, 'an asset of the series has tasks');
      return asset.id;
    },
    forbidden: {
      as: 'outsider',
      call: (assetId) => get(`/data/assets/${assetId}/task-types`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (assetId) => get(`/data/assets/${assetId}/task-types`),
      status: 200,
      body: (version) => some(taskType(version)),
    },
  }),
  probe({
    route: 'GET /data/assets/{asset_id}/casting',
    async setUp(world) {
      const [set, prop] = [await newAsset(world), await newAsset(world)];
      await castInAsset(world, set, prop);
      return { set, prop };
    },
    forbidden: { as: 'vendor', call: ({ set }) => get(`/data/assets/${set}/casting`), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ set }) => get(`/data/assets/${set}/casting`),
      status: 200,
      body: () =>
        some(
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
          }),
        ),
      async effect({ state, answer }) {
        const casting = read(z.array(z.object({ asset_id: z.string(), nb_occurences: z.number() })), answer);
        assert.deepEqual(casting, [{ asset_id: state.prop, nb_occurences: 2 }]);
      },
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/asset-types/{asset_type_id}/assets/new',
    async setUp(world) {
      const name = freshName('New asset');
      const path = `/data/projects/${world.feature.id}/asset-types/${await assetTypeId(world)}/assets/new`;
      return { name, call: post(path, { name, description: 'd', data: { a: 'b' } }), path };
    },
    forbidden: {
      as: 'artist',
      call: ({ call }) => call,
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await assetsNamed(world, state.name), [], 'nothing was created');
      },
    },
    permitted: {
      as: 'manager',
      call: ({ call }) => call,
      status: 201,
      body: () => entityOf('Asset'),
      events: ['asset:new'],
      async effect({ world, state }) {
        assert.equal((await assetsNamed(world, state.name)).length, 1);
      },
    },
    async further({ trial, world, state }) {
      await trial.step('repeated', 'manager', state.call, {
        status: 201,
        body: () => entityOf('Asset'),
        events: ['asset:new'],
      });
      assert.equal((await assetsNamed(world, state.name)).length, 2, 'a repeated call makes a twin');
      const noName = await world.session('manager').send(post(state.path, {}));
      trial.expect('without a name.status', 400, noName.status);
    },
  }),
  probe({
    route: 'POST /actions/projects/{project_id}/assets/share',
    setUp: newAsset,
    forbidden: {
      as: 'artist',
      call: (assetId, world) =>
        post(`/actions/projects/${world.feature.id}/assets/share`, { is_shared: true, asset_ids: [assetId] }),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal((await stateOf(world, state)).is_shared, false);
      },
    },
    permitted: {
      as: 'manager',
      call: (assetId, world) =>
        post(`/actions/projects/${world.feature.id}/assets/share`, { is_shared: true, asset_ids: [assetId] }),
      status: 200,
      body: () => some(entityOf('Asset')),
      events: [],
      async effect({ world, state }) {
        assert.equal((await stateOf(world, state)).is_shared, true);
      },
    },
    async further({ trial, world, state }) {
      const path = `/actions/projects/${world.feature.id}/assets/share`;
      const unshare = post(path, { is_shared: false, asset_ids: [state] });
      await trial.step('unshared', 'manager', unshare, { status: 200, body: () => some(entityOf('Asset')) });
      assert.equal((await stateOf(world, state)).is_shared, false);
      const unknown = post(path, { is_shared: true, asset_ids: ['11111111-1111-4111-8111-111111111111'] });
      await trial.step('unknown asset', 'manager', unknown, { status: 200, body: () => listOf(entityOf('Asset')) });
    },
  }),
];
