import { describe, expect, it } from 'vitest';
import type { RoomLook } from '../../shared/model/room.ts';
import { reviewPlace } from '../../renderer/place/place.ts';
import { modeOfRoom, roomMode } from '../../renderer/features/player/room/roomCompare.ts';
import { roomViewOf, viewOfRoom } from '../../renderer/features/player/room/roomView.ts';
import { fitView, placed, zoomedAt } from '../../renderer/features/player/stage/view.ts';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { createPlayer } from '../../renderer/features/player/playback/player.ts';
import { followLook } from '../../renderer/features/player/room/followLook.ts';
import { frameOfLook, isOwnAct, lookOf, placeOfLook } from '../../renderer/features/player/room/roomLook.ts';
import { compareModes, usualCompare } from '../../renderer/features/player/stage/compare.ts';
import { frameRateOf } from '../../shared/rules/frames.ts';
import { roomLook } from '../support/roomLook.ts';
import { previewFile, taskDetail } from './support/fixtures.ts';
import { movieMedium } from './support/movieMedium.ts';

const look = (more: Partial<RoomLook>): RoomLook =>
  roomLook({ entityIndex: null, previewFileId: null, isLooping: false, ...more });

const items = ['a', 'b', 'a'].map((entityId, at) => ({
  key: String(at),
  place: reviewPlace(
    { productionId: 'film', list: 'shots', taskId: `task-${entityId}` },
    { previewFileId: `file-${String(at)}` },
  ),
  entityId,
  entity: null,
  taskStatusId: null,
  thumbnailId: null,
}));
const at = (more: Partial<RoomLook>) => placeOfLook(look(more), { items })?.previewFileId ?? null;

describe('what is shown here is for the others to follow', () => {
  const room = look({ previewFileId: 'theirs' });
  const there = { previewFileId: 'theirs', compare: room.compare };
  const elsewhere = { previewFileId: 'another', compare: room.compare };
  it('where somebody goes on right after having arrived', () => {
    expect(isOwnAct(elsewhere, room, { hasArrived: true, ageMs: 20 })).toBe(true);
  });
  it('not on the way to where the room is, nor there', () => {
    expect(isOwnAct(elsewhere, room, { hasArrived: false, ageMs: 20 })).toBe(false);
    expect(isOwnAct(there, room, { hasArrived: true, ageMs: 5_000 })).toBe(false);
  });
  it('not while what stands beside it comes up there', () => {
    const alone = { previewFileId: 'theirs', compare: null };
    const compare = { taskTypeId: null, revision: 'previous', fileIndex: 0, mode: 'sidebyside' } as const;
    const beside = look({ previewFileId: 'theirs', compare });
    expect(isOwnAct(alone, beside, { hasArrived: true, ageMs: 20 })).toBe(false);
    expect(isOwnAct(alone, beside, { hasArrived: true, ageMs: 5_000 })).toBe(true);
  });
  it('by whoever leads, at once', () => {
    expect(isOwnAct(elsewhere, null, { hasArrived: false, ageMs: null })).toBe(true);
  });
});

describe('where a room looks is found', () => {
  it('by the file, which stands in the playlist once', () => {
    expect(at({ entityId: 'a', entityIndex: 0, previewFileId: 'file-2' })).toBe('file-2');
  });
  it('by the shot where another revision is shown, at its place where it is there twice', () => {
    expect(placeOfLook(look({ entityId: 'a', entityIndex: 2, previewFileId: 'newer' }), { items })).toMatchObject({
      taskId: 'task-a',
      previewFileId: 'newer',
    });
    // Their playlist is in another order than ours.
    expect(placeOfLook(look({ entityId: 'b', entityIndex: 0, previewFileId: 'newer' }), { items })?.taskId).toBe(
      'task-b',
    );
  });
  it('by its place alone where an older page says no more', () => {
    expect(at({ entityIndex: 1 })).toBe('file-1');
  });
  it('nowhere, where it is no part of this playlist', () => {
    expect(at({ entityId: 'z', entityIndex: 1, previewFileId: 'file-9' })).toBeNull();
  });
});

describe('the frame that a room is on', () => {
  const medium = { rate: { numerator: 24, denominator: 1 }, frameCount: 100, isSequence: false };
  const frame = (more: Partial<RoomLook>, ageMs = 0) => frameOfLook(look(more), medium, 24, ageMs);
  it('is counted from one, and stays within the movie', () => {
    expect(frame({ frame: 43 })).toBe(42);
    expect(frame({ frame: 400 })).toBe(99);
    expect(frame({ frame: 0 })).toBe(0);
  });
  it('is the picture of the revision where those are its frames', () => {
    expect(frameOfLook(look({ frame: 1, fileIndex: 3 }), { ...medium, isSequence: true }, 24, 0)).toBe(3);
  });
  it('has gone on by the time that passed since it was said', () => {
    expect(frame({ frame: 43, isPlaying: true }, 1_000)).toBe(66);
    expect(frame({ frame: 43, isPlaying: true, speed: 0.5 }, 1_000)).toBe(54);
    expect(frame({ frame: 43 }, 1_000)).toBe(42);
    expect(frame({ frame: 91, isPlaying: true, isLooping: true }, 1_000)).toBe(14);
  });
});

describe('ways of comparing', () => {
  it("are Kitsu's where it has them, and come back as they went", () => {
    expect(roomMode({ ...usualCompare, mode: 'side' })).toBe('sidebyside');
    expect(roomMode({ ...usualCompare, mode: 'overlay', share: 0.25 })).toBe('overlay25');
    for (const mode of compareModes) {
      const compare = { ...usualCompare, mode };
      expect({ ...compare, ...modeOfRoom(roomMode(compare)) }).toEqual(compare);
    }
  });
  it('arrive with where the line is, how strong the difference and how much of B', () => {
    const wipe = { ...usualCompare, mode: 'wipe', wipe: { x: 0.3333333, y: 0.12345678, degrees: 345 } } as const;
    expect(roomMode(wipe)).toBe('wipe 0.3333 0.1235 345');
    const followed = { ...wipe, ...modeOfRoom(roomMode(wipe)) };
    expect(followed.wipe).toEqual({ x: 0.3333, y: 0.1235, degrees: 345 });
    // Who follows says nothing else than what was said.
    expect(roomMode(followed)).toBe(roomMode(wipe));
    expect(modeOfRoom(roomMode({ ...usualCompare, mode: 'difference', gain: 8 }))).toEqual({
      ...{ mode: 'difference', gain: 8 },
    });
    expect(modeOfRoom('overlay37')).toEqual({ mode: 'overlay', share: 0.37 });
    expect(modeOfRoom('wipe 7 -2 nonsense')).toEqual({ mode: 'wipe' });
    expect(modeOfRoom('wipe 7 -2 725')).toEqual({ mode: 'wipe', wipe: { x: 1, y: 0, degrees: 5 } });
  });
  it('that nobody here knows change nothing', () => {
    expect(modeOfRoom('hologram')).toEqual({});
  });
});

describe('how the picture lies', () => {
  const picture = { width: 1920, height: 1080 };
  const [large, small] = [
    { width: 1400, height: 700 },
    { width: 700, height: 500 },
  ];
  const closer = zoomedAt(fitView, 3, { x: 300, y: 200 }, picture, large);
  it('is the same on screens of other sizes', () => {
    const followed = viewOfRoom(roomViewOf(closer, picture, large), picture, small);
    const [there, here] = [placed(closer, picture, large), placed(followed, picture, small)];
    const [fitThere, fitHere] = [placed(fitView, picture, large), placed(fitView, picture, small)];
    const width = (lies: { readonly scale: number }): number => lies.scale * picture.width;
    expect(width(here) / width(fitHere)).toBeCloseTo(width(there) / width(fitThere), 9);
    const along = (lies: typeof here, fit: typeof here): number => (lies.left - fit.left) / width(fit);
    expect(along(here, fitHere)).toBeCloseTo(along(there, fitThere), 9);
  });
  it('is whole where it is whole, whatever the size', () => {
    expect(viewOfRoom(roomViewOf(fitView, picture, large), picture, small)).toEqual(fitView);
  });
  it('comes back as it went on the same screen', () => {
    const back = viewOfRoom(roomViewOf(closer, picture, large), picture, large);
    expect(placed(back, picture, large).left).toBeCloseTo(placed(closer, picture, large).left, 6);
    expect(placed(back, picture, large).top).toBeCloseTo(placed(closer, picture, large).top, 6);
  });
});

describe('where one sees a picture by itself that is a frame to others', () => {
  const playerOf = (frameCount: number) => {
    const player = createPlayer({
      ...{ frameCount, rate: frameRateOf(24), startFrame: 0, isStartHere: true },
      screen: { isReady: () => true, want: () => undefined, draw: () => undefined },
      loop: 'loop',
      isMuted: true,
      hearsFrames: () => false,
      onEnd: () => undefined,
    });
    player.open();
    return player;
  };
  const playing = look({ isPlaying: true, isLooping: false, fileIndex: 2 });

  it('that stands while they play, and does not go on to the next shot', () => {
    const player = playerOf(1);
    followLook(player, { frameCount: 1 }, playing, 0);
    expect(player.state().isPlaying).toBe(false);
    const other = playerOf(12);
    followLook(other, { frameCount: 12 }, playing, 2);
    expect(other.state()).toMatchObject({ isPlaying: true, frame: 2, loop: 'once' });
    for (const one of [player, other]) one.close();
  });

  it('whoever plays it has none of the others play', () => {
    const detail = taskDetail('task-sq020-sh0040');
    if (detail === null) throw new Error('no such task');
    const [first, second] = ['picture-1', 'picture-2'].map((id) => ({
      ...{ file: previewFile({ id }), media: 'picture' as const, isOnDisk: true, source: 'none' as const },
      ...{ isMain: false, mark: null, isBeingDeleted: false },
    }));
    if (first === undefined || second === undefined) throw new Error('no pictures');
    const file = { revision: { revision: 1, files: [first, second], mark: null }, shown: second };
    const player = playerOf(1);
    player.toggle();
    const state = player.state();
    expect(state.isPlaying).toBe(true);
    const told = (medium: Medium) =>
      lookOf({ detail, file, medium, state, compare: null, areDrawingsShown: true, queue: { index: 0 } });
    expect(told(movieMedium(24, 1, { kind: 'picture' }))).toMatchObject({
      ...{ previewFileId: 'picture-1', fileIndex: 1, isPlaying: false },
    });
    expect(told(movieMedium(24, 12))).toMatchObject({ isPlaying: true });
    player.close();
  });
});
