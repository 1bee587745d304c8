/**
 * Two people in the review room of one playlist, at any server: told once, so that the demo studio and real Kitsu servers are held to
 * the same. They speak with the app's own socket and rooms, without the rest of an engine.
 */
import { expect } from 'vitest';
import { z } from 'zod';
import { createRooms, type Rooms } from '../../electron/engine/room/rooms.ts';
import { openEvents } from '../../electron/engine/sync/socket.ts';
import type { Room, RoomLook } from '../../shared/model/room.ts';
import { post } from '../contract/client.ts';
import { type Account, colleagueAt } from './colleague.ts';
import { roomLook } from './roomLook.ts';

export type RoomMeeting = {
  readonly url: string;
  /** Two people of one production, the first of whom may make a playlist in it. */
  readonly people: readonly [Account, Account];
  readonly productionId: string;
};

type Guest = {
  readonly personId: string;
  readonly rooms: Rooms;
  readonly room: () => Room | null;
  readonly until: (what: string, isSo: (room: Room | null) => boolean) => Promise<void>;
  readonly close: () => void;
};

const lineId = 1;
const patienceMs = 15_000;

const someId = (digit: number): string => `0000000${String(digit)}-0000-4000-8000-000000000000`;
const lookAt = (frame: number, more: Partial<RoomLook> = {}): RoomLook =>
  roomLook({ entityId: someId(1), entityIndex: 3, previewFileId: someId(2), frame, ...more });

async function guestAt(url: string, account: Account, playlistId: string): Promise<Guest> {
  const { personId, session } = await colleagueAt(url, account);
  let goOn = (): void => undefined;
  const live = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const rooms = createRooms({
    personId,
    send: (name, payload) => events.send(name, payload),
    now: Date.now,
    onChange: () => undefined,
    shownFile: ({ previewFileId }) => previewFileId,
  });
  const events = openEvents({
    serverUrl: url,
    freshToken: () => Promise.resolve(session.token ?? ''),
    routeFor: () => Promise.resolve({ agent: null, ca: null }),
    transports: [],
    onEvent: () => undefined,
    onRoom: rooms.onEvent,
    onState: ({ kind }) => {
      rooms.onLive(kind === 'live');
      if (kind === 'live') goOn();
    },
  });
  await live;
  rooms.watch(lineId, playlistId);
  const room = (): Room | null => rooms.view(lineId, playlistId);
  return {
    personId,
    rooms,
    room,
    until: async (what, isSo) => {
      const end = Date.now() + patienceMs;
      while (!isSo(room())) {
        if (Date.now() > end) throw new Error(`not in time: ${what}; ${JSON.stringify(room())}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: events.close,
  };
}

export async function tellRoomStory({ url, people, productionId }: RoomMeeting): Promise<void> {
  const maker = await colleagueAt(url, people[0]);
  const name = `Room ${crypto.randomUUID().slice(0, 8)}`;
  const made = post('/data/playlists/', { name, project_id: productionId, for_entity: 'shot', shots: [] });
  const { id: playlistId } = await maker.read(z.object({ id: z.string() }), made);
  const one = await guestAt(url, people[0], playlistId);
  const two = await guestAt(url, people[1], playlistId);
  try {
    // Before the door one sees who is in.
    one.rooms.join(lineId, playlistId, lookAt(42));
    await two.until('one is seen in the room', (room) => room?.people.length === 1);
    expect(two.room()).toMatchObject({ phase: 'watching', people: [one.personId], look: null });

    // Who comes late is where the other is, with all that there is to it.
    two.rooms.join(lineId, playlistId, lookAt(1));
    await two.until('two is in', (room) => room?.phase === 'in' && room.look !== null);
    expect(two.room()).toMatchObject({ phase: 'in', leaderId: one.personId, look: lookAt(42) });

    // What nobody's page of Kitsu would say is passed on as it is.
    const compare = { taskTypeId: someId(3), revision: 2, fileIndex: 1, mode: 'wipe 0.25 0.84 30' };
    const played = lookAt(60.5, { isPlaying: true, speed: 1.5, isLooping: false, areDrawingsShown: false, compare });
    two.rooms.lead(lineId, played);
    await one.until('one is moved', (room) => room?.look?.isPlaying === true);
    expect(one.room()).toMatchObject({ leaderId: two.personId, look: played });

    // Where the picture is moved to, also for who does not lead.
    const view = { zoom: 2.5, x: -320.25, y: 12, fitWidthPx: 1_280 };
    one.rooms.move(lineId, view);
    await two.until('the picture is moved', (room) => room?.view !== null);
    expect(two.room()).toMatchObject({ view, leaderId: two.personId });
    expect(one.room()).toMatchObject({ view: null, look: played });

    const object = { id: crypto.randomUUID(), type: 'path', path: [['M', 1, 2]] };
    one.rooms.noteDrawn(someId(2), [{ kind: 'add', time: 1.6, object }]);
    const ink = (): readonly unknown[] => two.rooms.inkOn(someId(2), []);
    await two.until('the stroke is seen', () => ink().length === 1);
    expect(ink()).toEqual([{ kind: 'add', time: 1.6, object }]);
    one.rooms.noteDrawn(someId(2), [{ kind: 'delete', time: 1.6, objectId: object.id }]);
    await two.until('the stroke is gone', () => ink().length === 0);

    // Drawn again when the room looks at another shot it comes back there.
    two.rooms.lead(lineId, { ...played, previewFileId: someId(4) });
    await one.until('one is on the next shot', (room) => room?.look?.previewFileId === someId(4));
    one.rooms.noteDrawn(someId(2), [{ kind: 'add', time: 1.6, object }]);
    await two.until('the stroke is back', () => ink().length === 1);
    expect(two.rooms.inkOn(someId(4), [])).toEqual([]);
    one.rooms.noteDrawn(someId(2), [{ kind: 'delete', time: 1.6, objectId: object.id }]);
    await two.until('the stroke is gone again', () => ink().length === 0);
    two.rooms.lead(lineId, played);
    await one.until('one is back', (room) => room?.look?.previewFileId === someId(2));

    two.rooms.point(lineId, 1.6, object);
    await one.until('the pointer is seen', (room) => room?.pointer?.object.id === object.id);

    two.rooms.leave(lineId);
    await one.until('two has left', (room) => room?.people.length === 1);
    expect(one.room()).toMatchObject({ phase: 'in', leaderId: null, look: { frame: 60.5 } });

    // Whoever goes without a word is out as well.
    two.rooms.join(lineId, playlistId, lookAt(1));
    await one.until('two is in again', (room) => room?.people.length === 2);
    two.close();
    await one.until('two is gone', (room) => room?.people.length === 1);
  } finally {
    one.close();
    two.close();
  }
}
