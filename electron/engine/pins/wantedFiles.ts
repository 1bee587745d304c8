/** Which files of a task a set wants, and what they are likely to take before the server has told. */
import type { PinChoice } from '../../../shared/model/pins.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { MediaKind } from '../../../shared/mediaUrl.ts';
import type { Attachment } from '../../../shared/model/task.ts';
import { previewMedia } from '../../../shared/rules/previewMedia.ts';
import { viewerKind } from '../../../shared/rules/viewerKind.ts';
import type { WantedFile } from '../db/tables/pinnedFiles.ts';
import type { PreviewFileSize } from '../db/tables/previewFiles.ts';
import type { Tables } from '../db/tables.ts';

export type Averages = ReadonlyMap<string, { readonly sizeBytes: number; readonly count: number }>;

/** What lists are full of first, then what is looked at, then what is long. */
const firstPosition = { thumbnail: 0, picture: 1, movie: 2, source: 3 } as const;
const afterAllMs = Date.UTC(2100, 0);

/** The newest first: a server that was told to keep them has none of what was published before. */
function sourcePosition(createdAt: string): number {
  const beforeMs = afterAllMs - (Date.parse(createdAt) || 0);
  return firstPosition.source + Math.max(0, Math.floor(beforeMs / 1000));
}

const usualBytes: Readonly<Partial<Record<MediaKind, number>>> = { thumbnail: 12_000, preview: 250_000 };
const usualOriginalBytes = 2_000_000;
const usualBytesPerSecond = 1_000_000;
/** The server makes the small movie a third or so of the large one. */
const smallMovieShare = 0.35;
/** Fewer files than this on the disk say little about the others. */
const tellingCount = 5;

export function thumbnailOf(previewFileId: Id, averages: Averages): WantedFile {
  return {
    kind: 'thumbnail',
    id: previewFileId,
    extension: '',
    position: firstPosition.thumbnail,
    sizeBytes: usual('thumbnail', averages),
  };
}

/**
 * @param files of whole tasks, the newest revision first within each
 * @param mayHaveSource whether the file that a movie was made of is here, or may be had
 */
export function filesOfPreviews(
  files: readonly PreviewFileSize[],
  { media, revisionCount, hasSources }: PinChoice,
  averages: Averages,
  mayHaveSource: (previewFileId: Id) => boolean,
): readonly WantedFile[] {
  const revisionsOf = new Map<Id, Set<number>>();
  return files.flatMap((file) => {
    const revisions = revisionsOf.get(file.taskId) ?? new Set<number>();
    revisionsOf.set(file.taskId, revisions);
    if (revisionCount !== null && revisions.size >= revisionCount && !revisions.has(file.revision)) return [];
    revisions.add(file.revision);
    // What the server still makes comes along when it says that it is ready.
    return file.status === 'ready' ? filesOf(file, media, averages, hasSources && mayHaveSource(file.id)) : [];
  });
}

function filesOf(
  file: PreviewFileSize,
  media: PinChoice['media'],
  averages: Averages,
  wantsSource: boolean,
): readonly WantedFile[] {
  const shown = previewMedia(file.extension);
  const wanted = (kind: MediaKind, position: number, sizeBytes: number, extension = ''): WantedFile => ({
    kind,
    id: file.id,
    extension,
    position,
    sizeBytes: Math.round(sizeBytes),
  });
  const originalBytes = file.sizeBytes ?? usualOriginalBytes;
  const movieBytes = file.sizeBytes ?? (file.durationSeconds ?? 4) * usualBytesPerSecond;
  const thumbnail = thumbnailOf(file.id, averages);
  if (media === 'thumbnails') return shown === 'other' ? [] : [thumbnail];
  const isLarge = media === 'originals';
  if (shown === 'other')
    return isLarge ? [wanted('original', firstPosition.picture, originalBytes, file.extension)] : [];
  const still = wanted('preview', firstPosition.picture, usual('preview', averages));
  if (shown === 'picture')
    return [
      thumbnail,
      still,
      ...(isLarge ? [wanted('original', firstPosition.picture, originalBytes, file.extension)] : []),
    ];
  return [
    thumbnail,
    still,
    isLarge
      ? wanted('movie', firstPosition.movie, movieBytes)
      : wanted('movie-low', firstPosition.movie, movieBytes * smallMovieShare),
    // As large as the movie that was made of it, until some that came say otherwise.
    ...(isLarge && wantsSource
      ? [wanted('movie-source', sourcePosition(file.createdAt), usual('movie-source', averages, movieBytes))]
      : []),
  ];
}

/** What a production shows its models in comes along with the first of them. */
export function filesOfModels(
  tables: Tables,
  files: Iterable<WantedFile>,
  productionIds: readonly Id[],
): readonly WantedFile[] {
  const hasModel = [...files].some(({ extension }) => viewerKind(extension) === 'model');
  if (!hasModel) return [];
  return productionIds.flatMap((productionId) => {
    const background = tables.backgrounds.get(tables.productions.get(productionId)?.defaultBackgroundId ?? '');
    if (background === null || background.isArchived) return [];
    const { id, sizeBytes } = background;
    return [
      { kind: 'background', id, extension: '', position: firstPosition.picture, sizeBytes },
      {
        kind: 'background-thumbnail',
        id,
        extension: '',
        position: firstPosition.thumbnail,
        sizeBytes: usualBytes.thumbnail ?? 0,
      },
    ] as const;
  });
}

export function filesOfAttachments(attachments: readonly Attachment[], { media }: PinChoice): readonly WantedFile[] {
  if (media === 'thumbnails') return [];
  return attachments.map(({ id, extension, sizeBytes }) => ({
    kind: 'attachment',
    id,
    extension: extension.toLowerCase(),
    position: firstPosition.picture,
    sizeBytes,
  }));
}

function usual(kind: MediaKind, averages: Averages, otherwise = usualBytes[kind] ?? 0): number {
  const known = averages.get(kind);
  return Math.round(known !== undefined && known.count >= tellingCount ? known.sizeBytes : otherwise);
}
