// Pages that a pull walks through, and plain lists.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, put } from '../client.ts';
import { freshName, newComment, sharedPicture } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { commentFields, commentRelations } from '../shapes/comment.ts';
import { entityFields, entityOf, entityRelations } from '../shapes/entity.ts';
import { forbidden, notFound, refused, tokenRefused } from '../shapes/errors.ts';
import { previewFile, previewFileWithComments } from '../shapes/file.ts';
import { taskWithAssignees } from '../shapes/task.ts';
import { id, listOf, page, row, some, type Shape } from '../shapes/values.ts';

const changed = z.object({ data: z.array(z.object({ updated_at: z.string() })) });

/** The order that an incremental pull relies on. */
function checkNewestFirst(body: unknown): void {
  const dates = changed.parse(body).data.map((each) => each.updated_at);
  assert.deepEqual(dates, [...dates].sort().reverse());
}

const ofProject = (kind: string, shape: Shape): Probe =>
  probe({
    route: `GET /data/projects/{project_id}/${kind}`,
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/${kind}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}/${kind}`),
      status: 200,
      body: (version) => some(shape(version)),
    },
  });

export const lists: readonly Probe[] = [
  probe({
    route: 'GET /data/entities',
    title: 'newest first',
    setUp: (world) => world.takeShot(),
    forbidden: { ...withoutToken, call: () => get('/data/entities', { page: '1' }) },
    permitted: {
      as: 'artist',
      call: (_, world) =>
        get('/data/entities', { project_id: world.feature.id, page: '1', limit: '50', relations: 'true' }),
      status: 200,
      body: () => page(some(row({ ...entityFields(), ...entityRelations }))),
      effect: async ({ answer }) => checkNewestFirst(answer.body),
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}',
    setUp: (world) => world.takeShot(),
    forbidden: { ...withoutToken, call: ({ id }) => get(`/data/entities/${id}`) },
    permitted: {
      as: 'artist',
      call: ({ id }) => get(`/data/entities/${id}`),
      status: 200,
      body: () => row({ ...entityFields(), ...entityRelations }),
    },
    async further({ trial }) {
      const unknown = get('/data/entities/11111111-1111-4111-8111-111111111111');
      await trial.step('unknown', 'admin', unknown, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'PUT /data/entities/{entity_id}',
    setUp: async (world) => ({ id: (await world.takeShot()).id, text: freshName('Description') }),
    forbidden: {
      as: 'artist',
      call: ({ id, text: description }) => put(`/data/entities/${id}`, { description }),
      // Until 1.0.67 the errors of this route are all told as a bad request.
      status: { '0.20.52': 400, '1.0.97': 403 },
      body: (version) => (version === '0.20.52' ? refused(version) : forbidden(version)),
      async untouched({ world, state }) {
        const found = await world.read(
          z.object({ description: z.string().nullable() }),
          'manager',
          get(`/data/entities/${state.id}`),
        );
        assert.notEqual(found.description, state.text);
      },
    },
    permitted: {
      as: 'manager',
      call: ({ id, text: description }) => put(`/data/entities/${id}`, { description, data: { contract: 'yes' } }),
      status: 200,
      body: () => row({ ...entityFields(), ...entityRelations }),
      events: ['shot:update'],
      async effect({ world, state }) {
        const schema = z.object({ description: z.string().nullable(), data: z.record(z.string(), z.unknown()) });
        const found = await world.read(schema, 'manager', get(`/data/entities/${state.id}`));
        assert.equal(found.description, state.text);
        assert.equal(found.data['contract'], 'yes');
        assert.ok(Object.keys(found.data).length > 1, 'the other keys of data are kept');
      },
    },
  }),
  probe({
    route: 'GET /data/tasks',
    setUp: (world) => world.takeTask(),
    forbidden: { ...withoutToken, call: () => get('/data/tasks', { page: '1' }) },
    permitted: {
      as: 'artist',
      call: (_, world) =>
        get('/data/tasks', { project_id: world.feature.id, page: '1', limit: '50', relations: 'true' }),
      status: 200,
      body: (version) => page(some(taskWithAssignees(version))),
      async effect({ state, answer }) {
        checkNewestFirst(answer.body);
        const { data } = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(answer.body);
        assert.ok(
          data.some((each) => each.id === state.id),
          'the task assigned a moment ago is on the first page',
        );
      },
    },
  }),
  probe({
    route: 'GET /data/tasks/{task_id}',
    setUp: (world) => world.takeTask(),
    forbidden: { as: 'vendor', call: ({ id }) => get(`/data/tasks/${id}`), status: 403, body: forbidden },
    permitted: { as: 'artist', call: ({ id }) => get(`/data/tasks/${id}`), status: 200, body: taskWithAssignees },
    async further({ trial }) {
      const unknown = get('/data/tasks/11111111-1111-4111-8111-111111111111');
      await trial.step('unknown', 'admin', unknown, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/comments',
    setUp: newComment,
    forbidden: {
      as: 'vendor',
      call: (_, world) => get(`/data/projects/${world.feature.id}/comments`, { page: '1', limit: '20' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.feature.id}/comments`, { page: '1', limit: '20' }),
      status: 200,
      body: (version) =>
        page(some(row({ ...commentFields(version), ...commentRelations, attachment_files: listOf(id) }))),
      effect: async ({ answer }) => checkNewestFirst(answer.body),
    },
  }),
  probe({
    route: 'GET /data/preview-files',
    setUp: sharedPicture,
    forbidden: { ...withoutToken, call: () => get('/data/preview-files', { page: '1' }) },
    permitted: {
      as: 'artist',
      call: ({ task: { id } }) => get('/data/preview-files', { page: '1', limit: '20', task_id: JSON.stringify([id]) }),
      status: 200,
      body: (version) => page(some(previewFile(version))),
    },
  }),
  probe({
    route: 'GET /data/preview-files/{preview_file_id}',
    setUp: sharedPicture,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => get(`/data/preview-files/${previewId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => get(`/data/preview-files/${previewId}`),
      status: 200,
      body: (version) => previewFileWithComments(version),
    },
  }),
  ofProject('assets', () => entityOf('Asset')),
  ofProject('shots', () => entityOf('Shot')),
  ofProject('sequences', () => entityOf('Sequence')),
  ofProject('episodes', () => entityOf('Episode')),
  ofProject('edits', () => entityOf('Edit')),
  probe({
    route: 'GET /data/projects/{project_id}/tasks',
    setUp: nothing,
    forbidden: {
      // 0.20.52 asks nobody for membership.
      as: { '0.20.52': 'nobody', '1.0.97': 'outsider' },
      call: (_, world) => get(`/data/projects/${world.series.id}/tasks`),
      status: { '0.20.52': 401, '1.0.97': 403 },
      body: (version) => (version === '0.20.52' ? tokenRefused(version) : forbidden(version)),
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.series.id}/tasks`, { page: '1' }),
      status: 200,
      body: (version) => page(some(taskWithAssignees(version))),
    },
  }),
];
