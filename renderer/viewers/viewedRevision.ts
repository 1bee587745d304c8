import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { Revision, RevisionFile, TaskDetail } from '../../shared/model/screens.ts';
import type { TaskType } from '../../shared/model/studio.ts';
import { revisionFileName } from '../parts/revisionFileName.ts';
import type { ViewedFile } from './viewer.ts';

/** A revision's file where it is no picture and no movie; null where it is one, or not ready to be looked at. */
export function viewedRevision(
  { entity, task }: TaskDetail,
  { mark }: Revision,
  shown: RevisionFile,
  taskTypes: ReadonlyMap<string, TaskType>,
): ViewedFile | null {
  const { file, media } = shown;
  if (media !== 'other' || (file.status !== 'ready' && mark === null)) return null;
  return {
    url: mark === null ? mediaUrl('original', file.id, { extension: file.extension }) : mediaUrl('outbox', file.id),
    name: revisionFileName(shown, entity, taskTypes.get(task.taskTypeId)?.name ?? ''),
    extension: file.extension.toLowerCase(),
    sizeBytes: file.sizeBytes,
    productionId: task.productionId,
  };
}
