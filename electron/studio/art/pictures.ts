import { characterModels } from './assets/characters.ts';
import { effectModels } from './assets/effects.ts';
import { portrait } from './assets/portraits.ts';
import { propModels } from './assets/props.ts';
import { vehicleModels } from './assets/vehicles.ts';
import type { Picture } from './picture.ts';
import { shoreScenes } from './scenes/ashore.ts';
import { seaScenes } from './scenes/atSea.ts';
import { underwaterScenes } from './scenes/below.ts';
import { harbourScenes } from './scenes/harbour.ts';
import { indoorScenes } from './scenes/indoors.ts';

/** Compositions of shots, sets and concepts. */
export const scenes = {
  ...harbourScenes,
  ...seaScenes,
  ...shoreScenes,
  ...underwaterScenes,
  ...indoorScenes,
} as const satisfies Record<string, Picture>;

/** What assets look like on their turntable. */
export const models = {
  ...characterModels,
  ...propModels,
  ...vehicleModels,
  ...effectModels,
} as const satisfies Record<string, Picture>;

export type SceneName = keyof typeof scenes;
export type ModelName = keyof typeof models;
export type PictureName = SceneName | ModelName | 'portrait';

const byName: ReadonlyMap<string, Picture> = new Map(Object.entries({ ...scenes, ...models, portrait }));

/** The composition of that name, or null for a name nobody drew. */
export function pictureNamed(name: string): Picture | null {
  return byName.get(name) ?? null;
}
