import { expect, it } from 'vitest';
import { areasOf } from '../../renderer/features/player/stage/layout.ts';
import { hexOf, pixelsAt } from '../../renderer/features/player/stage/pixels.ts';
import { fitView, onStage, placed, upright, zoomedAt } from '../../renderer/features/player/stage/view.ts';

const stage = { width: 1000, height: 500 };
const [hd, half] = [
  { width: 1920, height: 1080 },
  { width: 960, height: 540 },
];

it('the pixel under the pointer is the one that is seen there, near or far, turned or mirrored', () => {
  const areas = areasOf(stage, 'wipe', 1);
  const view = zoomedAt(fitView, 7, { x: 300, y: 200 }, hd, stage);
  for (const turn of [upright, { quarters: 1, isMirrored: false }, { quarters: 2, isMirrored: true }] as const) {
    const lies = placed(view, hd, stage, turn);
    // Anywhere within a pixel.
    for (const within of [0.01, 0.5, 0.99]) {
      const at = onStage(lies, hd, { x: 700 + within, y: 411 + within });
      expect(pixelsAt({ at, areas, lies, sizes: [hd] })).toEqual([{ x: 700, y: 411 }]);
    }
  }
});

it('of what is compared each has its own pixel of the same place, laid over it or beside it', () => {
  const sizes = [hd, half, null];
  const [over] = [areasOf(stage, 'wipe', 2)];
  const lies = placed(fitView, hd, over[0]);
  const at = onStage(lies, hd, { x: 801, y: 401 });
  expect(pixelsAt({ at, areas: over, lies, sizes })).toEqual([{ x: 801, y: 401 }, { x: 400, y: 200 }, null]);
  const beside = areasOf(stage, 'side', 2);
  const liesBeside = placed(fitView, hd, beside[0]);
  const inFirst = onStage(liesBeside, hd, { x: 801, y: 401 });
  const [, second] = beside;
  for (const left of [0, second?.left ?? 0])
    expect(pixelsAt({ at: { ...inFirst, x: inFirst.x + left }, areas: beside, lies: liesBeside, sizes })).toEqual([
      { x: 801, y: 401 },
      { x: 400, y: 200 },
      null,
    ]);
});

it('outside of the picture there is none', () => {
  const areas = areasOf(stage, 'wipe', 1);
  const lies = placed(fitView, hd, stage);
  expect(pixelsAt({ at: { x: 2, y: 250 }, areas, lies, sizes: [hd] })).toEqual([null]);
  expect(pixelsAt({ at: { x: 2, y: 250 }, areas, lies, sizes: [null] })).toEqual([null]);
});

it('a value is written as people write colours', () => {
  expect(hexOf({ red: 255, green: 8, blue: 0 })).toBe('#ff0800');
});
