import { cat, fish, standingGull, whale } from '../elements/creatures.ts';
import { girl, oldMan, skipper, type Wear } from '../elements/people.ts';
import type { Picture } from '../picture.ts';
import { darker, lighter } from '../colour.ts';
import { down } from '../painter.ts';
import type { Stage } from '../stage.ts';
import { backdrop } from './backdrop.ts';

const skins = ['#f0c09a', '#e3a983', '#c98a63', '#a56a48', '#7d4d35', '#f3cdb0'] as const;
const hairs = ['#3b2723', '#241c22', '#8a4f2c', '#c98b45', '#5d3a4a', '#b9b2a8'] as const;
const coats = [
  ['#e2a23b', '#c8453d', '#35506b'],
  ['#c75a47', '#f0d9a0', '#3d3a44'],
  ['#4f8a86', '#f0b24f', '#4a3a30'],
  ['#6c79b8', '#f2c2a8', '#2f3346'],
  ['#7fa05a', '#e6e0c8', '#54402f'],
  ['#a06aa0', '#ffd98a', '#3b2f46'],
  ['#3f6d8f', '#e8644c', '#2a3340'],
] as const;

function wear(stage: Stage, aged: boolean): Wear {
  const { variant } = stage;
  const [coat, trim, boots] = coats[variant % coats.length] ?? coats[0];
  return {
    skin: skins[(variant * 5) % skins.length] ?? skins[0],
    hair: aged
      ? (['#efe9df', '#cfc8bd', '#9f968c'][variant % 3] ?? '#efe9df')
      : (hairs[(variant * 7) % hairs.length] ?? hairs[0]),
    coat,
    trim: aged ? darker(coat, 0.35) : trim,
    boots,
    face: true,
  };
}

const figure = (draw: (stage: Stage) => void, scale: number, halfWidth = 34): Picture => ({
  moods: ['mist'],
  focusX: 160,
  draw: (stage) => {
    backdrop(stage, 160, halfWidth);
    stage.paint.place({ x: 158, y: 160, scale }, () => draw(stage));
  },
});

const child = figure((stage) => girl(stage.paint, wear(stage, false), { lift: 0.25, wind: 0.1 }), 2.1);
const lanternChild = figure((stage) => girl(stage.paint, wear(stage, false), { lift: 0.5, lantern: '#ffcf7a' }), 2.1);
const elder = figure((stage) => oldMan(stage.paint, wear(stage, true)), 1.75, 40);
const sailor = figure((stage) => skipper(stage.paint, wear(stage, false)), 1.85, 36);
const gullModel = figure((stage) => standingGull(stage.paint), 3.6, 62);
const catModel = figure(
  (stage) => cat(stage.paint, ['#c98a4b', '#4a4652', '#d9d2c5', '#8a7a6a'][stage.variant % 4] ?? '#c98a4b', true),
  3.3,
  44,
);
const fishModel = figure(
  (stage) =>
    stage.paint.place({ y: -20 }, () =>
      fish(stage.paint, ['#f5a65b', '#6fb3b8', '#d9706a', '#c7b06a'][stage.variant % 4] ?? '#f5a65b'),
    ),
  3.4,
  60,
);
const whaleModel = figure(
  (stage) =>
    stage.paint.place({ y: -36 }, () =>
      whale(stage.paint, ['#4f7891', '#5f6a80', '#446b66'][stage.variant % 3] ?? '#4f7891'),
    ),
  1.36,
  86,
);

/** A dog sitting, facing right. */
const dogModel = figure(({ paint, variant }) => {
  const fur = ['#b98450', '#6a5444', '#d8c7a8', '#4a4a55'][variant % 4] ?? '#b98450';
  const coat = down(-40, 0, [0, lighter(fur, 0.12)], [1, darker(fur, 0.22)]);
  paint.line('M-11 -4C-19 -6 -23 -12 -21 -19', 3.6, coat);
  paint.fill('M-13 0C-15 -10 -9 -20 0 -26L9 -22C11 -14 10 -6 10 0z', coat);
  paint.fill('M3 0L3 -15C6 -19 10 -18 11 -14L11.500 -2C13.500 -2 14 -1 14 0z', lighter(fur, 0.1));
  paint.fill(
    'M-2 -38C-1 -44 8 -46 13 -41.500C14 -40.500 20 -40 22.500 -37.500C23.500 -35 22 -32.500 19 -32C15 -31 13 -27.500 8 -26.500C1 -26 -3 -31 -2 -38z',
    coat,
  );
  paint.fill('M1 -43C-6 -43 -8.500 -36 -6.500 -29C-2.500 -29 1.500 -35 3.500 -41z', darker(fur, 0.35));
  paint.circle(11.5, -38.4, 1.2, '#1d1a1c');
  paint.ellipse(21.6, -37, 1.9, 1.5, '#241d1e');
  paint.line('M20 -33.500C17 -32.400 15 -32.600 13.500 -33.600', 0.6, darker(fur, 0.5));
  paint.fill('M0 -27.500C4 -24.500 9 -24.500 11.500 -27L10.500 -23.500C7 -21.500 3 -22 -0.500 -24.500z', '#c8453d');
  paint.circle(6, -22.6, 1.6, '#f0c04f');
}, 3);

export const characterModels = {
  child,
  lanternChild,
  elder,
  sailor,
  gullModel,
  catModel,
  fishModel,
  whaleModel,
  dogModel,
} as const;
