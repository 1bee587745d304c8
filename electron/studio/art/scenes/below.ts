import { darker, lighter, mix } from '../colour.ts';
import { fish, weed, whale } from '../elements/creatures.ts';
import { rock, skyline } from '../elements/land.ts';
import type { Picture } from '../picture.ts';
import { down } from '../painter.ts';
import { downTo, polygon, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

/** The water seen from inside: bright above, shafts of light coming down. */
function depths({ paint, mood, random, seconds }: Stage, shafts: number): void {
  const water = mix(mood.waterTop, '#12808a', 0.55);
  paint.cover(
    down(
      -4,
      182,
      [0, lighter(water, 0.3)],
      [0.28, water],
      [0.7, mix(water, mood.waterLow, 0.7)],
      [1, darker(mood.waterLow, 0.35)],
    ),
  );
  for (let shaft = 0; shaft < shafts; shaft += 1) {
    const x = random.between(-10, 320) + Math.sin(seconds * 0.8 + shaft) * 5;
    const lean = random.between(-70, -20);
    const wide = random.between(6, 20);
    paint.fill(
      polygon(x, -10, x + wide, -10, x + wide * 2.6 + lean, 180, x - wide + lean, 180),
      down(-10, 172, [0, '#d8fff4', 0.34], [1, '#d8fff4', 0]),
      random.between(0.4, 1),
      'screen',
    );
  }
  for (let bubble = 0; bubble < 30; bubble += 1) {
    const y = ((((random.between(0, 190) - seconds * random.between(8, 16)) % 190) + 190) % 190) - 5;
    const x = random.between(0, 320) + Math.sin(seconds * 2 + bubble) * 2;
    const radius = random.next() ** 2 * 2.4 + 0.4;
    paint.circle(x, y, radius, '#e6fffa', 0.28);
    paint.circle(x - radius * 0.3, y - radius * 0.3, radius * 0.3, '#ffffff', 0.8);
  }
}

function bed(stage: Stage, y: number): void {
  const { paint, mood, random, seconds } = stage;
  const colour = darker(mix(mood.waterLow, '#0a2a38', 0.5), 0.25);
  paint.fill(downTo(skyline(stage, 'bed far', y - 10, 12, 70, 0.3), 220, -20, 340), mix(colour, mood.waterTop, 0.28));
  for (let plant = 0; plant < 15; plant += 1) {
    const x = random.between(-4, 324);
    paint.place({ x, y: y + 6 }, () =>
      weed(
        paint,
        random.between(18, 48),
        mix('#2f7f6c', colour, random.between(0.3, 0.75)),
        random.between(3, 7) * Math.sin(seconds * 1.5 + x),
      ),
    );
  }
  paint.fill(
    downTo(skyline(stage, 'bed near', y + 6, 9, 60, 0.3), 220, -20, 340),
    down(y - 4, 184, [0, colour], [1, darker(colour, 0.5)]),
  );
  for (let stone = 0; stone < 5; stone += 1)
    rock(stage, random.between(0, 320), y + 16, random.between(18, 44), random.between(8, 18), darker(colour, 0.12));
}

/** Below the hull the shoal turns. */
const shoal: Picture = {
  moods: ['day', 'night', 'green', 'dusk'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    depths(stage, 8);
    paint.place({ x: 208 + seconds * 3, y: 6, scale: 1.3 }, () => {
      paint.fill('M-34 -14C-20 0 -10 6 0 7C12 6.500 24 -2 36 -16z', darker(mood.waterLow, 0.5), 0.9);
      paint.fill('M-3 5L2 5 1.500 15H-4z', darker(mood.waterLow, 0.5), 0.9);
    });
    bed(stage, 158);
    const colours = ['#f5a65b', '#f2c078', '#ee8b52', '#ffd08a'] as const;
    const heart = random.between(140, 180);
    for (let index = 0; index < 26; index += 1) {
      const depth = random.next();
      const angle = random.between(0, Math.PI * 2);
      const out = Math.sqrt(random.next());
      const x = heart + Math.cos(angle) * out * 112 + seconds * (8 + depth * 6);
      const y = 92 + Math.sin(angle) * out * 40 + Math.sin(seconds * 2 + index) * 1.5;
      const colour = mix(mix(mood.waterTop, '#12808a', 0.5), random.pick(colours), 0.35 + depth * 0.65);
      paint.place({ x, y, scale: 0.24 + depth * 0.52, turn: random.between(-14, 10) }, () =>
        fish(paint, colour, Math.sin(seconds * 9 + index)),
      );
    }
    paint.cover({
      kind: 'radial',
      centre: [160, 70],
      radius: 230,
      stops: [
        [0, '#021018', 0],
        [0.5, '#021018', 0],
        [1, '#021018', 0.6],
      ],
    });
  },
};

/** A whale passes under the little boat. */
const whaleBelow: Picture = {
  moods: ['night', 'day', 'green', 'moon'],
  focusX: 165,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    depths(stage, 6);
    const surface = smooth(
      Array.from({ length: 20 }, (_, index): readonly [number, number] => [
        -20 + index * 19,
        24 + Math.sin(index * 0.9 + seconds * 1.5) * 2,
      ]),
    );
    paint.fill(downTo(surface, -30, -20, 341), down(-10, 26, [0, mood.skyMiddle], [1, mood.skyLow]), 0.95);
    paint.line(surface, 1, '#eafff9', 0.6);
    paint.place({ x: 206 + seconds * 2, y: 25 + Math.sin(seconds * 1.5), scale: 0.6 }, () => {
      paint.fill(
        'M-29 -7C-14 -4 17 -4.500 33 -8.500C31 -1 26.500 6 21.500 9H-20.500C-25.500 6 -28.500 -1 -29 -7z',
        mood.ink,
      );
      paint.box(-1, -34, 2, 30, mood.ink);
      paint.fill('M2 -32C14 -24 20 -14 22 -9H2z', mix('#efe0c2', mood.skyLow, 0.3));
    });
    const drift = seconds * 6;
    paint.place({ x: 150 + drift, y: 104 + Math.sin(seconds * 0.9) * 2, scale: 1.26, turn: -7 }, () =>
      whale(paint, mix('#3d6379', mood.waterLow, 0.35), Math.sin(seconds * 1.6)),
    );
    paint.place({ x: 58 + drift, y: 142, scale: 0.46, turn: -12 }, () =>
      whale(paint, mix('#3d6379', mood.waterLow, 0.6), Math.sin(seconds * 2 + 1)),
    );
    for (let index = 0; index < 12; index += 1) {
      paint.place(
        { x: random.between(20, 300) + seconds * 7, y: random.between(60, 165), scale: random.between(0.12, 0.2) },
        () => fish(paint, '#9fd6d2', Math.sin(seconds * 9 + index)),
      );
    }
    paint.cover({
      kind: 'radial',
      centre: [170, 70],
      radius: 230,
      stops: [
        [0, '#021018', 0],
        [0.5, '#021018', 0],
        [1, '#021018', 0.65],
      ],
    });
  },
};

/** A wreck on the bottom, its lantern still glowing. */
const wreck: Picture = {
  moods: ['green', 'night', 'day', 'moon'],
  focusX: 150,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    depths(stage, 5);
    const timber = mix('#2c3a3a', mood.waterLow, 0.35);
    const far = mix(timber, mood.waterTop, 0.28);
    paint.place({ x: 168, y: 150, turn: 15 }, () => {
      paint.line('M-34 -20L-44 -124', 4, far);
      paint.line('M34 -18L29 -88', 4, far);
      paint.line('M-78 -92L-8 -70M-64 -116L-26 -104', 2, far);
      paint.fill(
        'M-74 -90C-62 -84 -40 -78 -14 -70C-22 -58 -20 -46 -26 -36C-32 -48 -40 -40 -48 -54C-56 -50 -58 -62 -66 -62C-72 -70 -70 -80 -74 -90z',
        far,
        0.6,
      );
      paint.line('M-44 -122L34 -86M-44 -122L-92 -32', 0.7, far);
      paint.fill(
        'M-98 -34C-60 -18 40 -18 96 -48C100 -20 84 20 60 34H-64C-86 20 -98 -6 -98 -34z',
        down(-40, 34, [0, lighter(timber, 0.16)], [1, darker(timber, 0.4)]),
      );
      paint.fill('M-6 -14C8 -16 26 -12 30 4C24 18 4 20 -8 10C-14 2 -14 -10 -6 -14z', darker(timber, 0.65));
      for (const y of [-18, -6, 6, 18])
        paint.line(`M-94 ${y - 8}C-50 ${y + 6} 40 ${y + 4} 92 ${y - 22}`, 0.9, darker(timber, 0.45), 0.8);
      for (const x of [-60, -36, 46, 66])
        paint.line(
          `M${x} ${-24 + Math.abs(x) * 0.05}C${x - 3} -8 ${x - 2} 12 ${x + 4} 28`,
          1.6,
          darker(timber, 0.35),
          0.8,
        );
    });
    const lamp = [184, 138] as const;
    paint.glow(lamp[0], lamp[1], 74, '#ffc46b', 0.75);
    paint.glow(lamp[0], lamp[1], 20, '#fff0c8', 0.95);
    bed(stage, 166);
    for (let index = 0; index < 8; index += 1) {
      paint.place(
        {
          x: random.between(120, 280) + seconds * 5,
          y: random.between(56, 140),
          scale: random.between(0.2, 0.42),
          scaleX: random.chance(0.4) ? -1 : 1,
        },
        () => fish(paint, mix('#e9a765', mood.waterTop, random.between(0.1, 0.5)), Math.sin(seconds * 8 + index)),
      );
    }
    paint.cover({
      kind: 'radial',
      centre: [170, 100],
      radius: 220,
      stops: [
        [0, '#021018', 0],
        [0.5, '#021018', 0],
        [1, '#021018', 0.7],
      ],
    });
  },
};

/** Jellyfish rising in the dark. */
const jellyfish: Picture = {
  moods: ['moon', 'night', 'dusk', 'green'],
  focusX: 160,
  draw: (stage) => {
    const { paint, mood, random, seconds } = stage;
    paint.cover(
      down(0, 180, [0, mix(mood.waterTop, '#123a5c', 0.5)], [0.6, mix(mood.waterLow, '#081a34', 0.6)], [1, '#030a18']),
    );
    for (let mote = 0; mote < 70; mote += 1)
      paint.circle(
        random.between(0, 320),
        random.between(0, 180),
        random.between(0.2, 0.7),
        '#cfeaff',
        random.between(0.1, 0.5),
      );
    const tints = ['#ff9fc4', '#9fd8ff', '#c5a5ff', '#ffc58f', '#8ff0d4'] as const;
    for (let index = 0; index < 8; index += 1) {
      const depth = (index + 1) / 8;
      const tint = random.pick(tints);
      const pulse = Math.sin(seconds * 2.4 + index * 1.7);
      const x = 24 + ((index * 97 + random.between(0, 40)) % 280);
      const y = random.between(34, 112) - seconds * 4;
      paint.place({ x, y, scale: 0.3 + depth * 0.86, turn: random.between(-16, 16) }, () => {
        paint.glow(0, 0, 52, tint, 0.3 + depth * 0.25);
        for (let arm = -3; arm <= 3; arm += 1) {
          paint.brush(
            smooth([
              [arm * 4.4, 4],
              [arm * 5 + Math.sin(seconds * 2 + arm) * 3, 22],
              [arm * 4 - 3, 40],
              [arm * 5.5 + Math.sin(seconds * 2.5 + arm + 1) * 4, 60],
            ]),
            arm % 2 ? 1.2 : 2.6,
            lighter(tint, 0.25),
            0.34 + depth * 0.3,
          );
        }
        const half = 21 + pulse * 1.6;
        const high = 22 - pulse * 1.6;
        paint.fill(
          `M${-half} 5C${-half - 1} ${-high} ${half + 1} ${-high} ${half} 5C${half * 0.7} 1 ${half * 0.5} 9 ${half * 0.25} 4C${half * 0.1} 9 ${-half * 0.1} 9 ${-half * 0.25} 4C${-half * 0.5} 9 ${-half * 0.7} 1 ${-half} 5z`,
          down(-20, 8, [0, lighter(tint, 0.55), 0.95], [0.5, tint, 0.7], [1, tint, 0.28]),
        );
        paint.mist(-6, -7, 7, 4, '#ffffff', 0.7);
      });
    }
    paint.cover({
      kind: 'radial',
      centre: [160, 80],
      radius: 220,
      stops: [
        [0, '#020610', 0],
        [0.5, '#020610', 0],
        [1, '#020610', 0.7],
      ],
    });
  },
};

export const underwaterScenes = { shoal, whaleBelow, wreck, jellyfish } as const;
