import type { Castings } from './castings.ts';
import type { AssetPlan } from './assets.ts';
import type { PlannedTask } from './planned.ts';
import type { Production } from './production.ts';

/**
 * Up to which shot task each asset is usable (`ready_for`), from what is done on it, and from that how many of the assets
 * cast in a shot are ready for each of its tasks (`nb_assets_ready`). An asset shared by another production always is.
 */
export function countReadiness(
  production: Production,
  assets: readonly AssetPlan[],
  tasks: readonly PlannedTask[],
  castings: Castings,
): void {
  const { shotKinds } = production;
  const upTo = (name: string) => shotKinds.find((kind) => kind.name === name) ?? shotKinds.at(-1);
  const doneByEntity = new Map<string, Set<string>>();
  const allByEntity = new Map<string, number>();
  for (const { row, kind, status } of tasks) {
    if (row.entity_id === null) continue;
    allByEntity.set(row.entity_id, (allByEntity.get(row.entity_id) ?? 0) + 1);
    if (status !== 'done') continue;
    const done = doneByEntity.get(row.entity_id) ?? new Set();
    doneByEntity.set(row.entity_id, done.add(kind.name));
  }
  for (const { row } of assets) {
    const done = doneByEntity.get(row.id);
    if (!done) continue;
    const isFinished = done.size === allByEntity.get(row.id);
    const reached = isFinished
      ? shotKinds.at(-1)
      : done.has('Rigging')
        ? upTo('Animation')
        : done.has('Modeling')
          ? upTo('Layout')
          : undefined;
    row.ready_for = reached?.id ?? null;
  }
  const priorities = new Map(shotKinds.map(({ id }, index) => [id, index]));
  for (const { row, kind, entity } of tasks) {
    if (entity.kind !== 'shot') continue;
    const cast = castings.get(entity.row.id) ?? [];
    const needed = priorities.get(kind.id) ?? 0;
    row.nb_assets_ready = cast.filter(
      (asset) => asset.production !== production || (priorities.get(asset.row.ready_for ?? '') ?? -1) >= needed,
    ).length;
  }
}
