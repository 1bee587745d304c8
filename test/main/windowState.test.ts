import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeSecond, placeWindow, smallest, type Rectangle } from '../../electron/main/windowState.ts';

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

describe('the second window', () => {
  const main = { id: '1', workArea: laptop };
  const other = { id: '2', workArea: wall };
  const there = { bounds: { x: 1600, y: 100, width: 1200, height: 800 }, isFullScreen: false };

  test('fills another display the first time', () => {
    expect(placeSecond({}, [main, other], '1')).toEqual({ bounds: wall, isFullScreen: true });
    expect(placeSecond({}, [main, other], '2')).toEqual({ bounds: laptop, isFullScreen: true });
  });

  test('comes back to where it was on that display', () => {
    expect(placeSecond({ '2': there }, [main, other], '1')).toEqual(there);
  });

  test('goes to the display it was on last, and to one that is connected', () => {
    const third = { id: '3', workArea: { x: 4000, y: 0, width: 1920, height: 1080 } };
    const onThird = { bounds: { x: 4100, y: 50, width: 900, height: 700 }, isFullScreen: false };
    expect(placeSecond({ '2': there, third: there, '3': onThird }, [main, other, third], '1')).toEqual(onThird);
    expect(placeSecond({ '2': there, '3': onThird }, [main, other], '1')).toEqual(there);
  });

  test('has a single display to itself at no time', () => {
    expect(placeSecond({}, [main], '1')).toMatchObject({ isFullScreen: false });
  });
});
