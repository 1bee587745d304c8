import { darker, lighter, mix } from '../colour.ts';
import { hills, rock } from '../elements/land.ts';
import { beam, lampHeight, lighthouse } from '../elements/lighthouse.ts';
import { girl, oldMan, rimLit, skipper } from '../elements/people.ts';
import { glitter, sea, swell, swellHeight } from '../elements/sea.ts';
import { disc, flock, gull, heaps, moon, sky, stars, streaks, vignette } from '../elements/sky.ts';
import { rowboat, sailboat } from '../elements/vessels.ts';
import type { Picture } from '../picture.ts';
import { across, down } from '../painter.ts';
import { downTo, polygon, smooth } from '../shape.ts';

/** The little boat crosses by night, its sail lit by the lantern on board. */
const nightCrossing: Picture = {
  moods: ['night', 'moon', 'dusk', 'green'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, seconds, random } = stage;
    sky(stage, 118);
    stars(stage, 110, 108);
    hills(stage, 'coast', 118, 8, mood.far, { length: 120, foot: 2 });
    sea(stage, 117, 20);
    const x = 158 + random.between(-14, 14) + seconds * 4;
    paint.glow(x, 112, 96, mood.light, 0.45);
    glitter(stage, x, 124, 0.75, mood.light, 0.8);
    paint.place({ x, y: 132 + Math.sin(seconds * 1.5) * 1.2, scale: 1.12, turn: Math.sin(seconds * 1.2) * 2 }, () => {
      sailboat(paint, {
        hull: mood.ink,
        stripe: mix(mood.ink, mood.light, 0.35),
        sail: '#cdb48a',
        mast: mood.ink,
        lamp: '#ffd27a',
      });
      paint.place({ x: -9, y: -6, scale: 0.36 }, () =>
        rimLit(paint, 1.5, '#ffd27a', (wear) => girl(paint, wear), mood.ink),
      );
    });
    vignette(stage, 0.5);
  },
};

/** A squall: the boat heels, lightning over the point. */
const squall: Picture = {
  moods: ['storm', 'green', 'night', 'moon'],
  focusX: 145,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 128);
    const bolt = random.between(206, 244);
    paint.glow(bolt, 66, 110, '#cfe0f5', 0.5);
    for (const [x, y, size] of [
      [40, 34, 70],
      [150, 22, 86],
      [270, 36, 84],
      [206, 52, 60],
    ] as const) {
      heaps(
        stage,
        x + seconds * 3,
        y,
        size,
        mix(mood.skyTop, mood.near, 0.4),
        mix(mood.skyMiddle, mood.skyLow, 0.35),
        0.75,
      );
    }
    paint.fill(
      polygon(bolt, 44, bolt - 11, 74, bolt - 3, 74, bolt - 15, 108, bolt + 9, 68, bolt + 1, 68, bolt + 10, 44),
      '#f4f9ff',
      0.95,
    );
    paint.glow(bolt - 3, 76, 46, '#ffffff', 0.5);
    for (let drop = 0; drop < 90; drop += 1) {
      const x = random.between(-10, 350);
      const y = ((random.next() * 150 + seconds * 230) % 160) - 10;
      paint.line(polygon(x, y, x - 4, y + 12), 0.35, '#dfe9f2', 0.25);
    }
    const back = {
      name: 'back',
      y: 124,
      height: 8,
      length: 110,
      colour: mix(mood.waterTop, mood.skyMiddle, 0.3),
      crest: '#cfdde2',
      speed: 10,
    };
    const middle = {
      name: 'middle',
      y: 138,
      height: 13,
      length: 150,
      colour: mix(mood.waterTop, mood.waterLow, 0.35),
      crest: '#dbe7ea',
      speed: 18,
    };
    swell(stage, back);
    const boatY = swellHeight(stage, middle, 132);
    paint.place({ x: 130, y: boatY - 2, scale: 1.02, turn: -15 + Math.sin(seconds * 1.9) * 5 }, () =>
      sailboat(paint, { hull: mood.ink, stripe: '#8d3a35', sail: '#aeb9bb', mast: mood.ink, lamp: null }),
    );
    swell(stage, middle);
    for (let fleck = 0; fleck < 26; fleck += 1)
      paint.circle(
        132 + random.between(-44, 44),
        boatY + random.between(-6, 8),
        random.between(0.4, 1.5),
        '#eef5f7',
        0.6,
      );
    swell(stage, {
      name: 'front',
      y: 162,
      height: 14,
      length: 190,
      colour: mood.waterLow,
      crest: '#9fb4bd',
      speed: 28,
    });
    vignette(stage, 0.5);
  },
};

/** A wave stands over the boat. */
const greatWave: Picture = {
  moods: ['storm', 'night', 'winter', 'red'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 140);
    heaps(stage, 250, 52, 90, mix(mood.skyTop, mood.near, 0.3), mix(mood.skyMiddle, mood.skyLow, 0.4), 0.7);
    disc(stage, 96, 62, 8, 8);
    swell(stage, {
      name: 'far',
      y: 128,
      height: 8,
      length: 120,
      colour: mix(mood.waterTop, mood.skyLow, 0.25),
      crest: '#e4eef0',
    });
    paint.place(
      { x: 92, y: 132 + Math.sin(seconds * 1.6) * 1.5, scale: 0.74, turn: -20 + Math.sin(seconds * 1.4) * 4 },
      () =>
        sailboat(paint, {
          hull: mood.ink,
          stripe: '#8d3a35',
          sail: mix('#e8dcc4', mood.middle, 0.2),
          mast: mood.ink,
          lamp: null,
        }),
    );
    const rise = Math.sin(seconds * 0.8) * 3;
    const face = smooth([
      [340, 30 + rise],
      [300, 26 + rise],
      [262, 33 + rise],
      [228, 50 + rise],
      [208, 71 + rise],
      [203, 90],
      [213, 95],
      [222, 86],
      [236, 84],
      [222, 102],
      [196, 124],
      [160, 142],
      [110, 150],
      [40, 154],
      [-20, 150],
    ]);
    paint.fill(
      downTo(face, 220, 340, -20),
      down(
        26,
        180,
        [0, lighter(mood.waterTop, 0.25)],
        [0.4, mood.waterTop],
        [0.75, mix(mood.waterTop, mood.waterLow, 0.7)],
        [1, mood.waterLow],
      ),
    );
    for (let line = 0; line < 9; line += 1) {
      const lean = line * 15;
      paint.brush(
        smooth([
          [336, 48 + lean * 0.9 + rise],
          [288 - line * 2, 50 + lean + rise],
          [250 - line * 4, 74 + lean],
          [214 - line * 10, 112 + lean * 0.75],
          [150 - line * 14, 146 + lean * 0.4],
        ]),
        1.6,
        lighter(mood.waterTop, 0.45),
        0.4 - line * 0.025,
      );
    }
    const foam = lighter(mood.skyLow, 0.7);
    for (let fleck = 0; fleck < 90; fleck += 1) {
      const along = random.next();
      const x = 340 - along * 140;
      const y = 28 + along ** 2.2 * 52 + rise;
      paint.circle(x + random.between(-5, 3), y + random.between(-5, 6), random.between(0.7, 3.6), foam, 0.85);
    }
    for (let drop = 0; drop < 70; drop += 1) {
      paint.circle(
        random.between(186, 250) - random.next() * 16,
        random.between(64, 118) + ((seconds * 30) % 10),
        random.between(0.4, 1.6),
        foam,
        0.75,
      );
    }
    swell(stage, { name: 'front', y: 166, height: 9, length: 150, colour: mood.waterLow, crest: '#c5d6da', speed: 22 });
    vignette(stage, 0.45);
  },
};

/** Straight from above: a boat, its wake, reefs under the surface. */
const fromAbove: Picture = {
  moods: ['day', 'dawn', 'night', 'green', 'rose'],
  focusX: 170,
  draw: (stage) => {
    const { paint, mood, random, seconds, noise } = stage;
    paint.cover({
      kind: 'linear',
      from: [20, 0],
      to: [300, 180],
      stops: [
        [0, lighter(mood.waterTop, 0.1)],
        [0.55, mix(mood.waterTop, mood.waterLow, 0.55)],
        [1, mood.waterLow],
      ],
    });
    const edge = noise('reef');
    for (let ring = 3; ring >= 0; ring -= 1) {
      const grow = ring * 11;
      const coast = Array.from({ length: 20 }, (_, index): readonly [number, number] => [
        -20 + index * 12,
        84 - index * 7 + edge(index * 0.7) * 15 + grow,
      ]);
      paint.fill(
        downTo(smooth(coast), -60, -20, 208),
        ring === 0 ? mix('#c9b48a', mood.middle, 0.35) : lighter(mood.waterTop, 0.14 + (3 - ring) * 0.09),
        ring === 0 ? 1 : 0.55,
      );
    }
    for (let tree = 0; tree < 26; tree += 1) {
      const x = random.between(-10, 84);
      const y = random.between(-8, 58) - x * 0.55;
      paint.circle(x + 1.5, y + 2, random.between(3, 7), mood.ink, 0.35);
      paint.circle(x, y, random.between(3, 7), mix('#3f7a4d', mood.near, random.between(0.25, 0.55)));
    }
    for (let line = 0; line < 60; line += 1) {
      const [x, y] = [random.between(-10, 330), random.between(-10, 190)];
      const wobble = Math.sin(seconds * 1.5 + line) * 2;
      paint.brush(
        smooth([
          [x, y],
          [x + 7, y - 1.6 + wobble * 0.3],
          [x + 15, y + 0.4],
        ]),
        0.9,
        lighter(mood.waterTop, 0.5),
        0.35,
      );
    }
    const [x, y] = [196 + seconds * 9, 100 - seconds * 5];
    for (const side of [-1, 1]) {
      const wake = smooth([
        [x + 10, y - 6],
        [x - 16 - side * 8, y + 9 - side * 14],
        [x - 62 - side * 20, y + 36 - side * 34],
        [x - 132 - side * 34, y + 76 - side * 58],
      ]);
      paint.brush(wake, 4.5, '#ffffff', 0.5);
      for (let curl = 1; curl < 8; curl += 1) {
        const back = curl * 15;
        const [cx, cy] = [x - back * 0.87 - side * back * 0.25, y + back * 0.5 - side * back * 0.43];
        paint.brush(
          smooth([
            [cx, cy],
            [cx - 9, cy + 5 + side],
            [cx - 17, cy + 12],
          ]),
          2,
          '#ffffff',
          0.4 - curl * 0.04,
        );
      }
    }
    paint.brush(
      smooth([
        [x - 10, y + 6],
        [x - 60, y + 36],
        [x - 130, y + 74],
      ]),
      9,
      lighter(mood.waterTop, 0.6),
      0.4,
    );
    paint.place({ x, y, turn: -30, scale: 0.8 }, () => {
      paint.mist(3, 13, 40, 16, mood.ink, 0.35);
      paint.fill(
        'M-26 -9C-10 -13 16 -11 34 0C16 11 -10 13 -26 9z',
        down(-12, 12, [0, lighter('#9a5b40', 0.25)], [1, darker('#9a5b40', 0.35)]),
      );
      paint.fill('M-22 -6.500C-9 -9.500 12 -8.500 25 0C12 8.500 -9 9.500 -22 6.500z', '#d8b27e');
      for (let plank = -5; plank < 7; plank += 3) paint.line(`M-20 ${plank}H16`, 0.4, '#a67f50', 0.8);
      paint.fill('M-14 1C-8 -14 12 -17 20 -13C15 -5 2 0 -14 1z', down(-16, 2, [0, '#fff8e6'], [1, '#d9cbb0']));
      paint.circle(-1, -1, 1.7, '#4a3526');
      paint.circle(-15, 3, 2.6, '#c8503c');
    });
    flock(stage, 4, { x: 90, y: 20, width: 150, height: 50 }, 20, '#ffffff');
  },
};

/** On deck: the girl and the skipper at the rail. */
const onDeck: Picture = {
  moods: ['ember', 'dawn', 'dusk', 'day', 'rose'],
  focusX: 165,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const sun = random.between(230, 262);
    sky(stage, 112);
    disc(stage, sun, 82, 11, 10);
    streaks(stage, 7, 20, 90);
    hills(stage, 'coast', 112, 12, mood.far, { length: 110, foot: 3 });
    const bob = Math.sin(seconds * 1.3) * 2;
    sea(stage, 112);
    glitter(stage, sun, 112);
    const wood = mix('#7a5238', mood.near, 0.25);
    paint.place({ y: bob, turn: Math.sin(seconds * 0.9) * 0.7 }, () => {
      paint.fill(
        polygon(-30, 150, 350, 156, 350, 200, -30, 200),
        down(150, 180, [0, lighter(wood, 0.12)], [1, darker(wood, 0.35)]),
      );
      for (let x = -60; x < 380; x += 16)
        paint.line(polygon(160 + (x - 160) * 0.8, 150, x, 182), 0.6, darker(wood, 0.4), 0.8);
      paint.box(-30, 118, 400, 3.6, across(-30, 350, [0, darker(wood, 0.25)], [0.75, lighter(wood, 0.25)], [1, wood]));
      paint.box(-30, 134, 400, 1.6, darker(wood, 0.2));
      for (let x = -14; x < 340; x += 30) paint.box(x, 118, 3, 36, darker(wood, 0.2));
      const skin = mix('#e8b08a', mood.middle, 0.12);
      paint.place({ x: 132, y: 172, scale: 1.32 }, () =>
        girl(
          paint,
          {
            skin,
            hair: mix('#4a2f2a', mood.ink, 0.2),
            coat: mix('#e2a23b', mood.middle, 0.2),
            trim: mix('#c8453d', mood.middle, 0.1),
            boots: mix('#35506b', mood.ink, 0.3),
            face: true,
          },
          { lift: 0.45, wind: 0.6 + Math.sin(seconds * 2.2) * 0.3 },
        ),
      );
      paint.place({ x: 202, y: 175, scale: 1.4, scaleX: -1 }, () =>
        skipper(
          paint,
          {
            skin: mix('#b97a56', mood.middle, 0.1),
            hair: '#3a2a2a',
            coat: mix('#3f6d7a', mood.middle, 0.2),
            trim: mix('#d9a441', mood.middle, 0.15),
            boots: mood.ink,
            face: true,
          },
          { point: 0.2 },
        ),
      );
      paint.line('M40 -20L58 156M300 -20L284 158', 1, mood.ink, 0.8);
      for (let rung = 0; rung < 9; rung += 1)
        paint.line(`M${44 + rung * 1.6} ${14 + rung * 15}h10`, 0.8, mood.ink, 0.6);
    });
    gull(stage, 74 + seconds * 5, 40, 20, mood.ink, Math.sin(seconds * 4) * 0.6);
    gull(stage, 104 + seconds * 5, 28, 13, mood.ink, Math.sin(seconds * 4 + 1) * 0.6);
    vignette(stage, 0.35);
  },
};

/** The lighthouse on its rock turns its beam over a rough sea. */
const lighthouseNight: Picture = {
  moods: ['night', 'moon', 'green', 'storm', 'dusk'],
  focusX: 205,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 124);
    stars(stage, 80, 96);
    if (stage.variant % 2 === 1) moon(stage, 64, 38, 10);
    const [x, foot] = [random.between(206, 236), 128];
    const lamp = foot - lampHeight * 1.12;
    hills(stage, 'coast', 128, 11, mood.far, { length: 120, foot: 4 });
    const swing = Math.sin(seconds * 0.8) * 12;
    beam(paint, x, lamp, 176 + swing, 260, 42, mood.light, 0.95);
    beam(paint, x, lamp, -9 + swing, 200, 30, mood.light, 0.55);
    swell(stage, { name: 'far', y: 130, height: 3.5, length: 70, colour: mix(mood.waterTop, mood.far, 0.3), speed: 5 });
    glitter(stage, x - 36, 132, 0.8, mood.light, 0.4);
    rock(stage, x + 4, 150, 112, 34, mix(mood.near, mood.middle, 0.45));
    rock(stage, x - 36, 154, 60, 22, mood.near);
    lighthouse(paint, {
      x,
      foot: foot - 8,
      scale: 1.06,
      wall: mix('#e6dfce', mood.far, 0.25),
      band: mix('#a8433a', mood.middle, 0.25),
      lamp: mood.light,
    });
    rock(stage, x + 30, 160, 84, 24, mix(mood.near, mood.ink, 0.3));
    swell(stage, {
      name: 'middle',
      y: 154,
      height: 6,
      length: 90,
      colour: mix(mood.waterTop, mood.waterLow, 0.6),
      crest: lighter(mood.waterTop, 0.4),
      speed: 11,
    });
    swell(stage, {
      name: 'front',
      y: 168,
      height: 8,
      length: 130,
      colour: mood.waterLow,
      crest: mood.waterTop,
      speed: 17,
    });
    vignette(stage, 0.5);
  },
};

/** Black headland and tower against a burning evening. */
const redHeadland: Picture = {
  moods: ['red', 'ember', 'dusk', 'rose'],
  focusX: 110,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 150);
    const sun = random.between(170, 215);
    disc(stage, sun, 134, 17, 9);
    streaks(stage, 9, 30, 118, 0.55);
    hills(stage, 'far', 148, 12, mood.far, { length: 100, foot: 4 });
    sea(stage, 148, 12);
    glitter(stage, sun, 148, 1.2);
    const line = smooth([
      [-20, 118],
      [20, 120],
      [66, 124],
      [104, 132],
      [140, 146],
      [170, 158],
      [230, 166],
      [345, 170],
    ]);
    paint.fill(downTo(line, 220, -20, 345), down(118, 180, [0, mix(mood.ink, mood.near, 0.6)], [1, mood.ink]));
    lighthouse(paint, {
      x: 78,
      foot: 127,
      scale: 1.22,
      wall: mix(mood.near, mood.ink, 0.3),
      band: mood.ink,
      lamp: '#fff0c0',
    });
    paint.place({ x: 128, y: 143, scale: 0.46 }, () =>
      rimLit(paint, 2, mood.light, (wear) => oldMan(paint, wear), mood.ink),
    );
    paint.place({ x: 112, y: 137, scale: 0.42 }, () =>
      rimLit(paint, 2, mood.light, (wear) => girl(paint, wear, { wind: 0.7 + Math.sin(seconds * 3) * 0.3 }), mood.ink),
    );
    flock(stage, 7, { x: 150, y: 26, width: 140, height: 62 }, 18, mood.ink);
    vignette(stage, 0.4);
  },
};

/** A rowing boat under tall cliffs, towards the mouth of a cave. */
const seaCave: Picture = {
  moods: ['dawn', 'green', 'dusk', 'mist', 'red'],
  focusX: 170,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 120);
    disc(stage, 176, 84, 12, 9);
    hills(stage, 'far', 112, 14, mood.far, { length: 100, foot: 4 });
    sea(stage, 112, 18);
    glitter(stage, 176, 112, 0.9);
    const wall = mix(mood.near, mood.ink, 0.35);
    paint.fill(
      [
        ...downTo(
          smooth([
            [345, -20],
            [-20, -20],
          ]),
          200,
          345,
          -20,
        ),
        ...smooth([
          [72, 182],
          [62, 150],
          [70, 116],
          [88, 84],
          [112, 60],
          [142, 46],
          [176, 42],
          [214, 50],
          [246, 72],
          [264, 104],
          [270, 140],
          [280, 182],
        ]),
        { kind: 'line', x: 72, y: 182 },
        { kind: 'close' },
      ],
      down(0, 180, [0, mood.ink], [0.6, wall], [1, mood.ink]),
    );
    for (let ledge = 0; ledge < 26; ledge += 1) {
      const left = random.chance(0.5);
      const x = left ? random.between(-10, 58) : random.between(276, 330);
      const y = random.between(10, 170);
      paint.brush(
        smooth([
          [x, y],
          [x + 12, y + random.between(-3, 2)],
          [x + random.between(20, 30), y + random.between(-2, 4)],
        ]),
        2,
        lighter(wall, 0.18),
        0.5,
      );
    }
    for (let tooth = 0; tooth < 7; tooth += 1) {
      const x = 104 + tooth * 20 + random.between(-6, 6);
      const top = 62 - Math.sin(((x - 66) / 200) * Math.PI) * 24;
      paint.fill(
        polygon(x - 4, top - 8, x + 4, top - 8, x + random.between(-1, 1), top + random.between(8, 22)),
        mix(wall, mood.ink, 0.4),
      );
    }
    const x = 168 + seconds * 3;
    paint.place({ x, y: 146 + Math.sin(seconds * 1.5) * 0.6, scale: 0.86 }, () => {
      paint.box(-30, 8, 64, 1.6, mood.ink, 0.5, 0.8);
      paint.box(-22, 12, 46, 1.3, mood.ink, 0.4, 0.8);
      paint.place({ x: -8, y: -3, scale: 0.56 }, () =>
        rimLit(paint, 1.6, mood.light, (wear) => oldMan(paint, wear, { staff: false }), mood.ink),
      );
      paint.place({ x: 13, y: -3, scale: 0.5 }, () =>
        girl(
          paint,
          { skin: mood.ink, hair: mood.ink, coat: mood.ink, trim: mood.ink, boots: mood.ink, face: false },
          { lantern: '#ffcf7d', lift: 0.5, swing: Math.sin(seconds * 2) * 6 },
        ),
      );
      rowboat(
        paint,
        { hull: mood.ink, trim: mix(mood.ink, mood.light, 0.4), oars: mood.ink },
        20 + Math.sin(seconds * 1.5) * 8,
      );
    });
    vignette(stage, 0.35);
  },
};

/** Fog; a bell buoy, and the shape of a great ship behind it. */
const ghostShip: Picture = {
  moods: ['mist', 'green', 'moon', 'winter'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    sky(stage, 130);
    disc(stage, 160, 70, 14, 9);
    const shade = mix(mood.middle, mood.skyLow, 0.38);
    paint.place({ x: 176 + seconds * 1.5, y: 132, scale: 1.5 }, () => {
      paint.fill('M-64 -26L-58 -24C-30 -16 26 -16 62 -30L70 -31C64 -16 56 -4 46 4H-46C-56 -4 -62 -14 -64 -26z', shade);
      for (const [x, height] of [
        [-34, 58],
        [-2, 74],
        [30, 62],
      ] as const) {
        paint.box(x - 0.9, -height - 16, 1.8, height, shade);
        for (const [level, wide] of [
          [0.32, 14],
          [0.62, 17],
          [0.9, 19],
        ] as const) {
          const y = -16 - height * (1 - level * 0.86);
          paint.fill(
            `M${x - wide} ${y - 12}C${x - wide + 3} ${y - 4} ${x - wide + 1} ${y} ${x - wide - 1} ${y + 3}C${x - 5} ${y + 7} ${x + 5} ${y + 7} ${x + wide + 2} ${y + 3}C${x + wide + 4} ${y - 2} ${x + wide + 3} ${y - 6} ${x + wide} ${y - 12}z`,
            shade,
            0.85,
          );
        }
      }
      paint.line('M62 -30L92 -44M30 -76L88 -42M-2 -88L62 -32', 0.7, shade);
    });
    for (let band = 0; band < 6; band += 1)
      paint.mist(random.between(10, 310) + seconds * 4, random.between(66, 136), 130, 14, mood.skyLow, 0.42);
    sea(stage, 134, 16);
    paint.mist(160, 136, 230, 15, mood.skyLow, 0.8);
    paint.place({ x: 66, y: 154 + Math.sin(seconds * 1.4) * 1.4, turn: -5 + Math.sin(seconds * 1.1) * 5 }, () => {
      paint.line('M-9 -3L-5 -34M9 -3L5 -34M-7 -16L7 -16', 1.3, mood.ink);
      paint.fill('M-7 -34h14l-2 -5h-10z', mood.ink);
      paint.glow(0, -42, 24, '#ff8a5c', 0.8);
      paint.circle(0, -41.5, 2.2, '#ffd7b0');
      paint.fill('M-4 -30C-4 -25 -5.500 -22 -6 -21h12C5.500 -22 4 -25 4 -30z', mix(mood.ink, '#b08a4a', 0.45));
      paint.fill('M-17 -4H17C16 4 9 7 0 7S-16 4 -17 -4z', mix('#a5402f', mood.ink, 0.4));
    });
    flock(stage, 3, { x: 30, y: 40, width: 110, height: 30 }, 14, mood.ink);
    vignette(stage, 0.25);
  },
};

export const seaScenes = {
  nightCrossing,
  squall,
  greatWave,
  fromAbove,
  onDeck,
  lighthouseNight,
  redHeadland,
  seaCave,
  ghostShip,
} as const;
