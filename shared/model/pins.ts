import type { ErrorCode } from '../errors.ts';
import type { Id } from './studio.ts';

/** What is kept on this computer on purpose. A search and a to-do list are followed: what comes to fit them comes along. */
export type PinSubject =
  | { readonly kind: 'production'; readonly productionId: Id }
  | { readonly kind: 'episode'; readonly productionId: Id; readonly episodeId: Id }
  | { readonly kind: 'sequence'; readonly productionId: Id; readonly sequenceId: Id }
  | {
      readonly kind: 'search';
      readonly productionId: Id;
      readonly entityKind: 'Shot' | 'Asset';
      readonly episodeId: Id | null;
      readonly search: string;
    }
  /** What it shows of its shots or assets, as it is changed. */
  | { readonly kind: 'playlist'; readonly productionId: Id; readonly playlistId: Id }
  | { readonly kind: 'selection'; readonly productionId: Id; readonly taskIds: readonly Id[] }
  | { readonly kind: 'my-tasks' };

/**
 * `thumbnails`: the lists as they are. `previews`: pictures and movies small enough to travel, and what hangs on comments.
 * `originals`: full size.
 */
export type PinMedia = 'thumbnails' | 'previews' | 'originals';

export type PinChoice = {
  readonly media: PinMedia;
  /** The newest of each task; null: all of them. */
  readonly revisionCount: number | null;
  /** Of originals: the files that movies were made of, too. */
  readonly hasSources: boolean;
};

/** What a set holds, and what it costs. Sizes the server has not told yet are estimated. */
export type PinMeasure = {
  readonly shotCount: number;
  readonly assetCount: number;
  readonly taskCount: number;
  readonly previewCount: number;
  readonly fileCount: number;
  readonly totalBytes: number;
  /** Of these, what is on this disk already. */
  readonly hereBytes: number;
  /** What may come on top: files that movies were made of, while it is not known whether the server keeps any. */
  readonly doubtfulBytes: number;
  /** False while its production has not been read: there is more to come. */
  readonly isCounted: boolean;
  readonly freeBytes: number;
  /** Of the downloads of the last while; null where there were none. */
  readonly bytesPerSecond: number | null;
};

/** `waiting`: for the server. `disk-full`: until there is room. */
export type PinState = 'counting' | 'downloading' | 'paused' | 'waiting' | 'disk-full' | 'up-to-date';

export type PinnedSet = PinChoice & {
  readonly id: Id;
  readonly subject: PinSubject;
  /** The name of what it is of, where it has one: a production, an episode, a sequence. */
  readonly name: string;
  readonly state: PinState;
  readonly shotCount: number;
  readonly assetCount: number;
  readonly taskCount: number;
  readonly fileCount: number;
  readonly hereCount: number;
  readonly totalBytes: number;
  readonly hereBytes: number;
  readonly secondsLeft: number | null;
  /** Files that the server does not have, or that arrived damaged more than once. */
  readonly failed: readonly { readonly code: ErrorCode; readonly count: number }[];
  /** A picture to know it by. */
  readonly thumbnailId: Id | null;
};
