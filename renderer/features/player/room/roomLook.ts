/** What a review room looks at, and where that is in this player. */
import type { RoomCompare, RoomLook } from '../../../../shared/model/room.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { frameOfRoom, roomFrameOf } from '../../../../shared/rules/roomFrames.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import type { Medium } from '../movie/medium.ts';
import type { PlayerState } from '../playback/player.ts';
import type { UsedQueue } from '../queue/useReviewQueue.ts';
import type { ReviewFile } from '../reviewFile.ts';

/** At these Kitsu's page plays along; of any other, backwards too, it is told where one is. */
const roomSpeeds: readonly number[] = [0.25, 0.5, 1, 1.5, 2];
export const playsAlong = ({ isPlaying, speed }: Pick<PlayerState, 'isPlaying' | 'speed'>): boolean =>
  isPlaying && roomSpeeds.includes(speed);

export type Standing = {
  readonly detail: TaskDetail;
  readonly file: ReviewFile;
  readonly queue: Pick<UsedQueue, 'index'>;
  readonly medium: Medium | null;
  /** Null while nothing has been opened. */
  readonly state: PlayerState | null;
  readonly compare: RoomCompare | null;
  readonly areDrawingsShown: boolean;
};

export function lookOf({ detail, file, queue, medium, state, compare, areDrawingsShown }: Standing): RoomLook {
  const isMovie = medium?.kind === 'movie' && state !== null;
  const isSequence = isMovie && medium.isSequence;
  return {
    entityId: detail.task.entityId,
    entityIndex: queue.index < 0 ? null : queue.index,
    ...shownIn(file),
    // To Kitsu's page each picture of a revision is a file of its own, and none has frames.
    ...(isSequence ? { fileIndex: state.frame } : {}),
    frame: isMovie && !isSequence ? roomFrameOf(state.frame, medium.rate, detail.production.fps) : 1,
    // A picture stands: whoever sees it as one frame of several would play these.
    isPlaying: isMovie && playsAlong(state),
    speed: state !== null && roomSpeeds.includes(state.speed) ? state.speed : 1,
    isLooping: state?.loop === 'loop',
    areDrawingsShown,
    compare,
  };
}

/** The main file of a revision, and which of its files is on screen. */
export function shownIn({ revision, shown }: ReviewFile): Pick<RoomLook, 'previewFileId' | 'fileIndex'> {
  const at = revision.files.findIndex(({ file }) => file.id === shown.file.id);
  return { previewFileId: revision.files[0]?.file.id ?? shown.file.id, fileIndex: Math.max(0, at) };
}

/** What follows from a look takes a few drawings of the page; until then it is no act of anybody's here. */
const followMs = 500;

/**
 * Whether what is shown by now was chosen here, and is for the others to follow, or comes of following them. Whoever has arrived
 * and goes on at once does so by themselves.
 * @param arrival whether the look that was followed last has been reached; the time since it was said, null where one leads
 */
export function isOwnAct(
  shown: Pick<RoomLook, 'previewFileId' | 'compare'>,
  look: Pick<RoomLook, 'previewFileId' | 'compare'> | null,
  arrival: { readonly hasArrived: boolean; readonly ageMs: number | null },
): boolean {
  const isThere = look !== null && shown.previewFileId === look.previewFileId;
  if (isThere && sameCompare(shown.compare, look.compare)) return false;
  if (arrival.hasArrived && !isThere) return true;
  return arrival.ageMs === null || arrival.ageMs >= followMs;
}

export const sameCompare = (one: RoomCompare | null, other: RoomCompare | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Where that is among what is gone through; null where it is none of it. */
export function placeOfLook(look: RoomLook, { items }: Pick<UsedQueue, 'items'>): ReviewPlace | null {
  const exact = items.find(({ place }) => place.previewFileId === look.previewFileId);
  if (exact !== undefined) return exact.place;
  const atIndex = look.entityIndex === null ? undefined : items[look.entityIndex];
  const isMeant = look.entityId === null || atIndex?.entityId === look.entityId;
  const item = isMeant ? atIndex : items.find(({ entityId }) => entityId === look.entityId);
  return item === undefined ? null : { ...item.place, previewFileId: look.previewFileId ?? item.place.previewFileId };
}

/** @param ageMs since it was said: what plays has gone on meanwhile */
export function frameOfLook(
  look: RoomLook,
  { rate, frameCount, isSequence }: Pick<Medium, 'rate' | 'frameCount' | 'isSequence'>,
  productionFps: number,
  ageMs: number,
): number {
  const said = isSequence ? look.fileIndex : frameOfRoom(look.frame, rate, productionFps);
  const passed = look.isPlaying ? Math.floor((ageMs / 1000) * look.speed * (rate.numerator / rate.denominator)) : 0;
  const frame = said + passed;
  return look.isLooping && frame >= frameCount ? frame % frameCount : Math.min(frame, frameCount - 1);
}
