import { expect, test } from 'vitest';
import { createFrameCache } from '../../renderer/features/player/movie/frameCache.ts';
import { createFrameMemory } from '../../renderer/features/player/movie/frameMemory.ts';
import {
  type CodedPicture,
  cutOffAt,
  framesBehind,
  indexMovie,
  startOf,
} from '../../renderer/features/player/movie/movieIndex.ts';
import { foldIntoRange, shuttleSpeed } from '../../renderer/features/player/playback/playRange.ts';
import { fitView, placed, zoomedAt } from '../../renderer/features/player/stage/view.ts';

const lengthUs = 1e6 / 24;
/** By the place in the order of showing, in the order of decoding. */
const pictures = (order: readonly number[], keys: readonly number[], beginUs = 0): readonly CodedPicture[] =>
  order.map((shown, place) => ({
    timeUs: Math.round(beginUs + shown * lengthUs),
    durationUs: Math.round(lengthUs),
    isKey: keys.includes(place),
  }));

test('frames are in the order of showing, whatever the order of decoding is', () => {
  const index = indexMovie(pictures([0, 3, 1, 2, 6, 4, 5], [0]), 25);
  expect(index).toMatchObject({ frameCount: 7, isSteady: true, rate: { numerator: 24, denominator: 1 } });
  expect(index.pictureOfFrame).toEqual([0, 2, 3, 1, 5, 6, 4]);
});

test('a clock that does not begin at 0 changes nothing', () => {
  expect(indexMovie(pictures([0, 1, 2], [0], 3_200_000), 25).pictureOfFrame).toEqual([0, 1, 2]);
});

test('what the edit list cut away is no frame, and is still there to decode', () => {
  const index = indexMovie(pictures([-2, -1, 0, 1, 2], [0]), 25);
  expect(index.pictureOfFrame).toEqual([2, 3, 4]);
  expect(index.pictures).toHaveLength(5);
});

test('clocks that count in milliseconds, and rates over 1001, are told', () => {
  const inMs = (fps: number, scale: number) =>
    Array.from({ length: 300 }, (_, at) => ({
      timeUs: Math.round(Math.round((at / fps) * scale) * (1e6 / scale)),
      durationUs: 1000,
      isKey: at === 0,
    }));
  expect(indexMovie(inMs(24_000 / 1001, 1000), 25)).toMatchObject({
    isSteady: true,
    frameCount: 300,
    rate: { numerator: 24_000, denominator: 1001 },
  });
  expect(indexMovie(inMs(60_000 / 1001, 90_000), 25).rate).toEqual({ numerator: 60_000, denominator: 1001 });
});

test('pictures that last as long as they last are counted by the clock', () => {
  const at = [0, 1, 2, 5, 6, 7, 8, 9, 10, 11];
  const index = indexMovie(
    at.map((frame, place) => ({ timeUs: frame * lengthUs, durationUs: lengthUs, isKey: place === 0 })),
    25,
  );
  expect(index).toMatchObject({ isSteady: false, frameCount: 12, rate: { numerator: 24, denominator: 1 } });
  expect(index.pictureOfFrame).toEqual([0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('a movie that is to go on behind its last picture has so many frames more; the end of that picture is no frame', () => {
  const index = indexMovie(pictures([0, 3, 1, 2], [0], 500_000), 25);
  expect(framesBehind(index, 0.5 + 4 / 24)).toBe(0);
  // Clocks that count in milliseconds.
  expect(framesBehind(index, 0.667)).toBe(0);
  expect(framesBehind(index, 0.5 + 10 / 24)).toBe(6);
  expect(framesBehind(index, 0.1)).toBe(0);
});

test('decoding begins at the last key picture that is kept and shown before', () => {
  // An open group: the third and fourth are kept after the key at 4, and shown before it.
  const index = indexMovie(pictures([0, 1, 4, 2, 3, 5], [0, 2]), 24);
  const isKey = (place: number): boolean => index.pictures[place]?.isKey === true;
  expect([0, 1, 2, 3, 4, 5].map((frame) => startOf(index, index.pictureOfFrame[frame] ?? 0, isKey))).toEqual([
    0, 0, 0, 0, 2, 2,
  ]);
  expect(startOf(index, 5, () => false)).toBe(0);
});

test('a movie that is cut off ends before the first frame that is not there', () => {
  const index = indexMovie(pictures([0, 3, 1, 2, 6, 4, 5], [0]), 25);
  expect(cutOffAt(index, 7)).toBe(index);
  // The frame at 6 is there, those at 4 and 5 are not.
  expect(cutOffAt(index, 5)).toMatchObject({ frameCount: 4, pictureOfFrame: [0, 2, 3, 1], rate: index.rate });
  expect(cutOffAt(index, 2).frameCount).toBe(1);
  expect(cutOffAt(index, 0).frameCount).toBe(0);
});

test('a movie without pictures is none', () => {
  expect(() => indexMovie([], 24)).toThrow(RangeError);
});

test('of decoded pictures the farthest leaves first, what lies behind before what lies ahead', () => {
  const closed: number[] = [];
  const cache = createFrameCache<{ readonly close: () => void }>(createFrameMemory(40));
  const put = (frame: number) => cache.put(frame, frame, { close: () => closed.push(frame) }, 10);
  cache.aim(10, 1);
  for (const frame of [8, 10, 11, 12, 14]) put(frame);
  expect(closed).toEqual([8]);
  expect(cache.wouldKeep(9, 10)).toBe(true);
  expect(cache.wouldKeep(15, 10)).toBe(false);
  put(9);
  expect(closed).toEqual([8, 14]);
  put(9);
  expect(closed).toEqual([8, 14, 9]);
  cache.clear();
  expect(closed).toHaveLength(7);
});

/** Of 10 bytes each, in one memory of so many. */
function mediaIn(bytes: number, count: number) {
  const memory = createFrameMemory(bytes);
  const media = Array.from({ length: count }, () => createFrameCache<{ readonly close: () => void }>(memory));
  const put = (of: number, ...frames: readonly number[]): void => {
    for (const frame of frames)
      if (media[of]?.wouldKeep(frame, 10)) media[of].put(frame, frame, { close: () => undefined }, 10);
  };
  const held = (of: number): readonly number[] =>
    Array.from({ length: 100 }, (_, at) => at).filter((at) => media[of]?.has(at));
  return { media, put, held };
}
const upTo = (end: number): readonly number[] => Array.from({ length: end }, (_, at) => at);

test('four that are compared have one memory, and in it what is nearest to the playhead, whosesoever it is', () => {
  const { media, put, held } = mediaIn(120, 4);
  put(0, ...upTo(12));
  expect(held(0)).toEqual(upTo(12));
  for (const other of [1, 2, 3]) put(other, ...upTo(12));
  for (const one of [0, 1, 2, 3]) expect(held(one)).toEqual([0, 1, 2]);
  // One that is short leaves the others what it has no use for, and so does one that is closed.
  media[3]?.close();
  for (const one of [0, 1, 2]) put(one, ...upTo(12));
  for (const one of [0, 1, 2]) expect(held(one)).toEqual([0, 1, 2, 3]);
  // All go on together: what is behind is wanted least.
  for (const one of [0, 1, 2]) media[one]?.aim(4, 1);
  for (const one of [0, 1, 2]) put(one, 4, 5, 6);
  for (const one of [0, 1, 2]) expect(held(one)).toEqual([3, 4, 5, 6]);
});

test('what is not on screen keeps its first frame, whatever is kept of what is, and gives up the others', () => {
  const { media, put, held } = mediaIn(100, 2);
  media[1]?.show(false);
  put(1, ...upTo(5));
  expect(held(1)).toEqual(upTo(5));
  put(0, ...upTo(40));
  expect(held(1)).toEqual([0]);
  expect(held(0)).toEqual(upTo(9));
  // Come to, it is as much as the other.
  media[1]?.show(true);
  put(1, ...upTo(40));
  expect([held(0), held(1)]).toEqual([upTo(5), upTo(5)]);
});

test('playing on comes to the frame that loops, ends and turns make of it', () => {
  const range = { from: 10, to: 13 };
  const frames = (mode: 'loop' | 'once' | 'ping-pong', direction: 1 | -1 = 1, start = 11) =>
    Array.from({ length: 9 }, (_, moved) => foldIntoRange(start, moved, direction, range, mode).frame);
  expect(frames('loop')).toEqual([11, 12, 13, 10, 11, 12, 13, 10, 11]);
  expect(frames('loop', -1)).toEqual([11, 10, 13, 12, 11, 10, 13, 12, 11]);
  expect(frames('once')).toEqual([11, 12, 13, 13, 13, 13, 13, 13, 13]);
  expect(frames('ping-pong')).toEqual([11, 12, 13, 12, 11, 10, 11, 12, 13]);
  expect(frames('ping-pong', -1)).toEqual([11, 10, 11, 12, 13, 12, 11, 10, 11]);
  expect(foldIntoRange(12, 2, 1, range, 'once')).toMatchObject({ frame: 13, isOver: true });
  expect(foldIntoRange(12, 1, 1, range, 'once')).toMatchObject({ frame: 13, isOver: false });
  expect(foldIntoRange(40, 0, 1, range, 'loop').frame).toBe(13);
  expect(foldIntoRange(7, 5, 1, { from: 7, to: 7 }, 'ping-pong').frame).toBe(7);
});

test('J and L walk through the speeds, and turn at once', () => {
  expect([1, 2, 4, 8].map((speed) => shuttleSpeed(speed, 1))).toEqual([2, 4, 8, 8]);
  expect([4, 1, -1, -2].map((speed) => shuttleSpeed(speed, -1))).toEqual([-1, -1, -2, -4]);
});

test('what is under the pointer stays there while one comes closer', () => {
  const picture = { width: 640, height: 360 };
  const stage = { width: 1280, height: 800 };
  expect(placed(fitView, picture, stage)).toMatchObject({ scale: 2, left: 0, top: 40 });
  const at = { x: 300, y: 500 };
  const closer = placed(zoomedAt(fitView, 3, at, picture, stage), picture, stage);
  expect(closer.scale).toBe(6);
  expect((at.x - closer.left) / closer.scale).toBeCloseTo(150);
  expect((at.y - closer.top) / closer.scale).toBeCloseTo(230);
  expect(placed(zoomedAt(fitView, 1e6, at, picture, stage), picture, stage).scale).toBe(32);
});
