// What anybody in a review room may send to everybody.
import { expect, it } from 'vitest';
import { readRoomEvent } from '../../electron/engine/room/roomWire.ts';
import type { RoomHeard } from '../../shared/rules/reviewRoom.ts';
import { afterDeed, afterWord, watchedRoom } from '../../shared/rules/reviewRoom.ts';

const drawn = (obj: object, more: object = {}) =>
  readRoomEvent('add-annotation', { playlist_id: 'list', data: { local_id: 'other', time: 1, obj, ...more } });

it('a drawing that lies in itself without end is not heard, pointer or ink', () => {
  const objects: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
  expect(drawn({ id: 'bomb', objects })).toBeNull();
  expect(drawn({ id: 'bomb', objects }, { laser: true })).toBeNull();
  expect(drawn({ id: 'fine', objects: [[]] })?.heard.kind).toBe('drawn');
});

it('a frame beyond all numbers, or before the first, is none', () => {
  const frameOf = (frame: number) => {
    const heard = readRoomEvent('room-updated', {
      playlist_id: 'list',
      current_frame: frame,
      is_repeating: true,
    })?.heard;
    return heard?.kind === 'look' ? heard.look.frame : null;
  };
  expect([1e308, -4, 41].map(frameOf)).toEqual([1, 1, 41]);
});

it('ink that never reaches the server does not gather without end', () => {
  const entered = afterDeed(watchedRoom('me'), { kind: 'joined', localId: 'mine' });
  const look = readRoomEvent('room-updated', { playlist_id: 'list', current_preview_file_id: 'movie' })?.heard;
  const words = [look, ...Array.from({ length: 3_000 }, (_, at) => drawn({ id: String(at) })?.heard)];
  const room = words.filter((word): word is RoomHeard => word !== undefined).reduce(afterWord, entered);
  expect(room.ink.length).toBe(500);
  expect(room.ink.at(-1)?.change).toMatchObject({ object: { id: '2999' } });
});
