import type { AssetPlan } from './assets.ts';
import type { Settings, TaskKind } from './settings.ts';

/** The work an asset needs: sets and effects have no rig, and of the props only some. */
export function assetKindsFor({ type, variant }: AssetPlan, { assetKinds }: Settings): readonly TaskKind[] {
  const hasRig = type === 'Characters' || type === 'Vehicles' || (type === 'Props' && variant % 3 === 0);
  return assetKinds.filter(({ name }) => name !== 'Rigging' || hasRig);
}
