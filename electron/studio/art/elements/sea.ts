import { lighter, mix } from '../colour.ts';
import { down, field } from '../painter.ts';
import { downTo, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

/** Calm water from the horizon to the foot of the picture, with long soft ripples. */
export function sea(stage: Stage, horizon: number, ripples = 26): void {
  const { paint, mood, random, seconds } = stage;
  paint.box(
    -20,
    horizon,
    field.width + 40,
    220 - horizon,
    down(horizon, 182, [0, mood.waterTop], [0.4, mix(mood.waterTop, mood.waterLow, 0.62)], [1, mood.waterLow]),
  );
  paint.box(-20, horizon - 0.4, field.width + 40, 0.9, lighter(mood.waterTop, 0.35), 0.5);
  for (let index = 0; index < ripples; index += 1) {
    const depth = random.next() ** 1.6;
    const y = horizon + 2 + depth * (178 - horizon);
    const width = 8 + depth * random.between(20, 60);
    const x = random.between(-20, 340) + Math.sin(seconds * 1.2 + index) * (1 + depth * 4);
    const dark = random.chance(0.5);
    ripple(
      stage,
      x,
      y,
      width,
      0.35 + depth * 1.1,
      dark ? mood.waterLow : lighter(mood.waterTop, 0.2),
      dark ? 0.4 : 0.22,
    );
  }
}

function ripple(
  { paint }: Stage,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  opacity: number,
): void {
  paint.fill(
    [
      { kind: 'move', x: x - width / 2, y },
      { kind: 'curve', at: [x - width / 4, y - height, x + width / 4, y - height, x + width / 2, y] },
      { kind: 'curve', at: [x + width / 4, y + height * 0.6, x - width / 4, y + height * 0.6, x - width / 2, y] },
      { kind: 'close' },
    ],
    colour,
    opacity,
  );
}

/** The broken path a light at `x` lays on the water. */
export function glitter(
  stage: Stage,
  x: number,
  horizon: number,
  spread = 1,
  colour = stage.mood.light,
  strength = 0.85,
): void {
  const { paint, random, seconds } = stage;
  paint.mist(x, horizon + 4, 60 * spread, 22, colour, strength * 0.45, 'screen');
  const rows = 30;
  for (let row = 0; row < rows; row += 1) {
    const depth = (row + random.next() * 0.6) / rows;
    const y = horizon + 1.2 + depth ** 1.35 * (178 - horizon);
    const reach = (3 + depth * 26) * spread;
    const dashes = 2 + Math.floor(random.next() * 2.4);
    for (let dash = 0; dash < dashes; dash += 1) {
      const shimmer = Math.sin(seconds * random.between(3, 7) + row * 1.7 + dash * 2.3);
      const width = (4 + depth * random.between(6, 26)) * spread * (0.85 + 0.15 * shimmer);
      const at = x + random.between(-1, 1) * reach + shimmer * depth * 2;
      ripple(
        stage,
        at,
        y,
        width,
        0.3 + depth * 0.75,
        colour,
        strength * (1 - depth * 0.72) * (0.6 + 0.4 * shimmer * shimmer),
      );
    }
  }
}

type Swell = {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly length: number;
  readonly colour: string;
  readonly crest?: string;
  readonly speed?: number;
};

/** One moving ridge of water across the picture, everything below it filled. */
export function swell(
  { paint, noise, seconds }: Stage,
  { name, y, height, length, colour, crest, speed = 8 }: Swell,
): void {
  const bumps = noise(name);
  const points = Array.from({ length: 34 }, (_, index): readonly [number, number] => {
    const x = -20 + index * 11;
    const along = (x - seconds * speed) / length;
    const wave = Math.sin(along * Math.PI * 2) * 0.5 + bumps(along * 1.7 + 9) * 0.6 + bumps(along * 4.3) * 0.16;
    return [x, y - wave * height];
  });
  const line = smooth(points);
  paint.fill(
    downTo(line, 220, -20, 343),
    down(y - height, y + height * 2 + 18, [0, lighter(colour, 0.16)], [0.5, colour], [1, mix(colour, '#000000', 0.22)]),
  );
  if (crest) paint.line(line, 0.9, crest, 0.55);
}

/** How high the water of such a ridge stands at `x`: for what floats on it. */
export function swellHeight(
  { noise, seconds }: Stage,
  { name, y, height, length, speed = 8 }: Swell,
  x: number,
): number {
  const bumps = noise(name);
  const along = (x - seconds * speed) / length;
  return y - (Math.sin(along * Math.PI * 2) * 0.5 + bumps(along * 1.7 + 9) * 0.6 + bumps(along * 4.3) * 0.16) * height;
}
