import type { AnnotationChange } from '../../../../shared/model/annotation.ts';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { previewFile } from '../decode/previewFile.ts';
import type { Kitsu } from '../kitsu.ts';
import { fileField } from './comments.ts';

type PreviewWrites = Pick<
  Kitsu,
  | 'addPreview'
  | 'addExtraPreview'
  | 'updateAnnotations'
  | 'uploadPreview'
  | 'setMainPreview'
  | 'setValidation'
  | 'deletePreview'
>;

export function previewWriting(client: Client): PreviewWrites {
  return {
    setMainPreview: async (previewFileId) => {
      await client.sendJson('PUT', `/actions/preview-files/${previewFileId}/set-main-preview`, {});
    },
    setValidation: async (previewFileId, status) => {
      await client.sendJson('PUT', `/data/preview-files/${previewFileId}`, { validation_status: status });
    },
    updateAnnotations: async (previewFileId, changes) =>
      rowOf(
        await client.sendJson(
          'PUT',
          `/actions/preview-files/${previewFileId}/update-annotations`,
          wireChanges(changes),
        ),
      ),
    deletePreview: async (previewFileId) => {
      await client.sendJson('DELETE', `/data/preview-files/${previewFileId}`, undefined);
    },
    // A revision of 0 is a literal one from 1.0.13 on: left out, the server numbers it in every version.
    addPreview: async (taskId, commentId) =>
      rowOf(await client.sendJson('POST', `/actions/tasks/${taskId}/comments/${commentId}/add-preview`, {})),
    addExtraPreview: async (taskId, commentId, previewFileId) =>
      rowOf(
        await client.sendJson(
          'POST',
          `/actions/tasks/${taskId}/comments/${commentId}/preview-files/${previewFileId}`,
          {},
        ),
      ),
    uploadPreview: async (previewFileId, file, onSent, signal) =>
      rowOf(
        await client.sendForm(
          `/pictures/preview-files/${previewFileId}`,
          { kind: 'form', fields: [fileField('file', file)], onSent },
          signal ?? null,
        ),
      ),
  };
}

/** By moment, as the server wants them: whole objects to add and to replace, ids to delete. */
function wireChanges(changes: readonly AnnotationChange[]) {
  const drawn = (kind: 'add' | 'update') =>
    changes.flatMap((change) =>
      change.kind === kind ? [{ time: change.time, drawing: { objects: [change.object] } }] : [],
    );
  return {
    additions: drawn('add'),
    updates: drawn('update'),
    deletions: changes.flatMap((change) =>
      change.kind === 'delete' ? [{ time: change.time, objects: [change.objectId] }] : [],
    ),
  };
}

function rowOf(answer: unknown): PreviewFile {
  const parsed = previewFile.safeParse(answer);
  if (!parsed.success) throw brokenAnswer(201, 'no preview file', parsed.error);
  return parsed.data;
}
