/**
 * A review room as one who is in it knows it. The server keeps the last look that somebody told, and who is there; it passes on all
 * that is said to everybody, its author too, at most once and in no certain order. Nobody is appointed to lead: whoever acts moves all
 * others, and leads until somebody else acts.
 */
import type { AnnotationChange, DrawnObject } from '../model/annotation.ts';
import type { Room, RoomLook, RoomView } from '../model/room.ts';
import type { Id } from '../model/studio.ts';
import { annotationsAfter, objectIdOf } from './annotationChanges.ts';

/** Who says something: a person, and which of their windows. */
type Speaker = { readonly personId: Id | null; readonly localId: string };

export type RoomHeard =
  | { readonly kind: 'people'; readonly people: readonly Id[] }
  | (Speaker & {
      readonly kind: 'look';
      readonly look: RoomLook;
      /** Grows with each act of anybody; null from an older page, which is believed as it comes. */
      readonly sequence: number | null;
      readonly isForNewcomers: boolean;
    })
  | (Speaker & {
      readonly kind: 'moved';
      readonly view: RoomView;
      /** As with a look, and apart from those; what an older page says is one more than what was known. */
      readonly sequence: number | null;
    })
  | (Speaker & {
      readonly kind: 'drawn';
      readonly change: AnnotationChange;
      /** Null where it is drawn on what the room looks at. */
      readonly previewFileId: Id | null;
    })
  | (Speaker & { readonly kind: 'pointed'; readonly object: DrawnObject });

export type RoomDid =
  | { readonly kind: 'joined'; readonly localId: string }
  | { readonly kind: 'left' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'led'; readonly look: RoomLook; readonly sequence: number }
  | { readonly kind: 'moved'; readonly sequence: number };

export type RoomInk = { readonly previewFileId: Id; readonly change: AnnotationChange };

export type RoomState = {
  readonly personId: Id;
  /** Another one each time one comes in: what was said before is somebody else's word then. */
  readonly localId: string;
  readonly phase: Room['phase'];
  /** What the room looks at has not been heard since one came in. */
  readonly isNew: boolean;
  readonly people: readonly Id[];
  readonly leaderId: Id | null;
  readonly isLeading: boolean;
  readonly look: RoomLook | null;
  readonly lookId: number;
  /** Of the newest act that is known, and whose it was. */
  readonly sequence: number;
  readonly sequenceBy: string;
  readonly newcomers: number;
  /** Where others moved the picture; null where nobody has, or the last to do it was oneself. */
  readonly view: RoomView | null;
  readonly viewId: number;
  readonly viewSequence: number;
  /** What others drew here, until the mirror has it. */
  readonly ink: readonly RoomInk[];
  readonly pointer: { readonly object: DrawnObject; readonly personId: Id | null } | null;
  readonly pointerId: number;
};

export function watchedRoom(personId: Id): RoomState {
  return {
    personId,
    localId: '',
    phase: 'watching',
    isNew: false,
    people: [],
    leaderId: null,
    isLeading: false,
    look: null,
    lookId: 0,
    sequence: 0,
    sequenceBy: '',
    newcomers: 0,
    view: null,
    viewId: 0,
    viewSequence: 0,
    ink: [],
    pointer: null,
    pointerId: 0,
  };
}

/** The number of an act that is newer than all that are known, on every computer whose clock is right. */
export const nextSequence = (room: RoomState, nowMs: number): number =>
  Math.max(nowMs, room.sequence + 1, room.viewSequence + 1);

export function afterDeed(room: RoomState, did: RoomDid): RoomState {
  switch (did.kind) {
    case 'joined':
      // Where the picture lies is told anew, by the number that may be known here.
      return {
        ...{ ...room, ...alone, localId: did.localId, phase: 'joining', isNew: true },
        viewSequence: Math.max(0, room.viewSequence - 1),
      };
    case 'left':
      return { ...room, ...alone, phase: 'watching', people: room.people.filter((id) => id !== room.personId) };
    case 'refused':
      return { ...room, ...alone, phase: 'refused' };
    case 'lost':
      // Nothing is heard of the others any more; whoever was in comes back by itself.
      return { ...room, ...alone, phase: isOutside(room) ? room.phase : 'lost', people: [] };
    case 'led': {
      const { look, sequence } = did;
      const told = { look, sequence, sequenceBy: room.localId, lookId: room.lookId + 1 };
      return { ...room, ...told, leaderId: room.personId, isLeading: true };
    }
    case 'moved':
      return { ...room, view: null, viewId: room.viewId + 1, viewSequence: did.sequence };
  }
}

const isOutside = ({ phase }: RoomState): boolean => phase === 'watching' || phase === 'refused';

const alone = {
  isNew: false,
  leaderId: null,
  isLeading: false,
  look: null,
  newcomers: 0,
  view: null,
  ink: [],
  pointer: null,
};

/** @param shownFileId the file on screen of the revision that the room looks at */
export function afterWord(
  room: RoomState,
  heard: RoomHeard,
  shownFileId: Id | null = room.look?.previewFileId ?? null,
): RoomState {
  if (heard.kind === 'people') return withPeople(room, heard.people);
  // Who watches from outside is told who is in, and moved by nobody.
  if (room.phase !== 'joining' && room.phase !== 'in') return room;
  if (heard.kind === 'moved') return withView(room, heard);
  if (heard.kind === 'look') return withLook(room, heard);
  // One's own words come back like everybody's.
  if (heard.localId === room.localId) return room;
  if (heard.kind === 'pointed')
    return { ...room, pointer: { object: heard.object, personId: heard.personId }, pointerId: room.pointerId + 1 };
  // What was drawn a shot ago can be taken back now.
  const known = room.ink.find(({ change }) => objectIdOf(change) === objectIdOf(heard.change));
  const previewFileId = known?.previewFileId ?? heard.previewFileId ?? shownFileId;
  return previewFileId === null ? room : { ...room, ink: inked(room.ink, { previewFileId, change: heard.change }) };
}

/** More is no drawing that waits for the mirror: the oldest are forgotten, and come with it. */
export const mostInk = 500;

/** Of each object the newest word; what is changed before the mirror has it is still to be added. */
function inked(ink: readonly RoomInk[], { previewFileId, change }: RoomInk): readonly RoomInk[] {
  const id = objectIdOf(change);
  const before = ink.find((one) => objectIdOf(one.change) === id)?.change.kind;
  const next = change.kind === 'update' && before === 'add' ? { ...change, kind: before } : change;
  const others = ink.filter((one) => objectIdOf(one.change) !== id);
  return [...others, { previewFileId, change: next }].slice(-mostInk);
}

function withPeople(room: RoomState, people: readonly Id[]): RoomState {
  const came = people.filter((id) => id !== room.personId && !room.people.includes(id)).length;
  const isLeaderHere = room.leaderId !== null && people.includes(room.leaderId);
  const isIn = people.includes(room.personId);
  // Where nobody leads any more, one tells those who come where the room is: the same one for everybody.
  const isFirst = room.phase === 'in' && room.people.toSorted()[0] === room.personId;
  const tells = room.isLeading || (room.leaderId === null && room.look !== null && isFirst);
  return {
    ...room,
    people,
    phase: room.phase === 'joining' && isIn ? 'in' : room.phase,
    leaderId: isLeaderHere ? room.leaderId : null,
    newcomers: room.newcomers + (tells ? came : 0),
  };
}

function withLook(room: RoomState, heard: Extract<RoomHeard, { readonly kind: 'look' }>): RoomState {
  const { look, sequence, personId } = heard;
  const isOwn = heard.localId === room.localId;
  if (room.isNew) {
    // Nobody was in: what one brought along is what the room looks at.
    const entered = { ...room, isNew: false, look, lookId: room.lookId + 1, leaderId: personId, isLeading: isOwn };
    return sequence === null ? entered : { ...entered, sequence, sequenceBy: heard.localId };
  }
  if (isOwn || heard.isForNewcomers) return room;
  // The room's state is told anew to all whenever somebody comes in; an older page's carries no number.
  const isStale =
    sequence === null
      ? personId === room.leaderId && isSame(look, room.look)
      : // Two acts of one moment: everybody takes the same one for the later.
        sequence < room.sequence || (sequence === room.sequence && heard.localId <= room.sequenceBy);
  if (isStale) return room;
  return {
    ...room,
    look,
    lookId: room.lookId + 1,
    leaderId: personId,
    isLeading: false,
    newcomers: 0,
    ...(sequence === null ? {} : { sequence, sequenceBy: heard.localId }),
  };
}

function withView(room: RoomState, heard: Extract<RoomHeard, { readonly kind: 'moved' }>): RoomState {
  const { view, sequence } = heard;
  if (heard.localId === room.localId || (sequence !== null && sequence <= room.viewSequence)) return room;
  return { ...room, view, viewId: room.viewId + 1, viewSequence: sequence ?? room.viewSequence + 1 };
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** What others drew on a file and its annotations do not have yet. */
export function inkOn(
  room: RoomState,
  previewFileId: Id,
  annotations: readonly unknown[],
): { readonly changes: readonly AnnotationChange[]; readonly room: RoomState } {
  const isHere = (ink: RoomInk): boolean => ink.previewFileId === previewFileId;
  if (!room.ink.some(isHere)) return { changes: [], room };
  const changes = room.ink
    .filter(isHere)
    .map(({ change }) => change)
    .filter((change) => !isSame(annotationsAfter(annotations, [change]), annotations));
  const elsewhere = room.ink.filter((ink) => !isHere(ink));
  return { changes, room: { ...room, ink: [...elsewhere, ...changes.map((change) => ({ previewFileId, change }))] } };
}

/** One's own word on an object is newer than what others said of it. */
export function withoutInk(room: RoomState, objectIds: ReadonlySet<string>): RoomState {
  const ink = room.ink.filter(({ change }) => !objectIds.has(objectIdOf(change)));
  return ink.length === room.ink.length ? room : { ...room, ink };
}
