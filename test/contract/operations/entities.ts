import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post } from '../client.ts';
import { freshName, sharedPicture } from '../fixtures.ts';
import { probe, nothing, type Probe } from '../probe.ts';
import { newsLine, newsRow } from '../shapes/comment.ts';
import { entityFields, entityOf, entityRelations } from '../shapes/entity.ts';
import { forbidden, tokenRefused } from '../shapes/errors.ts';
import { previewOfEntity } from '../shapes/file.ts';
import { newTask } from '../shapes/task.ts';
import { free, id, number, orNull, page, row, some, stored, text } from '../shapes/values.ts';
import { episodeId, perWorld, read, type World } from '../world.ts';

const rows = z.array(z.object({ id: z.string() }));
const news = z.object({ data: z.array(z.object({ id: z.string(), task_entity_id: z.string() })) });

/** News of the series: an entity of it that somebody has commented. */
const seriesNews = perWorld(async (world) => {
  const { data } = await world.read(news, 'manager', get(`/data/projects/${world.series.id}/news`));
  const [first] = data;
  assert.ok(first, 'the series has news');
  return first;
});

/** The edit task type, and a new edit of the feature. */
async function newEdit(world: World) {
  const types = z.array(z.object({ id: z.string(), for_entity: z.string() }));
  const type = (await world.read(types, 'admin', get('/data/task-types'))).find((each) => each.for_entity === 'Edit');
  assert.ok(type, 'there is a task type for edits');
  const call = post(`/data/projects/${world.feature.id}/edits`, { name: freshName('Edit'), data: {} });
  const edit = await world.read(z.object({ id: z.string() }), 'manager', call);
  return { editId: edit.id, path: `/actions/projects/${world.feature.id}/task-types/${type.id}/edits/create-tasks` };
}

const tasksOf = async (world: World, editId: string) =>
  (await world.read(rows, 'manager', get('/data/tasks', { entity_id: editId }))).length;

const seriesPreviewEntity = perWorld(async (world) => {
  const { data } = await world.read(
    z.object({ data: z.array(z.object({ task_entity_id: z.string(), preview_file_id: z.string().nullable() })) }),
    'manager',
    get(`/data/projects/${world.series.id}/news`, { limit: '200' }),
  );
  return data.find((each) => each.preview_file_id !== null)?.task_entity_id ?? (await seriesNews(world)).task_entity_id;
});

export const entities: readonly Probe[] = [
  probe({
    route: 'GET /data/entities',
    setUp: nothing,
    forbidden: { as: 'nobody', call: () => get('/data/entities'), status: 401, body: tokenRefused },
    permitted: {
      as: 'artist',
      call: (_, world) => get('/data/entities', { project_id: world.feature.id }),
      status: 200,
      body: () => some(row(entityFields())),
    },
    async further({ trial, world }) {
      const query = { project_id: world.feature.id, page: '1', limit: '5', relations: 'true' };
      await trial.step('paged', 'artist', get('/data/entities', query), {
        status: 200,
        body: () => page(some(row({ ...entityFields(), ...entityRelations }))),
      });
      const strangers = await world.read(rows, 'outsider', get('/data/entities', { project_id: world.series.id }));
      assert.deepEqual(strangers, [], 'nobody outside of the team sees the series');
    },
  }),
  probe({
    route: 'GET /data/news/{instance_id}',
    setUp: async (world) => (await seriesNews(world)).id,
    forbidden: { as: 'manager', call: (newsId) => get(`/data/news/${newsId}`), status: 403, body: forbidden },
    permitted: { as: 'admin', call: (newsId) => get(`/data/news/${newsId}`), status: 200, body: newsRow },
  }),
  probe({
    route: 'GET /data/entity-links/{instance_id}',
    async setUp(world) {
      const links = z.object({ data: z.array(z.object({ id: z.string() })) });
      const path = `/data/projects/${world.feature.id}/entity-links`;
      const { data } = await world.read(links, 'manager', get(path, { page: '1' }));
      const [first] = data;
      assert.ok(first, 'the feature has castings');
      return first.id;
    },
    forbidden: { as: 'manager', call: (linkId) => get(`/data/entity-links/${linkId}`), status: 403, body: forbidden },
    permitted: {
      as: 'admin',
      call: (linkId) => get(`/data/entity-links/${linkId}`),
      status: 200,
      body: () =>
        row({
          ...stored('EntityLink'),
          entity_in_id: id,
          entity_out_id: id,
          data: orNull(free),
          nb_occurences: number,
          label: orNull(text),
        }),
    },
  }),
  probe({
    route: 'GET /data/edits/all',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get('/data/edits/all', { project_id: world.series.id }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get('/data/edits/all', { project_id: world.series.id }),
      status: 200,
      body: () => some(row({ ...entityFields(z.literal('Edit')), project_name: text })),
    },
    async further({ trial }) {
      await trial.step('of all productions', 'artist', get('/data/edits/all'), { status: 403, body: forbidden });
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/news',
    setUp: async (world) => (await seriesNews(world)).task_entity_id,
    forbidden: { as: 'outsider', call: (entity) => get(`/data/entities/${entity}/news`), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (entity) => get(`/data/entities/${entity}/news`),
      status: 200,
      body: (version) => page(some(newsLine(version))),
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/preview-files',
    setUp: async (world) => ({
      own: (await sharedPicture(world)).task.shotId,
      foreign: await seriesPreviewEntity(world),
    }),
    forbidden: {
      as: 'outsider',
      call: ({ foreign }) => get(`/data/entities/${foreign}/preview-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ own }) => get(`/data/entities/${own}/preview-files`),
      status: 200,
      body: (version) => some(previewOfEntity(version)),
    },
  }),
  probe({
    route: 'GET /data/episodes/{episode_id}/sequences',
    setUp: episodeId,
    forbidden: {
      as: 'outsider',
      call: (episode) => get(`/data/episodes/${episode}/sequences`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (episode) => get(`/data/episodes/${episode}/sequences`),
      status: 200,
      body: () => some(entityOf('Sequence')),
    },
  }),
  probe({
    route: 'POST /actions/projects/{project_id}/task-types/{task_type_id}/edits/create-tasks',
    setUp: newEdit,
    forbidden: {
      as: 'artist',
      call: ({ path, editId }) => post(path, [editId]),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal(await tasksOf(world, state.editId), 0);
      },
    },
    permitted: {
      as: 'manager',
      call: ({ path, editId }) => post(path, [editId]),
      status: 201,
      body: (version) => some(newTask(version)),
      events: ['task:new'],
      async effect({ world, state, answer }) {
        assert.equal(read(rows, answer).length, 1);
        assert.equal(await tasksOf(world, state.editId), 1);
      },
    },
    async further({ trial, world, state }) {
      const again = await trial.step('again', 'manager', post(state.path, [state.editId]), {
        status: 201,
        body: () => rows,
      });
      assert.deepEqual(again.body, [], 'a task that exists is skipped');
      assert.equal(await tasksOf(world, state.editId), 1);
    },
  }),
];
