import type { PlaylistRevision } from '../model/screens.ts';
import type { Id } from '../model/studio.ts';

/** What a playlist shows of something at first: the newest revision of a task type, else its main one, else the newest there is. */
export function revisionToShow(
  revisions: readonly PlaylistRevision[],
  { taskTypeId, mainPreviewFileId }: { readonly taskTypeId: Id | null; readonly mainPreviewFileId: Id | null },
): Id | null {
  const ofType = revisions.find((revision) => revision.taskTypeId === taskTypeId);
  return ofType?.previewFileId ?? mainPreviewFileId ?? revisions[0]?.previewFileId ?? null;
}
