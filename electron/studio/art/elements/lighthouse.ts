import { darker, lighter } from '../colour.ts';
import { across, type Painter } from '../painter.ts';
import { polygon } from '../shape.ts';

export type Tower = {
  readonly x: number;
  readonly foot: number;
  readonly scale: number;
  readonly wall: string;
  readonly band: string;
  /** Colour of the burning lamp. */
  readonly lamp: string;
};

/** The lamp of a tower stands this high above its foot, at scale 1. */
export const lampHeight = 67;

/** A light beam from a lamp, `angle` degrees from pointing right, fading out along `reach`. */
export function beam(
  paint: Painter,
  x: number,
  y: number,
  angle: number,
  reach: number,
  width: number,
  colour: string,
  opacity: number,
): void {
  paint.place({ x, y, turn: angle }, () => {
    paint.fill(
      polygon(0, -1.4, reach, -width, reach, width, 0, 1.4),
      across(0, reach, [0, colour, 0.85], [0.25, colour, 0.42], [1, colour, 0]),
      opacity,
      'screen',
    );
    paint.fill(
      polygon(0, -0.8, reach * 0.8, -width * 0.36, reach * 0.8, width * 0.36, 0, 0.8),
      across(0, reach * 0.8, [0, colour, 0.6], [1, colour, 0]),
      opacity,
      'screen',
    );
  });
}

export function lighthouse(paint: Painter, { x, foot, scale, wall, band, lamp }: Tower): void {
  paint.place({ x, y: foot, scale }, () => {
    const side = (colour: string) =>
      across(-9, 9, [0, lighter(colour, 0.1)], [0.35, colour], [1, darker(colour, 0.45)]);
    paint.fill(polygon(-9.5, 3, -6, -58, 6, -58, 9.5, 3), side(wall));
    for (const [low, high] of [
      [-12, -24],
      [-36, -47],
    ] as const) {
      const half = (y: number) => 9.5 + ((y - 3) / -61) * -3.5;
      paint.fill(polygon(-half(low), low, -half(high), high, half(high), high, half(low), low), side(band));
    }
    for (const y of [-30, -53]) paint.box(-1.3, y, 2.6, 4.2, darker(wall, 0.72), 0.85, 1.3);
    paint.box(-1.9, -6, 3.8, 9, darker(wall, 0.75), 0.9, 1.9);
    paint.fill(polygon(-6, -57, -8.4, -60, -8.4, -62, 8.4, -62, 8.4, -60, 6, -57), side(band));
    paint.line('M-8.200 -66h16.400M-8.200 -62v-4M-4 -62v-4M4 -62v-4M8.200 -62v-4', 0.55, darker(band, 0.35));
    paint.glow(0, -lampHeight, 26, lamp, 0.8);
    paint.box(-4.4, -72, 8.8, 10, lighter(lamp, 0.5), 1, 0.6);
    paint.line('M-4.400 -72v10M-1.500 -72v10M1.500 -72v10M4.400 -72v10', 0.5, darker(band, 0.45));
    paint.fill('M-6.400 -71.500C-5 -76.500 -2 -79 0 -80C2 -79 5 -76.500 6.400 -71.500z', side(band));
    paint.box(-0.4, -84, 0.8, 5, darker(band, 0.4));
    paint.circle(0, -84, 0.9, darker(band, 0.4));
    paint.glow(0, -lampHeight, 11, '#ffffff', 0.85);
  });
}
