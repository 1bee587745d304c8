import { darker, lighter } from '../colour.ts';
import { down, type Painter } from '../painter.ts';
import { smooth } from '../shape.ts';

/** A fish swimming right, about 40 long, middle at the origin; `beat` bends the tail. */
export function fish(paint: Painter, colour: string, beat = 0): void {
  paint.place({ x: -16, turn: beat * 18 }, () =>
    paint.fill('M2 0C-4 -2 -8 -8 -11 -9C-9 -3 -9 3 -11 9C-8 8 -4 2 2 0z', darker(colour, 0.12)),
  );
  paint.fill('M-4 -7C-1 -14 7 -14 9 -6z', darker(colour, 0.18));
  paint.fill('M-2 6C0 11 4 11 6 6z', darker(colour, 0.22));
  paint.fill(
    'M-18 0C-12 -9.500 8 -12 20 -.5C9 10.500 -12 9.500 -18 0z',
    down(-10, 10, [0, lighter(colour, 0.22)], [0.5, colour], [1, darker(colour, 0.28)]),
  );
  paint.line('M9.500 -6.500C7 -3 7 3 9.500 6', 0.7, darker(colour, 0.3), 0.8);
  paint.line('M3 -7C1 -3 1 3 3 7M-4 -6.500C-6 -3 -6 3 -4 6.500', 0.8, lighter(colour, 0.4), 0.5);
  paint.circle(13.6, -2.2, 1.9, '#ffffff');
  paint.circle(14, -2.1, 1.05, '#14202a');
}

/** A whale swimming right, about 150 long, middle at the origin. */
export function whale(paint: Painter, colour: string, beat = 0): void {
  const skin = down(-22, 26, [0, lighter(colour, 0.2)], [0.5, colour], [1, darker(colour, 0.3)]);
  paint.place({ x: -66, y: -2, turn: beat * 10 }, () =>
    paint.fill('M6 2C-6 2 -14 -6 -28 -14C-26 -6 -24 0 -18 3C-24 6 -28 12 -29 18C-18 15 -8 8 6 6z', skin),
  );
  paint.fill(
    smooth([
      [-72, 0],
      [-50, -5],
      [-20, -19],
      [22, -25],
      [58, -19],
      [76, -4],
      [74, 8],
      [56, 20],
      [20, 24],
      [-20, 15],
      [-52, 5],
      [-72, 2],
    ]),
    skin,
  );
  paint.fill(
    smooth([
      [74, 7],
      [56, 20],
      [20, 24],
      [-14, 16],
      [16, 14],
      [48, 9],
      [72, 5],
    ]),
    lighter(colour, 0.32),
    0.75,
  );
  for (const y of [11, 14.5, 18])
    paint.line(
      smooth([
        [66, y - 3],
        [40, y],
        [14, y + 2.5],
      ]),
      0.5,
      darker(colour, 0.25),
      0.7,
    );
  paint.fill('M26 16C18 26 6 36 -8 40C-6 30 4 20 12 14z', darker(colour, 0.2));
  paint.circle(57, -1, 1.9, darker(colour, 0.75));
  paint.circle(57.6, -1.6, 0.6, '#ffffff', 0.9);
  paint.line('M75 4C68 3 62 4 56 7', 0.8, darker(colour, 0.4));
}

/** A sitting cat seen from behind or in profile, tail to the left, foot at the origin, about 34 high. */
export function cat(paint: Painter, fur: string, face: boolean): void {
  const coat = face ? down(-34, 0, [0, lighter(fur, 0.1)], [1, darker(fur, 0.2)]) : fur;
  paint.line(
    smooth([
      [-6, -2],
      [-15, -2],
      [-18, -8],
      [-15, -14],
      [-17, -18],
    ]),
    3.2,
    coat,
  );
  paint.fill('M-9 0C-11.500 -8 -8 -18 -1 -23H5C8 -16 9 -8 8.500 0z', coat);
  paint.fill(
    'M-3.500 -32.500L-2.600 -37.500 1 -34.600H4.600L8.200 -37.500 9.300 -32C10.500 -27 8 -22.500 3 -22.500C-2 -22.500 -4.800 -27 -3.500 -32.500z',
    coat,
  );
  if (!face) return;
  paint.fill('M2 0C0 -6 2 -14 4 -18C7 -14 8.500 -8 8.500 0z', lighter(fur, 0.55));
  paint.ellipse(1.4, -29.5, 1, 1.3, '#1d2b22');
  paint.ellipse(6.3, -29.5, 1, 1.3, '#1d2b22');
  paint.fill('M3 -27h2l-1 1.200z', '#c46a6a');
  paint.line(
    'M-2 -26.500h-5M-2 -25.300l-4.600 1.200M9.400 -26.500h4.600M9.400 -25.300l4.200 1.200',
    0.3,
    lighter(fur, 0.6),
  );
}

/** A gull standing, facing right, feet at the origin, about 30 high. */
export function standingGull(paint: Painter): void {
  paint.line('M-1 -8V0M3 -8V0M-1 0h3.200M3 0h3.200', 0.9, '#e0913c');
  paint.fill(
    'M-20 -12C-12 -20 -2 -22 5 -19C9 -17 10 -11 6 -8C0 -5 -10 -6 -15 -9z',
    down(-22, -6, [0, '#ffffff'], [1, '#c9d2d8']),
  );
  paint.fill(
    'M-25 -11C-16 -18 -6 -19.500 2 -16.500C-2 -10 -12 -9 -25 -11z',
    down(-19, -9, [0, '#a9b6c0'], [1, '#7c8a97']),
  );
  paint.fill(
    'M-25.500 -11.200C-22 -13 -19 -14.200 -17 -15L-16 -10.600C-19 -10.400 -22 -10.600 -25.500 -11.200z',
    '#2b333b',
  );
  paint.fill(
    'M2 -18C2 -25 6 -29.500 11 -29C15 -28.600 16.600 -25.500 15.600 -22.500C14 -18.500 9 -15.500 5 -14z',
    '#f7fafb',
  );
  paint.fill('M15.400 -26C18.500 -25.800 21.500 -24.400 22.400 -22.600C19.500 -22 17 -22 15 -22.600z', '#f0b23f');
  paint.circle(12.4, -25.4, 0.95, '#1a1f24');
}

/** Weed rooted at the origin, swaying. */
export function weed(paint: Painter, height: number, colour: string, sway: number): void {
  paint.brush(
    smooth([
      [0, 2],
      [sway * 0.3, -height * 0.35],
      [-sway * 0.4, -height * 0.7],
      [sway, -height],
    ]),
    height * 0.13,
    colour,
  );
}
