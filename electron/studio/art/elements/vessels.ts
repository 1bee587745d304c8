import { darker, lighter, mix } from '../colour.ts';
import { across, down, type Painter } from '../painter.ts';

export type Rig = {
  readonly hull: string;
  readonly stripe: string;
  readonly sail: string;
  readonly mast: string;
  /** Warm light behind the sail, from a lantern on board; null without one. */
  readonly lamp: string | null;
};

/** A small gaff-free sailing boat, bow to the right, water line at y = 0, about 60 wide and 66 high. */
export function sailboat(paint: Painter, { hull, stripe, sail, mast, lamp }: Rig): void {
  const cloth = (from: number, to: number) =>
    across(from, to, [0, lamp ? mix(sail, lamp, 0.35) : lighter(sail, 0.18)], [0.55, sail], [1, darker(sail, 0.3)]);
  if (lamp) paint.glow(2, -20, 58, lamp, 0.55);
  paint.fill('M-2.600 -55C-12 -42 -18.500 -24 -19.500 -9.500C-13 -8 -7 -8 -2.600 -9.500z', cloth(-20, -2));
  paint.fill('M2.200 -60C17 -46 26.500 -27 27 -10C18 -7.500 8 -7.500 2.200 -9.500z', cloth(2, 27));
  paint.line(
    'M2.200 -42C10 -41 16 -38.500 20.500 -36M2.200 -26C11 -25 18.500 -23 25 -21',
    0.45,
    darker(sail, 0.35),
    0.55,
  );
  paint.line('M-2.600 -38C-8 -36 -11 -34.500 -14.500 -32', 0.4, darker(sail, 0.35), 0.5);
  paint.box(-1, -64, 2, 58, across(-1, 1, [0, lighter(mast, 0.25)], [1, darker(mast, 0.3)]));
  paint.fill('M0 -64h6l-2.200 1.900 2.200 1.900h-6z', stripe);
  paint.line('M0 -63L-25 -5M0 -63L30 -6', 0.35, mast, 0.8);
  paint.line('M1 -9.200L27.500 -8.600', 1.1, mast);
  paint.fill(
    'M-29 -7C-14 -4 17 -4.500 33 -8.500C31 -1 26.500 4.500 21.500 7H-20.500C-25.500 4 -28.500 -1 -29 -7z',
    down(-8, 7, [0, lighter(hull, 0.14)], [0.35, hull], [1, darker(hull, 0.45)]),
  );
  paint.line('M-28.700 -5.800C-14 -2.800 17 -3.300 32.500 -7.300', 1.3, stripe);
}

/** The same boat upside down in the water, broken by ripples. */
export function sailboatReflection(paint: Painter, colour: string, opacity: number): void {
  paint.fill('M-20 8C-14 9 16 9 21 8L16 12H-15z', darker(colour, 0.4), opacity);
  for (let y = 12; y < 52; y += 4.2) {
    const wide = 20 * (1 - y / 66);
    paint.box(-wide + Math.sin(y) * 3, y, wide * 1.9, 1.5, colour, opacity * (1 - y / 62), 0.7);
  }
}

export type RowboatColours = { readonly hull: string; readonly trim: string; readonly oars: string };

/** A rowing boat, bow to the right, water line at y = 0, about 60 wide. */
export function rowboat(paint: Painter, { hull, trim, oars }: RowboatColours, oarTurn = 24): void {
  paint.fill('M-31 -10C-18 -5.500 18 -5.500 34 -12C31 -1 25 5 19 7H-19C-26 4 -30 -3 -31 -10z', darker(hull, 0.4));
  paint.line('M-22 -4H22M-12 -4.500L-10 2M10 -4.500L12 2', 1.2, darker(hull, 0.55));
  paint.fill(
    'M-31 -10C-18 -3.500 18 -3.500 34 -12C31 -1 25 5 19 7H-19C-26 4 -30 -3 -31 -10z',
    down(-10, 7, [0, lighter(hull, 0.18)], [0.4, hull], [1, darker(hull, 0.4)]),
  );
  paint.line('M-31 -10C-18 -3.500 18 -3.500 34 -12', 1.8, trim);
  paint.line('M-28.500 -3.500C-16 2 16 2 30 -4.500', 0.5, darker(hull, 0.35), 0.8);
  paint.place({ x: -3, y: -5, turn: oarTurn }, () => {
    paint.line('M-22 -2H24', 1.3, oars);
    paint.fill('M23 -3.600C29 -4.600 34 -3.800 35 -2C34 -.2 29 .6 23 -.4z', oars);
  });
}

export type FerryColours = {
  readonly hull: string;
  readonly house: string;
  readonly funnel: string;
  readonly lit: string;
};

/** A small passenger ferry, bow to the right, water line at y = 0, about 110 wide. */
export function ferry(paint: Painter, { hull, house, funnel, lit }: FerryColours): void {
  const wall = (top: number, bottom: number) => down(top, bottom, [0, lighter(house, 0.15)], [1, darker(house, 0.16)]);
  paint.box(-12, -50, 9, 17, across(-12, -3, [0, lighter(funnel, 0.15)], [1, darker(funnel, 0.35)]), 1, 1);
  paint.box(-12, -46, 9, 3.4, '#f2e9d8', 0.9);
  paint.box(4, -45, 24, 14, wall(-45, -31), 1, 1.5);
  paint.box(2, -47, 28, 2.6, darker(house, 0.35), 1, 1);
  paint.box(-40, -33, 76, 16, wall(-33, -17), 1, 1.5);
  paint.box(-43, -35, 82, 2.8, darker(house, 0.3), 1, 1);
  for (let x = -35; x < 30; x += 10.2) {
    paint.glow(x + 3, -26, 8, lit, 0.3);
    paint.box(x, -29.5, 6.2, 6.8, lit, 1, 1.2);
  }
  for (let x = 7; x < 25; x += 6.4) paint.box(x, -42, 4.4, 6, lit, 1, 0.8);
  paint.line('M16 -47V-66M16 -60L30 -47M16 -62L-6 -50', 0.6, darker(hull, 0.3));
  paint.fill(
    'M-54 -17H58C55 -6 49 2 42 7H-44C-50 1 -53 -8 -54 -17z',
    down(-17, 7, [0, lighter(hull, 0.16)], [0.5, hull], [1, darker(hull, 0.45)]),
  );
  paint.line('M-53.800 -15.500H57.500', 1.6, funnel);
  paint.line('M-49 1.500H47', 1.4, darker(funnel, 0.2), 0.9);
  for (let x = -44; x < 46; x += 12) paint.circle(x, -8, 1.7, darker(hull, 0.6));
}
