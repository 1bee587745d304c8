// What anybody in a review room may send to everybody.
import { expect, it, vi } from 'vitest';
import { createHearing } from '../../electron/engine/room/hearing.ts';
import { drawnMessage, lookMessage, movedMessage, readRoomEvent } from '../../electron/engine/room/roomWire.ts';
import type { RoomHeard } from '../../shared/rules/reviewRoom.ts';
import { afterDeed, afterWord, inkOn, watchedRoom } from '../../shared/rules/reviewRoom.ts';
import { roomLook } from '../support/roomLook.ts';

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
const look = roomLook();

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

/** A room that hears all this at once, and what is left of a hundred strokes on screen some seconds later. */
function strokesAfter(
  words: readonly { readonly name: string; readonly payload: object }[],
  seconds: number,
): string[] {
  vi.useFakeTimers({ now: nowMs });
  try {
    let room = afterDeed(watchedRoom('me'), { kind: 'joined', localId: 'mine' });
    const heardASecond: number[] = [0];
    const { hear, close } = createHearing((name, payload) => {
      heardASecond.push((heardASecond.pop() ?? 0) + 1);
      const heard = readRoomEvent(name, payload, nowMs)?.heard;
      if (heard !== undefined) room = afterWord(room, heard);
    });
    hear('room-updated', lookMessage({ ...speaker, localId: 'quiet' }, look, 7));
    for (const { name, payload } of words) hear(name.replace('preview-room:', ''), payload);
    for (let second = 0; second < seconds; second += 1) {
      heardASecond.push(0);
      vi.advanceTimersByTime(1_000);
    }
    expect(Math.max(...heardASecond)).toBeLessThanOrEqual(62);
    close();
    expect(vi.getTimerCount()).toBe(0);
    return inkOn(room, 'movie', kept).changes.map((change) => JSON.stringify(change));
  } finally {
    vi.useRealTimers();
  }
}
const kept = [{ time: 2, drawing: { objects: [{ id: 'kept', type: 'path', left: 0 }] } }];
const other = { ...speaker, personId: 'other', localId: 'other' };
const numbers = Array.from({ length: 100 }, (_, at) => at);
const drawnBy = (id: string, more: object = {}) =>
  drawnMessage(other, { kind: 'add', time: 1, object: { id, type: 'path', ...more } }, null);
const takenBackBy = (id: string) => drawnMessage(other, { kind: 'delete', time: 1, objectId: id }, null);

it('a hundred strokes taken back at once are gone, and none of them waits for a mirror that will never have it', () => {
  const all = numbers.map((at) => `stroke-${String(at)}`);
  // Two seconds for them to be there, one by one.
  expect(
    strokesAfter(
      all.map((id) => drawnBy(id)),
      3,
    ),
  ).toHaveLength(100);
  expect(strokesAfter([...all.map((id) => drawnBy(id)), ...all.map(takenBackBy)], 5)).toEqual([]);
});

it('a stroke that is taken back and drawn again in a crowd of words is there', () => {
  const crowd = numbers.map((at) => drawnBy(`other-${String(at)}`));
  const words = [drawnBy('it'), ...crowd, takenBackBy('it'), drawnBy('it')];
  expect(strokesAfter(words, 5).filter((text) => text.includes('"it"'))).toHaveLength(1);
});

it('a stroke that is drawn and moved in a crowd of words is where it was moved to', () => {
  const crowd = numbers.map((at) => drawnBy(`other-${String(at)}`));
  const movedTo = drawnMessage(other, { kind: 'update', time: 1, object: { id: 'it', type: 'path', left: 5 } }, null);
  expect(strokesAfter([...crowd, drawnBy('it'), movedTo], 5).filter((text) => text.includes('"it"'))).toEqual([
    JSON.stringify({ kind: 'add', time: 1, object: { id: 'it', type: 'path', left: 5 } }),
  ]);
});

it('a hundred moves taken back at once are taken back', () => {
  const moves = numbers.map((left) =>
    drawnMessage(other, { kind: 'update', time: 2, object: { id: 'kept', type: 'path', left } }, null),
  );
  const back = drawnMessage(other, { kind: 'update', time: 2, object: { id: 'kept', type: 'path', left: 0 } }, null);
  expect(strokesAfter(moves, 2)).toHaveLength(1);
  expect(strokesAfter([...moves, back], 2)).toEqual([]);
});

it('what waits of a flood of strokes is no more than what lies on a screen, and a pointer does not wait', () => {
  vi.useFakeTimers();
  try {
    const heard: string[] = [];
    const { hear, close } = createHearing((name) => heard.push(name));
    for (let at = 0; at < 5_000; at += 1) hear('add-annotation', drawnBy(String(at)).payload);
    vi.advanceTimersByTime(120_000);
    expect(heard).toHaveLength(60 + 500);
    for (let at = 0; at < 100; at += 1) {
      hear('add-annotation', {
        playlist_id: 'list',
        data: { local_id: 'other', time: 1, laser: true, obj: { id: `${String(at)}p` } },
      });
    }
    vi.advanceTimersByTime(120_000);
    expect(heard).toHaveLength(60 + 500 + 60);
    for (let at = 0; at < 100; at += 1) hear('remove-annotation', takenBackBy(String(at)).payload);
    close();
    vi.advanceTimersByTime(120_000);
    expect(heard).toHaveLength(60 + 500 + 60 + 60);
  } finally {
    vi.useRealTimers();
  }
});

it('what is drawn again on a shot that is not on screen any more comes back there, and is no stroke on this one', () => {
  const change = { kind: 'add', time: 1, object: { id: 'it', type: 'path' } } as const;
  const { name, payload } = drawnMessage(other, change, 'movie-before');
  // Kitsu's page puts what is added on the shot that it shows, and changes only what stands there.
  expect(name).toBe('update-annotation');
  const heard = readRoomEvent(name, payload, nowMs)?.heard;
  expect(heard).toEqual({ kind: 'drawn', personId: 'other', localId: 'other', change, previewFileId: 'movie-before' });
});
