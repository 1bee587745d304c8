import { darker, lighter, mix } from '../colour.ts';
import { house, hills, jetty, rock } from '../elements/land.ts';
import { paperLantern, streetLamp } from '../elements/lamps.ts';
import { beam, lampHeight, lighthouse } from '../elements/lighthouse.ts';
import { girl, oldMan, rimLit, silhouette } from '../elements/people.ts';
import { glitter, sea } from '../elements/sea.ts';
import { disc, flock, moon, sky, stars, streaks, vignette } from '../elements/sky.ts';
import { ferry, rowboat, sailboat, sailboatReflection } from '../elements/vessels.ts';
import type { Picture } from '../picture.ts';
import { down } from '../painter.ts';
import { polygon, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

const darkRig = ({ mood }: Stage, lit: boolean) => ({
  hull: mood.ink,
  stripe: mix(mood.ink, mood.light, 0.3),
  sail: mix(mood.light, mood.ink, 0.3),
  mast: mood.ink,
  lamp: lit ? mood.light : null,
});

/** Two boats leave the harbour towards the sun. */
const boatsLeave: Picture = {
  moods: ['ember', 'rose', 'dawn', 'dusk', 'red'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const sun = random.between(195, 240);
    sky(stage, 106);
    disc(stage, sun, 98, 9, 11);
    streaks(stage, 6, 30, 84);
    hills(stage, 'far', 108, 20, mood.far, { length: 110, foot: 8 });
    hills(stage, 'headland', 110, 13, mood.middle, { length: 60, foot: 6 });
    sea(stage, 108);
    glitter(stage, sun, 108);
    const drift = seconds * 4;
    paint.place({ x: 208 + drift * 0.4, y: 116, scale: 0.4 }, () => {
      sailboatReflection(paint, mood.ink, 0.4);
      sailboat(paint, darkRig(stage, false));
    });
    paint.place(
      { x: 112 + drift, y: 130 + Math.sin(seconds * 1.6) * 0.8, scale: 0.95, turn: Math.sin(seconds * 1.3) * 1.6 },
      () => {
        sailboatReflection(paint, mix(mood.ink, mood.waterLow, 0.3), 0.5);
        sailboat(paint, darkRig(stage, false));
      },
    );
    flock(stage, 5, { x: 36, y: 26, width: 120, height: 40 }, 15, mood.ink);
    vignette(stage);
  },
};

/** The girl lifts her lantern at the end of the jetty; a lighthouse answers across the bay. */
const lanternJetty: Picture = {
  moods: ['dusk', 'night', 'moon', 'rose'],
  focusX: 118,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 100);
    stars(stage, 70, 62);
    paint.glow(210, 102, 110, mood.light, 0.42);
    streaks(stage, 7, 46, 88, 0.45);
    hills(stage, 'range', 106, 26, mood.far, { length: 120, foot: 4 });
    hills(stage, 'shore', 107, 12, mood.middle, { length: 90, foot: 4 });
    const tower = random.between(272, 286);
    paint.place({}, () => {
      paint.fill(
        smooth([
          [tower - 44, 108],
          [tower - 30, 96],
          [tower - 12, 84],
          [tower + 16, 83],
          [tower + 34, 95],
          [345, 98],
          [345, 110],
          [tower - 44, 110],
        ]),
        mix(mood.middle, mood.near, 0.5),
      );
    });
    const sweep = 181 + Math.sin(seconds * 0.9) * 9;
    const lampY = 86 - lampHeight * 0.5;
    beam(paint, tower, lampY, sweep, 230, 24, mood.light, 0.75);
    lighthouse(paint, {
      x: tower,
      foot: 86,
      scale: 0.5,
      wall: mix('#d9d4c7', mood.far, 0.35),
      band: mix('#8d3a35', mood.middle, 0.3),
      lamp: mood.light,
    });
    sea(stage, 106);
    glitter(stage, 208, 106, 0.9, mood.light, 0.7);
    paint.place({ x: 204 + seconds * 3, y: 122 + Math.sin(seconds * 1.5) * 0.7, scale: 0.6 }, () => {
      sailboatReflection(paint, mood.ink, 0.4);
      sailboat(paint, darkRig(stage, false));
    });
    flock(stage, 4, { x: 60, y: 36, width: 90, height: 24 }, 13, mood.ink);
    const wood = mix(mood.ink, mood.near, 0.55);
    jetty(stage, 130, 158, 60, wood, true);
    const light = '#ffc765';
    const swing = Math.sin(seconds * 2.6) * 9;
    paint.glow(128, 118, 84, light, 0.5);
    paint.place({ x: 108, y: 157, scale: 0.92 }, () => {
      rimLit(paint, 1.4, '#ffca78', (wear) => girl(paint, wear, { lift: 0.85, wind: 0.5 }), mood.ink);
      girl(paint, silhouette(mood.ink), { lift: 0.85, wind: 0.5, lantern: light, swing });
    });
    for (let index = 0; index < 7; index += 1) {
      paint.box(118 + random.between(-12, 26), 166 + index * 2.4, random.between(6, 18), 0.8, light, 0.35, 0.4);
    }
    vignette(stage, 0.55);
  },
};

/** Roofs of the town above the quay, windows going out one by one. */
const townNight: Picture = {
  moods: ['moon', 'night', 'dusk', 'green'],
  focusX: 170,
  draw: (stage) => {
    const { paint, mood, random } = stage;
    sky(stage, 130);
    stars(stage, 85, 92);
    moon(stage, random.between(220, 268), random.between(28, 46), 12);
    hills(stage, 'hill', 112, 24, mood.far, { length: 130, foot: 30 });
    const rows = [
      { foot: 132, tall: 24, size: 19, tone: mix(mood.middle, mood.far, 0.45), lit: 0.5 },
      { foot: 150, tall: 30, size: 24, tone: mood.middle, lit: 0.75 },
      { foot: 172, tall: 34, size: 31, tone: mood.near, lit: 1 },
    ];
    for (const { foot, tall, size, tone } of rows) {
      let x = -12 - random.next() * 14;
      paint.box(-20, foot - tall * 0.5, 360, 90, mix(tone, mood.ink, 0.5));
      while (x < 330) {
        const width = size * random.between(0.75, 1.25);
        house(stage, {
          x,
          foot,
          width,
          height: tall * random.between(0.8, 1.5),
          wall: mix(tone, mood.ink, random.next() * 0.25),
          roof: darker(tone, 0.3 + random.next() * 0.2),
          lit: random.chance(0.72) ? random.pick(['#ffcf7a', '#ffb65c', '#ffe09a']) : null,
          dark: darker(tone, 0.4),
        });
        x += width * random.between(0.96, 1.35);
      }
      paint.mist(160, foot + 4, 220, 16, mood.skyMiddle, 0.22);
    }
    vignette(stage, 0.4);
  },
};

/** Houses of the harbour front in daylight, boats along the quay. */
const harbourFront: Picture = {
  moods: ['day', 'dawn', 'rose', 'winter'],
  focusX: 165,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 110);
    streaks(stage, 5, 14, 60, 0.4);
    hills(stage, 'behind', 92, 26, mood.far, { length: 120, foot: 30 });
    hills(stage, 'wood', 104, 16, mood.middle, { length: 70, foot: 20, haze: 0.1 });
    const walls = [
      '#e4a15d',
      '#d8705a',
      '#f0d9a8',
      '#7fa7a6',
      '#c9846f',
      '#e9c46f',
      '#9fb8c4',
      '#d99a83',
      '#f3e6cc',
    ] as const;
    let x = -6;
    while (x < 320) {
      const width = random.between(24, 36);
      house(stage, {
        x,
        foot: 118,
        width,
        height: random.between(26, 44),
        wall: mix(random.pick(walls), mood.far, 0.22),
        roof: mix(random.pick(['#8a4238', '#6d4a45', '#9c5a3e', '#4f5c6b']), mood.far, 0.15),
        lit: null,
        dark: mix('#2d4254', mood.far, 0.2),
      });
      x += width + random.between(-1, 2);
    }
    paint.fill(
      polygon(-20, 117, 340, 117, 340, 129, -20, 129),
      down(117, 129, [0, mix('#cdbfa8', mood.far, 0.25)], [1, mix('#7d7265', mood.middle, 0.3)]),
    );
    for (let at = -10; at < 330; at += 13) paint.line(polygon(at, 121, at + 0.2, 129), 0.5, '#6b6257', 0.5);
    sea(stage, 128, 30);
    for (let column = 0; column < 26; column += 1) {
      paint.box(
        random.between(-10, 320),
        random.between(130, 152),
        random.between(10, 26),
        0.9,
        mix(random.pick(walls), mood.waterTop, 0.35),
        0.5,
        0.45,
      );
    }
    for (const [at, size] of [
      [62, 0.72],
      [246, 0.62],
    ] as const) {
      paint.place(
        {
          x: at + random.between(-14, 14),
          y: 142 + Math.sin(seconds * 1.4 + at) * 0.7,
          scale: size,
          scaleX: random.chance(0.5) ? 1 : -1,
        },
        () => {
          sailboatReflection(paint, '#33586b', 0.35);
          sailboat(paint, {
            hull: random.pick(['#8d3a35', '#2f5d73', '#e8e2d4']),
            stripe: '#f2ead9',
            sail: '#f4ead6',
            mast: '#6b5140',
            lamp: null,
          });
        },
      );
    }
    paint.place({ x: 158, y: 166 + Math.sin(seconds * 1.2) * 0.8, scale: 0.9 }, () => {
      paint.ellipse(0, 8, 30, 4, mood.waterLow, 0.5);
      rowboat(paint, { hull: random.pick(['#9a6b43', '#3f7d86', '#b9503f']), trim: '#f0e0bf', oars: '#c69a63' });
    });
    flock(stage, 5, { x: 30, y: 20, width: 240, height: 40 }, 14, '#ffffff');
  },
};

/** The girl on the rail of a foggy quay, legs dangling, boats lost in the grey. */
const foggyQuay: Picture = {
  moods: ['mist', 'winter', 'dawn', 'storm'],
  focusX: 168,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 120);
    disc(stage, random.between(206, 250), 52, 8, 9);
    hills(stage, 'far', 108, 30, mood.far, { length: 140, foot: 26, haze: 0.6 });
    paint.mist(110, 104, 190, 18, mood.skyLow, 0.85);
    hills(stage, 'near', 118, 14, mix(mood.far, mood.middle, 0.5), { length: 80, foot: 20, haze: 0.6 });
    sea(stage, 122, 14);
    for (const at of [64, 262]) {
      paint.place({ x: at, y: 128, scale: 0.5 }, () => {
        sailboat(paint, {
          ...darkRig(stage, false),
          hull: mood.middle,
          mast: mood.middle,
          sail: mix(mood.middle, mood.skyLow, 0.5),
        });
      });
    }
    for (let band = 0; band < 4; band += 1)
      paint.mist(random.between(20, 300) + seconds * 3, 124 + band * 8, 130, 9, mood.skyLow, 0.5);
    const stone = mix(mood.near, mood.middle, 0.25);
    paint.box(-20, 158, 360, 40, down(158, 180, [0, stone], [1, mood.near]));
    for (let x = -10; x < 330; x += 22) paint.line(polygon(x, 164, x + 0.2, 180), 0.6, mood.ink, 0.35);
    paint.line('M-20 130H340M-20 142H340', 2, mood.ink);
    for (let x = 10; x < 330; x += 46) paint.box(x - 1.8, 126, 3.6, 34, mood.ink, 1, 1);
    paint.place({ x: 168, y: 147, scale: 0.82 }, () => {
      girl(paint, silhouette(mood.ink), { lift: 0.1, wind: 0.4 + Math.sin(seconds * 2) * 0.2 });
    });
    paint.mist(160, 176, 220, 16, mood.skyLow, 0.35);
  },
};

/** The evening ferry, all its windows lit, passes close by. */
const eveningFerry: Picture = {
  moods: ['dusk', 'night', 'moon', 'rose'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 108);
    stars(stage, 45, 56);
    streaks(stage, 6, 40, 92, 0.5);
    hills(stage, 'coast', 110, 18, mood.far, { length: 120, foot: 6 });
    for (let light = 0; light < 26; light += 1)
      paint.circle(random.between(0, 320), random.between(101, 109), 0.6, '#ffd58a', 0.9);
    sea(stage, 110);
    const x = 152 + seconds * 7;
    for (let dash = 0; dash < 34; dash += 1) {
      const depth = random.next();
      paint.box(
        x - 46 + random.next() * 88,
        140 + depth * 34,
        random.between(5, 15),
        0.7 + depth * 0.6,
        '#ffce80',
        0.6 * (1 - depth * 0.8),
        0.5,
      );
    }
    for (let puff = 0; puff < 7; puff += 1) {
      paint.mist(
        x - 16 - puff * 13 - random.next() * 6,
        62 - puff * 4.5,
        7 + puff * 3.4,
        5 + puff * 2,
        mix(mood.skyMiddle, mood.ink, 0.3),
        0.5 - puff * 0.05,
      );
    }
    paint.place({ x, y: 134 + Math.sin(seconds * 1.2) * 0.6, scale: 1.22 }, () =>
      ferry(paint, {
        hull: mix('#27405e', mood.ink, 0.35),
        house: mix('#e8dfcc', mood.middle, 0.35),
        funnel: mix('#b9473c', mood.ink, 0.2),
        lit: '#ffe2a0',
      }),
    );
    paint.brush(
      smooth([
        [x - 72, 142],
        [x - 30, 145],
        [x + 20, 144],
        [x + 60, 141],
      ]),
      2.4,
      lighter(mood.waterTop, 0.5),
      0.7,
    );
    vignette(stage);
  },
};

/** Lanterns strung over the quay for the festival, paper lights rising into the sky. */
const festival: Picture = {
  moods: ['night', 'moon', 'dusk', 'green'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 126);
    stars(stage, 50, 80);
    hills(stage, 'bay', 122, 18, mood.far, { length: 110, foot: 10 });
    sea(stage, 122);
    glitter(stage, 160, 122, 1.5, '#ffb463', 0.6);
    for (let index = 0; index < 34; index += 1) {
      const depth = random.next() ** 1.5;
      const rise = seconds * (2 + depth * 5);
      const x = random.between(-6, 326) + Math.sin(seconds + index) * 2;
      const y = random.between(-6, 112) - rise;
      paint.place({ x, y, turn: random.between(-6, 6) }, () =>
        paperLantern(paint, random.pick(['#ff9d4d', '#ffb45c', '#ff8350', '#ffc978']), 0.16 + depth * 0.85),
      );
    }
    paint.box(-20, 164, 360, 30, down(164, 180, [0, mix(mood.near, '#7a4a2a', 0.25)], [1, mood.ink]));
    for (const [x, size, kind] of [
      [92, 0.72, 'girl'],
      [118, 0.8, 'man'],
      [214, 0.7, 'girl'],
      [238, 0.55, 'girl'],
    ] as const) {
      paint.place({ x: x + random.between(-5, 5), y: 168, scale: size, scaleX: x > 160 ? -1 : 1 }, () =>
        rimLit(
          paint,
          1,
          '#ffb86b',
          (wear) => (kind === 'girl' ? girl(paint, wear, { lift: 0.5 }) : oldMan(paint, wear)),
          mood.ink,
        ),
      );
    }
    vignette(stage);
  },
};

/** A wet street down to the harbour, lamps doubled on the stones. */
const rainyStreet: Picture = {
  moods: ['storm', 'night', 'green', 'moon'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 120);
    paint.glow(160, 104, 90, '#ffc47a', 0.35);
    const side = (flip: 1 | -1) => {
      for (let depth = 4; depth >= 0; depth -= 1) {
        const near = 1 - depth / 5;
        const width = 30 + near * 34;
        const x = 160 + flip * (18 + near * near * 128) - (flip < 0 ? width : 0);
        house(stage, {
          x,
          foot: 116 + near * 34,
          width,
          height: 42 + near * 62,
          wall: mix(mix(mood.middle, '#5b4a4a', 0.3), mood.near, near),
          roof: mood.ink,
          lit: random.chance(0.85) ? '#ffc872' : null,
          dark: darker(mood.near, 0.3),
        });
      }
    };
    side(-1);
    side(1);
    paint.fill(
      polygon(140, 112, 180, 112, 350, 190, -30, 190),
      down(112, 180, [0, mix(mood.skyLow, '#ffcf8a', 0.25)], [0.3, mood.middle], [1, mood.ink]),
    );
    for (let index = 0; index < 46; index += 1) {
      const depth = random.next();
      const y = 114 + depth * 66;
      const half = 18 + depth * 140;
      const warm = random.chance(0.55);
      paint.box(
        160 + random.between(-1, 1) * half,
        y,
        4 + depth * 16,
        0.6 + depth * 0.8,
        warm ? '#ffc77a' : lighter(mood.skyLow, 0.2),
        warm ? 0.5 : 0.28,
        0.4,
      );
    }
    for (const [x, y, size, flip] of [
      [128, 120, 0.42, 1],
      [194, 121, 0.42, -1],
      [74, 150, 0.95, 1],
      [250, 152, 0.95, -1],
    ] as const) {
      paint.place({ x, y, scale: size, scaleX: flip }, () => streetLamp(paint, '#ffce85', mood.ink));
      for (let dash = 0; dash < 5; dash += 1)
        paint.box(
          x + flip * 12 * size - 5 * size,
          y + 3 + dash * 4.6 * size,
          9 * size,
          1.1 * size,
          '#ffce85',
          0.5 - dash * 0.09,
          0.5,
        );
    }
    const walk = seconds * 1.5;
    paint.place({ x: 156, y: 150 + walk, scale: 0.66 + walk * 0.005 }, () => {
      rimLit(paint, 1, '#ffd79b', (wear) => girl(paint, wear, { lift: 0.9, stride: 0.5 }), mood.ink);
      paint.line('M18 -52V-84', 1.4, mood.ink);
      paint.fill(
        'M-8 -80C-4 -98 40 -98 44 -80C40 -83.500 36 -83.500 31 -80C27 -83.500 23 -83.500 18 -80C13 -83.500 9 -83.500 5 -80C1 -83.500 -4 -83.500 -8 -80z',
        darker('#a33b3b', 0.25),
      );
    });
    for (let drop = 0; drop < 130; drop += 1) {
      const x = random.between(-10, 340);
      const y = ((random.next() * 200 + seconds * 260) % 200) - 10;
      paint.line(polygon(x, y, x - 1.6, y + random.between(6, 11)), 0.35, '#dfe9f2', 0.32);
    }
    vignette(stage, 0.5);
  },
};

/** Snow on the roofs and on the moored boats. */
const winterHarbour: Picture = {
  moods: ['winter', 'dawn', 'moon', 'mist'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 116);
    hills(stage, 'white', 100, 32, lighter(mood.far, 0.45), { length: 120, sharp: 0.6, foot: 26 });
    hills(stage, 'lower', 112, 14, lighter(mood.far, 0.2), { length: 70, foot: 14 });
    let x = 8;
    while (x < 300) {
      const width = random.between(22, 32);
      house(stage, {
        x,
        foot: 122,
        width,
        height: random.between(18, 28),
        wall: mix(random.pick(['#8a4a42', '#5f6f86', '#a9805a', '#6d5566']), mood.middle, 0.35),
        roof: '#f4f7fa',
        lit: '#ffd48a',
        dark: mood.near,
      });
      x += width * random.between(1.1, 1.9);
    }
    paint.fill(
      smooth([
        [-20, 122],
        [60, 120],
        [160, 123],
        [260, 120],
        [345, 122],
        [345, 135],
        [-20, 135],
      ]),
      '#eef3f6',
    );
    sea(stage, 132, 20);
    for (const [at, size] of [
      [90, 0.62],
      [230, 0.8],
    ] as const) {
      paint.place({ x: at, y: 146 + Math.sin(seconds + at) * 0.5, scale: size }, () => {
        sailboatReflection(paint, mood.near, 0.35);
        sailboat(paint, { ...darkRig(stage, false), hull: mood.near, mast: mood.near, sail: '#dfe5ea' });
        paint.brush('M-27 -7C-14 -5 17 -5 32 -9', 2.6, '#ffffff');
      });
    }
    paint.fill(
      smooth([
        [-20, 168],
        [40, 160],
        [110, 167],
        [200, 172],
        [345, 166],
        [345, 200],
        [-20, 200],
      ]),
      down(160, 182, [0, '#f7fafc'], [1, mix('#b8c6d6', mood.middle, 0.2)]),
    );
    paint.place({ x: 66, y: 167, scale: 0.72 }, () => oldMan(paint, silhouette(mood.ink)));
    for (let flake = 0; flake < 170; flake += 1) {
      const depth = random.next();
      const at = random.between(-10, 330) + Math.sin(seconds + flake) * 4;
      const y = ((random.next() * 190 + seconds * (10 + depth * 24)) % 190) - 5;
      paint.circle(at, y, 0.35 + depth * 1.1, '#ffffff', 0.35 + depth * 0.6);
    }
  },
};

/** A man alone in a rowing boat on water like a mirror. */
const rowboatMirror: Picture = {
  moods: ['mist', 'dawn', 'rose', 'green', 'winter'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 92);
    disc(stage, random.between(90, 230), random.between(40, 66), 10, 8);
    hills(stage, 'range', 92, 30, mood.far, { length: 130, sharp: 0.5, foot: 2, haze: 0.55 });
    hills(stage, 'bank', 93, 9, mood.middle, { length: 60, foot: 2, haze: 0.4 });
    paint.box(
      -20,
      92,
      360,
      110,
      down(92, 180, [0, lighter(mood.skyLow, 0.1)], [0.35, mood.waterTop], [1, mood.waterLow]),
    );
    paint.place({ y: 184, scaleY: -1 }, () => {
      hills(stage, 'range', 92, 30, mix(mood.far, mood.waterTop, 0.45), {
        length: 130,
        sharp: 0.5,
        foot: 2,
        haze: 0.3,
      });
    });
    paint.box(
      -20,
      128,
      360,
      80,
      down(128, 182, [0, mood.waterTop, 0], [0.35, mix(mood.waterTop, mood.waterLow, 0.6), 0.9], [1, mood.waterLow]),
    );
    paint.mist(150, 94, 220, 9, mood.skyLow, 0.8);
    const x = 150 + seconds * 3;
    const scene = (flip: 1 | -1, ink: string) =>
      paint.place({ x, y: 134, scale: 1.05, scaleY: flip }, () => {
        paint.place({ x: -4, y: -3, scale: 0.66 }, () =>
          oldMan(paint, silhouette(ink), { staff: false, stoop: Math.sin(seconds * 1.6) * 6 }),
        );
        rowboat(
          paint,
          { hull: ink, trim: mix(ink, mood.light, flip > 0 ? 0.45 : 0.1), oars: ink },
          18 + Math.sin(seconds * 1.6) * 9,
        );
      });
    paint.place({ y: 12 }, () => scene(-1, mix(mood.ink, mood.waterLow, 0.55)));
    for (let line = 0; line < 10; line += 1)
      paint.box(x - 50 + random.next() * 60, 142 + line * 3.6, random.between(16, 46), 0.7, mood.waterTop, 0.6, 0.35);
    scene(1, mood.ink);
    for (const ring of [1, 2, 3])
      paint.line(
        `M${x - 44 - ring * 14} 140C${x - 20} ${142 + ring * 2} ${x + 20} ${142 + ring * 2} ${x + 46 + ring * 14} 140`,
        0.5,
        lighter(mood.waterTop, 0.4),
        0.6 / ring,
      );
    vignette(stage, 0.3);
  },
};

/** Rocks below the quay, nets drying, gulls waiting. */
const nets: Picture = {
  moods: ['dawn', 'day', 'ember', 'mist'],
  focusX: 180,
  draw: (stage) => {
    const { paint, mood, random } = stage;
    sky(stage, 112);
    streaks(stage, 5, 20, 80);
    hills(stage, 'coast', 112, 16, mood.far, { length: 100, foot: 6 });
    sea(stage, 112);
    glitter(stage, 60, 112, 0.8, mood.light, 0.5);
    for (const [at, size] of [
      [18, 42],
      [60, 30],
      [300, 50],
    ] as const)
      rock(stage, at, 176, size * 1.5, size * 0.6, mix(mood.near, mood.middle, 0.3));
    const wood = mix('#6b4f3a', mood.near, 0.4);
    for (const at of [126, 190, 254]) paint.box(at, 70, 3.4, 110, wood, 1, 1);
    paint.line('M116 76H268', 2.4, wood);
    for (const [left, right] of [
      [128, 191],
      [192, 255],
    ] as const) {
      paint.within(
        smooth([
          [left, 77],
          [(left + right) / 2, 82],
          [right, 77],
          [right - 4, 132],
          [(left + right) / 2, 140 + random.between(-4, 6)],
          [left + 5, 130],
          [left, 77],
        ]),
        () => {
          paint.cover(mix('#b98f5c', mood.middle, 0.3), 0.28);
          for (let thread = -14; thread < 30; thread += 1) {
            paint.line(
              `M${left + thread * 5} 74L${left + thread * 5 + 60} 144`,
              0.4,
              mix('#e2c48f', mood.ink, 0.25),
              0.85,
            );
            paint.line(
              `M${left + thread * 5 + 40} 74L${left + thread * 5 - 20} 144`,
              0.4,
              mix('#e2c48f', mood.ink, 0.25),
              0.85,
            );
          }
        },
      );
      for (let float = 0; float < 6; float += 1)
        paint.circle(
          left + 5 + float * 10.5,
          79 + Math.sin(float) * 1.2,
          2.2,
          random.pick(['#d8563f', '#e8a83e', '#f0e6d2']),
        );
    }
    paint.place({ x: 224, y: 178, scale: 0.9, scaleX: -1 }, () =>
      rimLit(paint, 1.2, mood.light, (wear) => oldMan(paint, wear, { stoop: 4 }), mix(mood.ink, mood.near, 0.2)),
    );
    flock(stage, 6, { x: 20, y: 20, width: 180, height: 50 }, 16, mood.ink);
    vignette(stage, 0.3);
  },
};

export const harbourScenes = {
  boatsLeave,
  lanternJetty,
  townNight,
  harbourFront,
  foggyQuay,
  eveningFerry,
  festival,
  rainyStreet,
  winterHarbour,
  rowboatMirror,
  nets,
} as const;
