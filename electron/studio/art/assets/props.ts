import { darker, lighter, mix } from '../colour.ts';
import { lantern, paperLantern, streetLamp } from '../elements/lamps.ts';
import type { Picture } from '../picture.ts';
import { across, down, type Painter } from '../painter.ts';
import { box, ellipse, polygon, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';
import { backdrop } from './backdrop.ts';

const woods = ['#8a5a33', '#a5713f', '#6e4a34', '#95693f'] as const;
const metals = ['#8a6a3c', '#7d8a92', '#9a5b3c', '#5f6f74'] as const;
const paints = ['#b5483a', '#3f7d86', '#d9a441', '#5a6f9a', '#6f8f55'] as const;

const byVariant = <T>(list: readonly [T, ...T[]], variant: number): T => list[variant % list.length] ?? list[0];
const round = (colour: string, left: number, right: number) =>
  across(
    left,
    right,
    [0, lighter(colour, 0.1)],
    [0.3, lighter(colour, 0.22)],
    [0.55, colour],
    [1, darker(colour, 0.5)],
  );

const prop = (draw: (paint: Painter, stage: Stage) => void, halfWidth = 56): Picture => ({
  moods: ['mist'],
  focusX: 160,
  draw: (stage) => {
    backdrop(stage, 152, halfWidth);
    stage.paint.place({ x: 160, y: 152 }, () => draw(stage.paint, stage));
  },
});

const heroLantern = prop((paint, { variant }) => {
  paint.place({ scale: 1.42 }, () =>
    lantern(paint, byVariant(['#ffc66b', '#ff9e6b', '#ffe08f', '#8fd8ff'], variant), byVariant(metals, variant)),
  );
});

const coldLantern = prop((paint, { variant }) => {
  paint.place({ scale: 1.42 }, () => lantern(paint, '#9fb0b5', byVariant(metals, variant + 1), 0));
});

const logbook = prop((paint, { variant }) => {
  const cover = byVariant(['#7d3f33', '#3f5f63', '#5a4a6b', '#6b5a2f'], variant);
  paint.place({ y: -8 }, () => {
    paint.fill(
      'M-92 -72C-60 -84 -22 -82 0 -66C22 -82 60 -84 92 -72L98 6C62 -6 24 -4 0 10C-24 -4 -62 -6 -98 6z',
      darker(cover, 0.15),
    );
    for (const side of [-1, 1]) {
      paint.place({ scaleX: side }, () => {
        paint.fill(
          'M0 -64C22 -80 58 -82 86 -72L91 -2C60 -12 24 -10 0 4z',
          across(0, 91, [0, '#a8946c'], [0.16, '#efe2c2'], [0.6, '#fbf3dd'], [1, '#d8c7a0']),
        );
        for (let row = 0; row < 7; row += 1)
          paint.line(
            `M14 ${-58 + row * 8}C34 ${-68 + row * 8} 56 ${-69 + row * 8} ${78 - (row % 3) * 8} ${-63 + row * 8}`,
            1.1,
            '#8f7c58',
            0.75,
          );
      });
    }
    paint.fill('M4 -66L12 -70L13 16L8 10L3 15z', '#b5483a');
  });
}, 96);

const chain = prop((paint, { variant }) => {
  const steel = byVariant(['#8e979c', '#a3865a', '#6f7a80'], variant);
  for (let link = 0; link < 7; link += 1) {
    const flat = link % 2 === 0;
    paint.place({ x: -96 + link * 32, y: -38 + Math.sin(link * 0.9) * 9, turn: Math.cos(link * 0.9) * 14 }, () => {
      if (flat) {
        paint.line(
          box(-23, -12, 46, 24, 12),
          7.5,
          down(-16, 16, [0, lighter(steel, 0.3)], [0.5, steel], [1, darker(steel, 0.5)]),
        );
      } else {
        paint.box(-22, -3.8, 44, 7.6, down(-4, 4, [0, lighter(steel, 0.35)], [1, darker(steel, 0.4)]), 1, 3.8);
      }
    });
  }
}, 110);

const compass = prop((paint, { variant }) => {
  const brass = byVariant(['#b98a45', '#8f9aa0', '#a5683f'], variant);
  paint.place({ y: -62 }, () => {
    paint.circle(0, 0, 62, {
      kind: 'linear',
      from: [-50, -50],
      to: [50, 50],
      stops: [
        [0, lighter(brass, 0.45)],
        [0.5, brass],
        [1, darker(brass, 0.55)],
      ],
    });
    paint.circle(0, 0, 53, {
      kind: 'linear',
      from: [-50, -50],
      to: [50, 50],
      stops: [
        [0, darker(brass, 0.5)],
        [1, lighter(brass, 0.2)],
      ],
    });
    paint.circle(0, 0, 49, {
      kind: 'radial',
      centre: [-10, -12],
      radius: 66,
      stops: [
        [0, '#fdf6e2'],
        [1, '#d9c79d'],
      ],
    });
    for (let tick = 0; tick < 32; tick += 1) {
      paint.place({ turn: tick * 11.25 }, () =>
        paint.box(-0.5, -46, tick % 4 === 0 ? 1.6 : 0.8, tick % 4 === 0 ? 8 : 4, '#6b5736'),
      );
    }
    for (let point = 0; point < 4; point += 1) {
      paint.place({ turn: point * 90 + 45 }, () => paint.fill(polygon(0, -22, 4, -4, -4, -4), '#c9b07c'));
      paint.place({ turn: point * 90 }, () => paint.fill(polygon(0, -34, 5.5, -5.5, -5.5, -5.5), '#8f7a4d'));
    }
    paint.place({ turn: 28 + variant * 40 }, () => {
      paint.fill(polygon(0, -40, 5, 0, -5, 0), '#c0392f');
      paint.fill(polygon(0, 40, 5, 0, -5, 0), '#39464c');
    });
    paint.circle(0, 0, 4.5, brass);
    paint.fill('M-40 -24C-28 -44 0 -50 20 -42C-4 -40 -24 -30 -34 -12z', '#ffffff', 0.35);
    paint.line(ellipse(0, -72, 9, 9), 4, brass);
  });
}, 62);

const barrel = prop((paint, { variant }) => {
  const wood = byVariant(woods, variant);
  const iron = '#3c4247';
  paint.fill('M-36 -104C-50 -76 -50 -30 -36 -2C-22 6 22 6 36 -2C50 -30 50 -76 36 -104z', round(wood, -48, 48));
  for (const bend of [-30, -18, -6, 6, 18, 30])
    paint.line(`M${bend} -106C${bend * 1.38} -76 ${bend * 1.38} -30 ${bend} 3`, 1, darker(wood, 0.45), 0.8);
  for (const [y, half] of [
    [-90, 41.5],
    [-68, 45],
    [-36, 45],
    [-15, 41.5],
  ] as const) {
    paint.fill(
      `M${-half} ${y - 4}C${-half * 0.4} ${y + 3} ${half * 0.4} ${y + 3} ${half} ${y - 4}V${y + 3}C${half * 0.4} ${y + 10} ${-half * 0.4} ${y + 10} ${-half} ${y + 3}z`,
      round(iron, -half, half),
    );
  }
  paint.ellipse(0, -104, 36, 10, darker(wood, 0.35));
  paint.ellipse(0, -103, 31, 7.4, lighter(wood, 0.1));
  for (const x of [-18, -6, 6, 18]) paint.line(`M${x} -110V-97`, 0.7, darker(wood, 0.4), 0.8);
}, 60);

const crate = prop((paint, { variant }) => {
  const wood = byVariant(woods, variant + 1);
  paint.fill(polygon(-62, -84, 34, -96, 66, -80, -28, -66), lighter(wood, 0.28));
  paint.fill(polygon(-62, -84, -28, -66, -28, 6, -62, -14), darker(wood, 0.38));
  paint.fill(
    polygon(-28, -66, 66, -80, 66, -6, -28, 6),
    across(-28, 66, [0, lighter(wood, 0.12)], [1, darker(wood, 0.22)]),
  );
  for (const share of [0.25, 0.5, 0.75])
    paint.line(`M-28 ${-66 + share * 72}L66 ${-80 + share * 74}`, 1.2, darker(wood, 0.5));
  for (const share of [0.25, 0.5, 0.75])
    paint.line(`M-62 ${-84 + share * 70}L-28 ${-66 + share * 72}`, 1.2, darker(wood, 0.6));
  paint.line('M-22 -1L60 -74', 7, lighter(wood, 0.16));
  paint.line('M-25 -62V3M63 -76V-8M-26 -62L64 -76M-26 2L64 -10', 6.5, lighter(wood, 0.2));
  paint.fill(polygon(2, -52, 34, -56.6, 34, -36, 2, -31), byVariant(paints, variant), 0.85);
  paint.line('M9 -45L27 -47.600M9 -40L21 -41.700', 2, '#f4e9d2', 0.9);
}, 76);

const anchor = prop((paint, { variant }) => {
  const iron = byVariant(['#5c6a72', '#6e6258', '#4f6a66'], variant);
  const metal = across(-40, 40, [0, lighter(iron, 0.3)], [0.5, iron], [1, darker(iron, 0.45)]);
  paint.place({ turn: 10 }, () => {
    paint.line(ellipse(0, -116, 10, 10), 6, metal);
    paint.box(-5, -106, 10, 100, metal, 1, 3);
    paint.box(-34, -94, 68, 8, metal, 1, 4);
    paint.circle(-34, -90, 6, metal);
    paint.circle(34, -90, 6, metal);
    paint.line('M-52 -42C-48 -14 -26 -2 0 -2C26 -2 48 -14 52 -42', 10, metal);
    paint.fill(polygon(-64, -34, -48, -62, -38, -32), metal);
    paint.fill(polygon(64, -34, 48, -62, 38, -32), metal);
  });
  paint.line('M20 -118C52 -120 62 -96 44 -84C22 -70 66 -52 84 -44', 5, '#c9a86f');
  paint.line('M20 -118C52 -120 62 -96 44 -84C22 -70 66 -52 84 -44', 1.4, '#8a6c3f', 0.8);
}, 66);

const rope = prop((paint, { variant }) => {
  const hemp = byVariant(['#c9a86f', '#b9875a', '#d8cbb0'], variant);
  for (let turn = 0; turn < 6; turn += 1) {
    const y = -8 - turn * 10;
    const half = 62 - turn * 1.6;
    paint.line(
      ellipse(0, y, half, half * 0.27),
      10.5,
      across(-half, half, [0, lighter(hemp, 0.15)], [0.4, hemp], [1, darker(hemp, 0.45)]),
    );
    for (let twist = 0; twist < 26; twist += 1) {
      const angle = (twist / 26) * Math.PI;
      const [x, edge] = [Math.cos(angle) * half, y + Math.sin(angle) * half * 0.27];
      paint.line(`M${x - 2} ${edge - 4.5}L${x + 2} ${edge + 4.5}`, 1, darker(hemp, 0.4), 0.6);
    }
  }
  paint.line('M44 -58C66 -66 84 -40 96 -6', 9.5, round(hemp, 40, 96));
}, 86);

const key = prop((paint, { variant }) => {
  const metal = byVariant(['#c29a4f', '#8f9aa0', '#a5683f'], variant);
  const shine = down(-70, -30, [0, lighter(metal, 0.4)], [0.5, metal], [1, darker(metal, 0.4)]);
  paint.place({ y: -50, turn: -24 }, () => {
    paint.line(ellipse(-62, 0, 25, 25), 9, shine);
    paint.circle(-62, -25, 6, shine);
    paint.circle(-62, 25, 6, shine);
    paint.circle(-87, 0, 6, shine);
    paint.box(-38, -5.5, 128, 11, down(-6, 6, [0, lighter(metal, 0.4)], [1, darker(metal, 0.35)]), 1, 3);
    paint.box(-36, -8, 8, 16, shine, 1, 2);
    paint.fill(polygon(58, 4, 58, 34, 68, 34, 68, 22, 76, 22, 76, 34, 88, 34, 88, 4), shine);
  });
}, 90);

const spyglass = prop((paint, { variant }) => {
  const brass = byVariant(['#c29a4f', '#b07a45', '#9aa3a8'], variant);
  const leather = byVariant(['#6b3d2a', '#3f4f5a', '#54402f'], variant);
  const tube = (colour: string, half: number) =>
    down(-half, half, [0, lighter(colour, 0.3)], [0.35, colour], [1, darker(colour, 0.55)]);
  paint.place({ y: -52, turn: -20 }, () => {
    paint.box(-104, -15, 62, 30, tube(brass, 15), 1, 2);
    paint.box(-44, -20, 62, 40, tube(brass, 20), 1, 2);
    paint.box(14, -26, 92, 52, tube(leather, 26), 1, 3);
    for (const [x, half] of [
      [-106, 17],
      [-46, 22],
      [12, 28],
      [98, 29],
    ] as const)
      paint.box(x, -half, 9, half * 2, tube(brass, half), 1, 2);
    paint.ellipse(107, 0, 6, 25, '#1e2a33');
    paint.ellipse(107, -4, 3.4, 16, '#8fc2d8', 0.7);
  });
}, 96);

const bell = prop((paint, { variant }) => {
  const bronze = byVariant(['#b98a45', '#8c7a4a', '#9a6a3f'], variant);
  paint.box(-70, -136, 140, 11, down(-136, -125, [0, '#8a5a33'], [1, '#4a2f1a']), 1, 2);
  paint.line('M0 -126v12', 6, darker(bronze, 0.3));
  paint.fill(
    'M-18 -114C-30 -104 -34 -70 -38 -48C-41 -36 -50 -28 -58 -22H58C50 -28 41 -36 38 -48C34 -70 30 -104 18 -114C8 -120 -8 -120 -18 -114z',
    round(bronze, -56, 56),
  );
  paint.line('M-37 -52C-20 -46 20 -46 37 -52M-33 -78C-18 -73 18 -73 33 -78', 2.2, darker(bronze, 0.35), 0.8);
  paint.fill('M-60 -24C-40 -16 40 -16 60 -24V-18C40 -9 -40 -9 -60 -18z', round(lighter(bronze, 0.1), -60, 60));
  paint.circle(0, -8, 9, round(darker(bronze, 0.2), -9, 9));
  paint.fill('M-22 -106C-30 -90 -32 -64 -36 -48L-28 -46C-26 -66 -24 -92 -14 -108z', '#ffffff', 0.25);
}, 40);

const teapot = prop((paint, { variant }) => {
  const glaze = byVariant(paints, variant);
  paint.line('M46 -62C92 -78 92 -24 48 -22', 9, round(glaze, 40, 88));
  paint.fill('M-44 -40C-66 -40 -70 -66 -88 -82L-78 -86C-60 -78 -52 -70 -38 -70z', round(glaze, -88, -38));
  paint.fill('M-36 -84C-62 -68 -62 -22 -38 -2H40C62 -22 62 -68 38 -84z', round(glaze, -58, 58));
  paint.fill('M-34 -84C-28 -100 28 -100 36 -84C20 -78 -18 -78 -34 -84z', round(darker(glaze, 0.12), -36, 36));
  paint.circle(1, -101, 7, round(glaze, -7, 8));
  for (let dot = 0; dot < 7; dot += 1)
    paint.circle(-36 + dot * 12, -42 + Math.cos((dot - 3) * 0.5) * 6, 3.2, '#f6ead0', 0.9);
  paint.fill('M-40 -70C-50 -54 -50 -34 -42 -20L-34 -22C-40 -38 -40 -54 -30 -72z', '#ffffff', 0.3);
}, 70);

const oilCan = prop((paint, { variant }) => {
  const tin = byVariant(paints, variant + 2);
  paint.line('M30 -52C66 -60 62 -14 34 -14', 6, round(darker(tin, 0.3), 30, 60));
  paint.box(-40, -64, 76, 64, round(tin, -40, 36), 1, 5);
  paint.fill('M-40 -62L-10 -92H10L36 -62z', round(darker(tin, 0.1), -40, 36));
  paint.line('M-4 -92C-10 -112 -44 -116 -74 -128', 6.5, round('#9aa3a8', -74, 0));
  paint.box(-40, -42, 76, 22, '#f2e6cb', 0.92);
  paint.fill('M-2 -39C4 -31 5 -28 2.500 -25C0 -23 -4 -23 -6.500 -25C-9 -28 -8 -31 -2 -39z', '#c8503c');
}, 56);

const buoy = prop((paint, { variant }) => {
  const float = byVariant(paints, variant);
  paint.line(ellipse(0, -62, 44, 44), 30, {
    kind: 'linear',
    from: [-50, -110],
    to: [50, -10],
    stops: [
      [0, lighter(float, 0.28)],
      [0.5, float],
      [1, darker(float, 0.4)],
    ],
  });
  for (const turn of [45, 135, 225, 315]) {
    paint.place({ y: -62, turn }, () =>
      paint.fill(
        'M28 -11C36 -13 52 -14 60 -12C62 -5 62 5 60 12C52 14 36 13 28 11C30 5 30 -5 28 -11z',
        down(-12, 12, [0, '#ffffff'], [1, '#c9c4b8']),
      ),
    );
  }
  paint.line('M-56 -104C-80 -60 -64 -20 -20 -4C20 8 66 -10 66 -60', 3, '#d8c8a4');
}, 56);

const basket = prop((paint, { variant, random }) => {
  const cane = byVariant(['#b98f5c', '#a5763f', '#c9b07c'], variant);
  for (let index = 0; index < 9; index += 1) {
    const colour = ['#8fb5c2', '#6f98ab', '#a8c4c8'][index % 3] ?? '#8fb5c2';
    paint.place({ x: -40 + index * 10, y: -62 - random.between(0, 16), turn: random.between(-80, -20) }, () => {
      paint.fill(
        'M-18 0C-10 -8 8 -9 18 0C8 9 -10 8 -18 0zM-16 0L-26 -7V7z',
        down(-8, 8, [0, lighter(colour, 0.3)], [1, darker(colour, 0.3)]),
      );
      paint.circle(12, -1.6, 1.6, '#16222a');
    });
  }
  paint.line('M-56 -58C-50 -128 50 -128 56 -58', 6, round(cane, -56, 56));
  paint.fill('M-62 -58H62L48 0H-48z', round(cane, -60, 60));
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 11; column += 1) {
      const half = 58 - row * 2.4;
      paint.box(
        -half + (column * half * 2) / 11 + (row % 2) * 4,
        -54 + row * 9,
        half / 7.5,
        5.4,
        (row + column) % 2 ? lighter(cane, 0.16) : darker(cane, 0.3),
        0.7,
        2,
      );
    }
  }
  paint.box(-64, -62, 128, 8, round(darker(cane, 0.1), -64, 64), 1, 4);
}, 66);

const umbrella = prop((paint, { variant }) => {
  const cloth = byVariant(paints, variant);
  paint.place({ y: -16, turn: 16 }, () => {
    paint.line('M0 -104V2C0 14 16 14 16 2', 3.6, '#6b4426');
    paint.fill(
      'M-78 -66C-72 -126 72 -126 78 -66C66 -76 52 -76 44 -66C34 -77 12 -77 0 -66C-12 -77 -34 -77 -44 -66C-52 -76 -66 -76 -78 -66z',
      round(cloth, -78, 78),
    );
    for (const [x, bend] of [
      [-44, -30],
      [0, 0],
      [44, 30],
    ] as const)
      paint.line(`M0 -112C${bend * 0.8} -102 ${bend * 1.3} -84 ${x} -66`, 1, darker(cloth, 0.4), 0.7);
    paint.line('M0 -112v-10', 3, '#6b4426');
  });
}, 50);

const seaChart = prop((paint, { variant }) => {
  const sea = byVariant(['#8fb9bd', '#a9bfa8', '#9fb0c8'], variant);
  paint.place({ y: -54, turn: -5 }, () => {
    paint.fill(
      'M-98 -46C-60 -54 -20 -40 20 -46C56 -52 80 -48 98 -42L100 46C70 38 40 52 0 46C-40 40 -70 52 -100 46z',
      down(-50, 50, [0, '#f4e8cc'], [1, '#d9c59a']),
    );
    paint.within(
      'M-90 -38C-56 -46 -20 -32 20 -38C56 -44 76 -40 90 -35L92 38C66 31 38 44 0 38C-38 32 -66 44 -92 38z',
      () => {
        paint.box(-130, -80, 260, 160, sea, 0.75);
        paint.fill(
          smooth([
            [-110, -60],
            [-50, -44],
            [-38, -14],
            [-62, 4],
            [-54, 30],
            [-110, 60],
          ]),
          '#d8c48c',
        );
        paint.fill(
          smooth([
            [20, -12],
            [48, -20],
            [66, -2],
            [54, 14],
            [30, 12],
            [18, 2],
            [20, -12],
          ]),
          '#d8c48c',
        );
        for (let line = -3; line < 4; line += 1) {
          paint.line(`M${line * 28} -60V60`, 0.5, '#6b7f7a', 0.6);
          paint.line(`M-110 ${line * 18}H110`, 0.5, '#6b7f7a', 0.6);
        }
        for (let dash = 0; dash < 12; dash += 1)
          paint.circle(-40 + dash * 6.4, 8 - Math.sin(dash * 0.5) * 13, 1.3, '#b5322a');
        paint.line('M38 -8l8 8M46 -8l-8 8', 2.4, '#b5322a');
      },
    );
    paint.fill('M-104 -46C-98 -54 -90 -52 -92 -44L-94 46C-92 54 -102 54 -104 46z', round('#e6d5ae', -104, -90));
    paint.fill('M94 -44C96 -52 106 -50 104 -40L106 46C104 54 96 52 96 44z', round('#d8c59a', 94, 106));
  });
}, 104);

const festivalLantern = prop((paint, { variant }) => {
  paint.line('M0 -160V-128', 1.4, '#22252a');
  paint.place({ y: -128, scale: 5.4 }, () =>
    paperLantern(paint, byVariant(['#ff8f4d', '#ffbf5f', '#ff6f5a', '#9fd0a0'], variant)),
  );
}, 34);

const quayLamp = prop((paint, { variant }) => {
  paint.place({ x: -10, scale: 2.2 }, () =>
    streetLamp(
      paint,
      byVariant(['#ffce85', '#ffe3a6', '#ffb070'], variant),
      mix('#1e2428', byVariant(metals, variant), 0.3),
    ),
  );
}, 26);

const parkBench = prop((paint, { variant }) => {
  const wood = byVariant(woods, variant);
  for (const x of [-74, 62]) paint.box(x, -92, 9, 94, darker('#3c4247', 0.1), 1, 3);
  for (const y of [-92, -74, -56])
    paint.box(-88, y, 174, 12, down(y, y + 12, [0, lighter(wood, 0.2)], [1, darker(wood, 0.15)]), 1, 3);
  paint.fill(polygon(-92, -34, 92, -34, 98, -22, -98, -22), lighter(wood, 0.12));
  paint.box(-98, -22, 196, 7, darker(wood, 0.3), 1, 2);
  for (const x of [-86, 78]) paint.box(x, -18, 9, 22, '#2f3439', 1, 3);
}, 100);

const ladder = prop((paint, { variant }) => {
  const wood = byVariant(woods, variant + 1);
  paint.place({ turn: 7 }, () => {
    for (const x of [-34, 26]) paint.box(x, -142, 8, 144, round(wood, x, x + 8), 1, 3);
    for (let rung = 0; rung < 7; rung += 1)
      paint.box(
        -32,
        -132 + rung * 20,
        64,
        6,
        down(-132 + rung * 20, -126 + rung * 20, [0, lighter(wood, 0.25)], [1, darker(wood, 0.25)]),
        1,
        3,
      );
  });
}, 44);

export const propModels = {
  heroLantern,
  coldLantern,
  logbook,
  chain,
  compass,
  barrel,
  crate,
  anchor,
  rope,
  key,
  spyglass,
  bell,
  teapot,
  oilCan,
  buoy,
  basket,
  umbrella,
  seaChart,
  festivalLantern,
  quayLamp,
  parkBench,
  ladder,
} as const;
