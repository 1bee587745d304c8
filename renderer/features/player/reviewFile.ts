/** Which file of a task is looked at, and where it is read from. */
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Revision, RevisionFile, TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { MediumAddress } from './movie/mediumPool.ts';

export type ReviewFile = { readonly revision: Revision; readonly shown: RevisionFile };

/** The named file; where none is named or it is not here, the first of the newest revision. */
export function reviewFile({ revisions }: TaskDetail, previewFileId: Id | null): ReviewFile | null {
  for (const revision of revisions) {
    const shown = revision.files.find(({ file }) => file.id === previewFileId);
    if (shown !== undefined) return { revision, shown };
  }
  const [revision] = revisions;
  const shown = revision?.files[0];
  return revision === undefined || shown === undefined ? null : { revision, shown };
}

/** What a compare opens with: the revision before, or where there is none the one after. */
export function usualCompanion({ revisions }: TaskDetail, { revision }: ReviewFile): RevisionFile | null {
  const at = revisions.findIndex((one) => one.revision === revision.revision);
  return (revisions[at + 1] ?? revisions[at - 1])?.files[0] ?? null;
}

/** Null for what cannot be shown frame by frame: other kinds of files, and what the server is not done with. */
export function addressOf({ production }: TaskDetail, { revision, shown }: ReviewFile): MediumAddress | null {
  const { file, media } = shown;
  const isWaiting = revision.mark !== null;
  const isReady = isWaiting || file.status === 'ready';
  if (media === 'other' || !isReady) return null;
  const here =
    media === 'movie' ? mediaUrl('movie', file.id) : mediaUrl('original', file.id, { extension: file.extension });
  return {
    kind: media,
    id: file.id,
    url: isWaiting ? mediaUrl('outbox', file.id) : here,
    productionFps: production.fps,
  };
}
