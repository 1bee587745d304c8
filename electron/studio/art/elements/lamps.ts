import { darker, lighter } from '../colour.ts';
import { across, down, type Painter } from '../painter.ts';
import { polygon } from '../shape.ts';

/** A small lantern hanging from the origin, lit. */
export function handLantern(paint: Painter, light: string, metal: string): void {
  paint.glow(0, 8, 34, light, 0.75);
  paint.line('M-3 5C-3 -1 3 -1 3 5', 0.9, metal);
  paint.fill('M-2.600 5.500h5.200l1.600 8h-8.400z', down(5, 14, [0, lighter(light, 0.6)], [1, light]));
  paint.fill('M-3.600 4h7.200l.6 2h-8.400zM-4.600 13h9.200v2h-9.200z', metal);
  paint.glow(0, 9.5, 10, '#ffffff', 0.9);
}

/** A large ship's lantern standing on the origin, about 84 high; `burning` 0 (cold) to 1. */
export function lantern(paint: Painter, light: string, metal: string, burning = 1): void {
  const body = (left: number, right: number) =>
    across(left, right, [0, lighter(metal, 0.22)], [0.35, metal], [1, darker(metal, 0.5)]);
  if (burning > 0) {
    paint.glow(0, -38, 96, light, 0.55 * burning);
    paint.glow(0, -38, 52, light, 0.5 * burning);
  }
  paint.line('M-15 -70C-17 -92 17 -92 15 -70', 2.4, body(-17, 17));
  paint.fill(
    polygon(-18, -60, -23, -12, 23, -12, 18, -60),
    down(-60, -12, [0, lighter(light, 0.55)], [0.55, lighter(light, 0.25)], [1, light]),
    0.25 + 0.7 * burning,
  );
  if (burning > 0) {
    paint.glow(0, -32, 26, '#ffffff', 0.75 * burning);
    paint.fill(
      'M0 -46C6 -36 7.500 -30 6 -25.500C4.500 -21.500 -4.500 -21.500 -6 -25.500C-7.500 -30 -4 -36 0 -46z',
      down(-46, -22, [0, '#ffb13d'], [0.6, '#fff2c4'], [1, '#ffd977']),
      burning,
    );
  }
  paint.fill('M-19 -62h38l2 -6c0 -7 -12 -8 -14 -14h-14c-2 6 -14 7 -14 14z', body(-21, 21));
  paint.box(-5, -86, 10, 5, body(-5, 5), 1, 2);
  for (const x of [-20, -7, 7, 20]) paint.line(polygon(x * 0.9, -61, x * 1.12, -12), 1.5, body(x - 2, x + 2));
  paint.line('M-20.500 -36.500H20.500', 1.1, body(-21, 21));
  paint.fill('M-25 -13h50l3 9c1 3 -1 4 -3 4h-50c-2 0 -4 -1 -3 -4z', body(-28, 28));
  paint.box(-27, -7.4, 54, 1.5, lighter(metal, 0.35), 0.5);
}

/** A paper lantern of the festival, hanging from the origin. */
export function paperLantern(paint: Painter, colour: string, size = 1): void {
  paint.place({ scale: size }, () => {
    paint.glow(0, 8, 24, colour, 0.55);
    paint.fill(
      'M-4.500 1C-9 4 -9 13 -4.500 16h9C9 13 9 4 4.500 1z',
      across(-8, 8, [0, lighter(colour, 0.45)], [0.5, lighter(colour, 0.62)], [1, colour]),
    );
    paint.line('M-7.300 5.500h14.600M-7.900 8.500h15.800M-7.300 11.500h14.600', 0.35, darker(colour, 0.25), 0.6);
    paint.box(-4, -0.4, 8, 1.8, darker(colour, 0.65), 1, 0.6);
    paint.box(-4, 15.4, 8, 1.8, darker(colour, 0.65), 1, 0.6);
    paint.line('M0 17v4', 0.5, darker(colour, 0.5));
  });
}

/** A street lamp on a post, foot at the origin, about 62 high. */
export function streetLamp(paint: Painter, light: string, metal: string): void {
  paint.line('M0 0V-52M0 -50C0 -58 10 -59 12 -54', 1.7, metal);
  paint.fill('M-3 0h6l-1.500 -7h-3z', metal);
  paint.place({ x: 12, y: -54 }, () => {
    paint.glow(0, 5, 46, light, 0.6);
    paint.fill('M-3 1h6l1.800 8h-9.600z', down(1, 9, [0, lighter(light, 0.6)], [1, light]));
    paint.fill('M-4.400 1.500L0 -2.500 4.400 1.500z', metal);
    paint.box(-5.2, 8.6, 10.4, 1.2, metal);
  });
}
