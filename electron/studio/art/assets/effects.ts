import { darker, lighter, mix } from '../colour.ts';
import { fish } from '../elements/creatures.ts';
import { heaps } from '../elements/sky.ts';
import { beam } from '../elements/lighthouse.ts';
import type { Picture } from '../picture.ts';
import { down, outward } from '../painter.ts';
import { polygon, smooth } from '../shape.ts';
import type { Stage } from '../stage.ts';

const effect = (top: string, low: string, draw: (stage: Stage) => void): Picture => ({
  moods: ['mist'],
  focusX: 160,
  draw: (stage) => {
    stage.paint.cover(down(0, 180, [0, top], [1, low]));
    draw(stage);
    stage.paint.cover(outward(160, 84, 215, [0, '#000000', 0], [0.55, '#000000', 0], [1, '#000000', 0.4]));
  },
});

const shoalEffect = effect('#1f6f78', '#0b2f40', ({ paint, random }) => {
  for (let index = 0; index < 16; index += 1) {
    const depth = (index + 1) / 16;
    paint.place(
      {
        x: random.between(50, 270),
        y: random.between(36, 140),
        scale: 0.4 + depth * 0.75,
        turn: random.between(-12, 8),
      },
      () => fish(paint, mix('#1f6f78', random.pick(['#f5a65b', '#f2c078', '#ee8b52']), 0.3 + depth * 0.7)),
    );
  }
});

const squallEffect = effect('#454f58', '#262d33', (stage) => {
  const { paint, random } = stage;
  heaps(stage, 160, 74, 96, '#2c353d', '#8796a0', 0.9);
  heaps(stage, 120, 62, 60, '#39444d', '#9aa8b0', 0.7);
  for (let drop = 0; drop < 46; drop += 1) {
    const x = random.between(70, 260);
    const y = random.between(86, 160);
    paint.line(polygon(x, y, x - 5, y + random.between(9, 15)), 1.1, '#c4d4de', 0.75);
  }
  paint.fill(polygon(170, 82, 152, 116, 164, 116, 148, 160, 186, 108, 172, 108, 186, 82), '#f7fbff');
  paint.glow(166, 116, 70, '#dbe9ff', 0.7);
});

const embers = effect('#2e1726', '#120810', ({ paint, random }) => {
  paint.glow(160, 168, 160, '#ff8a3c', 0.75);
  for (let spark = 0; spark < 110; spark += 1) {
    const rise = random.next();
    const x = 160 + random.between(-1, 1) * (26 + rise * 120);
    const y = 172 - rise * 164;
    const size = (1 - rise) * 2.4 + 0.5;
    const tint = random.pick(['#ffb057', '#ffd08a', '#ff7a3d']);
    paint.glow(x, y, size * 5, tint, 0.7);
    paint.brush(
      smooth([
        [x, y],
        [x + random.between(-3, 3), y - size * 2.4],
        [x + random.between(-5, 5), y - size * 5],
      ]),
      size,
      lighter(tint, 0.35),
    );
  }
});

const fog = effect('#66757c', '#39444a', ({ paint, random }) => {
  for (let bank = 0; bank < 26; bank += 1)
    paint.mist(
      random.between(20, 300),
      random.between(50, 160),
      random.between(40, 110),
      random.between(9, 24),
      random.pick(['#dfe6e4', '#b9c4c6', '#8f9da2']),
      random.between(0.2, 0.5),
    );
});

const splash = effect('#3b5560', '#172830', ({ paint, random }) => {
  paint.ellipse(160, 144, 96, 15, '#0f2029', 0.8);
  for (const ring of [1, 0.74, 0.5])
    paint.line(
      smooth([
        [160 - 92 * ring, 142],
        [160, 142 + 15 * ring],
        [160 + 92 * ring, 142],
      ]),
      1.8,
      '#a8ccd6',
      0.75,
    );
  for (let jet = 0; jet < 15; jet += 1) {
    const lean = (jet - 7) / 7;
    const high = (1 - Math.abs(lean) * 0.55) * random.between(56, 112);
    const [x, y] = [160 + lean * 66, 144 - high];
    paint.brush(
      smooth([
        [160 + lean * 26, 146],
        [160 + lean * 42, 144 - high * 0.6],
        [x, y],
      ]),
      8 * (1 - Math.abs(lean) * 0.4),
      down(30, 146, [0, '#f2fbff'], [1, '#7fb3c2']),
      0.92,
    );
    for (let drop = 0; drop < 4; drop += 1)
      paint.circle(
        x + random.between(-9, 9) + lean * 8,
        y + random.between(-16, 10),
        random.between(0.8, 3.2),
        '#e6f6fb',
        0.95,
      );
  }
});

const beamEffect = effect('#101d33', '#060c16', ({ paint, random, variant }) => {
  beam(paint, 40, 116 - (variant % 3) * 20, -8 + (variant % 3) * 6, 320, 62, '#ffe9b0', 1);
  paint.glow(40, 116 - (variant % 3) * 20, 64, '#fff2cc', 0.95);
  for (let mote = 0; mote < 70; mote += 1)
    paint.circle(
      random.between(60, 310),
      random.between(30, 160),
      random.between(0.3, 1),
      '#fff2cc',
      random.between(0.2, 0.7),
    );
});

const smoke = effect('#3d4247', '#1e2124', ({ paint, random }) => {
  for (let puff = 0; puff < 40; puff += 1) {
    const rise = puff / 40;
    const sway = Math.sin(rise * 6) * 18 * rise;
    const tone = mix('#6b7074', '#d5d7d6', rise);
    paint.mist(150 + sway + random.between(-9, 9), 160 - rise * 140, 11 + rise * 32, 10 + rise * 24, tone, 0.4);
  }
  paint.glow(150, 164, 34, '#ff9a4d', 0.8);
});

const wake = effect('#2f6f83', '#12384a', ({ paint, random }) => {
  for (const side of [-1, 1]) {
    for (let curl = 0; curl < 16; curl += 1) {
      const along = curl / 16;
      const [x, y] = [262 - along * 236, 90 + side * (6 + along * 66)];
      paint.brush(
        smooth([
          [x + 15, y - side * 4],
          [x, y],
          [x - 18, y + side * 8],
        ]),
        6 * (1 - along * 0.5),
        '#f0fbff',
        0.9 - along * 0.55,
      );
      for (let drop = 0; drop < 5; drop += 1)
        paint.circle(x + random.between(-14, 14), y + random.between(-8, 8), random.between(0.4, 1.7), '#ffffff', 0.75);
    }
  }
  for (let ripple = 0; ripple < 24; ripple += 1) {
    const [x, y] = [random.between(20, 230), 90 + random.between(-1, 1) * 34];
    paint.brush(
      smooth([
        [x, y],
        [x + 12, y - 2],
        [x + 24, y + 1],
      ]),
      1.6,
      '#cdeef5',
      0.5,
    );
  }
  paint.fill('M252 90C262 76 286 78 306 90C286 102 262 104 252 90z', darker('#8a5a33', 0.1));
});

export const effectModels = { shoalEffect, squallEffect, embers, fog, splash, beamEffect, smoke, wake } as const;
