import { darker, lighter, mix } from '../colour.ts';
import { down, type Paint } from '../painter.ts';
import { downTo, polygon, smooth, type Shape } from '../shape.ts';
import type { Stage } from '../stage.ts';

/** The outline of hills (`sharp` 0) up to a jagged range (`sharp` 1), from the left to the right edge. */
export function skyline(
  { noise }: Stage,
  name: string,
  base: number,
  height: number,
  length: number,
  sharp: number,
): Shape {
  const large = noise(`${name} large`);
  const small = noise(`${name} small`);
  const steps = 40;
  const points = Array.from({ length: steps + 1 }, (_, index): readonly [number, number] => {
    const x = -20 + (index / steps) * 360;
    const ridge = 1 - Math.abs(large(x / length)) * 2;
    const hill = large(x / length + 40);
    const rise = hill * (1 - sharp) + ridge * sharp + small(x / (length * 0.22)) * (0.1 + sharp * 0.25);
    return [x, base - rise * height];
  });
  return smooth(points);
}

/** Hills against the sky, paler towards their foot where the haze lies. */
export function hills(
  stage: Stage,
  name: string,
  base: number,
  height: number,
  colour: string,
  { length = 90, sharp = 0.2, haze = 0.35, foot = 40 } = {},
): void {
  const line = skyline(stage, name, base, height, length, sharp);
  const veil = mix(colour, stage.mood.skyLow, haze);
  stage.paint.fill(downTo(line, 220, -20, 340), down(base - height, base + foot, [0, colour], [1, veil]));
}

export function pine({ paint, random }: Stage, x: number, foot: number, height: number, colour: string): void {
  const tiers = 7;
  const half = height * random.between(0.17, 0.24);
  const lean = random.between(-1, 1);
  paint.place({ x, y: foot, turn: lean * 1.5 }, () => {
    paint.box(-height * 0.015, -height * 0.12, height * 0.03, height * 0.14, darker(colour, 0.25));
    for (let tier = 0; tier < tiers; tier += 1) {
      const low = -height * (0.06 + (tier / tiers) * 0.84);
      const wide = half * (1 - tier / (tiers + 0.6)) * random.between(0.85, 1.1);
      const high = low - height * 0.24;
      const droop = height * 0.022;
      paint.fill(
        polygon(
          -wide,
          low + droop,
          -wide * 0.55,
          low - droop,
          -wide * 0.25,
          low + droop * 0.8,
          0,
          low - droop * 0.4,
          wide * 0.3,
          low + droop,
          wide * 0.6,
          low - droop,
          wide,
          low + droop * 1.3,
          0,
          high,
        ),
        across0(colour, wide),
      );
    }
    paint.fill(polygon(-half * 0.07, -height * 0.9, half * 0.07, -height * 0.9, 0, -height * 1.04), colour);
  });
}

const across0 = (colour: string, wide: number): Paint => ({
  kind: 'linear',
  from: [-wide, 0],
  to: [wide, 0],
  stops: [
    [0, lighter(colour, 0.07)],
    [0.5, colour],
    [1, darker(colour, 0.2)],
  ],
});

/** A wood of pines side by side, tallest in front. */
export function pines(
  stage: Stage,
  count: number,
  from: number,
  to: number,
  foot: number,
  height: number,
  colour: string,
): void {
  for (let index = 0; index < count; index += 1) {
    const x = from + ((index + stage.random.between(0.1, 0.9)) / count) * (to - from);
    pine(stage, x, foot + stage.random.between(-3, 4), height * stage.random.between(0.65, 1.15), colour);
  }
}

export function grass(
  { paint, random, seconds }: Stage,
  from: number,
  to: number,
  y: (x: number) => number,
  height: number,
  colour: string,
  count = 70,
): void {
  for (let index = 0; index < count; index += 1) {
    const x = from + random.next() * (to - from);
    const tall = height * random.between(0.4, 1);
    const wind = Math.sin(seconds * 2 + x * 0.05) * tall * 0.2 + tall * 0.25;
    paint.brush(
      smooth([
        [x, y(x) + 1],
        [x + wind * 0.3, y(x) - tall * 0.6],
        [x + wind, y(x) - tall],
      ]),
      0.9,
      colour,
    );
  }
}

/** A boulder: lit from above, dark below. */
export function rock(
  { paint, random }: Stage,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  const top: (readonly [number, number])[] = [];
  const bumps = 7;
  for (let index = 0; index <= bumps; index += 1) {
    const along = index / bumps;
    const arch = Math.sin(Math.PI * along) ** 0.7;
    top.push([x + (along - 0.5) * width, y - arch * height * random.between(0.72, 1.05)]);
  }
  paint.fill(
    downTo(smooth(top), y + 3, x - width / 2, x + width / 2),
    down(y - height, y + 3, [0, lighter(colour, 0.2)], [0.45, colour], [1, darker(colour, 0.4)]),
  );
}

export type House = {
  readonly x: number;
  readonly foot: number;
  readonly width: number;
  readonly height: number;
  readonly wall: string;
  readonly roof: string;
  /** Colour of lit windows, or null for a house asleep. */
  readonly lit: string | null;
  readonly dark: string;
  /** How far the wall goes on below the foot: behind other houses a long way, on open ground not at all. */
  readonly deep?: number;
};

/** A gabled house front with its windows, chimney and door. */
export function house(
  { paint, random }: Stage,
  { x, foot, width, height, wall, roof, lit, dark, deep = 60 }: House,
): void {
  const top = foot - height;
  const peak = width * random.between(0.32, 0.5);
  paint.fill(
    polygon(x, foot + deep, x, top, x + width / 2, top - peak, x + width, top, x + width, foot + deep),
    down(top - peak, foot, [0, lighter(wall, 0.06)], [1, darker(wall, 0.25)]),
  );
  if (random.chance(0.6)) {
    const chimney = x + width * random.between(0.58, 0.75);
    paint.box(chimney, top - peak * 0.95, width * 0.12, peak * 0.8, darker(wall, 0.35));
  }
  const eave = width * 0.08;
  paint.fill(
    polygon(
      x - eave,
      top + eave * 0.9,
      x + width / 2,
      top - peak - eave * 0.3,
      x + width + eave,
      top + eave * 0.9,
      x + width + eave,
      top + eave * 0.9 - width * 0.09,
      x + width / 2,
      top - peak - eave * 0.3 - width * 0.11,
      x - eave,
      top + eave * 0.9 - width * 0.09,
    ),
    roof,
  );
  const columns = width > 26 ? 3 : 2;
  const rows = Math.max(1, Math.floor(height / 15));
  const [paneWidth, paneHeight] = [width * 0.15, Math.min(8.5, (height / rows) * 0.5)];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const paneX = x + (width * (column + 0.5)) / columns - paneWidth / 2;
      const paneY = top + 3 + row * (height / rows);
      const shines = lit !== null && random.chance(0.55);
      if (shines) paint.glow(paneX + paneWidth / 2, paneY + paneHeight / 2, paneHeight * 1.7, lit, 0.4);
      paint.box(paneX - 0.6, paneY - 0.6, paneWidth + 1.2, paneHeight + 1.2, darker(wall, 0.3), 0.7);
      paint.box(
        paneX,
        paneY,
        paneWidth,
        paneHeight,
        shines ? down(paneY, paneY + paneHeight, [0, lighter(lit, 0.35)], [1, lit]) : dark,
      );
      paint.box(paneX + paneWidth / 2 - 0.25, paneY, 0.5, paneHeight, darker(wall, 0.35), 0.7);
    }
  }
}

/** A wooden jetty from the left edge to `end`, `depth` units of post below the deck. */
export function jetty(
  { paint, random }: Stage,
  end: number,
  deck: number,
  depth: number,
  wood: string,
  rail: boolean,
): void {
  const far = deck - 4;
  for (let x = -8; x < end; x += 34) {
    paint.box(x, deck + 3, 4.6, depth, across1(wood, x), 1, 1);
    paint.box(x + 12, deck + 2, 3, depth * 0.6, darker(wood, 0.35), 0.8, 1);
  }
  paint.fill(
    polygon(-20, far, end - 4, far, end + 2, deck + 2, -20, deck + 2),
    down(far, deck + 2, [0, lighter(wood, 0.14)], [1, wood]),
  );
  paint.box(-20, deck + 2, end + 22, 3.6, darker(wood, 0.4));
  for (let x = -16; x < end; x += random.between(5.5, 8))
    paint.line(polygon(x, far + 0.4, x + 1.2, deck + 1.6), 0.35, darker(wood, 0.5), 0.5);
  if (!rail) return;
  const posts: number[] = [];
  for (let x = 4; x < end * 0.66; x += 30) posts.push(x);
  for (const [index, x] of posts.entries()) {
    paint.box(x, far - 17, 2.6, 18, wood, 1, 1);
    paint.circle(x + 1.3, far - 17.6, 1.9, wood);
    const next = posts[index + 1] ?? x - 30;
    if (next > x)
      paint.line(
        smooth([
          [x + 1.3, far - 15],
          [(x + next) / 2 + 1.3, far - 9],
          [next + 1.3, far - 15],
        ]),
        0.9,
        wood,
      );
  }
}

const across1 = (wood: string, x: number): Paint => ({
  kind: 'linear',
  from: [x, 0],
  to: [x + 5, 0],
  stops: [
    [0, lighter(wood, 0.1)],
    [1, darker(wood, 0.4)],
  ],
});
