import type { EntityKind, Id, Instant } from './studio.ts';

/** What playlists are of; scenes and concepts have none. */
export const playlistKinds = ['Shot', 'Asset', 'Sequence', 'Edit', 'Episode'] as const satisfies readonly EntityKind[];
export type PlaylistKind = (typeof playlistKinds)[number];

export const isPlaylistKind = (kind: EntityKind): kind is PlaylistKind => playlistKinds.some((known) => known === kind);

/** One shot (or asset, …) of a playlist, and the file that is to be shown of it; null: none has been chosen. */
export type PlaylistEntry = { readonly entityId: Id; readonly previewFileId: Id | null };

export type Playlist = {
  readonly id: Id;
  readonly productionId: Id;
  readonly name: string;
  /** TV shows: of one episode; null with `isForAll` of all of them, without of none. */
  readonly episodeId: Id | null;
  readonly isForAll: boolean;
  /** Clients see it. */
  readonly isForClient: boolean;
  readonly kind: PlaylistKind;
  readonly taskTypeId: Id | null;
  /** In the order in which they are shown. */
  readonly entries: readonly PlaylistEntry[];
  /** Null where the server does not tell. */
  readonly createdBy: Id | null;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
};

/** One field of a playlist as it shall be. */
export type PlaylistFieldChange =
  | { readonly field: 'name'; readonly value: string }
  | { readonly field: 'isForClient'; readonly value: boolean }
  | { readonly field: 'taskTypeId'; readonly value: Id | null };

/**
 * An entry as its author saw it. `isOnly`: the only one of its entity, so that it is known again with whatever revision
 * others have chosen for it since.
 */
export type SeenEntry = PlaylistEntry & { readonly isOnly: boolean };

/**
 * One thing done to the entries of a playlist. Places are told by what stood before them (`after`, the nearest first; none of
 * these there any more: at the beginning), so that they are found again in a list that others have changed.
 */
export type PlaylistEntryChange =
  /** `after` null: at the end, wherever that is by then. */
  | { readonly kind: 'add'; readonly entry: PlaylistEntry; readonly after: readonly PlaylistEntry[] | null }
  /** `after`: where it stood, for whoever wants it back. */
  | { readonly kind: 'remove'; readonly entry: SeenEntry; readonly after: readonly PlaylistEntry[] }
  /** Those of them that are there still, in this order. */
  | { readonly kind: 'move'; readonly entries: readonly SeenEntry[]; readonly after: readonly PlaylistEntry[] }
  | { readonly kind: 'revision'; readonly entry: SeenEntry; readonly previewFileId: Id | null };

/** What is made of a playlist by the server, as it arrives: 0 bytes while that is at work on it. */
export type PlaylistDownload = { readonly receivedBytes: number; readonly totalBytes: number | null };

/** Of a movie that the server builds of a playlist. */
export type PlaylistMovieState = 'building' | 'built' | 'failed';

/** A link by which people without an account look at a playlist, for as long as it is not revoked. */
export type PlaylistShare = {
  readonly token: string;
  readonly createdAt: Instant | null;
  readonly createdBy: Id | null;
  /** The last day on which it works; null: no end. */
  readonly lastDay: string | null;
  readonly canComment: boolean;
  readonly hasPassword: boolean;
};
