import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceBeside, frameBeside } from '../../renderer/features/player/playback/beside.ts';
import { turnedWipe, usualWipe } from '../../renderer/features/player/stage/compare.ts';
import { layersOf } from '../../renderer/features/player/stage/compose.ts';
import { usualCompare } from '../../renderer/features/player/stage/compare.ts';
import { channelMatrix, gradeTable, plainGrade } from '../../renderer/features/player/stage/grade.ts';
import { areaAt, areasOf } from '../../renderer/features/player/stage/layout.ts';
import {
  boxOf,
  fitView,
  inPicture,
  onStage,
  placed,
  type Turn,
  upright,
  zoomedAt,
  grainOf,
  wholeWithin,
} from '../../renderer/features/player/stage/view.ts';
import { frameRateOf } from '../../shared/rules/frames.ts';

const stage = { width: 1000, height: 600 };
const wide = { width: 1920, height: 1080 };
const turns = fc.record({ quarters: fc.constantFrom<Turn['quarters']>(0, 1, 2, 3), isMirrored: fc.boolean() });
const points = fc.record({ x: fc.integer({ min: 0, max: 1920 }), y: fc.integer({ min: 0, max: 1080 }) });

test('a point of a turned, mirrored and enlarged picture is found again where it is on the stage', () => {
  fc.assert(
    fc.property(turns, points, fc.double({ min: 0.1, max: 32, noNaN: true }), (turn, point, zoom) => {
      const lies = placed({ zoom, x: 13, y: -7 }, wide, stage, turn);
      const back = inPicture(lies, wide, onStage(lies, wide, point));
      expect(back.x).toBeCloseTo(point.x, 5);
      expect(back.y).toBeCloseTo(point.y, 5);
    }),
  );
});

test('a picture on its side fits the stage by its turned size, and its top is at the right', () => {
  const lies = placed(fitView, wide, stage, { quarters: 1, isMirrored: false });
  const box = boxOf(lies, wide);
  expect(box.height).toBeCloseTo(600);
  expect(box.width).toBeCloseTo((600 * 1080) / 1920);
  const topLeft = onStage(lies, wide, { x: 0, y: 0 });
  expect(topLeft.x).toBeCloseTo(box.left + box.width);
  expect(topLeft.y).toBeCloseTo(box.top);
});

test('what is under the pointer stays there while one zooms, up to 3200 %', () => {
  const at = { x: 300, y: 200 };
  let view = fitView;
  const before = inPicture(placed(view, wide, stage), wide, at);
  for (let turn = 0; turn < 40; turn += 1) view = zoomedAt(view, 1.4, at, wide, stage);
  expect(view.zoom).toBe(32);
  const after = inPicture(placed(view, wide, stage), wide, at);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
});

test('four stand two by two, three below each other, and a point belongs to the part it is in', () => {
  expect(areasOf(stage, 'grid', 4).map(({ left, top }) => [left, top])).toEqual([
    [0, 0],
    [501, 0],
    [0, 301],
    [501, 301],
  ]);
  expect(areasOf(stage, 'stacked', 3)).toHaveLength(3);
  expect(areasOf(stage, 'side', 2)[1]).toEqual({ left: 501, top: 0, width: 499, height: 600 });
  expect(areasOf(stage, 'wipe', 2)).toEqual([{ left: 0, top: 0, ...stage }]);
  const areas = areasOf(stage, 'grid', 4);
  expect(areaAt(areas, 800, 500)).toBe(areas[3]);
  expect(areaAt(areas, 10, 500)).toBe(areas[2]);
});

test('a picture of another size is made as wide as A, about the same middle', () => {
  const shown = (width: number, height: number) => ({
    image: {} as CanvasImageSource,
    size: { width, height },
    pixels: { width, height },
    turn: upright,
  });
  const lies = placed(fitView, wide, stage);
  const [layer] = layersOf({
    shown: [shown(1920, 1080), shown(960, 400)],
    compare: usualCompare,
    isPeeking: false,
    areas: areasOf(stage, 'wipe', 2),
    lies,
  });
  expect(layer?.placedB.scale).toBeCloseTo(lies.scale * 2);
  expect(layer?.placedB.left).toBe(lies.left);
  expect(layer?.placedB.top).toBeCloseTo(lies.top + ((1080 - 800) * lies.scale) / 2);
});

test('another movie stands beside A by the clock; where it is shorter, its last frame stays', () => {
  const a = { rate: frameRateOf(24), frameCount: 100 };
  const fast = { rate: frameRateOf(48), frameCount: 100, lostFrames: 0 };
  expect(frameBeside(a, fast, 10)).toBe(20);
  expect(frameBeside(a, fast, 99)).toBe(99);
  expect(paceBeside(a, fast)).toEqual({ otherFps: 48, endsAt: 50, over: 0, isCut: false });
  expect(paceBeside(a, { ...fast, rate: frameRateOf(24), frameCount: 80 })).toEqual({
    otherFps: null,
    endsAt: 80,
    over: 0,
    isCut: false,
  });
  expect(paceBeside(a, { ...a, lostFrames: 0 })).toEqual({ otherFps: null, endsAt: null, over: 0, isCut: false });
  expect(paceBeside(a, { ...fast, rate: frameRateOf(25), frameCount: 1 })).toEqual({
    otherFps: null,
    endsAt: null,
    over: 0,
    isCut: false,
  });
});

test('from where it is said to end on, B is on its last frame, and not before', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(23.976, 24, 25, 29.97, 30, 60),
      fc.constantFrom(23.976, 24, 25, 29.97, 30, 60),
      fc.integer({ min: 2, max: 3_000 }),
      (one, other, frameCount) => {
        const a = { rate: frameRateOf(one), frameCount: 4_000 };
        const b = { rate: frameRateOf(other), frameCount, lostFrames: 0 };
        const { endsAt } = paceBeside(a, b);
        if (endsAt === null) return;
        const past = (frame: number) => Math.floor((frame * other) / one + 0.02) >= frameCount;
        expect(frameBeside(a, b, endsAt)).toBe(frameCount - 1);
        expect(past(endsAt + 1)).toBe(true);
      },
    ),
  );
});

test('a plain grade shows every value as it is; a stop doubles the light; gamma leaves black and white alone', () => {
  expect(gradeTable(plainGrade).map((value) => Math.round(value * 255))).toEqual(
    Array.from({ length: 256 }, (_, code) => code),
  );
  const toLight = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const brighter = gradeTable({ ...plainGrade, exposure: 1 });
  expect(toLight(brighter[60] ?? 0)).toBeCloseTo(2 * toLight(60 / 255), 6);
  expect(brighter[255]).toBeCloseTo(1, 9);
  const soft = gradeTable({ ...plainGrade, gamma: 2 });
  expect([soft[0], soft[255]]).toEqual([0, expect.closeTo(1, 9)]);
  expect(soft[64]).toBeCloseTo(Math.sqrt(64 / 255), 6);
});

test('a channel stands in all three, and luma weighs them to one', () => {
  expect(channelMatrix('colour')).toBeNull();
  expect(channelMatrix('green')?.slice(0, 5)).toEqual([0, 1, 0, 0, 0]);
  const luma = channelMatrix('luma')?.slice(0, 3) ?? [];
  expect(luma.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
});

test('a wipe turns around and comes back', () => {
  expect(turnedWipe(usualWipe, -15).degrees).toBe(345);
  expect(turnedWipe({ ...usualWipe, degrees: 350 }, 15).degrees).toBe(5);
  expect(placed(fitView, wide, stage).turn).toBe(upright);
});

test('a picture of another shape lies whole in the middle of the movie that it is shown in the place of; rounding is no other shape', () => {
  const movie = { width: 1920, height: 1080 };
  expect(wholeWithin(movie, { width: 3840, height: 2160 })).toEqual(movie);
  expect(wholeWithin(movie, { width: 1998, height: 1124 })).toEqual(movie);
  expect(wholeWithin(movie, { width: 1440, height: 1080 })).toEqual({ width: 1440, height: 1080 });
  expect(wholeWithin(movie, { width: 2048, height: 858 })).toEqual({ width: 1920, height: (1920 * 858) / 2048 });
  expect(grainOf(movie, { width: 3840, height: 2160 })).toBe(2);
  expect(grainOf(movie, { width: 720, height: 540 })).toBe(0.5);
});
