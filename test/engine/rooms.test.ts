// The rooms of an account without a server: what it says into the line, and when.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRooms, type Rooms } from '../../electron/engine/room/rooms.ts';
import { drawnMessage, movedMessage, readRoomEvent } from '../../electron/engine/room/roomWire.ts';
import type { RoomLook } from '../../shared/model/room.ts';
import { afterDeed, afterWord, watchedRoom } from '../../shared/rules/reviewRoom.ts';
import { roomLook } from '../support/roomLook.ts';

const look = roomLook({ entityId: 'shot' });
const window = 1;

let said: { readonly name: string; readonly payload: object }[] = [];
let rooms: Rooms;
const named = (name: string) => said.filter((one) => one.name === `preview-room:${name}`);
const hear = (name: string, payload: object): void =>
  rooms.onEvent(`preview-room:${name}`, { playlist_id: 'list', ...payload });

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  rooms = createRooms({
    personId: 'me',
    send: (name, payload) => said.push({ name, payload }),
    now: Date.now,
    onChange: () => undefined,
    shownFile: ({ previewFileId, fileIndex }) => (fileIndex === 0 ? previewFileId : `${String(previewFileId)}-2`),
  });
  rooms.onLive(true);
  rooms.watch(window, 'list');
});
afterEach(() => {
  rooms.close();
  vi.useRealTimers();
});

function enter(more: Partial<RoomLook> = {}): void {
  rooms.join(window, 'list', { ...look, ...more });
  hear('room-people-updated', { people: ['me'] });
  hear('room-updated', said.find(({ name }) => name === 'preview-room:join')?.payload ?? {});
}

it('who hears nothing of having come in was not let in, and is out on the server too', () => {
  rooms.join(window, 'list', look);
  expect(rooms.view(window, 'list')?.phase).toBe('joining');
  vi.advanceTimersByTime(10_000);
  expect(rooms.view(window, 'list')?.phase).toBe('refused');
  expect(named('leave')).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
  rooms.join(window, 'list', look);
  expect(rooms.view(window, 'list')?.phase).toBe('joining');
  hear('room-people-updated', { people: ['me'] });
  vi.advanceTimersByTime(60_000);
  expect(rooms.view(window, 'list')?.phase).toBe('in');
});

it('scrubbing and moving the picture for a second say no more than five times a second what is', () => {
  enter();
  for (let step = 1; step <= 60; step += 1) {
    rooms.lead(window, { ...look, frame: step });
    rooms.move(window, { zoom: 1 + step / 10, x: step, y: 0, fitWidthPx: 800 });
    vi.advanceTimersByTime(1_000 / 60);
  }
  vi.advanceTimersByTime(1_000);
  expect(named('room-updated').length).toBeLessThanOrEqual(7);
  expect(named('room-updated').at(-1)?.payload).toMatchObject({ current_frame: 60 });
  expect(named('panzoom-changed').length).toBeLessThanOrEqual(7);
  expect(named('panzoom-changed').at(-1)?.payload).toMatchObject({ data: { zoom: 7, x: 60 } });
});

it('who comes late is told how the picture lies', () => {
  enter();
  rooms.move(window, { zoom: 3, x: 5, y: 6, fitWidthPx: 800 });
  vi.advanceTimersByTime(1_000);
  said = [];
  hear('room-people-updated', { people: ['me', 'late'] });
  vi.advanceTimersByTime(1_000);
  expect(named('panzoom-changed')).toMatchObject([{ payload: { data: { zoom: 3, x: 5, y: 6, fit_width: 800 } } }]);
});

it('what is drawn on another file of the revision than its first is told, and heard there', () => {
  enter({ fileIndex: 1 });
  const object = { id: 'stroke', type: 'path' };
  rooms.noteDrawn('movie', [{ kind: 'add', time: 1, object }]);
  expect(named('add-annotation')).toHaveLength(0);
  rooms.noteDrawn('movie-2', [{ kind: 'add', time: 1, object }]);
  expect(named('add-annotation')).toHaveLength(1);
  hear('add-annotation', { data: { local_id: 'other', time: 1, obj: { id: 'theirs' } } });
  expect(rooms.inkOn('movie', [])).toEqual([]);
  expect(rooms.inkOn('movie-2', [])).toMatchObject([{ kind: 'add', object: { id: 'theirs' } }]);
});

const stroke = (id: string, left = 0) => ({ id, type: 'path', left });
const strokesSaid = () =>
  said
    .filter(({ name }) => name.endsWith('-annotation'))
    .map(({ name, payload }) => [name.replace('preview-room:', ''), JSON.stringify(payload)] as const);

it('what was told of a shot before is taken back whole: drawn, moved and rubbed out', () => {
  enter();
  rooms.noteDrawn('movie', [
    { kind: 'add', time: 1, object: stroke('drawn') },
    { kind: 'update', time: 1, object: stroke('moved', 5) },
    { kind: 'delete', time: 1, objectId: 'rubbed-out' },
  ]);
  rooms.lead(window, { ...look, entityId: 'next', previewFileId: 'movie-of-next' });
  said = [];
  rooms.noteDrawn('movie', [
    { kind: 'delete', time: 1, objectId: 'drawn' },
    { kind: 'update', time: 1, object: stroke('moved') },
    { kind: 'add', time: 1, object: stroke('rubbed-out') },
  ]);
  expect(strokesSaid()).toMatchObject([
    ['remove-annotation', expect.stringContaining('"drawn"')],
    ['update-annotation', expect.stringContaining('"moved"')],
    // Kitsu's page would put what is added on the shot that it shows.
    ['update-annotation', expect.stringContaining('"rubbed-out"')],
  ]);
});

it('what the room was never told is not taken back there', () => {
  enter();
  rooms.noteDrawn('elsewhere', [
    { kind: 'delete', time: 1, objectId: 'one' },
    { kind: 'update', time: 1, object: stroke('two') },
    { kind: 'add', time: 1, object: stroke('three') },
  ]);
  expect(strokesSaid()).toEqual([]);
});

it('who hears of a stroke again has it on the shot that it is of', () => {
  enter();
  const back = readDrawnElsewhere();
  hear(back.name, back.payload);
  expect(rooms.inkOn('movie', [])).toEqual([]);
  expect(rooms.inkOn('movie-before', [])).toMatchObject([{ kind: 'add', object: { id: 'it' } }]);
});
const readDrawnElsewhere = () =>
  drawnMessage(
    { playlistId: 'list', personId: 'other', localId: 'other' },
    { kind: 'add', time: 1, object: stroke('it') },
    'movie-before',
  );

it('of what was told no more is remembered than lies on the others’ screens', () => {
  enter();
  const ids = Array.from({ length: 600 }, (_, at) => `stroke-${String(at)}`);
  for (const id of ids) rooms.noteDrawn('movie', [{ kind: 'add', time: 1, object: stroke(id) }]);
  rooms.lead(window, { ...look, previewFileId: 'movie-of-next' });
  said = [];
  rooms.noteDrawn(
    'movie',
    ids.map((objectId) => ({ kind: 'delete', time: 1, objectId })),
  );
  expect(strokesSaid()).toHaveLength(500);
});

it('who comes late is told where somebody else has moved the picture, as it was said: it is no new word', () => {
  enter();
  hear('room-people-updated', { people: ['me', 'other'] });
  const view = { zoom: 2, x: 1, y: 2, fitWidthPx: 800 };
  const sequence = Date.now() + 5;
  hear('panzoom-changed', movedMessage({ playlistId: 'list', personId: 'other', localId: 'other' }, view, sequence));
  const before = rooms.view(window, 'list');
  expect(before).toMatchObject({ view });
  said = [];
  hear('room-people-updated', { people: ['me', 'other', 'late'] });
  vi.advanceTimersByTime(1_000);
  expect(named('panzoom-changed')).toHaveLength(1);
  const { payload } = named('panzoom-changed')[0] ?? { payload: {} };
  expect(payload).toMatchObject({
    data: { zoom: 2, local_id: expect.stringMatching(`#${String(sequence)}$`) as string },
  });
  expect(rooms.view(window, 'list')).toMatchObject({ view, viewId: before?.viewId });
  // What the other was about to say is newer than that, also where this computer's clock goes before.
  const last = { ...view, zoom: 3 };
  hear(
    'panzoom-changed',
    movedMessage({ playlistId: 'list', personId: 'other', localId: 'other' }, last, sequence + 1),
  );
  expect(rooms.view(window, 'list')).toMatchObject({ view: last });
});

it('who comes late hears of a page that says no number, too', () => {
  enter();
  hear('panzoom-changed', { data: { local_id: 'page', user_id: 'other', x: 1, y: 2, zoom: 3 } });
  said = [];
  hear('room-people-updated', { people: ['me', 'other', 'late'] });
  vi.advanceTimersByTime(1_000);
  const late = afterDeed(watchedRoom('late'), { kind: 'joined', localId: 'late' });
  const heard = readRoomEvent('panzoom-changed', named('panzoom-changed')[0]?.payload, Date.now())?.heard;
  expect(heard === undefined ? null : afterWord(late, heard).view).toMatchObject({ zoom: 3 });
});
