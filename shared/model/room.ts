import type { DrawnObject } from './annotation.ts';
import type { Id } from './studio.ts';

/** What is beside the picture. The revision is one of the shown entity's, as Kitsu's page chooses it. */
export type RoomCompare = {
  readonly taskTypeId: Id | null;
  readonly revision: number | 'last' | 'previous';
  /** Which file of that revision, from 0. */
  readonly fileIndex: number;
  /** In Kitsu's words (`sidebyside`, `overlay50`); one it has no word for (`wipe 0.5 0.84 30`) is read by this app alone. */
  readonly mode: string;
};

/** What all in a room look at. */
export type RoomLook = {
  readonly entityId: Id | null;
  /** Its place in the playlist, from 0; the entity says more where both are known. */
  readonly entityIndex: number | null;
  /** The main file of the revision. */
  readonly previewFileId: Id | null;
  /** Which file of the revision, from 0. */
  readonly fileIndex: number;
  /** As it stands on the wire (`roomFrames.ts`). */
  readonly frame: number;
  readonly isPlaying: boolean;
  /** How fast: 1 is as it was filmed. */
  readonly speed: number;
  readonly isLooping: boolean;
  readonly areDrawingsShown: boolean;
  /** Null: nothing is compared. */
  readonly compare: RoomCompare | null;
};

/** How the picture lies on somebody's screen. */
export type RoomView = {
  /** How many times larger than where all of it fits. */
  readonly zoom: number;
  /** How far its left upper corner lies from there, in pixels of that screen. */
  readonly x: number;
  readonly y: number;
  /** How wide it is there where all of it fits; null from Kitsu's page, which takes all screens for one size. */
  readonly fitWidthPx: number | null;
};

/** A stroke of somebody's pointer, which is seen for a moment and kept nowhere. */
export type RoomPointer = { readonly object: DrawnObject; readonly personId: Id | null };

/**
 * A playlist's room as a window sees it. `watching`: the door is open, and who is in is seen. `joining`: asked for, and not answered
 * yet. `refused`: asked for, and not let in; servers say nothing then. `lost`: the connection is gone, one goes on alone, and is back in by itself when it is there again.
 */
export type Room = {
  readonly phase: 'watching' | 'joining' | 'refused' | 'in' | 'lost';
  readonly people: readonly Id[];
  /** Whoever was the last to move all others; null: nobody, or they have left. */
  readonly leaderId: Id | null;
  /** What is to be followed; null while this window is the one that leads. */
  readonly look: RoomLook | null;
  /** Another number is another look. */
  readonly lookId: number;
  /** Milliseconds since it was said. */
  readonly lookAgeMs: number;
  /** How many have come in whom this window is to tell where the room is: they do not know yet how far it has played. */
  readonly newcomers: number;
  /** How the picture is to lie; null while nobody has moved it, or this window was the last to do it. */
  readonly view: RoomView | null;
  readonly viewId: number;
  /** The newest stroke; null where there was none. */
  readonly pointer: RoomPointer | null;
  readonly pointerId: number;
};
