import { lighter, mix } from '../colour.ts';
import { down } from '../painter.ts';
import { smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

/** The sky of the hour, lightest at `horizon`. */
export function sky({ paint, mood }: Stage, horizon = 110): void {
  paint.cover(
    down(0, horizon, [0, mood.skyTop], [0.52, mood.skyMiddle], [0.86, mood.skyLow], [1, lighter(mood.skyLow, 0.12)]),
  );
}

export function stars({ paint, random, seconds }: Stage, count: number, lowest: number): void {
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [random.between(-4, 324), random.next() ** 1.4 * lowest];
    const size = random.next() ** 3 * 0.75 + 0.28;
    const twinkle = 0.75 + 0.25 * Math.sin(seconds * random.between(2, 5) + index);
    paint.circle(x, y, size, '#ffffff', (0.35 + random.next() * 0.6) * (1 - y / lowest / 1.3) * twinkle);
    if (size > 0.8) paint.glow(x, y, size * 5, '#cfe0ff', 0.35 * twinkle);
  }
}

/** A sun or a full moon with its light in the air. */
export function disc({ paint, mood }: Stage, x: number, y: number, radius: number, spread = 8): void {
  paint.glow(x, y, radius * spread, mood.light, 0.55);
  paint.glow(x, y, radius * spread * 0.45, mood.light, 0.7);
  paint.circle(x, y, radius, lighter(mood.light, 0.45));
}

export function moon(stage: Stage, x: number, y: number, radius: number): void {
  const { paint, mood } = stage;
  disc(stage, x, y, radius, 6);
  const spot = mix(mood.light, mood.skyMiddle, 0.22);
  paint.circle(x - radius * 0.3, y - radius * 0.2, radius * 0.24, spot, 0.6);
  paint.circle(x + radius * 0.25, y + radius * 0.3, radius * 0.3, spot, 0.5);
  paint.circle(x + radius * 0.3, y - radius * 0.4, radius * 0.14, spot, 0.5);
}

/** Long bands of cloud, lit from below. */
export function streaks(
  { paint, mood, random, seconds }: Stage,
  count: number,
  top: number,
  bottom: number,
  opacity = 0.5,
): void {
  for (let index = 0; index < count; index += 1) {
    const depth = random.next();
    const y = top + (bottom - top) * depth;
    const x = random.between(-30, 350) + seconds * (2 + depth * 3);
    const width = random.between(45, 130);
    const height = random.between(2.2, 6.5);
    paint.mist(x, y, width, height, mix(mood.skyMiddle, mood.ink, 0.25), opacity * 0.9);
    paint.mist(x + width * 0.1, y + height * 0.5, width * 0.8, height * 0.6, lighter(mood.skyLow, 0.25), opacity);
  }
}

/** Heaped clouds: a dark foot and a bright crown, towards the light at `lightX`. */
export function heaps(
  stage: Stage,
  x: number,
  y: number,
  size: number,
  body: string,
  crown: string,
  opacity = 1,
): void {
  const { paint, random } = stage;
  const puffs = Array.from({ length: 11 }, (_, index) => {
    const along = (index / 10) * 2 - 1;
    return {
      x: x + along * size,
      y: y - (1 - along * along) * size * random.between(0.22, 0.42),
      radius: size * random.between(0.2, 0.34) * (1.1 - Math.abs(along) * 0.5),
    };
  });
  for (const puff of puffs)
    paint.mist(
      puff.x - puff.radius * 0.2,
      puff.y - puff.radius * 0.4,
      puff.radius * 1.35,
      puff.radius * 1.2,
      crown,
      opacity,
    );
  for (const puff of puffs)
    paint.mist(puff.x + puff.radius * 0.1, puff.y + puff.radius * 0.3, puff.radius * 1.3, puff.radius, body, opacity);
}

/** A flying gull seen from afar, wings spread `span` wide; `beat` from -1 (wings down) to 1 (up). */
export function gull({ paint }: Stage, x: number, y: number, span: number, colour: string, beat = 0.3, turn = 0): void {
  paint.place({ x, y, scale: span / 40, turn }, () => {
    const tip = -beat * 9;
    const bend = -4 - beat * 6;
    const wing = (side: 1 | -1) =>
      paint.brush(
        smooth([
          [0, 1],
          [side * 6, bend * 0.75],
          [side * 11, bend],
          [side * 20, tip],
        ]),
        4.4,
        colour,
      );
    wing(-1);
    wing(1);
    paint.fill('M-4 0C-1.500 -2.200 3 -2 5.200 .4C3 2.600 -1 3 -4 0z', colour);
  });
}

export function flock(
  stage: Stage,
  count: number,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  span: number,
  colour: string,
): void {
  const { random, seconds } = stage;
  for (let index = 0; index < count; index += 1) {
    const size = span * random.between(0.55, 1.15);
    const phase = random.between(0, 6);
    const drift = seconds * (3 + size / 8);
    gull(
      stage,
      area.x + random.next() * area.width + drift,
      area.y + random.next() * area.height,
      size,
      colour,
      Math.sin(seconds * 5 + phase) * 0.7,
      random.between(-12, 8),
    );
  }
}

/** Darkens the corners, as a lens does. */
export function vignette({ paint, mood }: Stage, strength = 0.45): void {
  paint.cover(
    {
      kind: 'radial',
      centre: [160, 84],
      radius: 215,
      stops: [
        [0, mood.ink, 0],
        [0.55, mood.ink, 0],
        [1, mood.ink, strength],
      ],
    },
    1,
  );
}
