import { expect, test } from 'vitest';
import type { DrawnObject } from '../../../shared/model/annotation.ts';
import { paintedOf } from '../../../renderer/features/player/draw/kitsuObject.ts';
import { constrained, newShape, newStroke, newText } from '../../../renderer/features/player/draw/newObject.ts';
import { boxOf, outlineOf } from '../../../renderer/features/player/draw/outline.ts';

const picture = { width: 640, height: 360 };
const made = { id: 'n', personId: 'me', picture, pen: { color: '#ffffff', widthPx: 4 } };
const from = { x: 30, y: 80 };
const to = { x: 110, y: 20 };
const seen = (object: DrawnObject | null) => {
  const painted = object && paintedOf(object);
  return painted && boxOf(outlineOf(painted, picture));
};

test.each(['line', 'rectangle', 'ellipse'] as const)('a %s comes back from Kitsu’s form at the same place', (tool) => {
  const object = newShape(tool, from, to, made);
  expect(object).toMatchObject({ type: 'path', originX: 'left', originY: 'top', canvasWidth: 640, createdBy: 'me' });
  const box = seen(object);
  expect(box?.left).toBeCloseTo(28, 1);
  expect(box?.top).toBeCloseTo(18, 1);
  expect(box?.width).toBeCloseTo(84, 1);
  expect(box?.height).toBeCloseTo(64, 1);
});

test('an arrow ends where the pointer was let go', () => {
  const painted = paintedOf(newShape('arrow', from, to, made) ?? { id: '' });
  const points = painted === null ? [] : outlineOf(painted, picture).lines.flat();
  expect(points[0]).toMatchObject({ x: expect.closeTo(from.x, 1), y: expect.closeTo(from.y, 1) });
  // Its line does, and both lines of its head.
  expect(points.filter(({ x, y }) => Math.hypot(x - to.x, y - to.y) < 0.1)).toHaveLength(3);
});

test('a stroke begins and ends where the pointer did, also where it turns sharply between', () => {
  const touches = [from, { x: 300, y: 300 }, to].map((point) => ({ ...point, pressure: null }));
  const object = newStroke(touches, made);
  expect(object['type']).toBe('path');
  const points = outlineOf(paintedOf(object) ?? expect.fail('not painted'), picture).lines.flat();
  expect(points[0]).toMatchObject({ x: expect.closeTo(from.x, 1), y: expect.closeTo(from.y, 1) });
  expect(points.at(-1)).toMatchObject({ x: expect.closeTo(to.x, 1), y: expect.closeTo(to.y, 1) });
});

test('a pen that feels how hard it is pressed writes that down as Kitsu’s does', () => {
  const touches = [
    { ...from, pressure: 0.25 },
    { x: 60, y: 60, pressure: 0.5 },
    { ...to, pressure: 1 },
  ];
  const object = newStroke(touches, made);
  expect(object).toMatchObject({
    type: 'PSStroke',
    strokeWidth: 8,
    strokePoints: [
      { type: 'PSPoint', x: 30, y: 80, pressure: 0.25 },
      { type: 'PSPoint', x: 60, y: 60, pressure: 0.5 },
      { type: 'PSPoint', x: 110, y: 20, pressure: 1 },
      { type: 'PSPoint', x: 110, y: 20, pressure: 1 },
    ],
  });
  const points = outlineOf(paintedOf(object) ?? expect.fail('not painted'), picture).lines.flat();
  expect(points[0]).toMatchObject({ x: expect.closeTo(from.x, 1), y: expect.closeTo(from.y, 1) });
  expect(points.at(-1)).toMatchObject({ x: expect.closeTo(to.x, 1), y: expect.closeTo(to.y, 1) });
});

test.each([null, 0.5])('a dot is seen, with a pressure of %j', (pressure) => {
  const box = seen(newStroke([{ ...from, pressure }], made));
  expect(box?.left).toBeLessThan(from.x);
  expect((box?.left ?? 0) + (box?.width ?? 0)).toBeGreaterThan(from.x);
});

test('words begin where one pressed, and nothing is made of a press that went nowhere', () => {
  expect(seen(newText('two\nlines', from, 20, 100, made))).toMatchObject({ left: 30, top: 80, width: 100 });
  expect(newShape('rectangle', from, from, made)).toBeNull();
});

test('with Shift sides are even, and lines go by 45 degrees', () => {
  expect(constrained('rectangle', from, { x: 50, y: 70 })).toEqual({ x: 50, y: 60 });
  expect(constrained('ellipse', from, { x: 29, y: 110 })).toEqual({ x: 0, y: 110 });
  const end = constrained('line', from, { x: 130, y: 83 });
  expect(end.y).toBeCloseTo(80);
});
