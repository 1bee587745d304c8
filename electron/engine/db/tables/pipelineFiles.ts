import type { PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { number, numberOrNull, oneOf, text, textOrNull, type Row } from '../row.ts';

export type PipelineFiles = {
  readonly ofEntity: (entityId: Id) => readonly PipelineFile[];
  /** Makes them exactly these. */
  readonly replaceOfEntity: (entityId: Id, files: readonly PipelineFile[]) => void;
  readonly removeOfEntities: (entityIds: readonly Id[]) => void;
};

const readFile = (row: Row): PipelineFile => ({
  id: text(row, 'id'),
  entityId: text(row, 'entityId'),
  kind: oneOf(row, 'kind', ['working', 'output'] as const),
  taskId: textOrNull(row, 'taskId'),
  taskTypeId: textOrNull(row, 'taskTypeId'),
  outputTypeName: text(row, 'outputTypeName'),
  instanceName: text(row, 'instanceName'),
  name: text(row, 'name'),
  revision: number(row, 'revision'),
  representation: text(row, 'representation'),
  path: text(row, 'path'),
  comment: text(row, 'comment'),
  personId: textOrNull(row, 'personId'),
  sizeBytes: numberOrNull(row, 'sizeBytes'),
  updatedAt: textOrNull(row, 'updatedAt'),
});

export function createPipelineFiles(db: Database): PipelineFiles {
  const ofEntity = db.prepare('SELECT * FROM pipeline_file WHERE entityId = @entityId');
  const upsert = db.prepare(`
    INSERT INTO pipeline_file (id, entityId, kind, taskId, taskTypeId, outputTypeName, instanceName, name, revision,
      representation, path, comment, personId, sizeBytes, updatedAt)
    VALUES (@id, @entityId, @kind, @taskId, @taskTypeId, @outputTypeName, @instanceName, @name, @revision,
      @representation, @path, @comment, @personId, @sizeBytes, @updatedAt)
    ON CONFLICT (id) DO UPDATE SET entityId = excluded.entityId, kind = excluded.kind, taskId = excluded.taskId,
      taskTypeId = excluded.taskTypeId, outputTypeName = excluded.outputTypeName, instanceName = excluded.instanceName,
      name = excluded.name, revision = excluded.revision, representation = excluded.representation, path = excluded.path,
      comment = excluded.comment, personId = excluded.personId, sizeBytes = excluded.sizeBytes, updatedAt = excluded.updatedAt
    WHERE (entityId, kind, taskId, taskTypeId, outputTypeName, instanceName, name, revision, representation, path, comment,
        personId, sizeBytes, updatedAt) IS NOT
      (excluded.entityId, excluded.kind, excluded.taskId, excluded.taskTypeId, excluded.outputTypeName, excluded.instanceName,
        excluded.name, excluded.revision, excluded.representation, excluded.path, excluded.comment, excluded.personId,
        excluded.sizeBytes, excluded.updatedAt)`);
  const removeOthers = db.prepare(
    'DELETE FROM pipeline_file WHERE entityId = @entityId AND id NOT IN (SELECT value FROM json_each(@ids))',
  );
  const removeOfEntities = db.prepare(
    'DELETE FROM pipeline_file WHERE entityId IN (SELECT value FROM json_each(@ids))',
  );
  return {
    ofEntity: (entityId) => ofEntity.all({ entityId }).map(readFile),
    replaceOfEntity: (entityId, files) => {
      removeOthers.run({ entityId, ids: JSON.stringify(files.map(({ id }) => id)) });
      for (const file of files) upsert.run({ ...file });
    },
    removeOfEntities: (entityIds) => {
      removeOfEntities.run({ ids: JSON.stringify(entityIds) });
    },
  };
}
