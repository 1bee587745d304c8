import type { AssetPlan } from './assets.ts';
import type { Castings } from './castings.ts';
import type { PlannedTask } from './planned.ts';
import type { Production } from './production.ts';
import type { SequencePlan } from './shots.ts';

/** What one production holds, as planned. */
export type Content = {
  readonly production: Production;
  readonly sequences: readonly SequencePlan[];
  readonly assets: readonly AssetPlan[];
  readonly castings: Castings;
  readonly tasks: readonly PlannedTask[];
};
