/** Addresses of pictures, movies and files, as the page writes them and the main process reads them: `kitsu-media://kind/id.ext`. */

export const mediaKinds = [
  'thumbnail',
  'square',
  'preview',
  'original',
  'movie',
  'movie-low',
  /** The file that was uploaded, before Kitsu made its movie of it. */
  'movie-source',
  'tiles',
  'person-avatar',
  'production-avatar',
  'organisation-avatar',
  'attachment',
  /** What models are lit by, and what it is chosen by. */
  'background',
  'background-thumbnail',
  /**
   * What a playlist shows, packed (`zip`) or as a list (`csv`) by the server when it is asked for, `version` making it be asked anew; or as one
   * movie (`mp4`), `version` being the job that built it.
   */
  'playlist',
  /** A file that waits in the outbox; its id is the queued file's. */
  'outbox',
  /** A file that was chosen or dropped and is not queued yet; its id is its handle. */
  'chosen',
] as const;
export type MediaKind = (typeof mediaKinds)[number];

export type MediaReference = {
  readonly kind: MediaKind;
  readonly id: string;
  /** Lower case, without the dot; empty where the kind says enough. */
  readonly extension: string;
  /** Changes when the file behind the same id changes (an avatar's `updatedAt`); null for what never changes. */
  readonly version: string | null;
};

const address =
  /^kitsu-media:\/\/([a-z-]{1,32})\/([0-9a-fA-F-]{1,64})(?:\.([a-z0-9]{1,16}))?(?:\?v=([0-9A-Za-z%.:_-]{1,120}))?$/;

export function mediaUrl(
  kind: MediaKind,
  id: string,
  more: { readonly extension?: string; readonly version?: string | null } = {},
): string {
  const extension = more.extension ? `.${more.extension.toLowerCase()}` : '';
  const version = more.version ? `?v=${encodeURIComponent(more.version)}` : '';
  return `kitsu-media://${kind}/${id}${extension}${version}`;
}

/** Null for anything that is not exactly such an address: an id is never more than a uuid's characters. */
export function parseMediaUrl(url: string): MediaReference | null {
  const match = address.exec(url);
  const kind = mediaKinds.find((known) => known === match?.[1]);
  if (match === null || kind === undefined) return null;
  const version = match[4] === undefined ? null : decoded(match[4]);
  return { kind, id: (match[2] ?? '').toLowerCase(), extension: match[3] ?? '', version };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is nobody's version.
    return null;
  }
}
