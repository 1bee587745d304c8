import type { ModelName, SceneName } from '../../art/pictures.ts';

/** One shot as the script has it. `cast` names assets, `Gull*3` three of one, `Harbor/fixed` one with a casting label. */
export type ShotStory = {
  readonly scene: SceneName;
  readonly description: string;
  readonly cast: readonly string[];
  /** Null: as long as chance has it. */
  readonly durationFrames: number | null;
};

export type SequenceStory = {
  readonly name: string;
  readonly title: string;
  /** How far its shots have come, 0 to 1. */
  readonly progress: number;
  readonly shots: readonly ShotStory[];
};

export type AssetStory = {
  readonly name: string;
  readonly type: AssetTypeName;
  readonly picture: ModelName | SceneName;
  readonly description: string;
};

export const assetTypeNames = ['Characters', 'Props', 'Environment', 'FX', 'Vehicles'] as const;
export type AssetTypeName = (typeof assetTypeNames)[number];

export const shot = (
  scene: SceneName,
  description: string,
  cast = '',
  durationFrames: number | null = null,
): ShotStory => ({
  scene,
  description,
  cast: cast === '' ? [] : cast.split(', '),
  durationFrames,
});
