import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove } from '../client.ts';
import { freshName } from '../fixtures.ts';
import { seriesFiles, seriesInstance } from '../operations/files.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { entityFields } from '../shapes/entity.ts';
import { explained, forbidden, notFound } from '../shapes/errors.ts';
import { outputFile, workingFile } from '../shapes/file.ts';
import {
  budget,
  budgetEntry,
  metadataDescriptor,
  milestoneOfProject,
  newBudget,
  newBudgetEntry,
  scheduleItem,
} from '../shapes/production.ts';
import { byKey, flag, free, id, listOf, number, orNull, row, some, stored, text } from '../shapes/values.ts';
import { perWorld, type World } from '../world.ts';

const path = (world: World, rest: string) => `/data/projects/${world.feature.id}/${rest}`;
const rowSchema = z.object({ id: z.string() });

const sharedBudget = perWorld(async (world) => {
  const body = { name: freshName('Budget'), currency: 'EUR' };
  return (await world.read(rowSchema, 'manager', post(path(world, 'budgets'), body))).id;
});

async function newEntry(world: World) {
  const department = await world.firstId('admin', get('/data/departments'));
  return {
    path: path(world, `budgets/${await sharedBudget(world)}/entries`),
    body: {
      department_id: department,
      start_date: '2026-06-01',
      months_duration: 3,
      daily_salary: 100,
      position: 'artist',
      seniority: 'mid',
    },
  };
}

const changedDescriptor = {
  name: 'Season',
  entity_type: 'Shot',
  data_type: 'list',
  choices: ['dry'],
  for_client: true,
};

async function newDescriptor(world: World): Promise<string> {
  const body = { name: freshName('Tide'), entity_type: 'Shot', data_type: 'string' };
  return (await world.read(rowSchema, 'manager', post(path(world, 'metadata-descriptors'), body))).id;
}

const outputTypesPath = ({ entityId }: { readonly entityId: string }) => `/data/entities/${entityId}/output-types`;

const assetInstance = row({
  ...stored('AssetInstance'),
  asset_id: id,
  name: text,
  number,
  description: orNull(text),
  active: flag,
  data: orNull(free),
  scene_id: orNull(id),
  target_asset_id: orNull(id),
  entity_id: orNull(id),
  entity_type_id: orNull(id),
});

export const production: readonly Probe[] = [
  probe({
    route: 'GET /data/projects/{project_id}/metadata-descriptors',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/metadata-descriptors`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(path(world, 'metadata-descriptors')),
      status: 200,
      body: (version) => some(metadataDescriptor(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/milestones',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/milestones`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(path(world, 'milestones')),
      status: 200,
      body: (version) => some(milestoneOfProject(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/schedule-items',
    setUp: nothing,
    forbidden: { as: 'vendor', call: (_, world) => get(path(world, 'schedule-items')), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (_, world) => get(path(world, 'schedule-items')),
      status: 200,
      body: (version) => some(scheduleItem(version)),
      events: [],
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/budgets',
    setUp: async () => ({ name: freshName('Budget'), currency: 'EUR' }),
    forbidden: {
      as: 'artist',
      call: (body, world) => post(path(world, 'budgets'), body),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (body, world) => post(path(world, 'budgets'), body),
      status: 200,
      body: newBudget,
      events: ['budget:create'],
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/budgets',
    setUp: sharedBudget,
    forbidden: { as: 'artist', call: (_, world) => get(path(world, 'budgets')), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (_, world) => get(path(world, 'budgets')),
      status: 200,
      body: (version) => some(budget(version)),
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/budgets/{budget_id}/entries',
    setUp: newEntry,
    forbidden: { as: 'artist', call: (entry) => post(entry.path, entry.body), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (entry) => post(entry.path, entry.body),
      status: 200,
      body: newBudgetEntry,
      events: ['budget-entry:create'],
    },
    async further({ trial, state }) {
      await trial.step('listed', 'manager', get(state.path), {
        status: 200,
        body: (version) => some(budgetEntry(version)),
      });
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/budgets/{budget_id}/entries',
    setUp: newEntry,
    forbidden: { as: 'artist', call: (entry) => get(entry.path), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (entry) => get(entry.path),
      status: 200,
      body: (version) => listOf(budgetEntry(version)),
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/metadata-descriptors',
    setUp: async () => ({
      name: freshName('Weather'),
      entity_type: 'Shot',
      data_type: 'list',
      choices: ['rain', 'sun'],
    }),
    forbidden: {
      as: 'artist',
      call: (body, world) => post(path(world, 'metadata-descriptors'), body),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (body, world) => post(path(world, 'metadata-descriptors'), body),
      status: 201,
      body: (version) => metadataDescriptor(version, version === '0.20.52' ? 'without departments' : 'complete'),
      events: ['metadata-descriptor:new'],
    },
  }),
  probe({
    route: 'PUT /data/projects/{project_id}/metadata-descriptors/{descriptor_id}',
    setUp: newDescriptor,
    forbidden: {
      as: 'artist',
      call: (descriptorId, world) => put(path(world, `metadata-descriptors/${descriptorId}`), changedDescriptor),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (descriptorId, world) => put(path(world, `metadata-descriptors/${descriptorId}`), changedDescriptor),
      status: 200,
      body: (version) => metadataDescriptor(version, version === '0.20.52' ? 'without departments' : 'complete'),
      events: ['metadata-descriptor:update'],
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/metadata-descriptors/reorder',
    only: '1.0.97',
    setUp: async (world) => [await newDescriptor(world), await newDescriptor(world)],
    forbidden: {
      as: 'supervisor',
      call: (ids, world) =>
        post(path(world, 'metadata-descriptors/reorder'), { entity_type: 'Shot', descriptor_ids: ids }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (ids, world) =>
        post(path(world, 'metadata-descriptors/reorder'), { entity_type: 'Shot', descriptor_ids: ids.toReversed() }),
      status: 200,
      body: (version) => some(metadataDescriptor(version)),
      // Nobody is told: whoever has the production open reads it again by themselves.
      events: [],
      async effect({ world, state, answer }) {
        const rows = z.array(z.object({ id: z.string(), position: z.number() }));
        const first = state.toReversed();
        const answered = rows.parse(answer.body);
        assert.deepEqual(
          answered.slice(0, 2).map((one) => one.id),
          first,
        );
        assert.deepEqual(
          answered.map(({ position }) => position),
          answered.map((_, index) => index + 1),
        );
        const all = z.array(z.object({ id: z.string(), position: z.number().nullable() }));
        const listed = await world.read(all, 'artist', get(path(world, 'metadata-descriptors')));
        assert.deepEqual(
          first.map((id) => listed.find((one) => one.id === id)?.position),
          [1, 2],
        );
      },
    },
    async further({ trial, world, state }) {
      const [first = ''] = state;
      // A column that is not of the kind, or gone, stops the whole order.
      await trial.step(
        'of another kind',
        'manager',
        post(path(world, 'metadata-descriptors/reorder'), { entity_type: 'Asset', descriptor_ids: [first] }),
        { status: 400, body: explained },
      );
    },
  }),
  probe({
    route: 'DELETE /data/projects/{project_id}/metadata-descriptors/{descriptor_id}',
    setUp: newDescriptor,
    forbidden: {
      as: 'artist',
      call: (descriptorId, world) => remove(path(world, `metadata-descriptors/${descriptorId}`)),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (descriptorId, world) => remove(path(world, `metadata-descriptors/${descriptorId}`)),
      status: 204,
      events: ['metadata-descriptor:delete'],
    },
    async further({ trial, world, state }) {
      const again = remove(path(world, `metadata-descriptors/${state}`));
      await trial.step('again', 'manager', again, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'POST /data/projects/{project_id}/edits',
    setUp: async () => ({ name: freshName('Edit'), data: {} }),
    forbidden: { as: 'artist', call: (body, world) => post(path(world, 'edits'), body), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (body, world) => post(path(world, 'edits'), body),
      status: 201,
      body: () => row(entityFields(z.literal('Edit'))),
      events: ['edit:new'],
    },
  }),
  probe({
    route: 'GET /data/tasks/{task_id}/working-files',
    setUp: seriesFiles,
    forbidden: {
      as: 'outsider',
      call: ({ taskId }) => get(`/data/tasks/${taskId}/working-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ taskId }) => get(`/data/tasks/${taskId}/working-files`),
      status: 200,
      body: (version) => some(workingFile(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/output-files',
    setUp: nothing,
    forbidden: {
      as: 'outsider',
      call: (_, world) => get(`/data/projects/${world.series.id}/output-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (_, world) => get(`/data/projects/${world.series.id}/output-files`),
      status: 200,
      body: (version) => some(outputFile(version)),
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/output-types',
    setUp: seriesFiles,
    forbidden: { as: 'outsider', call: (each) => get(outputTypesPath(each)), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: (each) => get(outputTypesPath(each)),
      status: 200,
      body: () => some(row({ ...stored('OutputType'), name: text, short_name: text })),
    },
  }),
  probe({
    route: 'GET /data/assets/{asset_id}/shot-asset-instances',
    setUp: seriesInstance,
    forbidden: {
      as: 'outsider',
      call: ({ assetId }) => get(`/data/assets/${assetId}/shot-asset-instances`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ assetId }) => get(`/data/assets/${assetId}/shot-asset-instances`),
      status: 200,
      body: () => byKey(some(assetInstance)),
      async effect({ state, answer }) {
        const byShot = z.record(z.string(), z.array(z.object({ id: z.string() }))).parse(answer.body);
        assert.ok(byShot[state.shotId]?.some((one) => one.id === state.instanceId));
      },
    },
  }),
  probe({
    route: 'GET /data/output-files',
    title: 'of one asset, those of its instances among them',
    setUp: seriesInstance,
    forbidden: {
      as: 'vendor',
      call: ({ assetId }) => get('/data/output-files', { entity_id: assetId }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ assetId }) => get('/data/output-files', { entity_id: assetId }),
      status: 200,
      body: (version) => some(outputFile(version)),
      async effect({ state, answer }) {
        const of = z.object({ entity_id: z.string(), asset_instance_id: z.string().nullable() });
        const files = z.array(of).parse(answer.body);
        assert.ok(files.every((file) => file.entity_id === state.assetId));
        assert.ok(files.some((file) => file.asset_instance_id === state.instanceId));
      },
    },
  }),
  probe({
    route: 'GET /data/shots/{shot_id}/asset-instances',
    setUp: seriesInstance,
    forbidden: {
      as: 'outsider',
      call: ({ shotId }) => get(`/data/shots/${shotId}/asset-instances`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ shotId }) => get(`/data/shots/${shotId}/asset-instances`),
      status: 200,
      body: () => byKey(some(assetInstance)),
    },
  }),
];
