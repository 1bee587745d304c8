import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, upload } from '../client.ts';
import { freshName, pictureFile } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { explained, forbidden, tokenRefused } from '../shapes/errors.ts';
import { outputType } from '../shapes/file.ts';
import { metadataDescriptor } from '../shapes/production.ts';
import { taskType } from '../shapes/task.ts';
import { listOf, row, some, text } from '../shapes/values.ts';
import type { World } from '../world.ts';

const named = z.array(z.object({ id: z.string(), name: z.string() }));

const descriptorNames = async (world: World): Promise<string[]> => {
  const path = `/data/projects/${world.feature.id}/metadata-descriptors`;
  return (await world.read(named, 'manager', get(path))).map((each) => each.name);
};

export const settings: readonly Probe[] = [
  probe({
    route: 'GET /data/task-types',
    setUp: nothing,
    forbidden: { as: 'nobody', call: () => get('/data/task-types'), status: 401, body: tokenRefused },
    permitted: {
      as: 'artist',
      call: () => get('/data/task-types'),
      status: 200,
      body: (version) => some(taskType(version)),
    },
  }),
  probe({
    route: 'POST /data/task-types',
    async setUp() {
      const name = freshName('Type');
      return { name, call: post('/data/task-types', { name, color: '#123456', for_entity: 'Asset', priority: 9 }) };
    },
    forbidden: {
      as: 'manager',
      call: ({ call }) => call,
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await world.read(named, 'admin', get('/data/task-types', { name: state.name })), []);
      },
    },
    permitted: {
      as: 'admin',
      call: ({ call }) => call,
      status: 201,
      body: taskType,
      events: ['task-type:new'],
      async effect({ world, state }) {
        assert.equal((await world.read(named, 'admin', get('/data/task-types', { name: state.name }))).length, 1);
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'admin', state.call, { status: 400, body: explained });
    },
  }),
  probe({
    route: 'PUT /data/output-types/{instance_id}',
    async setUp(world) {
      const id = await world.firstId('admin', get('/data/output-types'));
      return { id, name: freshName('Output') };
    },
    forbidden: {
      as: 'manager',
      call: ({ id, name }) => put(`/data/output-types/${id}`, { name }),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        const { name } = await world.read(
          z.object({ name: z.string() }),
          'admin',
          get(`/data/output-types/${state.id}`),
        );
        assert.notEqual(name, state.name);
      },
    },
    permitted: {
      as: 'admin',
      call: ({ id, name }) => put(`/data/output-types/${id}`, { name, unknown_column: 1 }),
      status: 200,
      body: outputType,
      events: ['output-type:update'],
      async effect({ world, state }) {
        const { name } = await world.read(
          z.object({ name: z.string() }),
          'admin',
          get(`/data/output-types/${state.id}`),
        );
        assert.equal(name, state.name);
      },
    },
  }),
  probe({
    route: 'POST /data/metadata-descriptors/',
    async setUp(world) {
      const name = freshName('Mood');
      const call = post('/data/metadata-descriptors/', {
        project_id: world.feature.id,
        entity_type: 'Shot',
        name,
        field_name: name.toLowerCase().replaceAll(' ', '_'),
        data_type: 'list',
        choices: ['calm', 'tense'],
        for_client: true,
      });
      return { name, call };
    },
    forbidden: {
      as: 'manager',
      call: ({ call }) => call,
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok(!(await descriptorNames(world)).includes(state.name));
      },
    },
    permitted: {
      as: 'admin',
      call: ({ call }) => call,
      status: 201,
      body: (version) => metadataDescriptor(version, version === '0.20.52' ? 'without departments' : 'complete'),
      events: ['metadata-descriptor:new'],
      async effect({ world, state }) {
        assert.ok((await descriptorNames(world)).includes(state.name));
      },
    },
  }),
  probe({
    route: 'POST /data/salary-scales',
    async setUp(world) {
      const departmentId = await world.firstId('admin', get('/data/departments'));
      return post('/data/salary-scales', {
        department_id: departmentId,
        position: 'artist',
        seniority: 'mid',
        salary: 100,
      });
    },
    forbidden: { as: 'manager', call: (call) => call, status: 403, body: forbidden },
    permitted: { as: 'admin', call: (call) => call, status: 400, body: explained },
  }),
  probe({
    route: 'POST /pictures/thumbnails/organisations/{instance_id}.png',
    async setUp(world) {
      const { organisation } = await world.read(
        z.object({ organisation: z.object({ id: z.string() }) }),
        'admin',
        get('/auth/authenticated'),
      );
      return organisation.id;
    },
    forbidden: {
      as: 'manager',
      call: (id) => upload(`/pictures/thumbnails/organisations/${id}.png`, [pictureFile('logo.png')]),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'admin',
      call: (id) => upload(`/pictures/thumbnails/organisations/${id}.png`, [pictureFile('logo.png')]),
      status: 201,
      body: () => row({ thumbnail_path: text }),
      events: ['organisation:set-thumbnail', 'organisation:update'],
      async effect({ world, state }) {
        const answer = await world.session('artist').send(get(`/pictures/thumbnails/organisations/${state}.png`));
        assert.deepEqual([answer.status, answer.contentType], [200, 'image/png']);
      },
    },
    async further({ trial, state }) {
      const empty = upload(`/pictures/thumbnails/organisations/${state}.png`, [{ name: 'other', value: 'x' }]);
      const { status } = await trial.world.session('admin').send(empty);
      trial.expect('without a file.status', 400, status);
    },
  }),
  probe({
    route: 'DELETE /import/shotgun/errors/{error_id}',
    setUp: async (world) => ({ id: await world.firstId('admin', get('/import/shotgun/errors')) }),
    forbidden: {
      // Until it was restricted to administrators, everybody who was signed in could.
      as: { '0.20.52': 'nobody', '1.0.97': 'artist' },
      call: ({ id }) => ({ method: 'DELETE', path: `/import/shotgun/errors/${id}` }),
      status: { '0.20.52': 401, '1.0.97': 403 },
      body: (version) => (version === '0.20.52' ? tokenRefused(version) : forbidden(version)),
      async untouched({ world, state }) {
        const left = await world.read(listOf(z.object({ id: z.string() })), 'admin', get('/import/shotgun/errors'));
        assert.ok(left.some((each) => each.id === state.id));
      },
    },
    permitted: {
      as: 'admin',
      call: ({ id }) => ({ method: 'DELETE', path: `/import/shotgun/errors/${id}` }),
      status: 204,
      async effect({ world, state }) {
        const left = await world.read(listOf(z.object({ id: z.string() })), 'admin', get('/import/shotgun/errors'));
        assert.ok(!left.some((each) => each.id === state.id));
      },
    },
  }),
];
