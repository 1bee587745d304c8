/** Which file of a task is looked at, and where it is read from. */
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Revision, RevisionFile, TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { TFunction } from 'i18next';
import type { Apart } from './apart.ts';
import type { MediumAddress } from './movie/mediumPool.ts';
import type { SequenceFrame } from './movie/pictureSequence.ts';
import { sequenceUrl } from './movie/sequenceUrl.ts';

export type ReviewFile = { readonly revision: Revision; readonly shown: RevisionFile };

/** The pictures of a revision that can play as frames: several of one size, each of which stands still. Null where there is one file, or something else among them. */
export function playableOf({ files, mark }: Revision): readonly RevisionFile[] | null {
  if (files.length < 2 || !files.every((one) => isStill(one, mark !== null))) return null;
  const sizes = new Set(
    files.flatMap(({ file: { widthPx, heightPx } }) => (widthPx ? [`${String(widthPx)}x${String(heightPx)}`] : [])),
  );
  return sizes.size > 1 ? null : files;
}

/** Those that play: unless somebody wants to see them one by one. */
export function sequenceOf(revision: Revision, apart: Apart): readonly RevisionFile[] | null {
  return isApart(revision, apart) ? null : playableOf(revision);
}
export const isApart = ({ files }: Revision, apart: Apart): boolean => apart.has(files[0]?.file.id ?? '');

/** @param isWaiting the server need not be done with what it does not have yet */
const isStill = ({ media, file, isBeingDeleted }: RevisionFile, isWaiting: boolean): boolean =>
  media === 'picture' && file.extension !== 'gif' && (isWaiting || file.status === 'ready') && !isBeingDeleted;

/** Which frame of its revision a file is; 0 where it is none of several. */
export const frameOfFile = ({ revision, shown }: ReviewFile, apart: Apart): number =>
  Math.max(0, sequenceOf(revision, apart)?.findIndex(({ file }) => file.id === shown.file.id) ?? 0);

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

/** What a compare opens with: the revisions before, newest first, then those after; at most so many. */
export function usualCompanions({ revisions }: TaskDetail, { revision }: ReviewFile, most: number): readonly Id[] {
  const at = revisions.findIndex((one) => one.revision === revision.revision);
  const others = [...revisions.slice(at + 1), ...revisions.slice(0, Math.max(0, at)).toReversed()];
  return others.flatMap(({ files }) => files[0]?.file.id ?? []).slice(0, most);
}

/** Null for what cannot be shown frame by frame: other kinds of files, and what the server is not done with. */
export function addressOf(
  { production }: TaskDetail,
  { revision, shown }: ReviewFile,
  apart: Apart,
): MediumAddress | null {
  const { file, media } = shown;
  const pictures = sequenceOf(revision, apart);
  if (pictures !== null)
    return {
      kind: 'sequence',
      id: `${pictures.map((one) => one.file.id).join(' ')} sequence`,
      url: sequenceUrl(pictures.map((one) => placesOf(one, revision.mark !== null))),
      productionFps: production.fps,
    };
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

/** A picture of its own size, and where that is not here the one that lists and panels show. */
function placesOf({ file }: RevisionFile, isWaiting: boolean): SequenceFrame {
  if (isWaiting) return [mediaUrl('outbox', file.id)];
  return [mediaUrl('original', file.id, { extension: file.extension }), mediaUrl('preview', file.id)];
}

/** A picture at the size that lists and panels show it in, for where its full size cannot be shown; null for all else. */
function reducedAddressOf(
  { production }: TaskDetail,
  { revision, shown }: ReviewFile,
  apart: Apart,
): MediumAddress | null {
  const { file, media } = shown;
  if (media !== 'picture' || revision.mark !== null || file.status !== 'ready') return null;
  // Each frame of a sequence has its own.
  if (sequenceOf(revision, apart) !== null) return null;
  return { kind: media, id: `${file.id} reduced`, url: mediaUrl('preview', file.id), productionFps: production.fps };
}

/** The file as it was published, where it is not the movie that Kitsu made of it; it may have to be fetched. */
function sourceAddressOf({ production }: TaskDetail, { revision, shown }: ReviewFile): MediumAddress | null {
  const { file, media, source } = shown;
  if (media !== 'movie' || revision.mark !== null || source === 'none') return null;
  return {
    kind: media,
    id: `${file.id} source`,
    url: mediaUrl('movie-source', file.id),
    productionFps: production.fps,
  };
}

/** How Kitsu's movie is counted, by its row alone; null where that does not tell. */
function countedByRow(
  { production, publishTarget }: TaskDetail,
  { shown: { file } }: ReviewFile,
): { readonly fps: number; readonly seconds: number; readonly widthPx: number; readonly heightPx: number } | null {
  const { durationSeconds: seconds, widthPx, heightPx } = file;
  if (seconds === null || seconds <= 0 || widthPx === null || heightPx === null) return null;
  // Kitsu makes it at the rate of its shot, where that has one of its own.
  return { fps: publishTarget.fps ?? production.fps, seconds, widthPx, heightPx };
}

/** All that a file can be seen as, and how its frames are counted. */
export type FileForms = {
  /** Empty: there is no file. */
  readonly id: Id;
  readonly whole: MediumAddress | null;
  readonly reduced: MediumAddress | null;
  readonly source: MediumAddress | null;
  readonly isSourceHere: boolean;
  readonly counted: ReturnType<typeof countedByRow>;
  /** What is shown is the file itself: it waits to be published, lies on this computer, or is kept by Kitsu as it was. */
  readonly isItself: boolean;
};

export const formsOf = (detail: TaskDetail, file: ReviewFile, apart: Apart): FileForms => ({
  id: file.shown.file.id,
  whole: addressOf(detail, file, apart),
  reduced: reducedAddressOf(detail, file, apart),
  source: sourceAddressOf(detail, file),
  isSourceHere: file.shown.source === 'here',
  counted: countedByRow(detail, file),
  isItself: file.revision.mark !== null || file.shown.media !== 'movie',
});

const nothing = { reduced: null, source: null, isSourceHere: false, counted: null };
export const noForms: FileForms = { ...nothing, id: '', whole: null, isItself: false };
/** Of a file of this computer. */
export const formsOfLocal = (id: Id, whole: MediumAddress | null): FileForms => ({
  ...nothing,
  id,
  whole,
  isItself: true,
});

/** Of a revision with several files, which of them. */
export function revisionName(t: TFunction, revision: number, index: number, count: number): string {
  return count > 1 ? t('review.revisionFile', { revision, position: index + 1 }) : t('task.revision', { revision });
}
