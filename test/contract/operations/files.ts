import assert from 'node:assert/strict';
import { z } from 'zod';
import { get } from '../client.ts';
import { probe, type Probe } from '../probe.ts';
import { forbidden } from '../shapes/errors.ts';
import { outputFile, workingFile, workingFileWithOutputs } from '../shapes/file.ts';
import { byKey, some } from '../shapes/values.ts';
import { perWorld, type World } from '../world.ts';

const rows = z.array(z.object({ id: z.string() }));
const output = z.object({
  id: z.string(),
  entity_id: z.string().nullable(),
  asset_instance_id: z.string().nullable(),
  temporal_entity_id: z.string().nullable(),
  output_type_id: z.string(),
});

const outputsOf = perWorld((world) =>
  world.read(z.array(output), 'manager', get(`/data/projects/${world.series.id}/output-files`)),
);

/** Working and output files of one entity of the series, found as a pipeline screen finds them. */
export const seriesFiles = perWorld(async (world) => {
  for (const found of await outputsOf(world)) {
    if (found.entity_id === null || found.asset_instance_id !== null) continue;
    for (const task of await world.read(rows, 'manager', get('/data/tasks', { entity_id: found.entity_id }))) {
      const [working] = await world.read(rows, 'manager', get(`/data/tasks/${task.id}/working-files`));
      if (working === undefined) continue;
      const { id: outputId, entity_id: entityId, output_type_id: outputTypeId } = found;
      return { outputId, entityId, outputTypeId, workingId: working.id, taskId: task.id };
    }
  }
  throw new Error('no entity of the series has both output and working files');
});

/** An asset placed in a shot of the series, with what was written out for it there. */
export const seriesInstance = perWorld(async (world) => {
  const placed = z.array(z.object({ id: z.string(), asset_id: z.string() }));
  for (const shot of await world.read(rows, 'manager', get(`/data/projects/${world.series.id}/shots`))) {
    const byAsset = await world.read(
      z.record(z.string(), placed),
      'manager',
      get(`/data/shots/${shot.id}/asset-instances`),
    );
    const [first] = Object.values(byAsset).flat();
    if (first !== undefined) return { shotId: shot.id, instanceId: first.id, assetId: first.asset_id };
  }
  throw new Error('no shot of the series has asset instances');
});

const instancePath = async (world: World) => {
  const { shotId, instanceId } = await seriesInstance(world);
  return `/data/asset-instances/${instanceId}/entities/${shotId}/output-files/last-revisions`;
};

export const files: readonly Probe[] = [
  probe({
    route: 'GET /data/files/{file_id}',
    setUp: seriesFiles,
    forbidden: {
      as: 'outsider',
      call: ({ workingId }) => get(`/data/files/${workingId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ workingId }) => get(`/data/files/${workingId}`),
      status: 200,
      body: workingFileWithOutputs,
    },
    async further({ trial, state }) {
      await trial.step('output file', 'artist', get(`/data/files/${state.outputId}`), {
        status: 200,
        body: outputFile,
      });
    },
  }),
  probe({
    route: 'GET /data/tasks/{task_id}/working-files/last-revisions',
    setUp: seriesFiles,
    forbidden: {
      as: 'outsider',
      call: ({ taskId }) => get(`/data/tasks/${taskId}/working-files/last-revisions`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ taskId }) => get(`/data/tasks/${taskId}/working-files/last-revisions`),
      status: 200,
      body: (version) => byKey(workingFile(version)),
      async effect({ answer }) {
        assert.ok(Object.keys(z.record(z.string(), z.unknown()).parse(answer.body)).length > 0);
      },
    },
  }),
  probe({
    route: 'GET /data/asset-instances/{asset_instance_id}/entities/{temporal_entity_id}/output-files/last-revisions',
    setUp: instancePath,
    forbidden: { as: 'outsider', call: (path) => get(path), status: 403, body: forbidden },
    permitted: { as: 'artist', call: (path) => get(path), status: 200, body: (version) => some(outputFile(version)) },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/output-types/{output_type_id}/output-files',
    setUp: seriesFiles,
    forbidden: {
      as: 'outsider',
      call: ({ entityId, outputTypeId }) => get(`/data/entities/${entityId}/output-types/${outputTypeId}/output-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ entityId, outputTypeId }) => get(`/data/entities/${entityId}/output-types/${outputTypeId}/output-files`),
      status: 200,
      body: (version) => some(outputFile(version)),
    },
  }),
];
