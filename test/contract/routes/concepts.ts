// Concepts: made with a picture's name, of assets, with a task that their author may comment.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove, type Call } from '../client.ts';
import { freshName, newAsset } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { entityFields, entityRelations } from '../shapes/entity.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { newTask } from '../shapes/task.ts';
import { anything, id, listOf, row, some } from '../shapes/values.ts';
import type { World } from '../world.ts';

const rowSchema = z.object({ id: z.string() });
const concept = row({ ...entityFields(z.literal('Concept')), entity_concept_links: listOf(id) });

const newOne = (world: World): { readonly name: string; readonly call: Call } => {
  const name = freshName('Concept');
  return { name, call: post(`/data/projects/${world.feature.id}/concepts`, { name, description: '', data: {} }) };
};

/** Made by the artist. */
const newConcept = async (world: World): Promise<string> =>
  (await world.read(rowSchema, 'artist', newOne(world).call)).id;

const conceptTypeId = async (world: World): Promise<string> => {
  const types = z.array(z.object({ id: z.string(), for_entity: z.string() }));
  const type = (await world.read(types, 'admin', get('/data/task-types'))).find((one) => one.for_entity === 'Concept');
  assert.ok(type, 'there is a task type for concepts');
  return type.id;
};

/** As its list and as its row with and without the relations tell them. */
async function linksOf(world: World, conceptId: string) {
  const links = z.object({ id: z.string(), entity_concept_links: z.array(z.string()) });
  const listed = await world.read(
    z.array(links),
    'artist',
    get('/data/concepts/with-tasks', { project_id: world.feature.id }),
  );
  const query = { id: JSON.stringify([conceptId]) };
  const [whole] = await world.read(z.array(links), 'manager', get('/data/entities', { ...query, relations: 'true' }));
  const [plain] = await world.read(z.array(z.looseObject({})), 'manager', get('/data/entities', query));
  return {
    listed: listed.find((one) => one.id === conceptId)?.entity_concept_links,
    whole: whole?.entity_concept_links,
    isToldPlainly: plain !== undefined && 'entity_concept_links' in plain,
  };
}

const linksTo = async (world: World) => ({ conceptId: await newConcept(world), assetId: await newAsset(world) });

export const concepts: readonly Probe[] = [
  probe({
    route: 'POST /data/projects/{project_id}/concepts',
    setUp: async (world) => newOne(world),
    forbidden: { as: 'vendor', call: ({ call }) => call, status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ call }) => call,
      status: 201,
      body: () => concept,
      events: ['concept:new'],
    },
    async further({ trial, world, state }) {
      // A name that is there finds what is there, and tells nobody.
      await trial.step('again', 'artist', state.call, { status: 201, body: () => concept });
      const found = await world.read(
        z.array(rowSchema),
        'manager',
        get('/data/entities', { project_id: world.feature.id, name: state.name }),
      );
      trial.expect('again.of that name', 1, found.length);
    },
  }),
  probe({
    route: 'PUT /data/entities/{entity_id}',
    title: 'what a concept is of',
    setUp: linksTo,
    forbidden: {
      as: 'supervisor',
      call: ({ conceptId, assetId }) => put(`/data/entities/${conceptId}`, { entity_concept_links: [assetId] }),
      status: { '0.20.52': 400, '1.0.97': 403 },
      body: () => anything,
      async untouched({ world, state }) {
        assert.deepEqual((await linksOf(world, state.conceptId)).whole, []);
      },
    },
    permitted: {
      as: 'artist',
      call: ({ conceptId, assetId }) => put(`/data/entities/${conceptId}`, { entity_concept_links: [assetId] }),
      status: 200,
      body: () => row({ ...entityFields(z.literal('Concept')), ...entityRelations }),
      events: ['concept:update'],
      async effect({ world, state }) {
        const links = [state.assetId];
        assert.deepEqual(await linksOf(world, state.conceptId), { listed: links, whole: links, isToldPlainly: false });
      },
    },
    async further({ trial, world, state }) {
      const path = `/data/entities/${state.conceptId}`;
      const expected = { status: 200, body: () => anything, events: ['concept:update'] };
      const gone = '11111111-1111-4111-8111-111111111111';
      // The list is replaced as a whole; who is not there is left out.
      const other = await newAsset(world);
      await trial.step('another list', 'artist', put(path, { entity_concept_links: [gone, other] }), expected);
      assert.deepEqual((await linksOf(world, state.conceptId)).whole, [other]);
      await trial.step('none', 'artist', put(path, { entity_concept_links: [] }), expected);
      assert.deepEqual((await linksOf(world, state.conceptId)).whole, []);
    },
  }),
  probe({
    route: 'POST /actions/projects/{project_id}/task-types/{task_type_id}/concepts/create-tasks',
    setUp: async (world) => ({
      conceptId: await newConcept(world),
      path: `/actions/projects/${world.feature.id}/task-types/${await conceptTypeId(world)}/concepts/create-tasks`,
    }),
    forbidden: { as: 'client', call: ({ conceptId, path }) => post(path, [conceptId]), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ conceptId, path }) => post(path, [conceptId]),
      status: 201,
      body: (version) => some(newTask(version)),
      events: ['task:new'],
    },
    async further({ trial, world, state }) {
      const statuses = await world.read(
        z.array(z.object({ id: z.string(), for_concept: z.boolean() })),
        'admin',
        get('/data/task-status'),
      );
      const [task] = await world.read(
        z.array(z.object({ id: z.string(), task_status_id: z.string(), assignees: z.array(z.string()) })),
        'manager',
        get('/data/tasks', { entity_id: state.conceptId, relations: 'true' }),
      );
      assert.ok(task, 'it has a task');
      const isForConcepts = statuses.find((status) => status.id === task.task_status_id)?.for_concept;
      trial.expect('its status is for concepts', true, isForConcepts);
      trial.expect('its assignees', 0, task.assignees.length);
      // Nobody is assigned: to older servers who made the concept is a stranger to its task.
      await trial.step(
        'its author comments',
        'artist',
        post(`/actions/tasks/${task.id}/comment`, { task_status_id: task.task_status_id, comment: '' }),
        {
          status: { '0.20.52': 403, '1.0.97': 201 },
          body: () => anything,
          events: { '0.20.52': [], '1.0.97': ['comment:new', 'task:update'] },
        },
      );
      await trial.step('again', 'artist', post(state.path, [state.conceptId]), { status: 201, body: () => listOf(id) });
    },
  }),
  probe({
    route: 'DELETE /data/concepts/{concept_id}',
    setUp: newConcept,
    forbidden: {
      as: 'supervisor',
      call: (conceptId) => remove(`/data/concepts/${conceptId}`, { force: 'true' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (conceptId) => remove(`/data/concepts/${conceptId}`, { force: 'true' }),
      status: 204,
      events: ['concept:delete'],
      async effect({ world, state }) {
        const answer = await world.session('manager').send(get(`/data/entities/${state}`));
        assert.equal(answer.status, 404, 'it is gone');
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'artist', remove(`/data/concepts/${state}`, { force: 'true' }), {
        status: 404,
        body: notFound,
      });
    },
  }),
];
