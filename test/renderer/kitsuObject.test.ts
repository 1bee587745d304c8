import { expect, test } from 'vitest';
import { drawnFrames, timeOfDrawing } from '../../renderer/features/player/draw/drawings.ts';
import { paintedOf } from '../../renderer/features/player/draw/kitsuObject.ts';
import { newObject } from '../../renderer/features/player/draw/newObject.ts';
import { frameRateOf } from '../../shared/rules/frames.ts';

const base = { id: 'o', left: 100, top: 50, width: 40, height: 20, strokeWidth: 4, stroke: '#ff3860' };

test.each([
  ['of the corner', { originX: 'left', originY: 'top' }, 'translate(122 62) rotate(0) scale(1 1)'],
  ['of the corner, where none is written', {}, 'translate(122 62) rotate(0) scale(1 1)'],
  [
    'of the middle, as newer ones write',
    { originX: 'center', originY: 'center' },
    'translate(100 50) rotate(0) scale(1 1)',
  ],
  ['turned around its middle', { angle: 90 }, 'translate(88 72) rotate(90) scale(1 1)'],
  ['made larger, its line with it', { scaleX: 2, scaleY: 2 }, 'translate(144 74) rotate(0) scale(2 2)'],
  [
    'made larger, its line as it was',
    { scaleX: 2, scaleY: 2, strokeUniform: true },
    'translate(142 72) rotate(0) scale(2 2)',
  ],
])('an object lies where its author put it: by its place %s', (_, more, transform) => {
  expect(paintedOf({ ...base, type: 'rect', ...more })?.transform).toBe(transform);
});

test.each([
  [
    'path',
    {
      path: [
        ['M', 0, 0],
        ['Q', 10, 20, 20, 0],
      ],
    },
    { kind: 'path', d: 'M 0 0 Q 10 20 20 0', offset: { x: 10, y: 5 } },
  ],
  [
    'Path',
    {
      path: [
        ['M', 2, 2],
        ['L', 4, 8],
      ],
    },
    { kind: 'path', offset: { x: 3, y: 5 } },
  ],
  ['ellipse', { rx: 20, ry: 10 }, { kind: 'ellipse', rx: 20, ry: 10 }],
  ['circle', { radius: 9 }, { kind: 'ellipse', rx: 9, ry: 9 }],
  ['arrow', { x1: 140, y1: 50, x2: 100, y2: 70 }, { kind: 'arrow', from: { x: 20, y: -10 }, to: { x: -20, y: 10 } }],
  ['line', { x1: 0, y1: 0, x2: 40, y2: 20 }, { kind: 'arrow', headSize: 0 }],
  [
    'polygon',
    {
      points: [
        { x: 0, y: 0 },
        { x: 8, y: 4 },
      ],
    },
    { kind: 'points', isClosed: true, offset: { x: 4, y: 2 } },
  ],
  ['PSStroke', { strokePoints: [{ x: 0, y: 0, pressure: 0.4 }] }, { kind: 'pressure', points: [{ pressure: 0.4 }] }],
  ['i-text', { text: 'two\nlines', fontSize: 30 }, { kind: 'text', lines: ['two', 'lines'], size: 30 }],
  [
    'group',
    { objects: [{ type: 'rect', width: 4 }, { type: 'hologram' }] },
    { kind: 'group', parts: [{ form: { kind: 'rect' } }] },
  ],
])('a %s is painted', (type, more, form) => {
  expect(paintedOf({ ...base, type, ...more })?.form).toMatchObject(form);
});

test('what is of an unknown kind, or not made of what it should be, breaks nothing', () => {
  expect(paintedOf({ id: 'x', type: 'hologram' })).toBeNull();
  expect(paintedOf({ id: 'x' })).toBeNull();
  expect(paintedOf({ id: 'x', type: 'path', path: 'M 0 0', left: 'far' })?.form).toMatchObject({ kind: 'path', d: '' });
});

test('what was rubbed out of an object is known', () => {
  const eraser = {
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

test('what one draws comes back from Kitsu’s form at the same place', () => {
  const made = { id: 'n', personId: 'me', picture: { width: 640, height: 360 }, pen: { color: '#ffffff', widthPx: 4 } };
  const from = { x: 30, y: 80 };
  const to = { x: 10, y: 20 };
  const arrow = newObject('arrow', [from, to], made);
  expect(arrow && paintedOf(arrow)).toMatchObject({
    transform: 'translate(20 50) rotate(0) scale(1 1)',
    form: { from: { x: 10, y: 30 }, to: { x: -10, y: -30 } },
  });
  const pen = newObject('pen', [from, { x: 20, y: 50 }, to], made);
  expect(pen && paintedOf(pen)).toMatchObject({
    transform: 'translate(20 50) rotate(0) scale(1 1)',
    form: { kind: 'path', offset: { x: 20, y: 50 } },
  });
  expect(newObject('rectangle', [from, from], made)).toBeNull();
  expect(newObject('pen', [from], made)).not.toBeNull();
});
