import type { Revision, RevisionFile } from '../../../shared/model/screens.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../shared/model/task.ts';
import { annotationsAfter } from '../../../shared/rules/annotationChanges.ts';
import { previewMedia } from '../../../shared/rules/previewMedia.ts';
import type { PreviewPatch, WaitingRevision } from '../commands/overlayView.ts';
import type { QueryContext } from './context.ts';

/** The revisions of a task, the newest first, those that wait to be published among them. */
export function revisionsOf(context: QueryContext, taskId: Id): readonly Revision[] {
  const { previews, mainPreviews } = context.overlay();
  const { tasks, entities } = context.tables;
  const mainId = mainPreviews.get(taskId) ?? entities.get(tasks.get(taskId)?.entityId ?? '')?.mainPreviewFileId ?? null;
  const files = context.tables.previewFiles.ofTask(taskId);
  const published = [...new Set(files.map(({ revision }) => revision))].map((revision): Revision => ({
    revision,
    files: files
      .filter((file) => file.revision === revision)
      .map((file) => patched(publishedFile(context, file), previews.get(file.id), mainId)),
    mark: null,
  }));
  const waiting = (context.overlay().revisions.get(taskId) ?? []).map((revision) => waitingRevision(taskId, revision));
  return [...waiting, ...published].toSorted((a, b) => b.revision - a.revision);
}

export const nextRevisionOf = (revisions: readonly Revision[]): number => (revisions[0]?.revision ?? 0) + 1;

function waitingRevision(taskId: Id, waiting: WaitingRevision): Revision {
  return {
    revision: waiting.revision,
    mark: waiting.mark,
    files: waiting.files.map((file, index) =>
      revisionFile(
        {
          id: file.id,
          taskId,
          revision: waiting.revision,
          position: index + 1,
          extension: file.extension,
          originalName: file.name,
          status: 'processing',
          validationStatus: 'neutral',
          sizeBytes: file.sizeBytes,
          widthPx: null,
          heightPx: null,
          durationSeconds: null,
          personId: waiting.personId,
          annotations: null,
          createdAt: waiting.writtenAt,
          updatedAt: null,
        },
        // It has not left this computer.
        true,
      ),
    ),
  };
}

const publishedFile = (context: QueryContext, file: PreviewFile): RevisionFile => ({
  ...revisionFile(inRoom(context, file), isOnDisk(context, file)),
  source: sourceOf(context, file),
});

function sourceOf(
  { media, givesSources }: QueryContext,
  { id, extension, status }: PreviewFile,
): RevisionFile['source'] {
  if (previewMedia(extension) !== 'movie') return 'none';
  if (media?.has('movie-source', id) === true) return 'here';
  return givesSources === true && status === 'ready' ? 'maybe' : 'none';
}

const revisionFile = (file: PreviewFile, onDisk: boolean): RevisionFile => ({
  file,
  media: previewMedia(file.extension),
  isOnDisk: onDisk,
  source: 'none',
  isMain: false,
  mark: null,
  isBeingDeleted: false,
});

function inRoom({ roomInk }: QueryContext, file: PreviewFile): PreviewFile {
  const annotations = file.annotations ?? [];
  const changes = roomInk?.(file.id, annotations) ?? [];
  return changes.length === 0 ? file : { ...file, annotations: annotationsAfter(annotations, changes) };
}

const patched = (shown: RevisionFile, patch: PreviewPatch | undefined, mainId: Id | null): RevisionFile => ({
  ...shown,
  file: {
    ...shown.file,
    validationStatus: patch?.validationStatus ?? shown.file.validationStatus,
    annotations:
      patch?.drawn === undefined ? shown.file.annotations : annotationsAfter(shown.file.annotations ?? [], patch.drawn),
  },
  isMain: shown.file.id === mainId,
  mark: patch?.mark ?? null,
  isBeingDeleted: patch?.isDeleted === true,
});

/** In any form that is shown wherever it is looked at. The file that a movie was made of is not: that stands in for it in the player alone. */
export function isOnDisk({ media }: QueryContext, { id, extension }: Pick<PreviewFile, 'id' | 'extension'>): boolean {
  const forms: Readonly<Record<RevisionFile['media'], readonly MediaKind[]>> = {
    picture: ['original', 'preview'],
    movie: ['movie', 'movie-low', 'original'],
    other: ['original'],
  };
  return forms[previewMedia(extension)].some((kind) => media?.has(kind, id) === true);
}
