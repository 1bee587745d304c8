import { z } from 'zod';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import { isModest } from '../../../../shared/rules/isModest.ts';
import { anything, neededId, optionalId, optionalInstant, positive, text, whole } from './wireFields.ts';
import { extensionOf, instantOf } from './wireValues.ts';
import { isList } from '../wireJson.ts';

const statuses = ['processing', 'ready', 'broken', 'missing'] as const;
const validations = ['neutral', 'validated', 'rejected'] as const;
const unknownDate = '1970-01-01T00:00:00Z';

export const previewFile = z
  .object({
    id: neededId,
    task_id: neededId,
    revision: whole(1),
    position: whole(1),
    extension: text,
    original_name: text,
    status: z.enum(statuses).catch('processing'),
    validation_status: z.enum(validations).catch('neutral'),
    file_size: positive,
    width: positive,
    height: positive,
    duration: positive,
    person_id: optionalId,
    annotations: anything,
    created_at: anything,
    updated_at: optionalInstant,
  })
  .transform((row): PreviewFile => ({
    id: row.id,
    taskId: row.task_id,
    revision: row.revision,
    position: row.position,
    extension: extensionOf(row.extension),
    originalName: row.original_name,
    status: row.status,
    validationStatus: row.validation_status,
    sizeBytes: row.file_size,
    widthPx: row.width,
    heightPx: row.height,
    durationSeconds: row.duration,
    personId: row.person_id,
    annotations: annotationsOf(row.annotations),
    createdAt: instantOf(row.created_at) ?? row.updated_at ?? unknownDate,
    updatedAt: row.updated_at,
  }));

/** Absent: not told by this list. Null: told, and there is none. */
function annotationsOf(value: unknown): readonly unknown[] | null {
  if (value === undefined) return null;
  // One that lies in itself without end cannot be written down, and all that came with it would be lost.
  return isList(value) ? value.filter((entry) => isModest(entry, Infinity)) : [];
}
