import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeWindow, smallest, type Rectangle } from '../../electron/main/windowState.ts';

const laptop: Rectangle = { x: 0, y: 30, width: 1440, height: 870 };
const wall: Rectangle = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('a window', () => {
  test('comes back where it was, on the second display too', () => {
    const there = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(placeWindow(there, [laptop, wall])).toEqual(there);
  });

  test('comes to the first display when its own is not connected any more', () => {
    expect(placeWindow({ x: 1600, y: 100, width: 1200, height: 800 }, [laptop])).toEqual({
      x: 120,
      y: 65,
      width: 1200,
      height: 800,
    });
  });

  test('is in the middle the first time', () => {
    expect(placeWindow(null, [wall])).toEqual({ x: 2000, y: 270, width: 1440, height: 900 });
  });

  test('is never smaller than it can be used, and its title bar can always be reached', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), (remembered) => {
        const placed = placeWindow(remembered, [laptop, wall]);
        expect(placed.width).toBeGreaterThanOrEqual(smallest.width);
        expect(placed.height).toBeGreaterThanOrEqual(smallest.height);
        const reachable = [laptop, wall].some(
          (area) =>
            Math.min(area.x + area.width, placed.x + placed.width) - Math.max(area.x, placed.x) >= 80 &&
            placed.y >= area.y &&
            placed.y <= area.y + area.height - 80,
        );
        expect(reachable).toBe(true);
      }),
    );
  });
});
