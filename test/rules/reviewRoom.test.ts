import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RoomLook } from '../../shared/model/room.ts';
import {
  afterDeed,
  afterWord,
  inkOn,
  nextSequence,
  type RoomHeard,
  type RoomState,
  watchedRoom,
  withoutInk,
} from '../../shared/rules/reviewRoom.ts';
import { roomLook } from '../support/roomLook.ts';

const lookAt = (frame: number, more: Partial<RoomLook> = {}): RoomLook =>
  roomLook({ entityId: 'shot', frame, isLooping: false, ...more });
const people = (...ids: readonly string[]): RoomHeard => ({ kind: 'people', people: ids });
const said = (who: string, look: RoomLook, sequence: number | null, more: Partial<RoomHeard> = {}): RoomHeard =>
  ({ kind: 'look', personId: who, localId: `${who}'s`, look, sequence, isForNewcomers: false, ...more }) as RoomHeard;
const joined = (who: string): RoomState => afterDeed(watchedRoom(who), { kind: 'joined', localId: `${who}'s` });
const after = (room: RoomState, ...words: readonly RoomHeard[]): RoomState =>
  words.reduce((before, word) => afterWord(before, word), room);

it('who comes late is where the room is, whenever that was said', () => {
  const room = after(joined('late'), people('early', 'late'), said('early', lookAt(41), 1_000));
  expect(room).toMatchObject({ phase: 'in', look: { frame: 41 }, leaderId: 'early', isLeading: false });
});

it('who comes first leads, with what was brought along', () => {
  const room = after(joined('first'), people('first'), said('first', lookAt(7), 5));
  expect(room).toMatchObject({ phase: 'in', look: { frame: 7 }, leaderId: 'first', isLeading: true });
});

it('from outside one sees who is in, and is moved by nobody', () => {
  const room = after(watchedRoom('passer-by'), people('one', 'two'), said('one', lookAt(41), 1_000));
  expect(room).toMatchObject({ phase: 'watching', people: ['one', 'two'], look: null });
});

it('whoever acts leads, and an act that comes late, or twice, moves nobody back', () => {
  const room = after(joined('me'), people('one', 'two', 'me'), said('one', lookAt(1), 10));
  const moved = after(room, said('two', lookAt(20), 20));
  expect(moved).toMatchObject({ look: { frame: 20 }, leaderId: 'two' });
  expect(after(moved, said('one', lookAt(15), 15))).toBe(moved);
  expect(after(moved, said('two', lookAt(20), 20))).toBe(moved);
});

it('what one does oneself is not undone by what was on its way', () => {
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(1), 10));
  const led = afterDeed(room, { kind: 'led', look: lookAt(50), sequence: nextSequence(room, 30) });
  expect(after(led, said('one', lookAt(2), 20))).toBe(led);
  expect(after(led, said('me', lookAt(50), 30))).toBe(led);
  expect(after(led, said('one', lookAt(3), 40))).toMatchObject({ look: { frame: 3 }, isLeading: false });
});

it('an older page says no number: it is believed, and said anew to a newcomer it moves nobody else', () => {
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(4, { isPlaying: true }), null));
  expect(room).toMatchObject({ look: { frame: 4 }, leaderId: 'one' });
  const joinedByAnother = after(room, people('one', 'me', 'two'), said('one', lookAt(4, { isPlaying: true }), null));
  expect(joinedByAnother.lookId).toBe(room.lookId);
  expect(after(room, said('one', lookAt(9), null))).toMatchObject({ look: { frame: 9 } });
});

it('when the leader leaves nobody leads, and all stay where they are', () => {
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(41), 10), people('me'));
  expect(room).toMatchObject({ leaderId: null, look: { frame: 41 }, phase: 'in' });
});

it('who leads hears of newcomers, who do not know how far it has played', () => {
  const room = after(joined('me'), people('me'), said('me', lookAt(0, { isPlaying: true }), 5));
  expect(after(room, people('me', 'two')).newcomers).toBe(1);
  expect(
    after(joined('me'), people('one', 'me'), said('one', lookAt(1), 5), people('one', 'me', 'two')).newcomers,
  ).toBe(0);
});

it('where nobody leads any more one of those who are in tells newcomers, and it is the same one for all', () => {
  const led = said('one', lookAt(41, { isPlaying: true }), 10);
  const tells = (me: string): number =>
    after(joined(me), people('one', 'b', 'a'), led, people('b', 'a'), people('b', 'a', 'new')).newcomers;
  expect([tells('a'), tells('b')]).toEqual([1, 0]);
});

it('who is not let in is outside, and can ask again', () => {
  const refused = afterDeed(joined('me'), { kind: 'refused' });
  expect(after(refused, people('one', 'me'), said('one', lookAt(4), 10))).toMatchObject({
    phase: 'refused',
    look: null,
  });
  expect(afterDeed(refused, { kind: 'lost' }).phase).toBe('refused');
  expect(afterDeed(refused, { kind: 'joined', localId: 'again' }).phase).toBe('joining');
});

it('where the picture was moved to last it lies for all, whoever leads', () => {
  const moved = (who: string, zoom: number, sequence: number | null): RoomHeard => ({
    ...{ kind: 'moved', personId: who, localId: `${who}'s`, sequence },
    view: { zoom, x: 0, y: 0, fitWidthPx: 1_000 },
  });
  const room = after(joined('me'), people('one', 'two', 'me'), said('one', lookAt(4), 10), moved('two', 2, 30));
  expect(room).toMatchObject({ leaderId: 'one', view: { zoom: 2 } });
  expect(after(room, moved('one', 4, 20))).toBe(room);
  expect(after(room, moved('me', 4, 40))).toBe(room);
  const own = afterDeed(room, { kind: 'moved', sequence: nextSequence(room, 0) });
  expect(own).toMatchObject({ view: null, viewSequence: 31 });
  expect(after(own, moved('one', 8, null))).toMatchObject({ view: { zoom: 8 } });
});

it('who goes out and comes in again is told anew where the picture lies', () => {
  const moved = (zoom: number, sequence: number): RoomHeard => ({
    ...{ kind: 'moved', personId: 'one', localId: "one's", sequence },
    view: { zoom, x: 0, y: 0, fitWidthPx: 1_000 },
  });
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(4), 10), moved(1, 20), moved(2, 30));
  const back = afterDeed(afterDeed(room, { kind: 'left' }), { kind: 'joined', localId: 'again' });
  expect(back.view).toBeNull();
  expect(after(back, moved(1, 20))).toMatchObject({ view: null });
  expect(after(back, moved(2, 30))).toMatchObject({ view: { zoom: 2 } });
});

it('what was drawn on the shot before is taken back there', () => {
  const drawn = (change: object): RoomHeard =>
    ({ kind: 'drawn', personId: 'one', localId: "one's", change: { time: 1, ...change } }) as RoomHeard;
  const stroke = { id: 'stroke', type: 'path' };
  const room = after(
    joined('me'),
    people('one', 'me'),
    said('one', lookAt(41), 10),
    drawn({ kind: 'add', object: stroke }),
    said('one', lookAt(1, { previewFileId: 'next' }), 20),
    drawn({ kind: 'delete', objectId: 'stroke' }),
  );
  expect(inkOn(room, 'movie', []).changes).toEqual([]);
  expect(inkOn(room, 'movie', [{ time: 1, drawing: { objects: [stroke] } }]).changes).toMatchObject([
    { kind: 'delete' },
  ]);
});

it('without a connection one goes on alone, and back in one is where the room has got to', () => {
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(41), 10));
  const lost = afterDeed(room, { kind: 'lost' });
  expect(lost).toMatchObject({ phase: 'lost', people: [], leaderId: null, look: null });
  expect(after(lost, said('one', lookAt(50), 20))).toBe(lost);
  const back = afterDeed(lost, { kind: 'joined', localId: 'me-again' });
  expect(after(back, people('one', 'me'), said('one', lookAt(50), 20))).toMatchObject({
    phase: 'in',
    look: { frame: 50 },
  });
});

it('a stroke of somebody else is there until the mirror has it, and one taken away is gone', () => {
  const stroke = { id: 'stroke', type: 'path' };
  const drawn = (change: object): RoomHeard =>
    ({ kind: 'drawn', personId: 'one', localId: "one's", change: { time: 1, ...change } }) as RoomHeard;
  const room = after(joined('me'), people('one', 'me'), said('one', lookAt(41), 10));
  const inked = after(room, drawn({ kind: 'add', object: stroke }), drawn({ kind: 'add', object: stroke }));
  expect(inkOn(inked, 'movie', []).changes).toHaveLength(1);
  expect(inkOn(inked, 'another', []).changes).toEqual([]);
  const settled = inkOn(inked, 'movie', [{ time: 1, drawing: { objects: [stroke] } }]);
  expect(settled.changes).toEqual([]);
  expect(settled.room.ink).toEqual([]);
  const removed = after(inked, drawn({ kind: 'delete', objectId: 'stroke' }));
  expect(inkOn(removed, 'movie', [{ time: 1, drawing: { objects: [stroke] } }]).changes).toMatchObject([
    { kind: 'delete' },
  ]);
  expect(withoutInk(inked, new Set(['stroke'])).ink).toEqual([]);
});

/** Several people, each hearing the same words in another order, some twice and some not at all. */
it('in whatever order and how often words arrive, all who heard the last one are on the same frame', () => {
  const names = ['a', 'b', 'c'];
  const acts = fc.array(fc.record({ who: fc.nat(2), frame: fc.nat(200), clockMs: fc.nat(1_000) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(acts, fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }), (deeds, chances) => {
      let members = names.map((name) => after(joined(name), people(...names), said('a', lookAt(0), 0)));
      const words: RoomHeard[] = [];
      for (const { who, frame, clockMs } of deeds) {
        const member = members[who];
        if (member === undefined) continue;
        const sequence = nextSequence(member, clockMs);
        members = members.with(who, afterDeed(member, { kind: 'led', look: lookAt(frame), sequence }));
        words.push(said(names[who] ?? '', lookAt(frame), sequence));
      }
      const key = (heard: RoomHeard): readonly [number, string] =>
        heard.kind === 'look' ? [heard.sequence ?? 0, heard.localId] : [0, ''];
      const newest = words
        .toSorted((one, other) => {
          const [[a, who], [b, whose]] = [key(one), key(other)];
          return a - b || who.localeCompare(whose);
        })
        .at(-1);
      const chance = (index: number): number => chances[index % chances.length] ?? 0;
      const ends = members.map((member, index) => {
        const arrived = words
          .flatMap((word, at) =>
            chance(index * 13 + at) % 4 === 0 ? [] : chance(index + at) % 3 === 0 ? [word, word] : [word],
          )
          .toSorted((_one, _other) => (chance(index + words.length) % 2 === 0 ? 1 : -1));
        const place = chance(index * 7) % (arrived.length + 1);
        return after(member, ...(newest === undefined ? arrived : arrived.toSpliced(place, 0, newest)));
      });
      const wanted = newest?.kind === 'look' ? newest.look.frame : -1;
      expect(ends.map(({ look }) => look?.frame)).toEqual(names.map(() => wanted));
    }),
  );
});
