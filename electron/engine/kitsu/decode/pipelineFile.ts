import type { PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { WireRow } from './rows.ts';
import { idOf, instantOf, neededId, numberOf, textOf, wholeOf } from './wireValues.ts';

type Told = Pick<PipelineFile, 'kind' | 'outputTypeName' | 'instanceName'>;

/** A working or an output file; `entityId`: of the shot or asset that was asked about, for an instance's own is the asset's. */
export function readPipelineFile(row: WireRow, entityId: Id, told: Told): PipelineFile {
  return {
    ...told,
    id: neededId(row['id'], 'id'),
    entityId,
    taskId: idOf(row['task_id']),
    taskTypeId: idOf(row['task_type_id']),
    name: textOf(row['name']),
    revision: wholeOf(row['revision'], 1),
    representation: textOf(row['representation']),
    path: textOf(row['path']),
    comment: textOf(row['comment']),
    personId: idOf(row['person_id']),
    sizeBytes: numberOf(row['size']),
    updatedAt: instantOf(row['updated_at']),
  };
}
