/**
 * What pipelines told of an entity: working files by task, output files by type, and what came of the assets that stand in shots. Rows
 * name software, types and statuses by ids only; their lists are asked for where there is a file at all.
 */
import type { AssetInstance, PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { ApiError } from '../ApiError.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client, Query } from '../client.ts';
import { timeSpent } from '../decode/mine.ts';
import { readAssetInstance, readPipelineFile, type PipelineNames } from '../decode/pipelineFile.ts';
import { readRows, reader, type WireRow } from '../decode/rows.ts';
import { idOf, neededId, textOf, wholeOf } from '../decode/wireValues.ts';
import type { Kitsu } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';
import { readList } from './lists.ts';

type Reading = Pick<Kitsu, 'pipelineFilesOf' | 'pipelineFile' | 'timeSpentsOfEntity' | 'newsTasksOf'>;

export function pipelineFileReading(client: Client): Reading {
  const rowsOf = (path: string, query: Query, signal: AbortSignal): Promise<readonly WireRow[]> =>
    readList(client, path, query, (row) => row, signal);
  const namesOf = async (path: string, signal: AbortSignal): Promise<ReadonlyMap<Id, string>> =>
    new Map((await rowsOf(path, {}, signal)).map((row) => [idOf(row['id']) ?? '', textOf(row['name'])]));
  const namesFor = async (
    instances: readonly Pick<AssetInstance, 'id' | 'name'>[],
    signal: AbortSignal,
  ): Promise<PipelineNames> => ({
    software: await namesOf('/data/softwares', signal),
    outputTypes: await namesOf('/data/output-types', signal),
    fileStatuses: await namesOf('/data/file-status', signal),
    instances: new Map(instances.map(({ id, name }) => [id, name])),
  });

  const workingOf = async (taskId: Id, signal: AbortSignal): Promise<readonly WireRow[]> => {
    // An object by the files' names.
    const answer = await client.getJson(`/data/tasks/${taskId}/working-files/last-revisions`, {}, signal);
    if (!isRecord(answer)) throw brokenAnswer(200, 'no working files');
    return Object.values(answer).filter(isRecord);
  };
  const outputsOf = async (entityId: Id, signal: AbortSignal): Promise<readonly WireRow[]> => {
    const path = `/data/entities/${entityId}/output-types`;
    const typeIds = await readList(client, path, {}, (row) => neededId(row['id'], 'id'), signal);
    const rows: WireRow[] = [];
    for (const id of typeIds) rows.push(...(await rowsOf(`${path}/${id}/output-files`, {}, signal)));
    return rows;
  };
  const instancesIn = async (
    path: string,
    shotOf: (key: string) => Id,
    signal: AbortSignal,
  ): Promise<readonly AssetInstance[]> => {
    // An object: those of a shot by asset, those of an asset by shot.
    const answer = await client.getJson(path, {}, signal);
    if (!isRecord(answer)) throw brokenAnswer(200, 'no asset instances');
    return Object.entries(answer).flatMap(([key, rows]) =>
      isList(rows) ? readRows(rows, (row) => readAssetInstance(row, shotOf(key))).rows : [],
    );
  };
  const outputsOfInstances = async (
    instances: readonly AssetInstance[],
    signal: AbortSignal,
  ): Promise<readonly WireRow[]> => {
    const rows: WireRow[] = [];
    for (const { id, shotId } of instances)
      rows.push(
        ...(await rowsOf(`/data/asset-instances/${id}/entities/${shotId}/output-files/last-revisions`, {}, signal)),
      );
    return rows;
  };
  /** An asset may stand in hundreds of shots: all in one list, which is kept from vendors. */
  const outputsInShots = async (
    assetId: Id,
    instances: readonly AssetInstance[],
    signal: AbortSignal,
  ): Promise<readonly WireRow[]> => {
    try {
      const rows = await rowsOf('/data/output-files', { entity_id: assetId }, signal);
      return lastRevisions(rows.filter((row) => idOf(row['asset_instance_id']) !== null));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'forbidden') throw error;
      return outputsOfInstances(instances, signal);
    }
  };
  return {
    pipelineFilesOf: async ({ id, kind, taskIds }, signal) => {
      const rows: WireRow[] = [];
      for (const taskId of taskIds) rows.push(...(await workingOf(taskId, signal)));
      rows.push(...(await outputsOf(id, signal)));
      const instances =
        kind === 'Shot'
          ? await instancesIn(`/data/shots/${id}/asset-instances`, () => id, signal)
          : kind === 'Asset'
            ? await instancesIn(`/data/assets/${id}/shot-asset-instances`, (shotId) => shotId, signal)
            : [];
      if (instances.length > 0)
        rows.push(
          ...(await (kind === 'Shot' ? outputsOfInstances(instances, signal) : outputsInShots(id, instances, signal))),
        );
      if (rows.length === 0) return { files: [], instances };
      const names = await namesFor(instances, signal);
      return { files: readRows(rows, (row) => readPipelineFile(row, names)).rows, instances };
    },
    pipelineFile: async ({ id, instanceId, instanceName }, signal) => {
      const row = await client.getJson(`/data/files/${id}`, {}, signal);
      const names = await namesFor(instanceId === null ? [] : [{ id: instanceId, name: instanceName }], signal);
      const [file] = readRows([row], (one): PipelineFile => readPipelineFile(one, names)).rows;
      if (file === undefined) throw brokenAnswer(200, 'no file');
      return file;
    },
    timeSpentsOfEntity: (entityId, signal) =>
      readList(client, `/data/entities/${entityId}/time-spents`, {}, reader(timeSpent), signal),
    newsTasksOf: async (entityId, signal) => {
      // An object with the list, where the specification has a list.
      const answer = await client.getJson(`/data/entities/${entityId}/news`, {}, signal);
      const rows = isRecord(answer) ? answer['data'] : answer;
      if (!isList(rows)) throw brokenAnswer(200, 'no news');
      return rows.filter(isRecord).flatMap((row) => {
        const [taskId, commentId] = [idOf(row['task_id']), idOf(row['comment_id'])];
        return taskId === null || commentId === null ? [] : [{ taskId, commentId }];
      });
    },
  };
}

const partsOfGroup = [
  'asset_instance_id',
  'temporal_entity_id',
  'task_type_id',
  'output_type_id',
  'name',
  'representation',
];

/** Of each instance in each shot the newest of what is called the same, as the server tells it of one. */
function lastRevisions(rows: readonly WireRow[]): readonly WireRow[] {
  const last = new Map<string, WireRow>();
  for (const row of rows) {
    const key = partsOfGroup.map((part) => textOf(row[part])).join('\n');
    const known = last.get(key);
    if (known === undefined || wholeOf(row['revision'], 0) > wholeOf(known['revision'], 0)) last.set(key, row);
  }
  return [...last.values()];
}
