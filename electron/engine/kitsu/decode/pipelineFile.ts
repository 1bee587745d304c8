import type { AssetInstance, PipelineFile } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { isRecord } from '../wireJson.ts';
import type { WireRow } from './rows.ts';
import { extensionOf, flagOf, idOf, instantOf, neededId, numberOf, textOf, wholeOf } from './wireValues.ts';

/** What rows of files name by ids only. */
export type PipelineNames = {
  readonly software: ReadonlyMap<Id, string>;
  readonly outputTypes: ReadonlyMap<Id, string>;
  readonly fileStatuses: ReadonlyMap<Id, string>;
  readonly instances: ReadonlyMap<Id, string>;
};

/** A working or an output file, as it says itself. */
export function readPipelineFile(row: WireRow, names: PipelineNames): PipelineFile {
  const source = isRecord(row['source_file']) ? row['source_file'] : {};
  const instanceId = idOf(row['asset_instance_id']);
  const validation = row['validation_status'];
  const quality = row['quality'];
  const nameIn = (kind: keyof PipelineNames, id: unknown): string => names[kind].get(idOf(id) ?? '') ?? '';
  return {
    id: neededId(row['id'], 'id'),
    entityId: neededId(row['entity_id'], 'entity_id'),
    kind: row['type'] === 'WorkingFile' ? 'working' : 'output',
    taskId: idOf(row['task_id']),
    taskTypeId: idOf(row['task_type_id']),
    outputTypeName: nameIn('outputTypes', row['output_type_id']),
    instanceId,
    instanceName: nameIn('instances', instanceId),
    placeId: idOf(row['temporal_entity_id']),
    name: textOf(row['name']),
    revision: wholeOf(row['revision'], 1),
    representation: textOf(row['representation']),
    path: textOf(row['path']),
    comment: textOf(row['comment']),
    personId: idOf(row['person_id']),
    sizeBytes: numberOf(row['size']),
    updatedAt: instantOf(row['updated_at']),
    facts: {
      description: textOf(row['description']),
      extension: extensionOf(row['extension']),
      // Working files have a number, output files a text.
      checksum: textOf(row['checksum']),
      elementCount: numberOf(row['nb_elements']),
      source: textOf(row['source']),
      // Of an output it is that of the file it came out of.
      softwareName: nameIn('software', row['software_id'] ?? source['software_id']),
      statusName: nameIn('fileStatuses', row['file_status_id']),
      sourceFileId: idOf(row['source_file_id']),
      sourcePath: textOf(source['path']),
      isCanceled: flagOf(row['canceled']),
      validationStatus: validation === 'validated' || validation === 'rejected' ? validation : null,
      quality: quality === 'low' || quality === 'mid' || quality === 'high' ? quality : null,
      createdAt: instantOf(row['created_at']),
    },
  };
}

export const readAssetInstance = (row: WireRow, shotId: Id): AssetInstance => ({
  id: neededId(row['id'], 'id'),
  assetId: neededId(row['asset_id'], 'asset_id'),
  shotId,
  name: textOf(row['name']),
  position: wholeOf(row['number'], 0),
  description: textOf(row['description']),
});
