import type { PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { timeSpent } from '../decode/mine.ts';
import { readPipelineFile } from '../decode/pipelineFile.ts';
import { readRows, reader } from '../decode/rows.ts';
import { idOf, neededId, textOf } from '../decode/wireValues.ts';
import type { Kitsu } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';
import { readList } from './lists.ts';

type Reading = Pick<Kitsu, 'pipelineFilesOf' | 'timeSpentsOfEntity' | 'newsTasksOf'>;

export function pipelineFileReading(client: Client): Reading {
  const workingOf = async (entityId: Id, taskId: Id, signal: AbortSignal): Promise<readonly PipelineFile[]> => {
    // An object by the files' names.
    const answer = await client.getJson(`/data/tasks/${taskId}/working-files/last-revisions`, {}, signal);
    if (!isRecord(answer)) throw brokenAnswer(200, 'no working files');
    const told = { kind: 'working', outputTypeName: '', instanceName: '' } as const;
    return readRows(Object.values(answer), (row) => readPipelineFile(row, entityId, told)).rows;
  };
  const outputsOf = async (entityId: Id, signal: AbortSignal): Promise<readonly PipelineFile[]> => {
    const path = `/data/entities/${entityId}/output-types`;
    const types = await readList(
      client,
      path,
      {},
      (row) => ({ id: neededId(row['id'], 'id'), name: textOf(row['name']) }),
      signal,
    );
    const files: PipelineFile[] = [];
    for (const { id, name } of types) {
      const told = { kind: 'output', outputTypeName: name, instanceName: '' } as const;
      files.push(
        ...(await readList(
          client,
          `${path}/${id}/output-files`,
          {},
          (row) => readPipelineFile(row, entityId, told),
          signal,
        )),
      );
    }
    return files;
  };
  /** What came of the assets that stand in a shot, each by itself. */
  const instanceOutputsOf = async (shotId: Id, signal: AbortSignal): Promise<readonly PipelineFile[]> => {
    const answer = await client.getJson(`/data/shots/${shotId}/asset-instances`, {}, signal);
    if (!isRecord(answer)) throw brokenAnswer(200, 'no asset instances');
    const instances = Object.values(answer).flatMap((rows) => (isList(rows) ? rows : []).filter(isRecord));
    const files: PipelineFile[] = [];
    for (const instance of instances) {
      const id = idOf(instance['id']);
      if (id === null) continue;
      const told = { kind: 'output', outputTypeName: '', instanceName: textOf(instance['name']) } as const;
      const path = `/data/asset-instances/${id}/entities/${shotId}/output-files/last-revisions`;
      files.push(...(await readList(client, path, {}, (row) => readPipelineFile(row, shotId, told), signal)));
    }
    return files;
  };
  return {
    pipelineFilesOf: async ({ id, kind, taskIds }, signal) => {
      const files: PipelineFile[] = [];
      for (const taskId of taskIds) files.push(...(await workingOf(id, taskId, signal)));
      files.push(...(await outputsOf(id, signal)));
      if (kind === 'Shot') files.push(...(await instanceOutputsOf(id, signal)));
      return files;
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
