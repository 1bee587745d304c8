import { darker, lighter } from '../colour.ts';
import { ferry, rowboat, sailboat } from '../elements/vessels.ts';
import type { Picture } from '../picture.ts';
import { across, down, type Painter } from '../painter.ts';
import { ellipse } from '../shape.ts';
import type { Stage } from '../stage.ts';
import { backdrop } from './backdrop.ts';

const hulls = ['#7a4a33', '#9a3f38', '#2f5d73', '#d9d2c2', '#4f6f4a'] as const;
const paints = ['#b5483a', '#3f7d86', '#d9a441', '#5a6f9a', '#6f8f55'] as const;
const at = <T>(list: readonly [T, ...T[]], variant: number): T => list[variant % list.length] ?? list[0];

const vehicle = (draw: (paint: Painter, stage: Stage) => void, halfWidth: number, footY = 152): Picture => ({
  moods: ['mist'],
  focusX: 160,
  draw: (stage) => {
    backdrop(stage, footY, halfWidth);
    stage.paint.place({ x: 160, y: footY - 12 }, () => draw(stage.paint, stage));
  },
});

const petrel = vehicle((paint, { variant }) => {
  paint.place({ scale: 1.95 }, () =>
    sailboat(paint, {
      hull: at(hulls, variant),
      stripe: '#f0e2c4',
      sail: at(['#efe2c6', '#e8c9a8', '#c9d4d2', '#d98a6a'], variant),
      mast: '#6b4a30',
      lamp: null,
    }),
  );
}, 74);

const dinghy = vehicle((paint, { variant }) => {
  paint.place({ y: -18, scale: 2.5 }, () =>
    rowboat(paint, { hull: at(hulls, variant), trim: '#e6d2a8', oars: '#c69a63' }),
  );
}, 100);

const ferryModel = vehicle((paint, { variant }) => {
  paint.place({ scale: 1.7 }, () =>
    ferry(paint, {
      hull: at(['#27405e', '#3f5f4a', '#5a2f38'], variant),
      house: '#efe6d2',
      funnel: at(paints, variant),
      lit: '#cfe3ea',
    }),
  );
}, 108);

const wheel = (paint: Painter, x: number, radius: number, spokes: number) => {
  paint.line(ellipse(x, -radius, radius, radius), radius * 0.13, '#24282c');
  paint.line(ellipse(x, -radius, radius * 0.88, radius * 0.88), radius * 0.06, '#9aa3a8');
  for (let spoke = 0; spoke < spokes; spoke += 1) {
    const angle = (spoke / spokes) * Math.PI * 2;
    paint.line(
      `M${x} ${-radius}L${x + Math.cos(angle) * radius * 0.86} ${-radius + Math.sin(angle) * radius * 0.86}`,
      0.8,
      '#b5bdc2',
      0.9,
    );
  }
  paint.circle(x, -radius, radius * 0.11, '#5f6a70');
};

const bicycle = vehicle((paint, { variant }) => {
  const colour = at(paints, variant);
  paint.place({ y: 12 }, () => {
    wheel(paint, -56, 40, 16);
    wheel(paint, 58, 40, 16);
    paint.line(
      'M-56 -40L-24 -86L30 -80L2 -38zM-24 -86L2 -38M30 -80L58 -40M30 -80L27 -100',
      5,
      across(-60, 60, [0, lighter(colour, 0.3)], [1, darker(colour, 0.25)]),
    );
    paint.line('M27 -100C38 -110 50 -104 50 -94', 4, '#3b2a22');
    paint.line('M-24 -86L-28 -99', 4, '#9aa3a8');
    paint.fill('M-44 -102C-34 -106 -20 -104 -12 -99C-20 -96 -36 -95 -44 -97z', '#3b2a22');
    paint.circle(2, -38, 9, '#4a5258');
    paint.line('M2 -38L10 -24M5 -23h10', 3, '#2c3034');
    paint.box(34, -88, 30, 22, '#b98f5c', 1, 4);
    paint.line('M34 -80H64M34 -73H64M42 -88V-66M50 -88V-66M57 -88V-66', 1, '#7d5a33', 0.8);
  });
}, 96);

const cart = vehicle((paint, { variant }) => {
  const wood = at(['#8a5a33', '#a5713f', '#6e4a34'], variant);
  paint.place({ y: 12 }, () => {
    paint.line('M60 -56L112 -34', 7, darker(wood, 0.2));
    paint.fill('M-88 -96H62L50 -46H-70z', down(-96, -46, [0, lighter(wood, 0.2)], [1, darker(wood, 0.3)]));
    for (const y of [-84, -71, -58])
      paint.line(`M${-85 + (y + 96) * 0.36} ${y}H${59 - (y + 96) * 0.24}`, 1.4, darker(wood, 0.45));
    for (let fruit = 0; fruit < 13; fruit += 1)
      paint.circle(
        -72 + fruit * 10,
        -100 - (fruit % 3) * 5,
        8.5,
        across(-80 + fruit * 10, -62 + fruit * 10, [0, '#ffc46a'], [1, '#c9642f']),
      );
    wheel(paint, -18, 34, 10);
  });
}, 96);

const tram = vehicle((paint, { variant }) => {
  const colour = at(paints, variant);
  paint.place({ y: 10 }, () => {
    paint.line('M-4 -118L22 -140M-4 -118L22 -140H-20', 2.2, '#2c3034');
    paint.box(-104, -120, 208, 8, '#2f3439', 1, 4);
    paint.box(-100, -114, 200, 56, down(-114, -58, [0, '#fbf3df'], [1, '#d9cdb2']), 1, 4);
    for (let window = 0; window < 6; window += 1)
      paint.box(-92 + window * 31, -106, 25, 34, down(-106, -72, [0, '#b9dbe4'], [1, '#6f9aab']), 1, 3);
    paint.box(-104, -64, 208, 44, down(-64, -20, [0, lighter(colour, 0.15)], [1, darker(colour, 0.3)]), 1, 5);
    paint.box(-104, -50, 208, 3, '#f0d9a0');
    paint.box(-18, -106, 34, 84, darker(colour, 0.25), 1, 3);
    paint.box(-14, -102, 26, 44, down(-102, -58, [0, '#b9dbe4'], [1, '#6f9aab']), 1, 2);
    paint.circle(97, -44, 6, '#ffe9a8');
    paint.box(-92, -20, 184, 8, '#24282c', 1, 3);
    for (const x of [-66, -40, 40, 66]) {
      paint.circle(x, -11, 11, '#2c3034');
      paint.circle(x, -11, 5, '#8a949a');
    }
  });
  paint.box(-130, 12, 260, 2.4, '#6f787e', 0.8);
}, 120);

export const vehicleModels = { petrel, dinghy, ferryModel, bicycle, cart, tram } as const;
