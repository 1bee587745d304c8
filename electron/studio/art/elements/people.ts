import { darker, lighter } from '../colour.ts';
import { down, type Painter } from '../painter.ts';
import { smooth } from '../shape.ts';
import { handLantern } from './lamps.ts';

/** What a figure wears and is made of. */
export type Wear = {
  readonly skin: string;
  readonly hair: string;
  readonly coat: string;
  readonly trim: string;
  readonly boots: string;
  /** Eyes and cheeks; a silhouette has none. */
  readonly face: boolean;
};

export const silhouette = (ink: string): Wear => ({
  skin: ink,
  hair: ink,
  coat: ink,
  trim: ink,
  boots: ink,
  face: false,
});

/** Draws a figure twice: a hair's breadth towards the light in the light's colour, then in its own. */
export function rimLit(
  paint: Painter,
  towardsX: number,
  light: string,
  figure: (wear: Wear) => void,
  ink: string,
): void {
  paint.place({ x: towardsX * 0.9, y: -0.5 }, () => figure(silhouette(light)));
  figure(silhouette(ink));
}

const shaded = (colour: string, face: boolean, top: number, bottom: number) =>
  face ? down(top, bottom, [0, lighter(colour, 0.1)], [0.55, colour], [1, darker(colour, 0.3)]) : colour;

/** A girl in a rain coat, facing right, feet at the origin, about 62 high. */
export function girl(
  paint: Painter,
  wear: Wear,
  { lift = 0, stride = 0, lantern = null as string | null, swing = 0, wind = 0 } = {},
): void {
  const { skin, hair, coat, trim, boots, face } = wear;
  const leg = (x: number, turn: number) =>
    paint.place({ x, y: -14, turn }, () => {
      paint.box(-2.2, 0, 4.4, 9, darker(face ? '#3b4256' : boots, 0.05), 1, 1.5);
      paint.fill('M-2.700 6H2.700L2.900 12C4.400 12.300 6.200 13 6.200 14.500H-2.900z', shaded(boots, face, 6, 14));
    });
  leg(-3.2, stride * 22);
  leg(3.4, -stride * 22);
  const shoulderY = -39;
  const armTurn = 42 - lift * 78;
  // The arm behind the body.
  paint.place({ x: -3, y: shoulderY, turn: stride * 20 + 6 }, () =>
    paint.line('M0 1L-2.500 15', 4.6, shaded(darker(coat, face ? 0.22 : 0), face, 0, 15)),
  );
  const hem = wind * 3;
  paint.fill(
    smooth([
      [-3.6, -43.5],
      [-8.2, -37],
      [-11, -24],
      [-14 - hem, -9.5],
      [-6 - hem * 0.5, -7.5],
      [3, -7.2],
      [13 - hem, -9.5],
      [10.4, -24],
      [7.4, -37],
      [3.8, -43.5],
    ]),
    shaded(coat, face, -44, -7),
  );
  if (face) {
    paint.line('M1.400 -41C2.200 -30 2.400 -18 2 -8', 0.7, darker(coat, 0.25));
    for (const y of [-34, -27, -20]) paint.circle(4.2, y, 0.95, trim);
    paint.fill(
      'M-9 -21.500C-7 -20.800 -4.800 -20.800 -3 -21.500L-3 -16C-5 -15.300 -7.500 -15.300 -9.600 -16z',
      darker(coat, 0.16),
    );
  }
  // Scarf with a tail in the wind.
  paint.brush(
    smooth([
      [-3, -42],
      [-8, -41 + wind],
      [-13 - wind * 4, -38 - wind * 3],
      [-17 - wind * 6, -33 - wind * 6],
    ]),
    5,
    trim,
  );
  paint.circle(0.6, -50.5, 8.2, shaded(skin, face, -58, -42));
  if (face) {
    paint.circle(4.3, -50.6, 0.95, '#2b2230');
    paint.circle(7.4, -50.8, 0.75, '#2b2230');
    paint.mist(4.6, -47.4, 2.2, 1.7, '#f0826a', 0.7);
    paint.fill('M8 -49.800C9.800 -49.600 9.800 -47.900 8.100 -48z', skin);
    paint.line('M5.200 -45.800C6 -45.200 6.900 -45.300 7.400 -45.800', 0.55, '#8a4a45');
  }
  paint.fill(
    'M-6.400 -43.500C-10 -45 -11.300 -52 -8.600 -56.500C-6 -61 1 -62.500 5.500 -59.800C8.600 -58 9.400 -55.200 9 -53C5.500 -53.300 1.600 -54.700 -.6 -56.600C-.8 -52.500 -2.400 -50.500 -2.600 -47.500C-2.800 -45 -4.200 -43.300 -6.400 -43.500z',
    shaded(hair, face, -62, -43),
  );
  paint.circle(-6.6, -61.2, 4.1, shaded(hair, face, -65, -57));
  paint.fill(
    'M-6.500 -43.800C-2 -40.600 4 -40.600 6.800 -43.400L7.400 -40C3 -37.400 -4 -37.600 -7.200 -40.200z',
    shaded(trim, face, -44, -37),
  );
  paint.place({ x: 4.6, y: shoulderY, turn: armTurn }, () => {
    paint.line('M0 1C5 1.500 10 1.500 15.500 1', 5, shaded(coat, face, -2, 5));
    paint.circle(17.2, 1, 2.4, skin);
  });
  if (lantern) {
    const angle = (armTurn * Math.PI) / 180;
    paint.place(
      {
        x: 4.6 + Math.cos(angle) * 17 - Math.sin(angle),
        y: shoulderY + Math.sin(angle) * 17 + Math.cos(angle),
        turn: swing,
      },
      () => handLantern(paint, lantern, face ? '#6b4a2c' : boots),
    );
  }
}

/** An old man in a long coat and cap, facing right, feet at the origin, about 80 high. */
export function oldMan(
  paint: Painter,
  wear: Wear,
  { stoop = 0, lantern = null as string | null, swing = 0, staff = true } = {},
): void {
  const { skin, hair, coat, trim, boots, face } = wear;
  paint.fill('M-9 -14h7.500l.5 10c2 .4 4 1.400 4 4H-9z', shaded(boots, face, -14, 0));
  paint.fill('M2 -14h7.500l.3 10c2 .4 4.200 1.400 4.200 4H2z', shaded(boots, face, -14, 0));
  paint.place({ turn: stoop }, () => {
    paint.fill(
      smooth([
        [-6, -57],
        [-13, -50],
        [-15.5, -30],
        [-17, -8],
        [0, -5.5],
        [17, -8],
        [15, -30],
        [12, -50],
        [6.5, -57],
      ]),
      shaded(coat, face, -58, -6),
    );
    if (face) {
      paint.line('M2 -52C3 -38 3.200 -20 2.800 -6.500', 0.8, darker(coat, 0.28));
      for (const y of [-44, -35, -26]) paint.circle(5.4, y, 1.15, trim);
      paint.line('M-13 -24C-9 -22.800 -6.500 -22.800 -3.500 -23.800', 0.8, darker(coat, 0.3));
    }
    paint.circle(1.2, -65, 9, shaded(skin, face, -74, -56));
    if (face) {
      paint.circle(5.6, -66.4, 0.95, '#2b2230');
      paint.circle(8.9, -66.6, 0.75, '#2b2230');
      paint.line('M3.800 -69.200C5 -70 6.400 -69.900 7.200 -69.400', 1.1, hair);
    }
    paint.fill('M9 -66.200C12.600 -65.500 12.800 -62.400 9.600 -62.200z', face ? darker(skin, 0.08) : skin);
    paint.fill(
      'M-7 -67C-9.400 -58 -7 -49.500 -1.500 -46C2.500 -43.600 7.600 -46.500 9.600 -51C11 -54.500 11 -58.500 10.200 -61.400C7.800 -60.200 5 -60.400 3.200 -61.600C1 -63 -1.500 -66.200 -2.600 -68.600z',
      shaded(hair, face, -68, -46),
    );
    paint.fill(
      'M-8.600 -68.500C-10 -76.500 -3 -79.500 2.500 -79C8 -78.500 11 -75 10.600 -70.800C13 -70.600 15.400 -69.400 16 -68C11 -68.600 -2 -69.400 -8.600 -68.500z',
      shaded(trim, face, -79, -68),
    );
    paint.place({ x: 8, y: -51, turn: lantern ? 30 : 52 }, () => {
      paint.line('M0 1C6 2 11 2 17 1.500', 6.4, shaded(darker(coat, face ? 0.08 : 0), face, -2, 6));
      paint.circle(18.8, 1.5, 2.8, skin);
    });
    if (staff && !lantern)
      paint.line(
        'M19.200 -37C20.500 -24 21.500 -12 22.600 0M19.200 -37c-1.500 -3 -5.500 -3.400 -6.500 -.5',
        1.7,
        face ? '#6b4a2c' : boots,
      );
    if (lantern)
      paint.place({ x: 23, y: -40, turn: swing, scale: 1.15 }, () =>
        handLantern(paint, lantern, face ? '#6b4a2c' : boots),
      );
  });
}

/** A woman in an oilskin and sou'wester, facing right, feet at the origin, about 76 high. */
export function skipper(paint: Painter, { skin, hair, coat, trim, boots, face }: Wear, { point = 0 } = {}): void {
  paint.fill('M-8 -16h7l.5 12c2 .4 4 1.400 4 4H-8z', shaded(boots, face, -16, 0));
  paint.fill('M2 -16h7l.3 12c2 .4 4 1.400 4 4H2z', shaded(boots, face, -16, 0));
  paint.fill('M-8 -30H9L8.500 -13H1L.5 -24L-.5 -13H-7.600z', face ? '#39465c' : boots);
  paint.fill(
    smooth([
      [-5, -52],
      [-10.5, -47],
      [-12, -34],
      [-13, -22],
      [0, -20],
      [13, -22],
      [11.5, -34],
      [10, -47],
      [5.5, -52],
    ]),
    shaded(coat, face, -54, -20),
  );
  if (face) {
    paint.line('M1.600 -51V-21', 0.8, darker(coat, 0.25));
    for (const y of [-44, -36, -28]) paint.box(2.6, y, 3.2, 1.3, trim, 1, 0.6);
  }
  paint.fill('M-7.500 -62C-11 -52 -10 -46 -7.500 -43.500C-4.500 -42 -3.500 -48 -3 -54z', shaded(hair, face, -64, -43));
  paint.circle(1, -60, 8, shaded(skin, face, -68, -52));
  if (face) {
    paint.circle(4.6, -60.6, 0.9, '#2b2230');
    paint.circle(7.4, -60.8, 0.7, '#2b2230');
    paint.line('M4.600 -55.800C5.600 -55 6.800 -55.200 7.500 -56', 0.6, '#8a4a45');
  }
  paint.fill('M8.400 -60.500C10.400 -60 10.400 -58.200 8.600 -58.200z', skin);
  paint.fill(
    'M-8 -62.500C-9 -71 -3 -73.500 1.500 -73.200C6.500 -73 9.800 -69.500 9.600 -64.600L13.500 -62.600C9 -62.300 2 -64 -2 -64.200C-6 -64.200 -9.800 -59 -14 -56.500C-12.500 -59.500 -10 -62 -8 -62.500z',
    shaded(trim, face, -73, -57),
  );
  paint.place({ x: 6.6, y: -46, turn: 62 - point * 66 }, () => {
    paint.line('M0 1C6 2 10 2 16.500 1.500', 5.6, shaded(darker(coat, face ? 0.08 : 0), face, -2, 5));
    paint.circle(18.4, 1.5, 2.5, skin);
  });
  paint.place({ x: -6.6, y: -46, turn: 96 }, () => {
    paint.line('M0 1C6 3 10 3 16.500 1', 5.4, shaded(darker(coat, face ? 0.18 : 0), face, -2, 5));
    paint.circle(18, 1, 2.4, skin);
  });
}
