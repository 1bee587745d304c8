/** What stands beside the player knows of it, and may ask of it. Frames are counted from 0. */
import { useSyncExternalStore } from 'react';
import type { TaskDetail } from '../../shared/model/screens.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { MenuEntry } from '../ui/Menu.tsx';

/** Where the player stands: what is on screen, and between which frames it plays. */
export type Spot = { readonly frame: number; readonly inFrame: number | null; readonly outFrame: number | null };
export type SpotStore = {
  readonly subscribe: (listener: () => void) => () => void;
  /** Null where nothing is on screen, or no movie. */
  readonly now: () => Spot | null;
};

/** A status that was given to what is under review. */
export type GivenStatus = {
  readonly taskId: Id;
  readonly taskStatusId: Id;
  readonly beforeId: Id;
  readonly commandIds: readonly Id[];
  /** It went out with words. */
  readonly isWritten: boolean;
};

export type ReviewSide = {
  readonly detail: TaskDetail;
  /** Of what is on screen. */
  readonly revision: number;
  readonly spot: SpotStore;
  /** By their frames. */
  readonly drawings: readonly {
    readonly frame: number;
    readonly color: string | null;
    readonly objects: readonly unknown[];
  }[];
  /** Of the first frame, as the shot counts. */
  readonly firstNumber: number;
  readonly fps: number;
  /** Goes to a frame and stops there. */
  readonly onFrame: (frame: number) => void;
  readonly onRevision: (revision: number) => void;
  /** Something is being written about what is on screen: it stands still. */
  readonly onWrite: () => void;
  readonly onGiven: (given: GivenStatus) => void;
  /** What comes after this one; null where nothing does. */
  readonly nextName: string | null;
  /** On to the next without a status; null where nothing comes next. */
  readonly onLater: (() => void) | null;
  /** What can be taken out of the review. */
  readonly exports: readonly MenuEntry[];
};

/** Something of it that does not change with every frame, so that little is drawn anew while a movie plays. */
export function useSpot<Value extends string | number | boolean | null>(
  { subscribe, now }: SpotStore,
  read: (spot: Spot | null) => Value,
): Value {
  return useSyncExternalStore(subscribe, () => read(now()));
}

/** What a note that is begun here is about: the range where one is set, else the frame. */
export function spanOf({ frame, inFrame, outFrame }: Spot): { readonly from: number; readonly to: number } {
  if (inFrame === null || outFrame === null) return { from: frame, to: frame };
  return { from: inFrame, to: Math.max(inFrame, outFrame) };
}
