import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove } from '../client.ts';
import { newAsset, taskOnAsset } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { withoutTokenOnUserRoute } from '../refusals.ts';
import { forbidden } from '../shapes/errors.ts';
import { dayOff, newTask, task, taskWithAssignees, timeOfTask, timeSpent } from '../shapes/task.ts';
import { anything, id, listOf, row, some, stored, orNull, text } from '../shapes/values.ts';
import { perWorld, type World } from '../world.ts';

const seen = z.object({ priority: z.number(), due_date: z.string().nullable(), assignees: z.array(z.string()) });
const readTask = (world: World, taskId: string) => world.read(seen, 'manager', get(`/data/tasks/${taskId}`));
const isFollowed = (world: World, taskId: string) =>
  world.read(z.boolean(), 'supervisor', get(`/data/user/tasks/${taskId}/subscribed`));
const times = z.array(z.object({ task_id: z.string(), duration: z.number() }));
const date = '2026-11-03';
const timePath = (world: World, taskId: string) =>
  `/actions/tasks/${taskId}/time-spents/${date}/persons/${world.people.artist.id}`;
const monthPath = (world: World) => `/data/persons/${world.people.artist.id}/time-spents/month/all/2026/11`;

const timed = perWorld(async (world) => {
  const place = await world.takeTask();
  await world.read(z.unknown(), 'artist', post(timePath(world, place.id), { duration: 90 }));
  return place;
});

/** Unassigned from the artist, so that assigning can be seen. */
async function unassigned(world: World) {
  const place = await world.takeTask();
  const call = put('/actions/tasks/clear-assignation', { task_ids: [place.id], person_id: world.people.artist.id });
  await world.read(z.unknown(), 'manager', call);
  return place;
}

const offPath = (world: World) => `/data/persons/${world.people.artist.id}/day-offs`;
const offOf = (world: World, first: string, last: string) => ({
  person_id: world.people.artist.id,
  date: first,
  end_date: last,
  description: 'Away',
});
const withDayOff = perWorld(async (world) => {
  const made = await world.read(
    z.object({ id: z.string() }),
    'artist',
    post('/data/day-offs', offOf(world, '2027-03-01', '2027-03-02')),
  );
  return made.id;
});

export const tasks: readonly Probe[] = [
  probe({
    route: 'POST /data/day-offs',
    setUp: nothing,
    forbidden: {
      as: 'supervisor',
      call: (_, world) => post('/data/day-offs', offOf(world, '2027-02-01', '2027-02-03')),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => post('/data/day-offs', offOf(world, '2027-02-01', '2027-02-03')),
      status: 201,
      body: dayOff,
      events: ['day-off:new'],
    },
    async further({ trial, world }) {
      const again = await world
        .session('artist')
        .send(post('/data/day-offs', offOf(world, '2027-02-03', '2027-02-05')));
      trial.expect('overlapping.status', 400, again.status);
    },
  }),
  probe({
    route: 'GET /data/persons/{person_id}/day-offs',
    setUp: withDayOff,
    forbidden: { as: 'outsider', call: (_, world) => get(offPath(world)), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (_, world) => get(offPath(world)),
      status: 200,
      body: (version) => some(dayOff(version)),
    },
  }),
  probe({
    route: 'DELETE /data/day-offs/{day_off_id}',
    async setUp(world) {
      const days = offOf(world, '2027-04-01', '2027-04-01');
      return world.read(z.object({ id: z.string() }), 'artist', post('/data/day-offs', days));
    },
    forbidden: { as: 'supervisor', call: ({ id: of }) => remove(`/data/day-offs/${of}`), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ id: of }) => remove(`/data/day-offs/${of}`),
      status: 204,
      events: ['day-off:delete'],
    },
    async further({ trial, world, state }) {
      const again = await world.session('artist').send(remove(`/data/day-offs/${state.id}`));
      trial.expect('gone.status', 404, again.status);
    },
  }),
  probe({
    route: 'PUT /data/tasks/{task_id}',
    setUp: (world) => world.takeTask(),
    forbidden: {
      as: 'artist',
      call: (place) => put(`/data/tasks/${place.id}`, { due_date: '2026-12-24' }),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.notEqual((await readTask(world, state.id)).due_date, '2026-12-24T00:00:00');
      },
    },
    permitted: {
      as: 'manager',
      call: (place) => put(`/data/tasks/${place.id}`, { due_date: '2026-12-24', estimation: 600, difficulty: 4 }),
      status: 200,
      body: task,
      events: ['task:update'],
      async effect({ world, state }) {
        assert.equal((await readTask(world, state.id)).due_date, '2026-12-24T00:00:00');
      },
    },
  }),
  probe({
    route: 'PUT /data/tasks/{task_id}',
    title: 'priority',
    setUp: (world) => world.takeTask(),
    permitted: {
      as: 'manager',
      call: (place) => put(`/data/tasks/${place.id}`, { priority: 3 }),
      status: 200,
      body: task,
      events: ['task:update'],
      async effect({ world, state }) {
        assert.equal((await readTask(world, state.id)).priority, 3);
      },
    },
  }),
  probe({
    route: 'PUT /actions/tasks/set-priority',
    only: '1.0.97',
    setUp: (world) => world.takeTask(),
    forbidden: {
      as: 'client',
      call: (place) => put('/actions/tasks/set-priority', { task_ids: [place.id], priority: 3 }),
      // Tasks that the caller may not change are left out of the answer.
      status: 200,
      body: () => listOf(anything),
      async untouched({ world, state }) {
        assert.notEqual((await readTask(world, state.id)).priority, 3);
      },
    },
    permitted: {
      as: 'manager',
      call: (place) => put('/actions/tasks/set-priority', { task_ids: [place.id], priority: 3 }),
      status: 200,
      body: () => listOf(anything),
      events: ['task:update'],
      async effect({ world, state }) {
        assert.equal((await readTask(world, state.id)).priority, 3);
      },
    },
  }),
  probe({
    route: 'PUT /actions/persons/{person_id}/assign',
    setUp: unassigned,
    forbidden: {
      as: 'client',
      call: (place, world) => put(`/actions/persons/${world.people.artist.id}/assign`, { task_ids: [place.id] }),
      // Tasks that the caller may not assign are left out of the answer.
      status: 200,
      body: () => listOf(anything),
      async untouched({ world, state }) {
        assert.ok(!(await readTask(world, state.id)).assignees.includes(world.people.artist.id));
      },
    },
    permitted: {
      as: 'manager',
      call: (place, world) => put(`/actions/persons/${world.people.artist.id}/assign`, { task_ids: [place.id] }),
      status: 200,
      body: (version) => some(taskWithAssignees(version)),
      events: ['task:assign', 'task:update', 'notification:new'],
      async effect({ world, state }) {
        assert.ok((await readTask(world, state.id)).assignees.includes(world.people.artist.id));
      },
    },
  }),
  probe({
    route: 'PUT /actions/tasks/clear-assignation',
    setUp: (world) => world.takeTask(),
    forbidden: {
      as: 'client',
      call: (place, world) =>
        put('/actions/tasks/clear-assignation', { task_ids: [place.id], person_id: world.people.artist.id }),
      // 0.20.52 fails for everybody but managers, assignees included.
      status: { '0.20.52': 500, '1.0.97': 200 },
      body: (version) => (version === '0.20.52' ? text : listOf(id)),
      async untouched({ world, state }) {
        assert.ok((await readTask(world, state.id)).assignees.includes(world.people.artist.id));
      },
    },
    permitted: {
      as: 'manager',
      call: (place, world) =>
        put('/actions/tasks/clear-assignation', { task_ids: [place.id], person_id: world.people.artist.id }),
      status: 200,
      body: () => some(id),
      events: ['task:unassign', 'task:update'],
      async effect({ world, state }) {
        assert.ok(!(await readTask(world, state.id)).assignees.includes(world.people.artist.id));
      },
    },
  }),
  probe({
    route: 'POST /actions/projects/{project_id}/task-types/{task_type_id}/{entity_type}/create-tasks',
    async setUp(world) {
      const types = z.array(z.object({ id: z.string(), for_entity: z.string() }));
      const type = (await world.read(types, 'admin', get('/data/task-types'))).find(
        (each) => each.for_entity === 'Asset',
      );
      assert.ok(type);
      const path = `/actions/projects/${world.feature.id}/task-types/${type.id}/assets/create-tasks`;
      return { path, assetId: await newAsset(world) };
    },
    forbidden: { as: 'artist', call: ({ path, assetId }) => post(path, [assetId]), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: ({ path, assetId }) => post(path, [assetId]),
      status: 201,
      body: (version) => some(newTask(version)),
      events: ['task:new'],
    },
  }),
  probe({
    route: 'POST /actions/user/tasks/{task_id}/subscribe',
    setUp: (world) => world.takeTask(),
    forbidden: { ...withoutTokenOnUserRoute, call: (place) => post(`/actions/user/tasks/${place.id}/subscribe`, {}) },
    permitted: {
      as: 'supervisor',
      call: (place) => post(`/actions/user/tasks/${place.id}/subscribe`, {}),
      status: 201,
      body: () =>
        row({
          ...stored('Subscription'),
          person_id: id,
          task_id: orNull(id),
          entity_id: orNull(id),
          task_type_id: orNull(id),
        }),
    },
  }),
  probe({
    route: 'DELETE /actions/user/tasks/{task_id}/unsubscribe',
    async setUp(world) {
      const place = await world.takeTask();
      await world.read(z.unknown(), 'supervisor', post(`/actions/user/tasks/${place.id}/subscribe`, {}));
      return place;
    },
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: (place) => remove(`/actions/user/tasks/${place.id}/unsubscribe`),
      async untouched({ world, state }) {
        assert.equal(await isFollowed(world, state.id), true);
      },
    },
    permitted: {
      as: 'supervisor',
      call: (place) => remove(`/actions/user/tasks/${place.id}/unsubscribe`),
      status: 204,
      async effect({ world, state }) {
        assert.equal(await isFollowed(world, state.id), false);
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'supervisor', remove(`/actions/user/tasks/${state.id}/unsubscribe`), { status: 204 });
    },
  }),
  probe({
    route: 'POST /actions/projects/{project_id}/delete-tasks',
    async setUp(world) {
      const assetId = await newAsset(world);
      return { path: `/actions/projects/${world.feature.id}/delete-tasks`, taskId: await taskOnAsset(world, assetId) };
    },
    forbidden: {
      as: 'artist',
      call: ({ path, taskId }) => post(path, [taskId]),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok(await readTask(world, state.taskId));
      },
    },
    permitted: {
      as: 'manager',
      call: ({ path, taskId }) => post(path, [taskId]),
      status: 200,
      body: () => some(id),
      events: ['task:delete'],
      async effect({ world, state }) {
        const answer = await world.session('manager').send(get(`/data/tasks/${state.taskId}`));
        assert.equal(answer.status, 404);
      },
    },
    async further({ trial, state }) {
      // The ids that were asked for are answered, whether they were there or not.
      await trial.step('again', 'manager', post(state.path, [state.taskId]), { status: 200, body: () => some(id) });
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/time-spents/{date}/persons/{person_id}',
    setUp: (world) => world.takeTask(),
    forbidden: {
      as: 'client',
      call: (place, world) => post(timePath(world, place.id), { duration: 120 }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (place, world) => post(timePath(world, place.id), { duration: 120 }),
      status: 201,
      body: timeSpent,
      events: ['time-spent:new', 'task:update', 'person:update'],
    },
    async further({ trial, world, state }) {
      const change = post(timePath(world, state.id), { duration: 60 });
      const events = ['time-spent:update', 'task:update'];
      await trial.step('again', 'artist', change, {
        status: { '0.20.52': 201, '1.0.97': 201 },
        body: timeSpent,
        events,
      });
      const own = await world.read(times, 'artist', get(`/data/user/time-spents/${date}`));
      assert.deepEqual(own.find((each) => each.task_id === state.id)?.duration, 60, 'the last write wins');
      const none = await world.session('artist').send(post(timePath(world, state.id), { duration: 0 }));
      trial.expect('nothing.status', 400, none.status);
    },
  }),
  probe({
    route: 'DELETE /actions/tasks/{task_id}/time-spents/{date}/persons/{person_id}',
    async setUp(world) {
      const place = await world.takeTask();
      await world.read(z.unknown(), 'artist', post(timePath(world, place.id), { duration: 30 }));
      return place;
    },
    permitted: {
      as: 'artist',
      call: (place, world) => remove(timePath(world, place.id)),
      // With the removed row, as for something new.
      status: 201,
      body: timeSpent,
      events: ['time-spent:delete', 'task:update'],
    },
  }),
  probe({
    route: 'GET /actions/tasks/{task_id}/time-spents',
    setUp: timed,
    forbidden: {
      as: 'vendor',
      call: (place) => get(`/actions/tasks/${place.id}/time-spents`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (place) => get(`/actions/tasks/${place.id}/time-spents`),
      status: 200,
      body: timeOfTask,
    },
  }),
  probe({
    route: 'GET /data/user/time-spents/{date}',
    setUp: timed,
    forbidden: { ...withoutTokenOnUserRoute, call: () => get(`/data/user/time-spents/${date}`) },
    permitted: {
      as: 'artist',
      call: () => get(`/data/user/time-spents/${date}`),
      status: 200,
      body: (version) => some(timeSpent(version)),
    },
  }),
  probe({
    route: 'GET /data/persons/{person_id}/time-spents/month/all/{year}/{month}',
    setUp: timed,
    forbidden: { as: 'outsider', call: (_, world) => get(monthPath(world)), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (_, world) => get(monthPath(world)),
      status: 200,
      body: (version) => some(timeSpent(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/time-spents',
    setUp: timed,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/time-spents`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) =>
        get(`/data/projects/${world.feature.id}/time-spents`, { start_date: '2026-11-01', end_date: '2026-11-30' }),
      status: 200,
      body: (version) => some(timeSpent(version)),
    },
  }),
];
