import type { JsonObject } from '../columns.ts';
import type { Random } from '../random.ts';
import type { Annotation } from '../tables/values.ts';

/** The canvas the notes were drawn on: the player of whoever drew them. */
const canvas = { width: 1200, height: 675 } as const;

type Draw = { readonly newId: () => string; readonly personId: string; readonly colour: string };

const base = ({ newId, personId, colour }: Draw): JsonObject => ({
  id: newId(),
  createdBy: personId,
  version: '6.7.1',
  originX: 'left',
  originY: 'top',
  scaleX: 1,
  scaleY: 1,
  angle: 0,
  fill: '',
  stroke: colour,
  strokeWidth: 4,
  strokeLineCap: 'round',
  strokeLineJoin: 'round',
  strokeUniform: true,
  opacity: 1,
  visible: true,
  canvasWidth: canvas.width,
  canvasHeight: canvas.height,
});

/** Objects of a drawing, as Kitsu's player stores them (Fabric.js JSON), around a place on the picture. */
export const ring = (draw: Draw, x: number, y: number, radiusX: number, radiusY: number): JsonObject => ({
  ...base(draw),
  type: 'ellipse',
  left: x - radiusX,
  top: y - radiusY,
  width: radiusX * 2,
  height: radiusY * 2,
  rx: radiusX,
  ry: radiusY,
});

/** A pencil stroke through points of the canvas. */
export function stroke(draw: Draw, points: readonly (readonly [number, number])[]): JsonObject {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const path = points.map(([x, y], index): (string | number)[] => {
    const next = points[index + 1];
    if (index === 0) return ['M', x, y];
    return next ? ['Q', x, y, (x + next[0]) / 2, (y + next[1]) / 2] : ['L', x, y];
  });
  return { ...base(draw), type: 'path', left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top, path };
}

export const words = (draw: Draw, x: number, y: number, text: string): JsonObject => ({
  ...base(draw),
  type: 'i-text',
  left: x,
  top: y,
  width: text.length * 14,
  height: 32,
  text,
  fill: draw.colour,
  stroke: null,
  strokeWidth: 0,
  fontFamily: 'arial',
  fontSize: 28,
  fontWeight: 'normal',
  textAlign: 'left',
  backgroundColor: 'rgba(255,255,255,0)',
});

/** An arrow ending at a place, its head as two strokes of the same path. */
export const arrow = (draw: Draw, fromX: number, fromY: number, toX: number, toY: number): JsonObject => {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const wing = (turn: number): readonly [number, number] => [
    Math.round(toX - Math.cos(angle + turn) * 26),
    Math.round(toY - Math.sin(angle + turn) * 26),
  ];
  return stroke(draw, [
    [fromX, fromY],
    [(fromX + toX) / 2, (fromY + toY) / 2 - 18],
    [toX, toY],
    wing(0.5),
    [toX, toY],
    wing(-0.5),
  ]);
};

/** The time Kitsu gives a frame (0 is the first): snapped as its player does. */
export function frameTime(frame: number, framesPerSecond: number): number {
  const step = Math.round((1 / framesPerSecond) * 10_000) / 10_000;
  return Math.round(frame * step * 10_000) / 10_000;
}

const inks = ['#ff3860', '#ffd23f', '#35d0ff', '#5ee27a', '#ff9a3d'] as const;
const remarks = ['here', 'too fast', 'weight', 'softer', 'hold', 'eyeline', 'too bright', 'clean up'] as const;

/** One to three frames somebody drew on. Pictures have one moment, 0. */
export function someAnnotations(
  newId: () => string,
  personId: string,
  durationFrames: number,
  framesPerSecond: number,
  random: Random,
): Annotation[] {
  const count = durationFrames > 1 ? random.whole(1, 3) : 1;
  const draw: Draw = { newId, personId, colour: random.pick(inks) };
  const first = random.whole(0, Math.max(0, Math.floor(durationFrames / 3)));
  return Array.from({ length: count }, (_, index): Annotation => {
    const frame = durationFrames > 1 ? Math.min(durationFrames - 1, first + index * random.whole(7, 21)) : 0;
    const [x, y] = [random.whole(300, 860), random.whole(180, 460)];
    const objects = [ring(draw, x, y, random.whole(36, 90), random.whole(30, 70))];
    if (random.chance(0.6))
      objects.push(arrow(draw, x + 180, y - 120, x + 70, y - 40), words(draw, x + 150, y - 165, random.pick(remarks)));
    else
      objects.push(
        stroke(draw, [
          [x - 90, y + 70],
          [x - 40, y + 92],
          [x + 20, y + 84],
          [x + 80, y + 60],
        ]),
      );
    return { time: frameTime(frame, framesPerSecond), drawing: { objects } };
  });
}
