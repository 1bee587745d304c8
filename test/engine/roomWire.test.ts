// What anybody in a review room may send to everybody.
import { expect, it, vi } from 'vitest';
import { createHearing } from '../../electron/engine/room/hearing.ts';
import { lookMessage, movedMessage, readRoomEvent } from '../../electron/engine/room/roomWire.ts';
import type { RoomHeard } from '../../shared/rules/reviewRoom.ts';
import { afterDeed, afterWord, watchedRoom } from '../../shared/rules/reviewRoom.ts';

const nowMs = 1_800_000_000_000;
const drawn = (obj: object, more: object = {}) =>
  readRoomEvent('add-annotation', { playlist_id: 'list', data: { local_id: 'other', time: 1, obj, ...more } }, nowMs);

it('a drawing that lies in itself without end is not heard, pointer or ink', () => {
  const objects: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
  expect(drawn({ id: 'bomb', objects })).toBeNull();
  expect(drawn({ id: 'bomb', objects }, { laser: true })).toBeNull();
  expect(drawn({ id: 'fine', objects: [[]] })?.heard.kind).toBe('drawn');
});

it('a frame beyond all numbers, or before the first, is none', () => {
  const frameOf = (frame: number) => {
    const heard = readRoomEvent(
      'room-updated',
      {
        playlist_id: 'list',
        current_frame: frame,
        is_repeating: true,
      },
      nowMs,
    )?.heard;
    return heard?.kind === 'look' ? heard.look.frame : null;
  };
  expect([1e308, -4, 41].map(frameOf)).toEqual([1, 1, 41]);
});

it('ink that never reaches the server does not gather without end', () => {
  const entered = afterDeed(watchedRoom('me'), { kind: 'joined', localId: 'mine' });
  const look = readRoomEvent('room-updated', { playlist_id: 'list', current_preview_file_id: 'movie' }, nowMs)?.heard;
  const words = [look, ...Array.from({ length: 3_000 }, (_, at) => drawn({ id: String(at) })?.heard)];
  const room = words
    .filter((word): word is RoomHeard => word !== undefined)
    .reduce((before, word) => afterWord(before, word), entered);
  expect(room.ink.length).toBe(500);
  expect(room.ink.at(-1)?.change).toMatchObject({ object: { id: '2999' } });
});

const speaker = { playlistId: 'list', personId: 'me', localId: 'mine' };
const look = {
  entityId: null,
  entityIndex: 0,
  previewFileId: 'movie',
  fileIndex: 0,
  frame: 1,
  isPlaying: false,
  speed: 1,
  isLooping: true,
  areDrawingsShown: true,
  compare: null,
};

it.each([
  ['wipe 0.5 0.84 30', 'wipe'],
  ['difference 4', 'difference'],
  ['overlay37', 'overlay25'],
  ['overlay50', 'overlay50'],
  ['sidebyside', 'sidebyside'],
])("how it is compared (%s) arrives whole, and reads %s for Kitsu's page", (mode, kitsuMode) => {
  const compare = { taskTypeId: null, revision: 2, fileIndex: 0, mode };
  const message = lookMessage(speaker, { ...look, compare }, 7);
  expect(message).toMatchObject({ comparing: { mode: kitsuMode } });
  // As Kitsu's page takes it apart.
  const { local_id: localId } = message as { local_id: string };
  expect(Number(localId.slice(localId.indexOf('#') + 1))).toBe(7);
  expect(readRoomEvent('room-updated', message, nowMs)?.heard).toMatchObject({
    ...{ localId: 'mine', sequence: 7 },
    look: { compare: { mode } },
  });
});

it('how the picture lies arrives as it went, and from Kitsu’s page without the size of its screen', () => {
  const view = { zoom: 2, x: -100.5, y: 3, fitWidthPx: 1_280 };
  const message = movedMessage(speaker, view, 9);
  expect(readRoomEvent('panzoom-changed', message, nowMs)?.heard).toMatchObject({ localId: 'mine', sequence: 9, view });
  const kitsu = { playlist_id: 'list', data: { local_id: 'page', user_id: 'other', x: 1, y: 2, zoom: 3 } };
  expect(readRoomEvent('panzoom-changed', kitsu, nowMs)?.heard).toMatchObject({
    ...{ localId: 'page', sequence: null },
    view: { zoom: 3, x: 1, y: 2, fitWidthPx: null },
  });
  const broken = { playlist_id: 'list', data: { local_id: 'page', x: 1, y: 1e300, zoom: 0 } };
  expect(readRoomEvent('panzoom-changed', broken, nowMs)).toBeNull();
});

it('a number from the far future does not make all that others say old', () => {
  const saidAt = (sequence: number) =>
    readRoomEvent('room-updated', lookMessage(speaker, look, sequence), nowMs)?.heard;
  expect(saidAt(Number.MAX_SAFE_INTEGER)).toMatchObject({ sequence: null });
  expect(saidAt(nowMs + 60_000)).toMatchObject({ sequence: nowMs + 60_000 });
});

it('of a page that speaks without end the newest is heard, and others are heard meanwhile', () => {
  vi.useFakeTimers();
  try {
    const heard: { name: string; frame: unknown }[] = [];
    const { hear, close } = createHearing((name, payload) => {
      const { current_frame: frame } = payload as { current_frame?: number };
      heard.push({ name, frame });
    });
    const from = (localId: string, frame: number) => ({
      ...{ playlist_id: 'list', local_id: localId, current_frame: frame },
    });
    const stroke = { playlist_id: 'list', data: { local_id: 'flood', obj: { id: 'x' } } };
    for (let frame = 1; frame <= 5_000; frame += 1) hear('room-updated', from(`flood#${String(frame)}`, frame));
    for (let at = 0; at < 5_000; at += 1) hear('add-annotation', stroke);
    hear('room-updated', from('quiet', 42));
    expect(heard.length).toBeLessThan(100);
    expect(heard.at(-1)).toEqual({ name: 'room-updated', frame: 42 });
    vi.advanceTimersByTime(1_000);
    expect(heard.at(-1)).toEqual({ name: 'room-updated', frame: 5_000 });
    expect(heard.length).toBeLessThan(100);
    // Many names are one page, too.
    for (let at = 0; at < 5_000; at += 1) hear('room-updated', from(String(at), at));
    expect(heard.length).toBeLessThan(600);
    close();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
