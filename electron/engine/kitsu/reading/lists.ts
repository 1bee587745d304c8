import type { Entity } from '../../../../shared/model/entity.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client, Query } from '../client.ts';
import { readEntity } from '../decode/entity.ts';
import { previewFile } from '../decode/previewFile.ts';
import { readRows, reader, type ReadRow } from '../decode/rows.ts';
import { readTask } from '../decode/task.ts';
import { wholeOf } from '../decode/wireValues.ts';
import type { Dialect } from '../drift.ts';
import type { Kitsu, Page } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';

/** One page of a list, newest change first. A page past the end is empty, with a total of 0 on older servers. */
export async function readPage<Row>(
  client: Client,
  path: string,
  query: Query,
  read: ReadRow<Row>,
  signal: AbortSignal,
): Promise<Page<Row>> {
  const answer = await client.getJson(path, query, signal);
  if (!isRecord(answer) || !isList(answer['data'])) throw brokenAnswer(200, 'no page');
  const { rows, brokenCount } = readRows(answer['data'], read);
  client.tellBroken(path, brokenCount);
  return {
    rows,
    brokenCount,
    serverRowCount: answer['data'].length,
    pageCount: wholeOf(answer['nb_pages'], 0),
    totalCount: wholeOf(answer['total'], 0),
  };
}

export async function readList<Row>(
  client: Client,
  path: string,
  query: Query,
  read: ReadRow<Row>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const answer = await client.getJson(path, query, signal);
  if (!isList(answer)) throw brokenAnswer(200, 'no list');
  const { rows, brokenCount } = readRows(answer, read);
  client.tellBroken(path, brokenCount);
  return rows;
}

type Lists = Pick<
  Kitsu,
  | 'entitiesPage'
  | 'tasksPage'
  | 'entitiesById'
  | 'entitiesNamed'
  | 'sharedAssets'
  | 'sharedAssetsUsed'
  | 'tasksById'
  | 'tasksOfEntities'
  | 'previewFilesPage'
  | 'previewFilesOfTasks'
  | 'previewFile'
>;

export function listReading(client: Client, dialect: Dialect): Lists {
  const previewFileRow: ReadRow<PreviewFile> = reader(previewFile);
  return {
    entitiesPage: async ({ productionId, page, limit }, signal) => {
      const read = await readPage(
        client,
        '/data/entities',
        { project_id: productionId, page, limit },
        readEntity,
        signal,
      );
      return { ...read, rows: await withLinks(client, read.rows, signal) };
    },
    tasksPage: ({ productionId, page, limit }, signal) =>
      readPage(
        client,
        '/data/tasks',
        { project_id: productionId, page, limit, relations: true },
        (row) => readTask(row),
        signal,
      ),
    entitiesById: async (ids, signal) =>
      withLinks(client, await byId(client, '/data/entities', ids, {}, readEntity, signal), signal),
    entitiesNamed: (productionId, name, signal) =>
      readList(client, '/data/entities', { project_id: productionId, name }, readEntity, signal),
    sharedAssets: (signal) => readList(client, '/data/assets', { is_shared: true }, readEntity, signal),
    sharedAssetsUsed: (productionId, signal) =>
      readList(client, `/data/projects/${productionId}/assets/shared-used`, {}, readEntity, signal),
    tasksById: (ids, signal) => byId(client, '/data/tasks', ids, { relations: true }, (row) => readTask(row), signal),
    tasksOfEntities: async (taskTypeId, entityIds, signal) =>
      // An empty list would filter nothing, and so answer everything.
      entityIds.length === 0
        ? []
        : readList(
            client,
            '/data/tasks',
            { relations: true, task_type_id: taskTypeId, entity_id: JSON.stringify(entityIds) },
            (row) => readTask(row),
            signal,
          ),
    previewFilesPage: ({ productionId, page, limit }, signal) =>
      readPage(
        client,
        '/data/preview-files',
        { page, limit, project_id: dialect.features.filtersPreviewFilesByProduction ? productionId : null },
        previewFileRow,
        signal,
      ),
    previewFilesOfTasks: async (taskIds, signal) =>
      // An empty list would filter nothing, and so answer everything.
      taskIds.length === 0
        ? []
        : readList(client, '/data/preview-files', { task_id: JSON.stringify(taskIds) }, previewFileRow, signal),
    previewFile: async (previewFileId, signal) => {
      const parsed = previewFile.safeParse(await client.getJson(`/data/preview-files/${previewFileId}`, {}, signal));
      if (!parsed.success) throw brokenAnswer(200, 'no preview file', parsed.error);
      return parsed.data;
    },
  };
}

/** They travel in the address of a request. */
const mostIds = 100;

/**
 * What concepts are of is told with the relations alone, of which an asset has thousands: they are asked for by themselves. One
 * that is gone meanwhile stays as it was told.
 */
async function withLinks(client: Client, rows: readonly Entity[], signal: AbortSignal): Promise<readonly Entity[]> {
  const conceptIds = rows.flatMap(({ kind, id }) => (kind === 'Concept' ? [id] : []));
  const whole = new Map<Id, Entity>();
  for (let start = 0; start < conceptIds.length; start += mostIds) {
    const ids = conceptIds.slice(start, start + mostIds);
    for (const concept of await byId(client, '/data/entities', ids, { relations: true }, readEntity, signal))
      whole.set(concept.id, concept);
  }
  return rows.map((row) => whole.get(row.id) ?? row);
}

/** An empty list would filter nothing, and so answer everything. */
export async function byId<Row>(
  client: Client,
  path: string,
  ids: readonly Id[],
  query: Query,
  read: ReadRow<Row>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const answer = await client.getJson(path, { ...query, id: JSON.stringify(ids) }, signal);
  if (!isList(answer)) throw brokenAnswer(200, 'no list');
  const { rows, brokenCount } = readRows(answer, read);
  // Here a missing row means a deleted one: an unreadable row must not be taken for that.
  if (brokenCount > 0) throw brokenAnswer(200, 'unreadable rows');
  return rows;
}
