/** Every screen that makes a playlist opens the same dialog for it. */
import { createContext, useContext } from 'react';
import type { PlaylistEntry, PlaylistKind } from '../../shared/model/playlist.ts';
import type { Id } from '../../shared/model/studio.ts';

export type NewPlaylistAsked = {
  readonly productionId: Id;
  /** Null: one chooses what it is of. */
  readonly kind: PlaylistKind | null;
  readonly initialName?: string;
  /** What is in it from the beginning, by the task type that it shows. */
  readonly entriesOf: (taskTypeId: Id | null) => Promise<readonly PlaylistEntry[]>;
};

export const NewPlaylistContext = createContext<(asked: NewPlaylistAsked) => void>(() => undefined);

/** Opens the dialog in which a new playlist is named. */
export const useNewPlaylist = (): ((asked: NewPlaylistAsked) => void) => useContext(NewPlaylistContext);
