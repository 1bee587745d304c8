import { expect, test } from 'vitest';
import {
  drawnFrames,
  drawnHere,
  drawnRuns,
  timeOfDrawing,
  touchablesOn,
} from '../../../renderer/features/player/draw/drawings.ts';
import { paintedOf } from '../../../renderer/features/player/draw/kitsuObject.ts';
import { boxOf, outlineOf } from '../../../renderer/features/player/draw/outline.ts';
import { frameRateOf } from '../../../shared/rules/frames.ts';
import { fabricObjects } from './fabricObjects.ts';

const canvas = { width: 1200, height: 675 };
const base = { id: 'o', left: 100, top: 50, width: 40, height: 20, strokeWidth: 4, stroke: '#ff3860' };

test.each(fabricObjects)('$name lies where Fabric.js puts it', ({ name, object, middle, box: around }) => {
  const painted = paintedOf({ id: name, canvasWidth: 1200, canvasHeight: 675, ...object });
  expect(painted?.placement.middle.x).toBeCloseTo(middle.x, 1);
  expect(painted?.placement.middle.y).toBeCloseTo(middle.y, 1);
  // Of curves it measures more than one sees, and of what lies turned the box of its box.
  if (painted === null || ['path', 'group'].includes(painted.form.kind) || painted.placement.angle !== 0) return;
  const seen = boxOf(outlineOf(painted, canvas));
  for (const side of ['left', 'top', 'width', 'height'] as const)
    // A line that was stretched with its object is painted as wide in both directions here.
    expect(Math.abs(seen[side] - around[side]), side).toBeLessThan(4);
});

test.each([
  [
    {
      path: [
        ['M', 0, 0],
        ['Q', 10, 20, 20, 0],
      ],
    },
    'path',
    { d: 'M 0 0 Q 10 20 20 0', box: { width: 20, height: 15 } },
  ],
  [
    {
      path: [
        ['M', 2, 2],
        ['L', 4, 8],
      ],
    },
    'Path',
    { kind: 'path', box: { left: 2, top: 2, width: 2, height: 6 } },
  ],
  [{ rx: 20, ry: 10 }, 'ellipse', { kind: 'ellipse', rx: 20, ry: 10 }],
  [{ radius: 9 }, 'circle', { kind: 'ellipse', rx: 9, ry: 9 }],
  [{ x1: 140, y1: 50, x2: 100, y2: 70 }, 'arrow', { from: { x: 20, y: -10 }, to: { x: -20, y: 10 } }],
  [{ x1: 0, y1: 0, x2: 40, y2: 20 }, 'line', { kind: 'arrow', headSize: 0 }],
  [
    {
      points: [
        { x: 0, y: 0 },
        { x: 8, y: 4 },
      ],
    },
    'polygon',
    { isClosed: true, box: { width: 8, height: 4 } },
  ],
  [{ text: 'two\nlines', fontSize: 30 }, 'i-text', { kind: 'text', lines: ['two', 'lines'], size: 30 }],
  [{ text: 'newer' }, 'IText', { kind: 'text', lines: ['newer'] }],
  [
    { objects: [{ type: 'rect', width: 4 }, { type: 'hologram' }] },
    'group',
    { kind: 'group', parts: [{ form: { kind: 'rect' } }] },
  ],
])('%j is painted as a %s', (more, type, form) => {
  expect(paintedOf({ ...base, type, ...more })?.form).toMatchObject(form);
});

test('a pen that feels pressure goes through the middles between its points, each stretch as wide as was pressed', () => {
  const strokePoints = [
    { type: 'PSPoint', x: 0, y: 0, pressure: 0.5 },
    { type: 'PSPoint', x: 10, y: 10, pressure: 0.8 },
    { type: 'PSPoint', x: 20, y: 0, pressure: 0.2 },
  ];
  const painted = paintedOf({ ...base, left: 0, top: 0, type: 'PSStroke', strokePoints });
  expect(painted?.form).toMatchObject({
    pressures: [0.5, 0.8, 0.2],
    curves: [
      [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 5, y: 5 },
      ],
      [
        { x: 5, y: 5 },
        { x: 10, y: 10 },
        { x: 15, y: 5 },
      ],
    ],
  });
  // Kitsu leaves its line out of what is placed.
  expect(painted?.placement.middle).toEqual({ x: 7.5, y: expect.closeTo(4.375) });
});

test('words have the room around them that Kitsu gives them', () => {
  expect(paintedOf({ ...base, type: 'i-text', text: 'a' })?.placement.middle).toEqual({ x: 125, y: 65 });
});

test('what is of an unknown kind, or not made of what it should be, breaks nothing', () => {
  expect(paintedOf({ id: 'x', type: 'hologram' })).toBeNull();
  expect(paintedOf({ id: 'x' })).toBeNull();
  expect(paintedOf({ id: 'x', type: 'path', path: 'M 0 0', left: 'far' })?.form).toMatchObject({ kind: 'path', d: '' });
  expect(paintedOf({ id: 'x', type: 'psstroke', strokePoints: [null, 4] })?.form).toMatchObject({ curves: [] });
});

test('what was made to break whoever paints it is not painted, and its words and dashes are no more than they may be', () => {
  const nested = '{"type":"group","objects":['.repeat(20_000) + ']}'.repeat(20_000);
  expect(paintedOf({ id: 'x', type: 'group', objects: [JSON.parse(nested)] })).toBeNull();
  expect(paintedOf({ id: 'x', type: 'rect', strokeDashArray: [4, { toString: 1, valueOf: 1 }] })?.look.dash).toBe('4');
  const form = paintedOf({ id: 'x', type: 'text', text: '\n'.repeat(1_000_000) })?.form;
  expect(form?.kind === 'text' && form.lines.length).toBe(500);
});

test('what was rubbed out of an object is known', () => {
  const eraser = {
    type: 'eraser',
    objects: [
      {
        type: 'path',
        path: [
          ['M', 0, 0],
          ['L', 1, 1],
        ],
        strokeWidth: 9,
      },
    ],
  };
  expect(paintedOf({ ...base, type: 'rect', eraser })?.erased).toMatchObject([{ look: { strokeWidth: 9 } }]);
});

test('drawings stand on the frames that Kitsu means, whatever the author’s canvas was', () => {
  const rate = frameRateOf(24);
  const annotations = [
    { time: 1.7514, drawing: { objects: [{ ...base, type: 'rect', canvasWidth: 1200, canvasHeight: 675 }] } },
    { time: 0, width: 800, height: 450, drawing: { objects: [{ ...base, id: 'p', type: 'rect' }] } },
  ];
  expect(drawnFrames(annotations, 24, rate, 88)).toMatchObject([
    { frame: 0, color: '#ff3860', objects: [{ painted: { canvas: { width: 800, height: 450 } } }] },
    { frame: 42, objects: [{ time: 1.7514, painted: { canvas: { width: 1200, height: 675 } } }] },
  ]);
  for (let frame = 0; frame < 5000; frame += 37) {
    const time = timeOfDrawing(frame, 24, rate);
    const [drawn] = drawnFrames([{ time, drawing: { objects: [{ ...base, type: 'rect' }] } }], 24, rate, 6000);
    expect(drawn?.frame).toBe(frame);
  }
});

test('what is drawn on frames that a file lost lies on none of those it has; what lies behind the movie is on its last frame', () => {
  const rate = frameRateOf(24);
  const annotations = [5, 9, 10, 42, 200].map((frame) => ({
    time: timeOfDrawing(frame, 24, rate),
    drawing: { objects: [{ ...base, id: String(frame), type: 'rect' }] },
  }));
  const framesOf = (medium: { readonly frameCount: number; readonly lostFrames: number }) =>
    drawnHere(annotations, 24, { rate, ...medium }).map(({ frame, objects }) => [frame, objects.length]);
  expect(framesOf({ frameCount: 10, lostFrames: 78 })).toEqual([
    [5, 1],
    [9, 1],
  ]);
  expect(framesOf({ frameCount: 88, lostFrames: 0 })).toEqual([
    [5, 1],
    [9, 1],
    [10, 1],
    [42, 1],
    [87, 1],
  ]);
});

test('of older data that is off by one, the time says the frame', () => {
  const rate = frameRateOf(24);
  // Beside frame 42, counted from 0, older players wrote 42, 43, or either with leading zeros.
  for (const frame of [42, 43, '042', '043', undefined]) {
    const [drawn] = drawnFrames(
      [{ time: 1.7514, frame, drawing: { objects: [{ ...base, type: 'rect' }] } }],
      24,
      rate,
      88,
    );
    expect(drawn?.frame, String(frame)).toBe(42);
  }
});

test('what an old player wrote without an id is shown, and cannot be taken hold of: the server could not be told of it', () => {
  const { id: _, ...nameless } = base;
  const objects = [
    { ...nameless, type: 'rect' },
    { ...base, type: 'rect' },
    { id: 'strange', type: 'hologram' },
  ];
  const frames = drawnFrames([{ time: 0, drawing: { objects } }], 24, frameRateOf(24), 88);
  expect(frames[0]?.objects.filter(({ painted }) => painted !== null)).toHaveLength(2);
  expect(touchablesOn(frames, 0).map(({ object }) => object.id)).toEqual(['o']);
});

test('the same on frames that follow each other is one mark, and what differs is not', () => {
  const rate = frameRateOf(24);
  const on = (frame: number, id: string, left: number) => ({
    time: timeOfDrawing(frame, 24, rate),
    drawing: { objects: [{ ...base, id, left, type: 'rect' }] },
  });
  const frames = drawnFrames([on(3, 'a', 1), on(4, 'b', 1), on(5, 'c', 1), on(6, 'd', 9), on(8, 'e', 9)], 24, rate, 88);
  expect(drawnRuns(frames).map(({ frame, to }) => [frame, to])).toEqual([
    [3, 5],
    [6, 6],
    [8, 8],
  ]);
});
