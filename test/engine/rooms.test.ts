// The rooms of an account without a server: what it says into the line, and when.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRooms, type Rooms } from '../../electron/engine/room/rooms.ts';
import type { RoomLook } from '../../shared/model/room.ts';

const look: RoomLook = {
  entityId: 'shot',
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
