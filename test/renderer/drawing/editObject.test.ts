// Objects of every kind, as Kitsu's page writes them, taken in hand: only what says where they lie changes.
import { expect, test } from 'vitest';
import type { DrawnObject } from '../../../shared/model/annotation.ts';
import {
  canBeRubbed,
  copied,
  type Known,
  moved,
  rubbedAt,
  scaled,
} from '../../../renderer/features/player/draw/editObject.ts';
import { paintedOf } from '../../../renderer/features/player/draw/kitsuObject.ts';
import { isAt, isInside, outlineOf } from '../../../renderer/features/player/draw/outline.ts';
import { fabricObjects } from './fabricObjects.ts';

/** Half as large as the canvas that they were drawn on. */
const picture = { width: 600, height: 337.5 };
const strokePoints = [
  { type: 'PSPoint', x: 20, y: 20, pressure: 0.4 },
  { type: 'PSPoint', x: 90, y: 60, pressure: 0.7 },
  { type: 'PSPoint', x: 160, y: 30, pressure: 0.6 },
];
const ofKitsus = [
  { name: 'pressure', object: { type: 'PSStroke', left: 20, top: 20, strokeWidth: 20, stroke: '#f00', strokePoints } },
  { name: 'text', object: { type: 'i-text', text: 'weight', left: 90, top: 90, width: 80, height: 30, fontSize: 26 } },
  {
    name: 'arrow',
    object: {
      type: 'arrow',
      left: 40,
      top: 40,
      width: 60,
      height: 30,
      x1: 43,
      y1: 43,
      x2: 103,
      y2: 73,
      strokeWidth: 6,
    },
  },
];
const kinds = [...fabricObjects, ...ofKitsus].map(({ name, object }): DrawnObject => {
  const secret = { pluginState: { deep: [1, { x: null }] } };
  return { id: name, canvasWidth: 1200, canvasHeight: 675, ...secret, ...object };
});

function known(object: DrawnObject): Known {
  const painted = paintedOf(object);
  if (painted === null) throw new Error(`not painted: ${object.id}`);
  return { object, painted };
}
const without = (object: DrawnObject, names: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

test.each(kinds)('$id moves by as much as the pointer, and back to where it was', (object) => {
  const before = known(object);
  const after = known(moved(before, { x: 30, y: -12 }, picture));
  expect(after.painted.placement.middle.x).toBeCloseTo(before.painted.placement.middle.x + 60, 1);
  expect(after.painted.placement.middle.y).toBeCloseTo(before.painted.placement.middle.y - 24, 1);
  const names = ['left', 'top', 'x1', 'y1', 'x2', 'y2'];
  expect(without(after.object, names)).toEqual(without(object, names));
  const back = known(moved(after, { x: -30, y: 12 }, picture));
  expect(back.painted.placement.middle.x).toBeCloseTo(before.painted.placement.middle.x, 1);
});

test.each(kinds)('$id grows from a corner that stays, whatever its origin is', (object) => {
  const before = known(object);
  const about = { x: 10, y: 20 };
  const after = known(scaled(before, { x: 1.5, y: 1.5 }, about, picture));
  const { middle } = before.painted.placement;
  expect(after.painted.placement.middle.x).toBeCloseTo(20 + (middle.x - 20) * 1.5, 1);
  expect(after.painted.placement.middle.y).toBeCloseTo(40 + (middle.y - 40) * 1.5, 1);
  expect(after.painted.placement.angle).toBe(before.painted.placement.angle);
  const names = ['left', 'top', 'scaleX', 'scaleY', 'x1', 'y1', 'x2', 'y2'];
  expect(without(after.object, names)).toEqual(without(object, names));
  const lines = [before, after].map((one) => outlineOf(one.painted, picture).lines.flat());
  for (const [index, { x, y }] of (lines[0] ?? []).entries()) {
    expect(lines[1]?.[index]?.x).toBeCloseTo(10 + (x - 10) * 1.5, 0);
    expect(lines[1]?.[index]?.y).toBeCloseTo(20 + (y - 20) * 1.5, 0);
  }
});

test.each(kinds)('$id is pointed at on its line, and caught by a frame around a part of it', (object) => {
  const outline = outlineOf(known(object).painted, picture);
  const [first = { x: 0, y: 0 }] = outline.lines[0] ?? [];
  expect(isAt(outline, first, 1)).toBe(true);
  expect(isAt(outline, { x: first.x + 400, y: first.y }, 1)).toBe(false);
  expect(isInside(outline, { left: first.x - 2, top: first.y - 2, width: 4, height: 4 })).toBe(true);
  expect(isInside(outline, { left: first.x + 400, top: first.y, width: 4, height: 4 })).toBe(false);
});

test('words are pointed at anywhere, an outline only on its line', () => {
  const square = (more: object) =>
    outlineOf(known({ id: 's', type: 'rect', left: 0, top: 0, width: 100, height: 100, ...more }).painted, picture);
  expect(isAt(square({ stroke: '#fff' }), { x: 50, y: 50 }, 6)).toBe(false);
  expect(isAt(square({ fill: '#fff' }), { x: 50, y: 50 }, 6)).toBe(true);
  expect(isAt(square({ type: 'text', text: 'x' }), { x: 50, y: 50 }, 6)).toBe(true);
});

test('rubbing lays a mask over an object where one rubbed, however it lies', () => {
  const turned = known({
    id: 'r',
    type: 'rect',
    left: 300,
    top: 200,
    width: 80,
    height: 40,
    strokeWidth: 6,
    angle: 90,
    scaleX: 2,
    scaleY: 2,
    canvasWidth: 1200,
    canvasHeight: 675,
  });
  const { middle } = turned.painted.placement;
  const at = { x: middle.x / 2, y: middle.y / 2 };
  const rubbed = known(rubbedAt(turned, [at, { x: at.x + 10, y: at.y }], 20, picture));
  const [mask] = rubbed.painted.erased;
  expect(mask?.look.strokeWidth).toBeCloseTo(20, 1);
  // Kitsu's page puts the middle of a mask into the middle of its object.
  expect(mask?.placement.middle).toEqual({ x: 0, y: 0 });
  // Ten to the right on the screen are ten upwards in what was turned and made twice as large on a canvas of twice the size.
  expect(mask?.form.kind === 'path' && mask.form.d).toMatch(/ M 0 0 Q 0 0 0 -5 L 0 -10$/);
  expect(without(rubbed.object, ['eraser'])).toEqual(turned.object);
  const again = known(rubbedAt(rubbed, [at], 20, picture));
  expect(again.painted.erased).toHaveLength(2);
});

test('words and what is filled are not rubbed at, as in Kitsu', () => {
  const one = (more: object) => known({ id: 'o', type: 'rect', width: 9, height: 9, ...more });
  expect(canBeRubbed(one({ fill: 'transparent' }))).toBe(true);
  expect(canBeRubbed(one({ fill: 'rgba(255, 255, 255, 0.7)' }))).toBe(false);
  expect(canBeRubbed(one({ type: 'i-text', text: 'x' }))).toBe(false);
});

test('a copy is the same drawing of another author, on the canvas that an old one did not name', () => {
  const old = known({ id: 'a', type: 'rect', left: 4, createdBy: 'x', strange: [1] });
  const copy = copied({ ...old, painted: { ...old.painted, canvas: { width: 800, height: 450 } } }, 'b', 'me');
  expect(copy).toEqual({ ...old.object, id: 'b', createdBy: 'me', canvasWidth: 800, canvasHeight: 450 });
});

test('a line that ends far away is in what one pulls over it, and costs no more than a short one', () => {
  const across = { lines: [[-1e12, 1e12].map((at) => ({ x: at, y: at }))], isFilled: false, widthPx: 1 };
  expect(isInside(across, { left: 10, top: 8, width: 5, height: 5 })).toBe(true);
  expect(isInside(across, { left: 10, top: 20, width: 5, height: 5 })).toBe(false);
});
