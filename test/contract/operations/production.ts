import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, remove } from '../client.ts';
import { freshName } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { milestone } from '../shapes/file.ts';
import { scheduleItemOfType } from '../shapes/production.ts';
import { some } from '../shapes/values.ts';
import type { World } from '../world.ts';

const row = z.object({ id: z.string() });
const rows = z.array(row);

const budgetsPath = (world: World) => `/data/projects/${world.feature.id}/budgets`;

async function newBudget(world: World) {
  const { id } = await world.read(
    row,
    'manager',
    post(budgetsPath(world), { name: freshName('Budget'), currency: 'EUR' }),
  );
  const path = `${budgetsPath(world)}/${id}`;
  const departmentId = await world.firstId('admin', get('/data/departments'));
  const entry = await world.read(
    row,
    'manager',
    post(`${path}/entries`, {
      department_id: departmentId,
      start_date: '2026-06-01',
      months_duration: 3,
      daily_salary: 100,
      position: 'artist',
      seniority: 'mid',
    }),
  );
  return { id, path, entryId: entry.id };
}

const idsAt = async (world: World, path: string) =>
  (await world.read(rows, 'manager', get(path))).map((each) => each.id);

export const production: readonly Probe[] = [
  probe({
    route: 'GET /data/milestones/{instance_id}',
    setUp: (world) => world.firstId('manager', get(`/data/projects/${world.feature.id}/milestones`)),
    forbidden: { as: 'vendor', call: (id) => get(`/data/milestones/${id}`), status: 403, body: forbidden },
    permitted: { as: 'artist', call: (id) => get(`/data/milestones/${id}`), status: 200, body: milestone },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/schedule-items/{task_type_id}/asset-types',
    async setUp(world) {
      const types = z.array(z.object({ id: z.string(), for_entity: z.string() }));
      const found = (await world.read(types, 'admin', get('/data/task-types'))).find(
        (type) => type.for_entity === 'Asset',
      );
      assert.ok(found);
      return `/data/projects/${world.feature.id}/schedule-items/${found.id}/asset-types`;
    },
    forbidden: { as: 'vendor', call: (path) => get(path), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (path) => get(path),
      status: 200,
      body: (version) => some(scheduleItemOfType(version)),
      // Reading creates what is missing.
      events: ['schedule-item:new'],
    },
    async further({ trial, state }) {
      const body = (version: '0.20.52' | '1.0.97') => some(scheduleItemOfType(version));
      await trial.step('repeated', 'artist', get(state), { status: 200, body, events: [] });
    },
  }),
  probe({
    route: 'DELETE /data/projects/{project_id}/budgets/{budget_id}',
    setUp: newBudget,
    forbidden: {
      as: 'artist',
      call: ({ path }) => remove(path),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok((await idsAt(world, budgetsPath(world))).includes(state.id));
      },
    },
    permitted: {
      as: 'manager',
      call: ({ path }) => remove(path),
      status: 204,
      events: ['budget:delete'],
      async effect({ world, state }) {
        assert.ok(!(await idsAt(world, budgetsPath(world))).includes(state.id));
        assert.deepEqual(await idsAt(world, `${state.path}/entries`), [], 'its entries list answers an empty list');
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'manager', remove(state.path), { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'DELETE /data/projects/{project_id}/budgets/{budget_id}/entries/{entry_id}',
    setUp: newBudget,
    forbidden: {
      as: 'artist',
      call: ({ path, entryId }) => remove(`${path}/entries/${entryId}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await idsAt(world, `${state.path}/entries`), [state.entryId]);
      },
    },
    permitted: {
      as: 'manager',
      call: ({ path, entryId }) => remove(`${path}/entries/${entryId}`),
      status: 204,
      events: ['budget-entry:delete'],
      async effect({ world, state }) {
        assert.deepEqual(await idsAt(world, `${state.path}/entries`), []);
      },
    },
    async further({ trial, state }) {
      const again = remove(`${state.path}/entries/${state.entryId}`);
      await trial.step('again', 'manager', again, { status: 404, body: notFound });
    },
  }),
];
