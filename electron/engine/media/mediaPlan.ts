import { createHash } from 'node:crypto';
import { contentTypeOf } from '../../../shared/contentType.ts';
import { InariError } from '../../../shared/errors.ts';
import type { MediaKind, MediaReference } from '../../../shared/mediaUrl.ts';

/** Where a file comes from, what it is called on disk, and how soon it is wanted beside others. */
export type MediaPlan = {
  readonly kind: MediaKind;
  readonly id: string;
  /** Of kind, id and version only: letters, figures and hyphens. */
  readonly fileName: string;
  /** The same without its version: two names with one base are two states of the same file. */
  readonly baseName: string;
  readonly version: string | null;
  /** Below `/api`; null for what is no server's. */
  readonly serverPath: string | null;
  readonly contentType: string;
  /** Small first: 0 what lists are full of, 1 what is looked at, 2 movies. */
  readonly rank: 0 | 1 | 2;
  /** More than that is no picture of a list: it would fill the disk. */
  readonly mostBytes: number;
};

const mostSmallBytes = 20_000_000;

type Source = {
  readonly extension: string | null;
  readonly rank: MediaPlan['rank'];
  readonly path: ((id: string, extension: string, version: string | null) => string) | null;
};

const picture = (path: string, rank: MediaPlan['rank']): Source => ({
  extension: 'png',
  rank,
  path: (id) => `/pictures/${path}/${id}.png`,
});
const movie = (folder: string): Source => ({
  extension: 'mp4',
  rank: 2,
  path: (id) => `/movies/${folder}/preview-files/${id}.mp4`,
});

/** Packed, as a list, or the movie that a job has built, which the version names. */
function playlistPath(id: string, extension: string, version: string | null): string {
  if (extension === 'csv') return `/export/csv/playlists/${id}`;
  const isJob = version !== null && /^[0-9a-f-]{36}$/i.test(version);
  if (extension === 'mp4' && isJob) return `/data/playlists/${id}/jobs/${version}/build/mp4`;
  return `/data/playlists/${id}/download/zip`;
}

const sources: Readonly<Record<MediaKind, Source>> = {
  thumbnail: picture('thumbnails/preview-files', 0),
  square: picture('thumbnails-square/preview-files', 0),
  'person-avatar': picture('thumbnails/persons', 0),
  'production-avatar': picture('thumbnails/projects', 0),
  'organisation-avatar': picture('thumbnails/organisations', 0),
  preview: picture('previews/preview-files', 1),
  tiles: { extension: 'png', rank: 1, path: (id) => `/movies/tiles/preview-files/${id}.png` },
  // A movie's original picture is a PNG too; any other file is asked for by its own extension.
  original: {
    extension: null,
    rank: 1,
    path: (id, extension) => `/pictures/originals/preview-files/${id}.${extension}`,
  },
  movie: movie('originals'),
  'movie-low': movie('low'),
  // Whatever it is, the server calls it an MP4; who reads it looks into it.
  'movie-source': movie('source'),
  // The server does not check the name, which is the user's and may hold anything.
  attachment: {
    extension: null,
    rank: 1,
    path: (id, extension) => `/data/attachment-files/${id}/file/file.${extension}`,
  },
  background: { extension: 'hdr', rank: 1, path: (id) => `/pictures/preview-background-files/${id}.hdr` },
  'background-thumbnail': picture('thumbnails/preview-background-files', 0),
  playlist: { extension: null, rank: 1, path: playlistPath },
  outbox: { extension: null, rank: 1, path: null },
  chosen: { extension: null, rank: 1, path: null },
};

/** Whether a file may be called so. A name that is kept here was made of what a server said, maybe by an older version. */
export const isPlainName = (fileName: string): boolean =>
  /^[0-9a-z-]{1,64}(?:~[0-9a-f]{12})?\.[0-9a-z]{1,16}$/.test(fileName);

/**
 * Fails with `not-found` where id or extension are no name of a file: both come from a server, by way of an address or of a
 * row, and end in a path.
 */
export function planOf({ kind, id: givenId, extension, version }: MediaReference): MediaPlan {
  const source = sources[kind];
  const id = givenId.toLowerCase();
  const suffix = source.extension ?? (extension === '' ? 'png' : extension.toLowerCase());
  const baseName = `${id}.${suffix}`;
  if (!isPlainName(baseName)) throw new InariError('not-found', { what: kind });
  return {
    kind,
    id,
    baseName,
    fileName:
      version === null
        ? baseName
        : `${id}~${createHash('sha256').update(version).digest('hex').slice(0, 12)}.${suffix}`,
    version,
    serverPath: source.path === null ? null : source.path(id, suffix, version),
    contentType: contentTypeOf(suffix),
    rank: source.rank,
    mostBytes: source.rank === 0 ? mostSmallBytes : Number.POSITIVE_INFINITY,
  };
}

/** Whether a kept file is a state of the planned one, whichever version. */
export const isSameFile = (fileName: string, plan: MediaPlan): boolean =>
  fileName.replace(/~[0-9a-f]{12}\./, '.') === plan.baseName;
