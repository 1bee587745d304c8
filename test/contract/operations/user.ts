import assert from 'node:assert/strict';
import { z } from 'zod';
import { get } from '../client.ts';
import { commentOn } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutTokenOnUserRoute } from '../refusals.ts';
import { notification } from '../shapes/comment.ts';
import { entityOf } from '../shapes/entity.ts';
import { task, taskToCheck, todo } from '../shapes/task.ts';
import { listOf, some, type Shape } from '../shapes/values.ts';
import { perWorld, statusWith, type World } from '../world.ts';

const rows = z.array(z.object({ id: z.string() }));
const entityRow = z.object({ id: z.string(), parent_id: z.string().nullable(), entity_type_id: z.string() });

const artistTask = perWorld(async (world) => {
  const place = await world.takeTask();
  const shot = await world.read(entityRow, 'manager', get(`/data/entities/${place.shotId}`));
  return { ...place, sequenceId: shot.parent_id ?? '' };
});

const artistAsset = perWorld(async (world) => {
  const board = z.array(z.object({ id: z.string(), asset_type_id: z.string(), tasks: rows }));
  const assets = await world.read(board, 'manager', get('/data/assets/with-tasks', { project_id: world.feature.id }));
  const asset = assets.find((each) => each.tasks.length > 0);
  const [first] = asset?.tasks ?? [];
  assert.ok(asset && first, 'an asset of the feature has a task');
  await world.assign(world.people.artist.id, first.id);
  return { id: asset.id, path: `/data/user/projects/${world.feature.id}/asset-types/${asset.asset_type_id}/assets` };
});

/** A task of the artist that a comment has brought into the given state. */
async function taskIn(world: World, flag: 'is_done' | 'is_feedback_request') {
  const place = await world.takeTask();
  await commentOn(world, { ...place, statusId: await statusWith(world, flag) }, 'manager', 'Moved on.');
  return place.id;
}

const includes = (answer: { readonly body: unknown }, id: string) =>
  assert.ok(
    rows.parse(answer.body).some((each) => each.id === id),
    'the list holds what was set up',
  );

const someOf =
  (shape: Shape): Shape =>
  (version) =>
    some(shape(version));

export const user: readonly Probe[] = [
  probe({
    route: 'GET /data/user/shots/{shot_id}/tasks',
    setUp: artistTask,
    forbidden: { ...withoutTokenOnUserRoute, call: ({ shotId }) => get(`/data/user/shots/${shotId}/tasks`) },
    permitted: {
      as: 'artist',
      call: ({ shotId }) => get(`/data/user/shots/${shotId}/tasks`),
      status: 200,
      body: someOf(task),
      effect: async ({ state, answer }) => includes(answer, state.id),
    },
  }),
  probe({
    route: 'GET /data/user/projects/{project_id}/asset-types/{asset_type_id}/assets',
    setUp: artistAsset,
    forbidden: { ...withoutTokenOnUserRoute, call: ({ path }) => get(path) },
    permitted: {
      as: 'artist',
      call: ({ path }) => get(path),
      status: 200,
      body: () => some(entityOf('Asset')),
      effect: async ({ state, answer }) => includes(answer, state.id),
    },
  }),
  probe({
    route: 'GET /data/user/projects/{project_id}/sequences',
    setUp: artistTask,
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: (_, world) => get(`/data/user/projects/${world.feature.id}/sequences`),
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/user/projects/${world.feature.id}/sequences`),
      status: 200,
      body: () => some(entityOf('Sequence')),
      effect: async ({ state, answer }) => includes(answer, state.sequenceId),
    },
  }),
  probe({
    route: 'GET /data/user/sequences/{sequence_id}/shots',
    setUp: artistTask,
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: ({ sequenceId }) => get(`/data/user/sequences/${sequenceId}/shots`),
    },
    permitted: {
      as: 'artist',
      call: ({ sequenceId }) => get(`/data/user/sequences/${sequenceId}/shots`),
      status: 200,
      body: () => some(entityOf('Shot')),
      effect: async ({ state, answer }) => includes(answer, state.shotId),
    },
  }),
  probe({
    route: 'GET /data/user/tasks-to-check',
    setUp: (world) => taskIn(world, 'is_feedback_request'),
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/tasks-to-check') },
    permitted: {
      as: 'manager',
      call: () => get('/data/user/tasks-to-check'),
      status: 200,
      body: someOf(taskToCheck),
      effect: async ({ state, answer }) => includes(answer, state),
    },
    async further({ trial }) {
      const own = await trial.step('of an artist', 'artist', get('/data/user/tasks-to-check'), {
        status: 200,
        body: (version) => listOf(taskToCheck(version)),
      });
      assert.deepEqual(own.body, [], 'who checks nothing gets an empty list');
    },
  }),
  probe({
    route: 'GET /data/user/done-tasks',
    setUp: (world) => taskIn(world, 'is_done'),
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/done-tasks') },
    permitted: {
      as: 'artist',
      call: () => get('/data/user/done-tasks'),
      status: 200,
      body: someOf(todo),
      effect: async ({ state, answer }) => includes(answer, state),
    },
  }),
  probe({
    route: 'GET /data/user/notifications',
    async setUp(world) {
      const place = await commentOn(world, await world.takeTask(), 'manager', 'For you.');
      return place.id;
    },
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/notifications') },
    permitted: {
      as: 'artist',
      call: () => get('/data/user/notifications'),
      status: 200,
      body: someOf(notification),
      async effect({ state, answer }) {
        const found = z.array(z.object({ comment_id: z.string().nullable() })).parse(answer.body);
        assert.ok(found.some((each) => each.comment_id === state));
      },
    },
  }),
];
