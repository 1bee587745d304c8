import { darker, lighter, mix } from '../colour.ts';
import { cat } from '../elements/creatures.ts';
import { hills, house } from '../elements/land.ts';
import { lantern } from '../elements/lamps.ts';
import { girl, oldMan, rimLit, silhouette } from '../elements/people.ts';
import { glitter, sea } from '../elements/sea.ts';
import { moon, sky, stars, streaks } from '../elements/sky.ts';
import type { Picture } from '../picture.ts';
import { across, down, outward } from '../painter.ts';
import { box, ellipse, polygon, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

const ember = '#ffb757';

function corners({ paint }: Stage, x: number, y: number, strength: number): void {
  paint.cover(outward(x, y, 215, [0, '#080405', 0], [0.4, '#080405', 0.06], [1, '#080405', strength]));
}

/** The lamp room: arches, the great lamp on its stand, someone small before it. */
const lampRoom: Picture = {
  moods: ['red', 'dusk', 'green', 'night'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const wall = mix('#3a1c16', mood.near, 0.3);
    const flicker = 1 + Math.sin(seconds * 11) * 0.03 + Math.sin(seconds * 7.3) * 0.03;
    paint.cover(down(0, 180, [0, darker(wall, 0.35)], [0.55, wall], [1, darker(wall, 0.6)]));
    for (const x of [-6, 62, 198, 266]) {
      const night = box(x, 34, 58, 160, 29);
      paint.fill(night, mix('#8a4a26', wall, 0.4));
      paint.within(box(x + 4.5, 39, 49, 160, 25), () => {
        paint.cover(down(30, 140, [0, mood.skyTop], [1, mix(mood.skyMiddle, mood.near, 0.3)]));
        stars({ ...stage, random: stage.random }, 22, 130);
        hills(stage, `view ${x}`, 146, 10, mood.near, { length: 60, foot: 6 });
      });
      paint.line(`M${x + 29} 36V180M${x + 4} 92H${x + 54}`, 1.8, mix('#6b371d', wall, 0.3));
    }
    paint.fill(
      polygon(-20, 160, 340, 160, 340, 200, -20, 200),
      down(158, 180, [0, mix('#6d3a1c', wall, 0.4)], [1, '#140908']),
    );
    paint.glow(160, 86, 150 * flicker, ember, 0.75);
    paint.glow(160, 86, 76 * flicker, '#ffd28a', 0.75);
    for (let ray = 0; ray < 12; ray += 1) {
      const angle = (ray / 12) * Math.PI * 2 + seconds * 0.15;
      paint.fill(
        polygon(
          160,
          86,
          160 + Math.cos(angle - 0.05) * 150,
          86 + Math.sin(angle - 0.05) * 150,
          160 + Math.cos(angle + 0.05) * 150,
          86 + Math.sin(angle + 0.05) * 150,
        ),
        outward(160, 86, 150, [0, '#ffe2a6', 0.4], [1, '#ffe2a6', 0]),
        0.55,
        'screen',
      );
    }
    paint.fill(
      polygon(140, 180, 148, 124, 172, 124, 180, 180),
      across(138, 182, [0, '#4a2512'], [0.5, '#7c4420'], [1, '#2a130a']),
    );
    paint.box(132, 118, 56, 8, across(132, 188, [0, '#5f3216'], [0.5, '#b4702f'], [1, '#3a1b0c']), 1, 2);
    paint.box(139, 60, 42, 58, down(60, 118, [0, '#fff3cf'], [0.5, '#ffe3a1'], [1, '#ffc468']), 0.95, 8);
    for (const x of [139, 153, 167, 181]) paint.box(x - 0.8, 58, 1.6, 61, '#5f3216');
    for (const y of [74, 90, 104]) paint.box(139, y, 42, 0.9, '#8a5424', 0.7);
    paint.fill(
      'M134 60C140 46 152 42 160 38C168 42 180 46 186 60z',
      across(134, 186, [0, '#5f3216'], [0.4, '#b4702f'], [1, '#3a1b0c']),
    );
    paint.circle(160, 38, 3, '#8a5424');
    paint.glow(160, 86, 30, '#ffffff', 0.85);
    const x = random.pick([96, 104, 224]);
    paint.place({ x, y: 176, scale: 1.1, scaleX: x > 160 ? -1 : 1 }, () =>
      rimLit(
        paint,
        1.5,
        '#ffc070',
        (wear) => (stage.variant % 2 ? oldMan(paint, wear, { staff: false }) : girl(paint, wear, { lift: 0.25 })),
        '#120706',
      ),
    );
    corners(stage, 160, 90, 0.85);
  },
};

/** The old keeper reads his log by the lamp. */
const logbookNight: Picture = {
  moods: ['night', 'storm', 'moon', 'green'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const wall = mix('#4a2f22', mood.near, 0.35);
    paint.cover(across(0, 320, [0, lighter(wall, 0.06)], [1, darker(wall, 0.55)]));
    for (let y = -6; y < 140; y += 16) paint.line(`M-20 ${y}H340`, 0.8, darker(wall, 0.35), 0.8);
    const port = [252, 58] as const;
    paint.circle(port[0], port[1], 33, across(219, 285, [0, '#a5763c'], [1, '#4a2d15']));
    paint.within(ellipse(port[0], port[1], 27, 27), () => {
      sky(stage, 84);
      stars(stage, 60, 80);
      moon(stage, 262, 46, 6);
      sea(stage, 72, 8);
      glitter(stage, 262, 72, 0.4);
    });
    for (let bolt = 0; bolt < 8; bolt += 1)
      paint.circle(port[0] + Math.cos(bolt * 0.785) * 30, port[1] + Math.sin(bolt * 0.785) * 30, 1.4, '#d9a75e');
    paint.box(14, 40, 62, 3.4, '#6b4426');
    paint.box(14, 74, 62, 3.4, '#6b4426');
    for (const shelf of [40, 74]) {
      let x = 17;
      while (x < 70) {
        const wide = random.between(4, 8);
        const tall = random.between(15, 25);
        paint.box(
          x,
          shelf - tall,
          wide - 0.8,
          tall,
          random.pick(['#8d3f33', '#3f5f63', '#b58a45', '#6a4a6b', '#586b3f', '#c7b48c']),
          1,
          0.8,
        );
        x += wide;
      }
    }
    const lampAt = [196, 104] as const;
    const flicker = 1 + Math.sin(seconds * 10) * 0.04;
    paint.glow(lampAt[0], lampAt[1], 170 * flicker, ember, 0.7);
    paint.box(-20, 136, 360, 9, across(-20, 340, [0, '#6d4020'], [0.6, '#b1743a'], [1, '#5b3519']));
    paint.box(-20, 145, 360, 50, down(145, 180, [0, '#3c2112'], [1, '#170b06']));
    const skin = '#e0a37a';
    paint.place({ x: 108, y: 178, scale: 1.5 }, () =>
      oldMan(
        paint,
        { skin, hair: '#efe9df', coat: '#3d5468', trim: '#2b3a4c', boots: '#201a1a', face: true },
        { staff: false, stoop: 9 + Math.sin(seconds * 1.2) },
      ),
    );
    paint.box(-20, 136, 360, 9, across(-20, 340, [0, '#6d4020'], [0.6, '#b1743a'], [1, '#5b3519']));
    paint.box(-20, 145, 360, 50, down(145, 180, [0, '#3c2112'], [1, '#170b06']));
    paint.fill(
      'M134 134C146 128 154 128 162 132C170 127 180 127 192 133L190 137C180 133 170 133 162 137C154 133 146 133 136 137z',
      '#f4e6c4',
    );
    paint.line('M140 133.500C147 130.600 153 130.600 159 132.600M166 132.600C172 130 180 130 186 133', 0.5, '#8f7a55');
    paint.place({ x: 206, y: 136, scale: 0.56 }, () => lantern(paint, ember, '#7a5a34'));
    paint.fill('M238 136v-11h11v11z', '#5d7f86');
    paint.line('M249 128c4 0 4 5 0 5', 1.2, '#5d7f86');
    for (let puff = 0; puff < 4; puff += 1)
      paint.mist(244 + Math.sin(seconds * 2 + puff) * 2, 119 - puff * 6, 3 + puff, 4, '#fff2d8', 0.22 - puff * 0.04);
    paint.place({ x: 40, y: 136, scale: 0.8 }, () => cat(paint, '#c98a4b', true));
    corners(stage, 180, 96, 0.88);
  },
};

/** At the window: the girl looks out at the town and the sea. */
const atWindow: Picture = {
  moods: ['moon', 'dusk', 'dawn', 'winter', 'rose'],
  focusX: 176,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const wall = mix('#3a2a38', mood.near, 0.45);
    paint.cover(across(0, 320, [0, darker(wall, 0.25)], [0.6, wall], [1, darker(wall, 0.5)]));
    for (let column = 0; column < 12; column += 1)
      for (let row = 0; row < 6; row += 1)
        paint.circle(14 + column * 28 + (row % 2) * 14, 10 + row * 28, 1.1, lighter(wall, 0.2), 0.5);
    paint.box(102, 12, 160, 124, mix('#8a6248', wall, 0.25), 1, 2);
    paint.within(box(109, 19, 146, 110), () => {
      sky(stage, 96);
      stars(stage, 60, 70);
      moon(stage, 222, 42, 9);
      streaks(stage, 4, 40, 80);
      hills(stage, 'bay', 100, 12, mood.far, { length: 80, foot: 4 });
      sea(stage, 98, 10);
      glitter(stage, 222, 98, 0.8);
      let x = 100;
      while (x < 262) {
        const width = random.between(15, 24);
        house(stage, {
          x,
          foot: 128,
          width,
          height: random.between(10, 22),
          wall: mood.near,
          roof: mood.ink,
          lit: '#ffcf7a',
          dark: mood.ink,
        });
        x += width * random.between(1, 1.3);
      }
    });
    const frame = mix('#a67a58', wall, 0.2);
    paint.box(179.5, 19, 5, 110, frame);
    paint.box(109, 66, 146, 4, frame);
    paint.box(94, 130, 176, 7, lighter(frame, 0.1), 1, 1.5);
    const sway = Math.sin(seconds * 1.1) * 3;
    const cloth = mix('#b5524a', mood.middle, 0.35);
    for (const flip of [1, -1] as const) {
      paint.place({ x: flip > 0 ? 96 : 268, scaleX: flip }, () => {
        paint.fill(
          smooth([
            [-10, 4],
            [34, 4],
            [30, 40],
            [20 + sway, 78],
            [8, 96],
            [10, 112],
            [14 + sway, 150],
            [-10, 152],
            [-10, 4],
          ]),
          across(
            -10,
            34,
            [0, darker(cloth, 0.25)],
            [0.35, lighter(cloth, 0.08)],
            [0.55, darker(cloth, 0.2)],
            [0.8, lighter(cloth, 0.12)],
            [1, darker(cloth, 0.3)],
          ),
        );
        paint.box(-10, 93, 22, 4, '#d9a75e', 1, 2);
      });
    }
    paint.line('M84 7H280', 3, '#8a6248');
    paint.place({ x: 150, y: 190, scale: 1.55 }, () =>
      rimLit(paint, 1.2, lighter(mood.skyLow, 0.3), (wear) => girl(paint, wear, { lift: 0.5 }), darker(wall, 0.6)),
    );
    paint.place({ x: 226, y: 131, scale: 0.84 }, () => cat(paint, darker(wall, 0.6), false));
    paint.cover(outward(182, 74, 210, [0, '#0a060c', 0], [0.45, '#0a060c', 0.05], [1, '#0a060c', 0.8]));
  },
};

/** Profile close to the camera, the lamp's glow on her cheek, lights out of focus behind. */
const closeProfile: Picture = {
  moods: ['dusk', 'red', 'night', 'green', 'moon'],
  focusX: 178,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    paint.cover(across(0, 320, [0, mix(mood.skyMiddle, '#1a0e1c', 0.65)], [1, mix(mood.near, '#0b060d', 0.5)]));
    for (let spot = 0; spot < 24; spot += 1) {
      const radius = random.between(4, 17);
      const [x, y] = [random.between(-5, 325) + Math.sin(seconds + spot) * 1.5, random.between(0, 150)];
      const tint = random.pick(['#ff9d5c', '#ffc27a', '#ff8d6b', '#ffd89a', mood.skyLow]);
      paint.circle(x, y, radius, tint, 0.17);
      paint.circle(x, y, radius * 0.9, tint, 0.14);
    }
    const flicker = 1 + Math.sin(seconds * 9) * 0.04;
    paint.glow(262, 136, 165 * flicker, ember, 0.8);
    const skin = '#e9a877';
    const lit = across(
      128,
      236,
      [0, darker(mix(skin, mood.near, 0.6), 0.35)],
      [0.5, mix(skin, '#7d3f36', 0.35)],
      [0.85, lighter(skin, 0.2)],
      [1, '#ffe4b8'],
    );
    const breath = Math.sin(seconds * 1.5) * 0.8;
    paint.place({ y: breath }, () => {
      const coat = across(60, 250, [0, '#2a1a18'], [0.6, '#8a5a22'], [1, '#ffcf6f']);
      paint.fill(
        smooth([
          [66, 186],
          [84, 156],
          [122, 142],
          [150, 138],
          [196, 146],
          [226, 160],
          [240, 186],
          [66, 186],
        ]),
        coat,
      );
      paint.fill(
        smooth([
          [118, 154],
          [132, 138],
          [158, 132],
          [196, 138],
          [204, 150],
          [170, 158],
          [140, 160],
          [118, 154],
        ]),
        across(118, 206, [0, '#5b1f22'], [0.7, '#c1443c'], [1, '#ff9a6b']),
      );
      paint.fill(
        'M150 140C148 120 146 96 150 74C154 46 176 34 200 38C216 41 224 54 224 68C224 74 226 79 231 88C234 93 232 96 227 97.500C227.500 101 228.500 103 226.500 105C228.500 107.500 228 110.500 225 112C226 118 223 124 213 125.500C205 126.500 196 125 190 130L192 142z',
        lit,
      );
      paint.fill('M205 76C210 73 215 73 218.500 75.500C215 79.500 209 80 205 76z', '#fff6ea', 0.9);
      paint.circle(214.6, 76.4, 2.5, '#3a2320');
      paint.circle(215.5, 75.6, 0.8, '#ffffff');
      paint.line('M203.500 76.400C208 71.600 214 71.400 218.800 75.200', 1.5, '#3a1d1c');
      paint.line('M202 66C208 62.400 214 62.400 219 65', 1.9, '#3a1d1c');
      paint.line('M216.500 106.200C220.500 107.600 224 107.300 226.500 106', 1, '#7d2f2c');
      paint.mist(206, 94, 12, 8, '#ff7d52', 0.5);
      const hair = across(104, 226, [0, '#170b12'], [0.7, '#3b1d1c'], [1, '#a8622f']);
      const crown =
        'M222 62C210 66 196 62 187 54C186 70 180 80 178 92C176 108 170 122 158 134C146 138 134 128 128 112C120 90 122 60 140 42C158 24 190 18 208 30C218 37 222 50 222 62z';
      paint.fill(crown, hair);
      paint.circle(126, 36, 19, hair);
      paint.within(crown, () => {
        for (let strand = 0; strand < 6; strand += 1) {
          const back = strand * 6;
          const lock = smooth([
            [210 - back, 50 - strand * 2],
            [186 - back, 42 - strand],
            [162 - back * 0.8, 60 + strand * 2],
            [152 - back * 0.7, 96 + strand * 4],
          ]);
          paint.brush(lock, 1.4, '#c27a3f', 0.3);
        }
      });
      paint.fill(
        'M172 86C176 82 183 84 183 91C183 98 177 102 173 100C170 96 169 90 172 86z',
        mix(skin, '#a5583f', 0.45),
      );
    });
    paint.place({ x: 268, y: 176, scale: 0.62 }, () => lantern(paint, ember, '#5a3d22'));
    paint.cover(outward(200, 96, 205, [0, '#070309', 0], [0.5, '#070309', 0], [1, '#070309', 0.75]));
  },
};

/** Insert: the lantern on the sill, rain on the glass behind. */
const lanternInsert: Picture = {
  moods: ['night', 'storm', 'dusk', 'green'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    paint.cover(down(0, 150, [0, mood.skyTop], [0.7, mood.skyMiddle], [1, mix(mood.skyLow, mood.middle, 0.4)]));
    for (let spot = 0; spot < 18; spot += 1)
      paint.circle(
        random.between(0, 320),
        random.between(50, 140),
        random.between(4, 13),
        random.pick(['#ffb766', '#ffd596', mood.skyLow]),
        0.16,
      );
    for (let drop = 0; drop < 70; drop += 1) {
      const [x, y] = [random.between(0, 320), (random.between(0, 150) + seconds * 14) % 150];
      const radius = random.between(0.7, 2.4);
      paint.ellipse(x, y, radius, radius * 1.3, '#e9f4ff', 0.3);
      paint.circle(x - radius * 0.3, y - radius * 0.4, radius * 0.35, '#ffffff', 0.8);
      if (radius > 1.9) paint.line(polygon(x, y - 2, x + 0.3, y - random.between(14, 36)), 0.8, '#e9f4ff', 0.22);
    }
    paint.line('M70 -10V150M250 -10V150', 7, darker(mood.near, 0.3));
    paint.box(-20, 146, 360, 60, down(146, 180, [0, '#8a5a30'], [0.2, '#5f3a1d'], [1, '#22120a']));
    paint.ellipse(160, 157, 62, 8, '#1a0c06', 0.6);
    paint.place({ x: 160, y: 156, scale: 1.5, turn: Math.sin(seconds * 2.4) * 1.2 }, () =>
      lantern(paint, '#ffc66b', mix('#80603a', mood.near, 0.12), 1 + Math.sin(seconds * 9) * 0.05),
    );
    paint.fill('M226 157C232 150 246 149 254 153C258 150 262 152 260 157z', '#3d5a4a');
    paint.fill(
      smooth([
        [40, 160],
        [62, 152],
        [96, 154],
        [92, 160],
        [60, 164],
        [40, 160],
      ]),
      '#d8c29a',
    );
    paint.line('M52 158L84 155.500M56 160.500L82 158', 0.5, '#8a744c');
    paint.cover(outward(160, 100, 210, [0, '#070406', 0], [0.45, '#070406', 0.04], [1, '#070406', 0.82]));
  },
};

/** The workshop: tools on the wall, a model boat on the bench. */
const workshop: Picture = {
  moods: ['day', 'ember', 'dawn', 'rose'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    const wall = mix('#b98f62', mood.skyLow, 0.2);
    paint.cover(down(0, 150, [0, darker(wall, 0.35)], [1, wall]));
    for (let x = -10; x < 340; x += 24) paint.line(polygon(x, 0, x + 0.1, 150), 0.8, darker(wall, 0.35), 0.6);
    paint.box(196, 14, 92, 74, darker(wall, 0.5), 1, 2);
    paint.within(box(201, 19, 82, 64), () => {
      sky(stage, 72);
      hills(stage, 'bay', 68, 10, mood.far, { length: 60, foot: 3 });
      sea(stage, 66, 8);
    });
    paint.box(240, 19, 3.4, 64, darker(wall, 0.5));
    paint.box(201, 48, 82, 3.4, darker(wall, 0.5));
    paint.fill(
      polygon(201, 20, 283, 20, 210, 190, 40, 190),
      across(40, 283, [0, '#fff3d0', 0.08], [1, '#fff3d0', 0.42]),
      0.8,
      'screen',
    );
    const steel = '#7d8a92';
    paint.box(22, 26, 132, 3, darker(wall, 0.55));
    for (const [index, x] of [34, 58, 82, 108, 136].entries()) {
      paint.line(`M${x} 29v5`, 1, '#3b2a1c');
      if (index === 0) {
        paint.box(x - 2, 34, 4, 26, '#8a5a30', 1, 1.5);
        paint.fill(`M${x - 11} 58h19l4 5h-4v4h-19z`, steel);
      } else if (index === 1) {
        paint.fill(`M${x - 3} 34h6l5 40h-16z`, steel);
        paint.box(x - 4, 32, 8, 9, '#8a5a30', 1, 2);
      } else if (index === 2) {
        paint.line(`M${x - 6} 34C${x - 12} 46 ${x - 9} 56 ${x} 66C${x + 9} 56 ${x + 12} 46 ${x + 6} 34`, 2.4, steel);
      } else if (index === 3) {
        paint.circle(x, 46, 11, '#c9a05f');
        paint.circle(x, 46, 6.5, wall);
        paint.circle(x, 46, 11, '#8a6a3a', 0.25);
      } else {
        paint.box(x - 2, 34, 4, 17, '#a5483a', 1, 2);
        paint.box(x - 1, 50, 2, 20, steel);
      }
    }
    paint.box(-20, 138, 360, 8, across(0, 320, [0, '#7a4f2b'], [0.6, '#c28d55'], [1, '#8a5c33']));
    paint.box(-20, 146, 360, 60, down(146, 180, [0, '#4f321c'], [1, '#2a190d']));
    paint.place({ x: 196, y: 134, scale: 0.92 }, () => {
      paint.line('M-18 6L-22 4M18 6L22 4M-14 8V4M12 8V4', 2, '#5b3a20');
      paint.fill(
        'M2.200 -60C17 -46 26.500 -27 27 -10C18 -7.500 8 -7.500 2.200 -9.500z',
        across(2, 27, [0, '#fff6e2'], [1, '#d9c7a4']),
      );
      paint.fill(
        'M-2.600 -55C-12 -42 -18.500 -24 -19.500 -9.500C-13 -8 -7 -8 -2.600 -9.500z',
        across(-20, -2, [0, '#e9d9b8'], [1, '#fff6e2']),
      );
      paint.box(-1, -64, 2, 58, '#8a5a30');
      paint.fill(
        'M-29 -7C-14 -4 17 -4.500 33 -8.500C31 -1 26.500 4.500 21.500 5H-20.500C-25.500 4 -28.500 -1 -29 -7z',
        random.pick(['#b5483a', '#3f7d86', '#4a5f8a']),
      );
      paint.line('M-28.700 -5.800C-14 -2.800 17 -3.300 32.500 -7.300', 1.3, '#f2e6cb');
    });
    for (let chip = 0; chip < 22; chip += 1)
      paint.brush(
        smooth([
          [random.between(120, 280), 138],
          [random.between(120, 280), 136],
        ]),
        0.8,
        '#e9cf9f',
        0.4,
      );
    paint.box(262, 122, 12, 16, '#4f7d6c', 1, 1.5);
    for (const lean of [-6, -1, 4]) paint.line(`M268 124L${268 + lean} 104`, 1.3, lean === -1 ? '#c8503c' : '#e0b56a');
    const breathe = Math.sin(seconds * 1.4);
    paint.place({ x: 116, y: 180, scale: 1.55, turn: breathe * 0.5 }, () =>
      girl(
        paint,
        {
          skin: '#e8b08a',
          hair: '#4a2f2a',
          coat: mix('#e2a23b', mood.middle, 0.08),
          trim: '#c8453d',
          boots: '#35506b',
          face: true,
        },
        { lift: 0.35 },
      ),
    );
    paint.box(-20, 138, 360, 8, across(0, 320, [0, '#7a4f2b'], [0.6, '#c28d55'], [1, '#8a5c33']), 1);
    paint.box(-20, 146, 360, 60, down(146, 180, [0, '#4f321c'], [1, '#2a190d']));
    paint.place({ x: 44, y: 138, scale: 0.86 }, () => cat(paint, '#4a4652', true));
    for (let mote = 0; mote < 40; mote += 1)
      paint.circle(
        random.between(80, 260) + Math.sin(seconds + mote) * 4,
        random.between(30, 136),
        random.between(0.25, 0.7),
        '#fff6dc',
        0.55,
      );
    paint.cover(outward(170, 80, 220, [0, '#1a0d06', 0], [0.55, '#1a0d06', 0], [1, '#1a0d06', 0.5]));
  },
};

/** In bed by candle light, the shadow of a ship on the wall. */
const shadowPlay: Picture = {
  moods: ['red', 'night', 'moon', 'dusk'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, seconds } = stage;
    const wall = mix('#c9854a', mood.skyMiddle, 0.2);
    const flicker = 1 + Math.sin(seconds * 8) * 0.05;
    paint.cover(
      outward(172, 76, 210, [0, lighter(wall, 0.45)], [0.35, wall], [0.8, darker(wall, 0.55)], [1, darker(wall, 0.75)]),
    );
    const shade = darker(wall, 0.62);
    paint.place(
      { x: 178 + Math.sin(seconds * 0.9) * 10, y: 104, scale: 1.5 * flicker, turn: Math.sin(seconds * 1.1) * 3 },
      () => {
        for (const [x, height] of [
          [-20, 44],
          [6, 54],
        ] as const) {
          paint.box(x - 0.8, -height - 6, 1.6, height, shade, 0.75);
          paint.fill(
            `M${x + 1} ${-height - 2}C${x + 16} ${-height * 0.6} ${x + 17} ${-height * 0.35} ${x + 16} -12H${x + 1}z`,
            shade,
            0.75,
          );
        }
        paint.fill('M-40 -10C-20 -5 24 -5 44 -14C40 -2 34 4 28 8H-28C-34 4 -38 -2 -40 -10z', shade, 0.75);
      },
    );
    for (let wave = 0; wave < 3; wave += 1)
      paint.line(
        smooth(
          Array.from({ length: 14 }, (_, index): readonly [number, number] => [
            90 + index * 14,
            122 + wave * 6 + Math.sin(index * 1.2 + seconds * 2 + wave) * 2.4,
          ]),
        ),
        1.6,
        shade,
        0.4,
      );
    paint.fill(
      smooth([
        [-20, 150],
        [40, 138],
        [110, 140],
        [180, 150],
        [260, 146],
        [345, 152],
        [345, 210],
        [-20, 210],
      ]),
      down(138, 182, [0, mix('#5f4a7a', mood.middle, 0.2)], [1, '#1c1424']),
    );
    for (let patch = 0; patch < 7; patch += 1)
      paint.line(
        `M${10 + patch * 48} 144C${18 + patch * 48} 158 ${14 + patch * 48} 172 ${8 + patch * 48} 186`,
        0.8,
        '#d9b48a',
        0.3,
      );
    paint.place({ x: 64, y: 182, scale: 1.42 }, () =>
      rimLit(paint, 1.2, '#ffcf8a', (wear) => girl(paint, wear, { lift: 0.8 }), '#1a0e12'),
    );
    paint.place({ x: 262, y: 148 }, () => {
      paint.box(-4, -18, 8, 20, '#f2e6cf', 1, 1.5);
      paint.fill(
        'M0 -32C4 -26 4.600 -23 3 -20.500C1.500 -19 -1.500 -19 -3 -20.500C-4.600 -23 -4 -26 0 -32z',
        down(-32, -19, [0, '#ff9a3d'], [1, '#fff3c9']),
      );
      paint.glow(0, -25, 90 * flicker, '#ffc06a', 0.6);
      paint.fill('M-13 0h26l-3 6h-20z', '#8a6238');
    });
    paint.cover(outward(190, 84, 215, [0, '#0b0504', 0], [0.5, '#0b0504', 0], [1, '#0b0504', 0.8]));
  },
};

/** Silhouettes behind a paper door, lanterns on both sides. */
const paperDoor: Picture = {
  moods: ['night', 'dusk', 'green', 'red'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, seconds } = stage;
    paint.cover(down(0, 180, [0, mood.near], [1, mood.ink]));
    paint.box(58, 20, 204, 136, mix('#5b3620', mood.ink, 0.3), 1, 1);
    paint.box(64, 26, 192, 124, outward(160, 96, 130, [0, '#fff1cc'], [0.5, '#ffd593'], [1, '#c9803e']));
    paint.place({ x: 122, y: 150, scale: 1.1 }, () =>
      oldMan(paint, silhouette('#4a2614'), { stoop: 3 + Math.sin(seconds * 1.3) * 2 }),
    );
    paint.place({ x: 204, y: 150, scale: 1.12, scaleX: -1 }, () =>
      girl(paint, silhouette('#4a2614'), { lift: 0.4 + Math.sin(seconds * 2) * 0.15 }),
    );
    const bar = mix('#4a2a18', mood.ink, 0.3);
    for (let x = 64; x <= 256; x += 32) paint.box(x - 1.1, 26, 2.2, 124, bar);
    for (let y = 26; y <= 150; y += 31) paint.box(64, y - 1.1, 192, 2.2, bar);
    paint.box(157, 22, 6, 132, bar);
    paint.fill(
      polygon(-20, 156, 340, 156, 340, 200, -20, 200),
      down(156, 180, [0, mix('#a8672f', mood.near, 0.45)], [1, mood.ink]),
    );
    for (const x of [34, 286]) {
      paint.line(`M${x} -10V40`, 1, mood.ink);
      paint.place({ x, y: 40, scale: 2.1, turn: Math.sin(seconds * 1.7 + x) * 4 }, () => {
        paint.glow(0, 10, 34, '#ff8a4d', 0.7);
        paint.fill(
          'M-7 1C-13 6 -13 16 -7 21h14C13 16 13 6 7 1z',
          across(-12, 12, [0, '#c8402f'], [0.5, '#ffb27a'], [1, '#b23526']),
        );
        paint.line('M-10.500 6h21M-11.500 11h23M-10.500 16h21', 0.5, '#7a1f18', 0.7);
        paint.box(-6, -1, 12, 2.4, '#2a120c');
        paint.box(-6, 20, 12, 2.4, '#2a120c');
      });
    }
    paint.cover(outward(160, 92, 215, [0, '#060304', 0], [0.5, '#060304', 0], [1, '#060304', 0.7]));
  },
};

export const indoorScenes = {
  lampRoom,
  logbookNight,
  atWindow,
  closeProfile,
  lanternInsert,
  workshop,
  shadowPlay,
  paperDoor,
} as const;
