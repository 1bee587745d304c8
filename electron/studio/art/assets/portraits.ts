import { darker, lighter, mix } from '../colour.ts';
import type { Picture } from '../picture.ts';
import { down, outward, type Painter } from '../painter.ts';
import { ellipse } from '../shape.ts';

const skins = ['#f3c9a5', '#e6ae86', '#d29a70', '#b57a52', '#8c5a3c', '#6b4430', '#f6d6bd'] as const;
const hairs = ['#2a2024', '#4a2f26', '#7a4a2c', '#b5803f', '#8f3f2e', '#9a948c', '#3a3550', '#d8c3a0'] as const;
const grounds = [
  '#f0a9a0',
  '#8fb8e8',
  '#9fd0a8',
  '#d8a8e0',
  '#e0c27e',
  '#7fd0cf',
  '#c8c486',
  '#f0b48a',
  '#a8a8e6',
] as const;
const shirts = ['#3f4f6b', '#6b3f4f', '#3f6b5f', '#5f5a48', '#8a4a3a', '#4a4a66', '#2f5a6b'] as const;

const at = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0];

type Cut = (paint: Painter, hair: string) => void;

/** Hair before the face; the head is a circle of 42 around the origin. */
const fronts: readonly [Cut, ...Cut[]] = [
  // A fringe to one side.
  (paint, hair) =>
    paint.fill(
      'M-46 4C-52 -34 -26 -58 4 -56C34 -55 50 -34 46 2C42 -10 36 -20 26 -26C8 -16 -22 -14 -36 -20C-42 -12 -44 -4 -46 4z',
      hair,
    ),
  // Short and swept up.
  (paint, hair) =>
    paint.fill(
      'M-45 -2C-50 -30 -40 -44 -30 -48C-26 -60 12 -66 26 -54C42 -52 50 -30 45 -2C42 -14 38 -24 30 -30C14 -24 -14 -26 -28 -32C-38 -26 -42 -14 -45 -2z',
      hair,
    ),
  // Curls.
  (paint, hair) => {
    for (const [x, y, radius] of [
      [-40, -12, 14],
      [-36, -32, 16],
      [-20, -46, 17],
      [0, -52, 18],
      [20, -47, 17],
      [36, -33, 16],
      [41, -13, 14],
      [-10, -38, 14],
      [12, -38, 14],
    ] as const)
      paint.circle(x, y, radius, hair);
  },
  // Middle parting.
  (paint, hair) =>
    paint.fill(
      'M0 -44C-18 -40 -34 -28 -40 6L-48 10C-54 -36 -30 -58 0 -57C30 -58 54 -36 48 10L40 6C34 -28 18 -40 0 -44z',
      hair,
    ),
  // Receding.
  (paint, hair) =>
    paint.fill(
      'M-46 8C-50 -20 -44 -34 -36 -40C-40 -28 -40 -14 -41 -2zM46 8C50 -20 44 -34 36 -40C40 -28 40 -14 41 -2zM-30 -40C-14 -54 16 -54 30 -40C14 -46 -14 -46 -30 -40z',
      hair,
    ),
];

/** Hair behind the face. */
const backs: readonly [Cut, ...Cut[]] = [
  (paint, hair) => paint.fill('M-50 -10C-56 30 -54 66 -44 78H44C54 66 56 30 50 -10C40 -60 -40 -60 -50 -10z', hair),
  (paint, hair) => paint.circle(0, -8, 48, hair),
  (paint, hair) => {
    for (let curl = 0; curl < 14; curl += 1)
      paint.circle(
        Math.cos((curl / 13) * Math.PI + Math.PI) * 48,
        Math.sin((curl / 13) * Math.PI + Math.PI) * 46 + 2,
        17,
        hair,
      );
    for (const x of [-46, 46]) paint.circle(x, 20, 16, hair);
  },
  (paint, hair) => {
    paint.circle(0, -10, 47, hair);
    paint.circle(0, -62, 21, hair);
  },
  (paint, hair) => paint.circle(0, -6, 45, hair),
];

/** A friendly face on a plain colour, as people choose for their account. */
export const portrait: Picture = {
  moods: ['mist'],
  focusX: 160,
  draw: ({ paint, random, variant }) => {
    const skin = at(skins, variant * 3 + random.whole(0, 1));
    const hair = at(hairs, variant * 5 + random.whole(0, 2));
    const ground = at(grounds, variant);
    const shirt = at(shirts, variant * 2 + 1);
    const style = variant % fronts.length;
    const beard = style === 4 || (style === 1 && random.chance(0.5));
    const glasses = random.chance(0.32);
    paint.cover(down(0, 180, [0, lighter(ground, 0.14)], [1, darker(ground, 0.08)]));
    paint.cover(outward(160, 60, 130, [0, '#ffffff', 0.22], [1, '#ffffff', 0]));
    paint.place({ x: 160, y: 84, scale: 1.16, turn: random.between(-3, 3) }, () => {
      at(backs, style)(paint, darker(hair, 0.22));
      paint.fill(
        'M-78 110C-76 74 -48 62 -22 56L0 66L22 56C48 62 76 74 78 110z',
        down(56, 110, [0, lighter(shirt, 0.12)], [1, darker(shirt, 0.2)]),
      );
      paint.fill('M-17 26H17V58C17 66 6 71 0 71C-6 71 -17 66 -17 58z', darker(skin, 0.14));
      paint.fill('M-24 55L-17 49C-12 62 12 62 17 49L24 55C18 74 -18 74 -24 55z', lighter(shirt, 0.28));
      for (const x of [-42, 42]) paint.ellipse(x, 3, 8.5, 11, darker(skin, 0.1));
      paint.fill(
        'M-42 -10C-42 -36 -22 -48 0 -48C22 -48 42 -36 42 -10C42 20 26 45 0 45C-26 45 -42 20 -42 -10z',
        down(-48, 45, [0, lighter(skin, 0.08)], [1, darker(skin, 0.07)]),
      );
      if (beard)
        paint.fill(
          'M-42 -2C-40 34 -22 53 0 53C22 53 40 34 42 -2C36 12 28 15 18 14C8 11 -8 11 -18 14C-28 15 -36 12 -42 -2z',
          darker(hair, 0.05),
        );
      at(fronts, style)(paint, hair);
      for (const x of [-16, 16]) {
        paint.ellipse(x, -1, 4.3, 5.2, '#2b2228');
        paint.circle(x + 1.5, -3, 1.5, '#ffffff', 0.9);
        paint.line(`M${x - 8} -13C${x - 3} ${-17} ${x + 3} ${-17} ${x + 8} -13`, 2.7, darker(hair, 0.2));
        paint.mist(x * 1.6, 14, 10, 7, mix(skin, '#e8604c', 0.6), 0.6);
      }
      if (glasses) {
        for (const x of [-16, 16]) paint.line(ellipse(x, -1, 12.5, 11.5), 2.2, '#2c2a33');
        paint.line('M-4 -3C-2 -5 2 -5 4 -3M-28 -3L-41 -6M28 -3L41 -6', 2.2, '#2c2a33');
      }
      paint.line('M-2 6C-4 11 -1 13.500 3 12.500', 2, darker(skin, 0.32));
      paint.fill('M-13 22C-7 25 7 25 13 22C11 32 -11 32 -13 22z', darker(mix(skin, '#a03a3a', 0.55), 0.1));
      paint.fill(
        'M-10.500 23.400C-6 25.200 6 25.200 10.500 23.400L9.600 26C5 27.400 -5 27.400 -9.600 26z',
        '#ffffff',
        0.9,
      );
    });
  },
};
