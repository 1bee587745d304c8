import { z } from 'zod';
import type { PipelineFacts, PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { json, number, numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

export type PipelineFiles = {
  readonly get: (id: Id) => PipelineFile | null;
  /** Of a shot also what came of the assets that stand in it, of an asset what came of it in shots. */
  readonly ofEntity: (entityId: Id) => readonly PipelineFile[];
  /** Makes them exactly these. */
  readonly replaceOfEntity: (entityId: Id, files: readonly PipelineFile[]) => void;
  readonly upsert: (file: PipelineFile) => void;
  readonly remove: (id: Id) => void;
  readonly removeOfEntities: (entityIds: readonly Id[]) => void;
};

/** Those that were read before they were kept have none. */
const facts = z.object({
  description: z.string().default(''),
  extension: z.string().default(''),
  checksum: z.string().default(''),
  elementCount: z.number().nullable().default(null),
  source: z.string().default(''),
  softwareName: z.string().default(''),
  statusName: z.string().default(''),
  sourceFileId: z.string().nullable().default(null),
  sourcePath: z.string().default(''),
  isCanceled: z.boolean().default(false),
  validationStatus: z.enum(['validated', 'rejected']).nullable().default(null),
  quality: z.enum(['low', 'mid', 'high']).nullable().default(null),
  createdAt: z.string().nullable().default(null),
}) satisfies z.ZodType<PipelineFacts>;

const readFile = (row: Row): PipelineFile => ({
  id: text(row, 'id'),
  entityId: text(row, 'entityId'),
  kind: oneOf(row, 'kind', ['working', 'output'] as const),
  taskId: textOrNull(row, 'taskId'),
  taskTypeId: textOrNull(row, 'taskTypeId'),
  outputTypeName: text(row, 'outputTypeName'),
  instanceId: textOrNull(row, 'instanceId'),
  instanceName: text(row, 'instanceName'),
  placeId: textOrNull(row, 'placeId'),
  name: text(row, 'name'),
  revision: number(row, 'revision'),
  representation: text(row, 'representation'),
  path: text(row, 'path'),
  comment: text(row, 'comment'),
  personId: textOrNull(row, 'personId'),
  sizeBytes: numberOrNull(row, 'sizeBytes'),
  updatedAt: textOrNull(row, 'updatedAt'),
  facts: facts.parse(json(row, 'facts')),
});

export function createPipelineFiles(db: Database): PipelineFiles {
  const get = db.prepare('SELECT * FROM pipeline_file WHERE id = @id');
  const ofEntity = db.prepare('SELECT * FROM pipeline_file WHERE entityId = @entityId OR placeId = @entityId');
  const upsert = db.prepare(`
    INSERT INTO pipeline_file (id, entityId, kind, taskId, taskTypeId, outputTypeName, instanceId, instanceName, placeId, name,
      revision, representation, path, comment, personId, sizeBytes, updatedAt, facts)
    VALUES (@id, @entityId, @kind, @taskId, @taskTypeId, @outputTypeName, @instanceId, @instanceName, @placeId, @name,
      @revision, @representation, @path, @comment, @personId, @sizeBytes, @updatedAt, @facts)
    ON CONFLICT (id) DO UPDATE SET entityId = excluded.entityId, kind = excluded.kind, taskId = excluded.taskId,
      taskTypeId = excluded.taskTypeId, outputTypeName = excluded.outputTypeName, instanceId = excluded.instanceId,
      instanceName = excluded.instanceName, placeId = excluded.placeId, name = excluded.name, revision = excluded.revision,
      representation = excluded.representation, path = excluded.path, comment = excluded.comment, personId = excluded.personId,
      sizeBytes = excluded.sizeBytes, updatedAt = excluded.updatedAt, facts = excluded.facts
    WHERE (entityId, kind, taskId, taskTypeId, outputTypeName, instanceId, instanceName, placeId, name, revision, representation,
        path, comment, personId, sizeBytes, updatedAt, facts) IS NOT
      (excluded.entityId, excluded.kind, excluded.taskId, excluded.taskTypeId, excluded.outputTypeName, excluded.instanceId,
        excluded.instanceName, excluded.placeId, excluded.name, excluded.revision, excluded.representation, excluded.path,
        excluded.comment, excluded.personId, excluded.sizeBytes, excluded.updatedAt, excluded.facts)`);
  const removeOthers = db.prepare(
    'DELETE FROM pipeline_file WHERE (entityId = @entityId OR placeId = @entityId) AND id NOT IN (SELECT value FROM json_each(@ids))',
  );
  const remove = db.prepare('DELETE FROM pipeline_file WHERE id = @id');
  const removeOfEntities = db.prepare(`
    DELETE FROM pipeline_file WHERE entityId IN (SELECT value FROM json_each(@ids))
      OR placeId IN (SELECT value FROM json_each(@ids))`);
  const keep = (file: PipelineFile): void => {
    upsert.run({ ...file, facts: JSON.stringify(file.facts) });
  };
  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readFile(row);
    },
    ofEntity: (entityId) => ofEntity.all({ entityId }).map(readFile),
    replaceOfEntity: (entityId, files) => {
      removeOthers.run({ entityId, ids: JSON.stringify(files.map(({ id }) => id)) });
      for (const file of files) keep(file);
    },
    upsert: keep,
    remove: (id) => {
      remove.run({ id });
    },
    removeOfEntities: (entityIds) => {
      removeOfEntities.run({ ids: JSON.stringify(entityIds) });
    },
  };
}
