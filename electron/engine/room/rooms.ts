/**
 * The review rooms of an account, on its one socket. Rooms are live and kept nowhere: what is not heard is not known. Windows open the
 * door of the playlist that they show; one of them at a time is in a room, and the others see what it sees.
 */
import { randomUUID } from 'node:crypto';
import type { AnnotationChange, DrawnObject } from '../../../shared/model/annotation.ts';
import type { Room, RoomLook, RoomView } from '../../../shared/model/room.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { objectIdOf } from '../../../shared/rules/annotationChanges.ts';
import {
  afterDeed,
  afterWord,
  inkOn,
  mostInk,
  nextSequence,
  type RoomDid,
  type RoomState,
  watchedRoom,
  withoutInk,
} from '../../../shared/rules/reviewRoom.ts';
import { createGather, type Gather } from './gather.ts';
import { createHearing } from './hearing.ts';
import { doorMessage, drawnMessage, lookMessage, movedMessage, pointerMessage, readRoomEvent } from './roomWire.ts';

const prefix = 'preview-room:';
/** As Kitsu's page does: a burst is a first and a last word. */
const gatherMs = 200;
/** Who is not in by then is not let in: the newer servers say nothing to those who may not see the playlist. */
const entryMs = 10_000;

export type Rooms = {
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onLive: (isLive: boolean) => void;
  /** The playlist that a window shows; null: none any more. */
  readonly watch: (lineId: number, playlistId: Id | null) => void;
  readonly view: (lineId: number, playlistId: Id) => Room | null;
  readonly join: (lineId: number, playlistId: Id, look: RoomLook) => void;
  readonly leave: (lineId: number) => void;
  /** The window moves all others. */
  readonly lead: (lineId: number, look: RoomLook) => void;
  /** How the picture lies there, for all others. */
  readonly move: (lineId: number, view: RoomView) => void;
  readonly point: (lineId: number, time: number, object: DrawnObject) => void;
  /** Whether anybody hears what is drawn here. */
  readonly isIn: () => boolean;
  /** What has just been drawn here or taken back, in whichever window. */
  readonly noteDrawn: (previewFileId: Id, changes: readonly AnnotationChange[]) => void;
  /** What others drew on it in the room, which the mirror may not have yet. */
  readonly inkOn: (previewFileId: Id, annotations: readonly unknown[]) => readonly AnnotationChange[];
  readonly close: () => void;
};

type Open = {
  readonly playlistId: Id;
  state: RoomState;
  readonly watchers: Set<number>;
  /** The window that is in; null while none is. */
  lineId: number | null;
  /** When the look was said, in milliseconds since 1970. */
  lookAtMs: number;
  readonly look: Gather;
  readonly picture: Gather;
  /** How the picture lies in the window that is in; null while it was not moved there. */
  view: RoomView | null;
  /** The objects that were told, the newest last: these may lie on the others' screens. */
  readonly told: Set<Id>;
  /** Whether one is let in. */
  entry: NodeJS.Timeout | null;
};

export function createRooms(parts: {
  readonly personId: Id;
  readonly send: (name: string, payload: object) => void;
  readonly now: () => number;
  readonly onChange: (source: 'room' | 'room-ink') => void;
  /** A look names the main file of its revision. */
  readonly shownFile: (look: RoomLook) => Id | null;
  readonly entryMs?: number;
}): Rooms {
  const { personId, now } = parts;
  const rooms = new Map<Id, Open>();
  let isLive = false;

  const send = (name: string, payload: object): void => {
    if (isLive) parts.send(`${prefix}${name}`, payload);
  };
  const speaker = (room: Open) => ({ playlistId: room.playlistId, personId, localId: room.state.localId });
  const become = (room: Open, state: RoomState): void => {
    if (state === room.state) return;
    if (state.lookId !== room.state.lookId) room.lookAtMs = now();
    const isInk = state.ink !== room.state.ink;
    room.state = state;
    parts.onChange('room');
    if (isInk) parts.onChange('room-ink');
  };
  const did = (room: Open, deed: RoomDid): void => {
    become(room, afterDeed(room.state, deed));
  };
  const shownFileOf = ({ state: { look } }: Open): Id | null => (look === null ? null : parts.shownFile(look));
  const roomOf = (lineId: number): Open | undefined => [...rooms.values()].find((room) => room.lineId === lineId);
  const hush = (room: Open): void => {
    room.look.hush();
    room.picture.hush();
    if (room.entry !== null) clearTimeout(room.entry);
    room.entry = null;
  };

  const enter = (room: Open, look: RoomLook): void => {
    hush(room);
    did(room, { kind: 'joined', localId: randomUUID() });
    send('open-playlist', doorMessage(speaker(room)));
    send('join', lookMessage(speaker(room), look, now()));
    room.entry = setTimeout(() => {
      if (room.state.phase === 'joining') exit(room, 'refused');
    }, parts.entryMs ?? entryMs);
  };
  const exit = (room: Open, kind: 'left' | 'refused' = 'left'): void => {
    hush(room);
    send('leave', doorMessage(speaker(room)));
    room.lineId = null;
    room.view = null;
    did(room, { kind });
  };
  /** Where one has been alone meanwhile is what is brought along, should nobody be in there. */
  const lastLook = new Map<number, RoomLook>();

  const opened = (playlistId: Id): Open => {
    const known = rooms.get(playlistId);
    if (known !== undefined) return known;
    const state = watchedRoom(personId);
    const sayLook = (): void => {
      const { look, sequence } = room.state;
      if (look !== null) send('room-updated', lookMessage(speaker(room), look, sequence));
    };
    const sayView = (): void => {
      const { view, state: told } = room;
      if (view !== null) send('panzoom-changed', movedMessage(speaker(room), view, told.viewSequence));
    };
    const room: Open = {
      playlistId,
      state,
      watchers: new Set(),
      lineId: null,
      lookAtMs: 0,
      look: createGather(sayLook, gatherMs, now),
      picture: createGather(sayView, gatherMs, now),
      view: null,
      told: new Set(),
      entry: null,
    };
    rooms.set(playlistId, room);
    send('open-playlist', doorMessage(speaker(room)));
    return room;
  };
  const unwatch = (room: Open, lineId: number): void => {
    room.watchers.delete(lineId);
    if (room.lineId === lineId) exit(room);
    if (room.watchers.size > 0) return;
    send('close-playlist', doorMessage(speaker(room)));
    rooms.delete(room.playlistId);
  };

  const hearing = createHearing((name, payload) => {
    const read = readRoomEvent(name, payload, now());
    const room = read === null ? undefined : rooms.get(read.playlistId);
    if (read === null || room === undefined) return;
    const { lookId, viewId, newcomers } = room.state;
    become(room, afterWord(room.state, read.heard, shownFileOf(room)));
    // Somebody else's newer word: what was about to be said is none any more.
    if (room.state.lookId !== lookId) room.look.hush();
    if (room.state.viewId !== viewId) {
      room.picture.hush();
      room.view = room.state.view;
    }
    // The server keeps no word of how the picture lies. Under the number that it has: whose view it is may have moved it since.
    if (room.state.newcomers > newcomers && room.view !== null) room.picture.say();
    const isPutOut = room.state.phase === 'in' && !room.state.people.includes(personId);
    const look = room.lineId === null ? undefined : lastLook.get(room.lineId);
    // One's own other computer went out, and the server knows people only.
    if (isPutOut && look !== undefined) enter(room, look);
  });
  const tell = (room: Open, change: AnnotationChange, elsewhere: Id | null): void => {
    const objectId = objectIdOf(change);
    room.told.delete(objectId);
    room.told.add(objectId);
    const [oldest] = room.told;
    if (room.told.size > mostInk && oldest !== undefined) room.told.delete(oldest);
    const { name, payload } = drawnMessage(speaker(room), change, elsewhere);
    send(name, payload);
  };

  return {
    onEvent: (name, payload) => hearing.hear(name.slice(prefix.length), payload),
    onLive: (live) => {
      isLive = live;
      for (const room of rooms.values()) {
        hush(room);
        const look = room.lineId === null ? undefined : lastLook.get(room.lineId);
        if (!live) did(room, { kind: 'lost' });
        else if (look !== undefined) enter(room, look);
        else send('open-playlist', doorMessage(speaker(room)));
      }
    },
    watch: (lineId, playlistId) => {
      for (const room of rooms.values())
        if (room.watchers.has(lineId) && room.playlistId !== playlistId) unwatch(room, lineId);
      if (playlistId === null) lastLook.delete(lineId);
      else opened(playlistId).watchers.add(lineId);
    },
    view: (lineId, playlistId) => {
      const room = rooms.get(playlistId);
      if (room === undefined) return null;
      const { state } = room;
      const isElsewhere = room.lineId !== null && room.lineId !== lineId;
      return {
        // Another window of this app is in; this one looks on.
        phase: isElsewhere ? 'watching' : state.phase,
        people: state.people,
        leaderId: state.leaderId,
        look: state.isLeading || isElsewhere ? null : state.look,
        lookId: state.lookId,
        lookAgeMs: now() - room.lookAtMs,
        newcomers: state.newcomers,
        view: isElsewhere ? null : state.view,
        viewId: state.viewId,
        pointer: state.pointer,
        pointerId: state.pointerId,
      };
    },
    join: (lineId, playlistId, look) => {
      const room = opened(playlistId);
      room.watchers.add(lineId);
      room.lineId = lineId;
      lastLook.set(lineId, look);
      if (isLive) enter(room, look);
      else become(room, { ...room.state, phase: 'lost' });
    },
    leave: (lineId) => {
      const room = roomOf(lineId);
      if (room !== undefined) exit(room);
    },
    lead: (lineId, look) => {
      const room = roomOf(lineId);
      if (room === undefined) return;
      lastLook.set(lineId, look);
      if (room.state.phase !== 'in') return;
      did(room, { kind: 'led', look, sequence: nextSequence(room.state, now()) });
      room.look.say();
    },
    move: (lineId, view) => {
      const room = roomOf(lineId);
      if (room?.state.phase !== 'in') return;
      room.view = view;
      did(room, { kind: 'moved', sequence: nextSequence(room.state, now()) });
      room.picture.say();
    },
    point: (lineId, time, object) => {
      const room = roomOf(lineId);
      if (room?.state.phase === 'in') send('add-annotation', pointerMessage(speaker(room), time, object));
    },
    isIn: () => [...rooms.values()].some(({ state }) => state.phase === 'in'),
    noteDrawn: (previewFileId, changes) => {
      for (const room of rooms.values()) {
        if (room.state.phase !== 'in') continue;
        if (shownFileOf(room) === previewFileId) for (const change of changes) tell(room, change, null);
        else {
          // What was told a shot ago and is taken back stands on their screens still.
          const known = changes.filter((change) => room.told.has(objectIdOf(change)));
          for (const change of known) tell(room, change, previewFileId);
        }
        become(room, withoutInk(room.state, new Set(changes.map(objectIdOf))));
      }
    },
    inkOn: (previewFileId, annotations) =>
      [...rooms.values()].flatMap((room) => {
        const { changes, room: state } = inkOn(room.state, previewFileId, annotations);
        // What the mirror has by now is forgotten; nothing on screen changes by it.
        room.state = state;
        return changes;
      }),
    close: () => {
      hearing.close();
      for (const room of rooms.values()) {
        hush(room);
        // The server takes out whoever goes without a word, too; the others see it at once so.
        if (room.lineId !== null) send('leave', doorMessage(speaker(room)));
      }
      rooms.clear();
    },
  };
}
