/**
 * A movie that was published from this computer stays on it as the original of its preview: the copy that waited with its
 * command moves to the shelf of media, where it counts and may be thrown out like everything that was looked at. What ends
 * in between leaves the copy to nobody, and the next start removes it.
 */
import { previewMedia } from '../../shared/rules/previewMedia.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { KeepPublished, QueuedFiles } from './commands/queuedFiles.ts';
import type { OutboxFile } from './db/tables/outbox.ts';
import type { Tables } from './db/tables.ts';
import { readFileFacts } from './media/fileFacts.ts';
import type { Media } from './media/media.ts';

export function createKeepPublished(parts: {
  readonly previewFiles: Pick<Tables['previewFiles'], 'get'>;
  readonly queuedFiles: Pick<QueuedFiles, 'pathOf'>;
  readonly media: Pick<Media, 'takeOver' | 'forget'>;
  readonly onFailure: (error: unknown) => void;
}): KeepPublished {
  /** Of what this account sees, and Kitsu has made a movie of. */
  const isSeenMovie = (previewFileId: Id): boolean => {
    const preview = parts.previewFiles.get(previewFileId);
    return preview !== null && previewMedia(preview.extension) === 'movie';
  };

  const keep = async (file: OutboxFile, previewFileId: Id): Promise<void> => {
    // A file that there was no room to copy is its owner's.
    if (file.kept !== 'copy' || !isSeenMovie(previewFileId)) return;
    const path = parts.queuedFiles.pathOf(file);
    const { content, problem, isPlayableHere, sizeBytes } = await readFileFacts(path);
    // Nobody here could look at it.
    if (content !== 'movie' || problem !== null || isPlayableHere === false || sizeBytes !== file.sizeBytes) return;
    const reference = { kind: 'movie-source', id: previewFileId, extension: '', version: null } as const;
    // What may no longer be seen may have been taken from this disk just before.
    if ((await parts.media.takeOver(reference, { path, sizeBytes })) && !isSeenMovie(previewFileId))
      await parts.media.forget(previewFileId);
  };

  return async (files, published) => {
    for (const file of files) {
      const previewFileId = published[file.id];
      // Sent it is, whatever becomes of its copy.
      if (previewFileId !== undefined) await keep(file, previewFileId).catch(parts.onFailure);
    }
  };
}
