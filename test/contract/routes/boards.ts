import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, type Answer, type Call } from '../client.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { assetOnBoard, editOnBoard, sequenceOnBoard, shotOnBoard } from '../shapes/board.ts';
import { forbidden } from '../shapes/errors.ts';
import { anything, listOf, opaque, row, some, text, type Shape } from '../shapes/values.ts';
import type { World } from '../world.ts';

const board =
  (kind: string, query: Readonly<Record<string, string>> = {}) =>
  (_: unknown, world: World): Call =>
    get(`/data/${kind}/with-tasks`, { project_id: world.series.id, ...query });

const plain = (kind: string, shape: Shape): Probe =>
  probe({
    route: `GET /data/${kind}/with-tasks`,
    setUp: nothing,
    forbidden: { as: 'outsider', call: board(kind), status: 403, body: forbidden },
    permitted: { as: 'artist', call: board(kind), status: 200, body: (version) => some(shape(version)) },
  });

type Fields = 'shot_fields' | 'asset_fields';
const names = z.array(z.string());
const cells = z.array(z.array(z.unknown()));

/** The columns of a compact board are the fields of a plain one, whatever their order. */
function checkColumns(
  fields: readonly string[],
  taskFields: readonly string[],
  rows: readonly unknown[][],
  shape: z.ZodType,
) {
  const plain = z.instanceof(z.ZodObject).parse(shape);
  const task = z.instanceof(z.ZodObject).parse(z.instanceof(z.ZodArray).parse(plain.shape['tasks']).element);
  assert.deepEqual([...fields].sort(), Object.keys(plain.shape).sort());
  assert.deepEqual([...taskFields].sort(), Object.keys(task.shape).sort());
  const tasksAt = fields.indexOf('tasks');
  for (const row of rows) {
    assert.equal(row.length, fields.length);
    for (const each of cells.parse(row[tasksAt])) assert.equal(each.length, taskFields.length);
  }
}

const compact = (kind: 'shots' | 'assets', fields: Fields, shape: Shape): Probe =>
  probe({
    route: `GET /data/${kind}/with-tasks`,
    title: 'compact',
    only: '1.0.97',
    setUp: nothing,
    permitted: {
      as: 'artist',
      call: board(kind, { compact: 'true' }),
      status: 200,
      body: () =>
        row({ compact: z.literal(true), [fields]: some(text), task_fields: some(text), rows: some(listOf(opaque)) }),
      async effect({ world, answer }) {
        const found = z.object({ [fields]: names, task_fields: names, rows: cells }).parse(answer.body);
        checkColumns(
          names.parse(found[fields]),
          names.parse(found.task_fields),
          cells.parse(found.rows),
          shape(world.version),
        );
      },
    },
  });

const linesOf = (answer: Answer): unknown[] =>
  answer.bytes
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const stream = (kind: 'shots' | 'assets', shape: Shape): Probe =>
  probe({
    route: `GET /data/${kind}/with-tasks`,
    title: 'stream',
    only: '1.0.97',
    setUp: nothing,
    permitted: {
      as: 'artist',
      call: board(kind, { stream: 'true' }),
      status: 200,
      contentType: 'application/x-ndjson',
      async effect({ world, answer }) {
        const [header, ...rows] = linesOf(answer);
        assert.deepEqual(header, { compact: false });
        some(shape(world.version)).parse(rows);
      },
    },
  });

const compactStream = (kind: 'shots' | 'assets', fields: Fields, shape: Shape): Probe =>
  probe({
    route: `GET /data/${kind}/with-tasks`,
    title: 'stream and compact',
    only: '1.0.97',
    setUp: nothing,
    permitted: {
      as: 'artist',
      call: board(kind, { stream: 'true', compact: 'true' }),
      status: 200,
      contentType: 'application/x-ndjson',
      async effect({ world, answer }) {
        const [first, ...rows] = linesOf(answer);
        const header = z.strictObject({ compact: z.literal(true), [fields]: names, task_fields: names }).parse(first);
        assert.ok(rows.length > 0, 'there is a line for each row');
        checkColumns(
          names.parse(header[fields]),
          names.parse(header.task_fields),
          cells.parse(rows),
          shape(world.version),
        );
      },
    },
  });

/** A second reading costs nothing when nothing has changed. A proxy that compresses weakens the tag, which must be undone. */
const unchanged = (
  route: string,
  path: (world: World) => string,
  query: (world: World) => Readonly<Record<string, string>>,
): Probe =>
  probe({
    route,
    title: 'unchanged',
    only: '1.0.97',
    setUp: async (world) => {
      const answer = await world.session('artist').send(get(path(world), query(world)));
      const etag = answer.headers.get('etag');
      assert.ok(etag, 'the answer has an ETag');
      return etag;
    },
    permitted: {
      as: 'artist',
      call: (etag, world) => ({
        ...get(path(world), query(world)),
        headers: { 'if-none-match': etag.replace(/^W\//, '') },
      }),
      status: 304,
    },
  });

export const boards: readonly Probe[] = [
  plain('shots', shotOnBoard),
  plain('assets', assetOnBoard),
  plain('sequences', sequenceOnBoard),
  plain('episodes', sequenceOnBoard),
  plain('edits', editOnBoard),
  compact('shots', 'shot_fields', shotOnBoard),
  compact('assets', 'asset_fields', assetOnBoard),
  stream('shots', shotOnBoard),
  stream('assets', assetOnBoard),
  compactStream('shots', 'shot_fields', shotOnBoard),
  compactStream('assets', 'asset_fields', assetOnBoard),
  unchanged(
    'GET /data/shots/with-tasks',
    () => '/data/shots/with-tasks',
    (world) => ({ project_id: world.series.id }),
  ),
  unchanged(
    'GET /data/assets/with-tasks',
    () => '/data/assets/with-tasks',
    (world) => ({ project_id: world.series.id }),
  ),
  probe({
    route: 'GET /data/concepts/with-tasks',
    setUp: nothing,
    forbidden: {
      as: 'vendor',
      call: (_, world) => get('/data/concepts/with-tasks', { project_id: world.feature.id }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get('/data/concepts/with-tasks', { project_id: world.feature.id }),
      status: 200,
      body: () => listOf(anything),
    },
  }),
  probe({
    route: 'GET /data/shots/with-tasks',
    title: 'of all productions',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/data/shots/with-tasks') },
    permitted: { as: 'artist', call: () => get('/data/shots/with-tasks'), status: 403, body: forbidden },
  }),
];
