import { darker, lighter, mix } from '../colour.ts';
import { grass, hills, house, pine, pines, rock, skyline } from '../elements/land.ts';
import { lighthouse } from '../elements/lighthouse.ts';
import { girl, oldMan, rimLit, silhouette } from '../elements/people.ts';
import { glitter, sea } from '../elements/sea.ts';
import { disc, flock, gull, heaps, moon, sky, stars, streaks, vignette } from '../elements/sky.ts';
import type { Picture } from '../picture.ts';
import { down } from '../painter.ts';
import { downTo, polygon, smooth } from '../shape.ts';

/** The girl walks through the pines, lantern ahead. */
const pinePath: Picture = {
  moods: ['green', 'moon', 'night', 'mist', 'winter'],
  focusX: 165,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 150);
    stars(stage, 40, 70);
    moon(stage, random.between(82, 122), 50, 15);
    hills(stage, 'far', 116, 30, mood.far, { length: 100, foot: 40, haze: 0.5 });
    pines(stage, 16, -10, 330, 134, 46, mix(mood.far, mood.middle, 0.6));
    paint.mist(160, 132, 220, 22, mood.skyLow, 0.5);
    hills(stage, 'near', 142, 9, mood.middle, { length: 70, foot: 40, haze: 0.15 });
    pines(stage, 7, -10, 116, 158, 92, mix(mood.middle, mood.near, 0.6));
    pines(stage, 7, 214, 336, 158, 98, mix(mood.middle, mood.near, 0.6));
    paint.fill(
      smooth([
        [152, 140],
        [166, 140],
        [174, 150],
        [196, 164],
        [230, 186],
        [84, 186],
        [130, 164],
        [150, 150],
        [152, 140],
      ]),
      down(140, 182, [0, mix(mood.skyLow, mood.middle, 0.4)], [1, mood.near]),
    );
    paint.fill(
      downTo(
        smooth([
          [-20, 164],
          [60, 172],
          [160, 176],
          [250, 171],
          [345, 160],
        ]),
        220,
        -20,
        345,
      ),
      mood.ink,
      0.85,
    );
    paint.glow(178, 150, 70, '#ffcf7a', 0.55);
    paint.place({ x: 164, y: 168, scale: 0.66 }, () => {
      rimLit(
        paint,
        1.6,
        '#ffcf7a',
        (wear) => girl(paint, wear, { stride: Math.sin(seconds * 5) * 0.8, lift: 0.35 }),
        mood.ink,
      );
      girl(paint, silhouette(mood.ink), {
        stride: Math.sin(seconds * 5) * 0.8,
        lift: 0.35,
        lantern: '#ffcf7a',
        swing: Math.sin(seconds * 5) * 8,
      });
    });
    for (const [x, height] of [
      [14, 150],
      [50, 118],
      [286, 132],
      [316, 166],
    ] as const)
      pine(stage, x + random.between(-8, 8), 190, height, mood.ink);
    for (let fly = 0; fly < 14; fly += 1) {
      const [x, y] = [random.between(60, 260) + Math.sin(seconds + fly) * 5, random.between(104, 166)];
      paint.glow(x, y, 5, '#e8ffb0', 0.8);
      paint.circle(x, y, 0.6, '#fbffe0');
    }
    vignette(stage, 0.5);
  },
};

/** Gulls close to the camera, the coast below. */
const gullsAloft: Picture = {
  moods: ['mist', 'day', 'dawn', 'ember', 'winter'],
  focusX: 176,
  draw: (stage) => {
    const { mood, random, seconds } = stage;
    sky(stage, 170);
    heaps(
      stage,
      random.between(50, 110),
      96,
      62,
      mix(mood.skyMiddle, mood.skyLow, 0.4),
      lighter(mood.skyLow, 0.5),
      0.45,
    );
    heaps(
      stage,
      random.between(220, 290),
      66,
      50,
      mix(mood.skyMiddle, mood.skyLow, 0.5),
      lighter(mood.skyLow, 0.5),
      0.4,
    );
    hills(stage, 'far', 158, 15, mood.far, { length: 110, foot: 20 });
    hills(stage, 'near', 174, 13, mood.middle, { length: 80, foot: 14, haze: 0.1 });
    const colour = mix(mood.ink, mood.near, 0.25);
    const beat = (phase: number) => Math.sin(seconds * 4.5 + phase) * 0.85 + 0.15;
    gull(stage, 94 + random.between(-14, 14), 66 + random.between(-10, 10), 70, colour, beat(0), -6);
    gull(stage, 190 + random.between(-10, 10), 88 + random.between(-8, 8), 112, colour, beat(1.4), 4);
    gull(stage, 252 + random.between(-10, 10), 44, 46, colour, beat(2.6), -10);
    gull(stage, 40, 30, 24, colour, beat(3.3));
    vignette(stage, 0.25);
  },
};

/** Steps up the cliff to the light, a spark half way. */
const cliffSteps: Picture = {
  moods: ['moon', 'night', 'dusk', 'storm', 'green'],
  focusX: 170,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 150);
    stars(stage, 80, 110);
    moon(stage, 62, random.between(36, 54), 15);
    hills(stage, 'far', 142, 14, mood.far, { length: 100, foot: 4 });
    sea(stage, 142, 12);
    glitter(stage, 62, 142, 0.8);
    const cliff = [
      [110, 184],
      [120, 160],
      [138, 148],
      [146, 122],
      [166, 108],
      [174, 84],
      [198, 66],
      [226, 60],
      [262, 56],
      [345, 52],
    ] as const;
    paint.fill(
      downTo(smooth(cliff), 220, 110, 345),
      down(56, 180, [0, mix(mood.middle, mood.far, 0.35)], [0.5, mood.middle], [1, mood.near]),
    );
    for (let crack = 0; crack < 22; crack += 1) {
      const [x, y] = [random.between(176, 330), random.between(84, 176)];
      paint.brush(
        smooth([
          [x, y],
          [x - 4, y + 12],
          [x + random.between(-8, 4), y + random.between(20, 32)],
        ]),
        1.8,
        random.chance(0.5) ? mood.near : lighter(mood.middle, 0.12),
        0.6,
      );
    }
    const steps = 15;
    for (let step = 0; step < steps; step += 1) {
      const along = step / (steps - 1);
      const x = 134 + along * 96 + Math.sin(along * 7) * 8;
      const y = 170 - along * 108;
      const wide = 26 - along * 15;
      paint.fill(
        polygon(x - wide / 2, y, x + wide / 2, y, x + wide / 2 - 1.5, y - 2.6, x - wide / 2 + 1.5, y - 2.6),
        lighter(mood.far, 0.16),
      );
      paint.box(x - wide / 2, y, wide, 3.2, mood.near, 0.9);
      if (step % 3 === 0) paint.box(x + wide / 2 - 1, y - 11 + along * 4, 1.2, 11 - along * 4, mood.ink);
    }
    lighthouse(paint, {
      x: 258,
      foot: 60,
      scale: 0.62,
      wall: mix('#e6dfce', mood.far, 0.3),
      band: mix('#8d3a35', mood.middle, 0.3),
      lamp: mood.light,
    });
    const climb = 0.45 + seconds * 0.02;
    const [x, y] = [134 + climb * 96 + Math.sin(climb * 7) * 8, 168 - climb * 108];
    paint.place({ x: x - 3, y, scale: 0.34 }, () =>
      girl(paint, silhouette(mood.ink), { lantern: '#ffce7c', lift: 0.6, stride: Math.sin(seconds * 5) * 0.5 }),
    );
    paint.glow(x + 3, y - 12, 36, '#ffce7c', 0.6);
    vignette(stage, 0.45);
  },
};

/** A cottage on the shore, smoke from the chimney, washing in the wind. */
const cottage: Picture = {
  moods: ['day', 'dawn', 'ember', 'winter', 'green'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 120);
    heaps(
      stage,
      random.between(210, 270),
      58,
      54,
      mix(mood.skyMiddle, mood.skyLow, 0.35),
      lighter(mood.skyLow, 0.55),
      0.6,
    );
    heaps(
      stage,
      random.between(60, 110),
      40,
      34,
      mix(mood.skyMiddle, mood.skyLow, 0.5),
      lighter(mood.skyLow, 0.55),
      0.5,
    );
    hills(stage, 'far', 110, 16, mood.far, { length: 110, foot: 4 });
    sea(stage, 110, 18);
    const meadow = smooth([
      [-20, 128],
      [50, 124],
      [120, 128],
      [190, 138],
      [260, 148],
      [345, 150],
    ]);
    const green = mix('#6f9a5a', mood.middle, 0.45);
    paint.fill(downTo(meadow, 220, -20, 345), down(124, 182, [0, lighter(green, 0.18)], [1, darker(green, 0.4)]));
    for (let puff = 0; puff < 8; puff += 1) {
      paint.mist(
        111 + puff * 5 + Math.sin(seconds + puff) * 2 + seconds * 2,
        76 - puff * 7.5,
        4 + puff * 1.8,
        4 + puff * 1.4,
        '#ffffff',
        0.55 - puff * 0.05,
      );
    }
    house(stage, {
      x: 74,
      foot: 130,
      width: 52,
      height: 27,
      wall: mix('#f2e6d0', mood.far, 0.12),
      roof: mix('#8f4f3d', mood.near, 0.15),
      lit: stage.variant % 2 ? '#ffd48a' : null,
      dark: mix('#33506a', mood.far, 0.15),
      deep: 1,
    });
    paint.box(94, 116, 9, 15, mix('#a5503f', mood.near, 0.1), 1, 1);
    paint.box(101, 122, 1.2, 1.2, '#f2d48a', 1, 0.6);
    for (let x = -6; x < 70; x += 9) paint.box(x, 122 + Math.sin(x) * 0.8, 2, 15, mix('#f5ecd8', mood.far, 0.2));
    paint.line('M-10 127H70M-10 133H70', 1.3, mix('#f5ecd8', mood.far, 0.2));
    paint.line('M176 102V142M262 112V152', 1.8, darker(green, 0.5));
    paint.line('M176 104C204 112 234 116 262 114', 0.6, mood.ink, 0.8);
    for (const [index, x] of [188, 204, 220, 238].entries()) {
      const y = 107.4 + index * 2.3;
      const flap = Math.sin(seconds * 4 + index) * 3 + 4;
      paint.fill(
        smooth([
          [x, y],
          [x + 11, y + 1],
          [x + 10 + flap, y + 17],
          [x + 5 + flap * 0.6, y + 15.5],
          [x - 1 + flap, y + 17],
          [x, y],
        ]),
        mix(random.pick(['#e8604c', '#f2d06b', '#5fa3b8', '#f6f1e4', '#c97fa0']), mood.far, 0.1),
      );
    }
    paint.place({ x: 150, y: 146, scale: 0.58 }, () =>
      girl(
        paint,
        {
          skin: mix('#e8b08a', mood.middle, 0.1),
          hair: '#4a2f2a',
          coat: mix('#e2a23b', mood.middle, 0.1),
          trim: '#c8453d',
          boots: '#35506b',
          face: true,
        },
        { wind: 0.5, lift: 0.7 },
      ),
    );
    grass(stage, -10, 330, () => 178, 20, darker(green, 0.35), 80);
    flock(stage, 4, { x: 190, y: 26, width: 110, height: 34 }, 14, mix(mood.ink, mood.far, 0.2));
  },
};

/** A kite over the beach. */
const kite: Picture = {
  moods: ['day', 'dawn', 'rose', 'ember'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 124);
    heaps(stage, 250, 84, 62, mix(mood.skyMiddle, mood.skyLow, 0.4), lighter(mood.skyLow, 0.6), 0.6);
    heaps(stage, 60, 64, 44, mix(mood.skyMiddle, mood.skyLow, 0.45), lighter(mood.skyLow, 0.6), 0.5);
    hills(stage, 'far', 124, 10, mood.far, { length: 110, foot: 3 });
    sea(stage, 124, 14);
    const sand = mix('#ecd3a0', mood.skyLow, 0.25);
    for (const [rise, colour, opacity] of [
      [0, '#ffffff', 0.8],
      [2.6, sand, 1],
    ] as const) {
      paint.fill(
        downTo(
          smooth([
            [-20, 140 + rise],
            [60, 145 + rise + Math.sin(seconds) * 1.5],
            [150, 141 + rise],
            [240, 150 + rise],
            [345, 146 + rise],
          ]),
          220,
          -20,
          345,
        ),
        rise ? down(142, 182, [0, colour], [1, mix(colour, mood.middle, 0.45)]) : colour,
        opacity,
      );
    }
    const [kx, ky] = [216 + random.between(-20, 24) + Math.sin(seconds * 1.4) * 7, 44 + Math.sin(seconds * 1.9) * 5];
    paint.line(
      smooth([
        [116, 126],
        [150, 104],
        [kx - 20, ky + 34],
        [kx, ky + 6],
      ]),
      0.5,
      mood.ink,
      0.75,
    );
    const tail = smooth([
      [kx, ky + 13],
      [kx - 8, ky + 24],
      [kx + 3 + Math.sin(seconds * 3) * 5, ky + 34],
      [kx - 7, ky + 46],
    ]);
    paint.line(tail, 0.6, mood.ink, 0.7);
    for (const [dx, dy] of [
      [-6, 22],
      [1, 33],
      [-6, 45],
    ] as const)
      paint.fill(
        `M${kx + dx - 5} ${ky + dy - 2.4}L${kx + dx} ${ky + dy}L${kx + dx + 5} ${ky + dy - 2.4}V${ky + dy + 2.4}L${kx + dx} ${ky + dy}L${kx + dx - 5} ${ky + dy + 2.4}z`,
        random.pick(['#f2d06b', '#5fa3b8', '#f6f1e4']),
      );
    paint.place({ x: kx, y: ky, turn: 16 + Math.sin(seconds * 1.4) * 8 }, () => {
      paint.fill('M0 -19L-12 -2L0 16z', '#d8503e');
      paint.fill('M0 -19L12 -2L0 16z', '#f0a83f');
      paint.line('M0 -19V16M-12 -2H12', 0.5, '#5d2f28');
    });
    paint.place({ x: 98, y: 166, scale: 0.86 }, () =>
      girl(
        paint,
        {
          skin: mix('#e8b08a', mood.middle, 0.08),
          hair: '#4a2f2a',
          coat: '#e2a23b',
          trim: '#c8453d',
          boots: '#35506b',
          face: true,
        },
        { lift: 1, wind: 0.6, stride: 0.4 },
      ),
    );
    paint.mist(100, 167, 22, 3, mix(sand, mood.ink, 0.6), 0.6);
    rock(stage, 286, 168, 54, 17, mix('#8a7c6d', mood.middle, 0.3));
    grass(stage, 250, 330, () => 182, 22, mix('#7d8a52', mood.near, 0.3), 34);
  },
};

/** Mountains in layers behind a lake of mist: an establishing shot. */
const wideRange: Picture = {
  moods: ['dawn', 'rose', 'moon', 'mist', 'winter', 'green'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random } = stage;
    sky(stage, 120);
    disc(stage, random.between(110, 230), random.between(46, 64), 12, 10);
    const layers = 5;
    for (let layer = 0; layer < layers; layer += 1) {
      const depth = layer / (layers - 1);
      const colour = mix(mix(mood.far, mood.skyLow, 0.35), mood.near, depth ** 1.2);
      const base = 92 + depth * 62;
      paint.fill(
        downTo(
          skyline(stage, `range ${layer}`, base, 40 - depth * 22, 92 - depth * 20, 0.75 - depth * 0.6),
          220,
          -20,
          340,
        ),
        down(base - 44, base + 34, [0, colour], [1, mix(colour, mood.skyLow, 0.6 - depth * 0.45)]),
      );
      if (layer < 3) paint.mist(160, base + 12, 230, 12, mood.skyLow, 0.55);
      if (layer === 3) pines(stage, 22, -10, 330, base + 12, 26, mix(mood.middle, mood.near, 0.6));
    }
    pines(stage, 7, -16, 70, 190, 62, mood.ink);
    pines(stage, 6, 256, 336, 190, 70, mood.ink);
    flock(stage, 5, { x: 90, y: 20, width: 140, height: 36 }, 13, mood.ink);
    vignette(stage, 0.3);
  },
};

/** Two friends on a bench, looking at the sea. */
const twoOnBench: Picture = {
  moods: ['rose', 'ember', 'dusk', 'dawn', 'red'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 116);
    disc(stage, random.between(196, 240), 92, 15, 9);
    streaks(stage, 8, 24, 92, 0.5);
    sea(stage, 116, 16);
    glitter(stage, 218, 116, 1.1);
    paint.fill(
      downTo(
        smooth([
          [-20, 142],
          [70, 138],
          [160, 142],
          [240, 152],
          [345, 160],
        ]),
        220,
        -20,
        345,
      ),
      down(138, 182, [0, mix(mood.near, mood.middle, 0.4)], [1, mood.ink]),
    );
    grass(stage, -10, 330, (x) => 142 + x * 0.05, 11, mix(mood.ink, mood.near, 0.4), 90);
    paint.place({ x: 116, y: 144, scale: 0.8 }, () => {
      paint.place({ x: 11, y: -5, scale: 0.86 }, () =>
        rimLit(paint, 1.8, mood.light, (wear) => oldMan(paint, wear, { staff: false }), mood.ink),
      );
      paint.place({ x: 44, y: -7, scale: 0.84 }, () =>
        rimLit(
          paint,
          1.8,
          mood.light,
          (wear) => girl(paint, wear, { wind: 0.4 + Math.sin(seconds * 2) * 0.3 }),
          mood.ink,
        ),
      );
      paint.box(-14, -34, 82, 5, mood.ink, 1, 1);
      paint.box(-14, -26, 82, 5, mood.ink, 1, 1);
      paint.box(-18, -16, 90, 5, mood.ink, 1, 1);
      for (const x of [-10, 60]) paint.box(x, -36, 4, 38, mood.ink);
    });
    paint.line('M268 190C262 150 268 110 262 70M263 104C252 92 246 88 236 84M265 88C274 76 282 72 292 70', 4, mood.ink);
    for (const [x, y, radius] of [
      [262, 52, 30],
      [232, 64, 20],
      [292, 58, 24],
      [276, 32, 22],
      [244, 40, 20],
    ] as const) {
      paint.circle(x, y, radius * 0.8, mood.ink);
      for (let leaf = 0; leaf < 46; leaf += 1) {
        const angle = random.between(0, Math.PI * 2);
        const out = radius * random.between(0.66, 1.12);
        paint.place(
          {
            x: x + Math.cos(angle) * out + Math.sin(seconds * 2 + leaf) * 0.6,
            y: y + Math.sin(angle) * out,
            turn: random.between(0, 180),
          },
          () => paint.fill('M-4 0C-2 -2.600 2 -2.600 4.500 0C2 2.600 -2 2.600 -4 0z', mood.ink),
        );
      }
    }
    vignette(stage, 0.35);
  },
};

export const shoreScenes = { pinePath, gullsAloft, cliffSteps, cottage, kite, wideRange, twoOnBench } as const;
