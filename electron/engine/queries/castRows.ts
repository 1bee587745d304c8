/** Castings as every screen shows them: names and readiness found once for all that are asked about, what waits laid over. */
import type { CastAssetRow, CastingEntry } from '../../../shared/model/casting.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { isReadyFor } from '../../../shared/rules/castingReadiness.ts';
import { lineOf } from '../../../shared/rules/castingLines.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { overlaidCasting } from '../commands/overlayCasting.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';

export type ShownCast = { readonly cast: readonly CastAssetRow[]; readonly nextTaskTypeId: Id | null };

/** By the holder's id. Canceled assets are left out, as the server does. */
export function castsOf(context: QueryContext, productionId: Id, holderIds: readonly Id[]): ReadonlyMap<Id, ShownCast> {
  const { tables } = context;
  const overlay = context.overlay();
  const known = new Map<Id, CastingEntry[]>();
  for (const { entityId, assetId, occurrences, label } of tables.castings.ofEntities(holderIds)) {
    const list = known.get(entityId) ?? [];
    known.set(entityId, list);
    list.push({ assetId, occurrences, label });
  }
  const shown = new Map(holderIds.map((id) => [id, withGoing(known.get(id) ?? [], id)]));
  const assetIds = [...new Set([...shown.values()].flatMap((entries) => entries.map(({ assetId }) => assetId)))];
  const labels = entityLabels(context, assetIds);
  const production = tables.productions.get(productionId);
  const next = nextTaskTypes(context, productionId, holderIds);
  return new Map(
    holderIds.map((holderId) => {
      const nextTaskTypeId = next.get(holderId) ?? null;
      const marks = overlay.castings.get(holderId)?.marks;
      const cast = (shown.get(holderId) ?? []).flatMap((entry): readonly CastAssetRow[] => {
        const asset = labels.get(entry.assetId);
        if (asset === undefined || asset.entity.isCanceled) return [];
        return [
          {
            ...entry,
            name: asset.label.name,
            assetTypeId: asset.entity.assetTypeId,
            assetTypeName: asset.label.parentName,
            mainPreviewFileId: asset.entity.mainPreviewFileId,
            readyForTaskTypeId: asset.entity.readyForTaskTypeId,
            isReady: readiness(asset.entity, nextTaskTypeId),
            mark: marks?.get(entry.assetId) ?? null,
          },
        ];
      });
      return [holderId, { cast: cast.toSorted(byTypeAndName), nextTaskTypeId }];
    }),
  );

  function readiness(asset: Entity, taskTypeId: Id | null): boolean | null {
    return taskTypeId === null || production === null ? null : isReadyFor(asset, taskTypeId, production);
  }

  /** What is being taken out stays in sight, at none, until the server has it. */
  function withGoing(entries: readonly CastingEntry[], holderId: Id): readonly CastingEntry[] {
    const laid = overlaidCasting(entries, holderId, overlay);
    const going = entries.filter(({ assetId }) => lineOf(laid, assetId) === null);
    return [...laid, ...going.map((entry) => ({ ...entry, occurrences: 0 }))];
  }
}

export const byTypeAndName = (
  one: Pick<CastAssetRow, 'assetTypeName' | 'name'>,
  other: Pick<CastAssetRow, 'assetTypeName' | 'name'>,
): number => naturalOrder(one.assetTypeName, other.assetTypeName) || naturalOrder(one.name, other.name);

/** The first task of each, in the production's order, that is not done. */
function nextTaskTypes(
  { tables, overlay }: QueryContext,
  productionId: Id,
  holderIds: readonly Id[],
): ReadonlyMap<Id, Id> {
  const waiting = overlay();
  const doneIds = new Set(tables.taskStatuses.all().flatMap(({ id, isDone }) => (isDone ? [id] : [])));
  const ordered = tables.taskTypes.all().toSorted(taskTypeOrder(tables.productions.get(productionId)?.taskTypes ?? []));
  const ranks = new Map(ordered.map(({ id }, index) => [id, index]));
  const next = new Map<Id, Id>();
  const rank = (taskTypeId: Id): number => ranks.get(taskTypeId) ?? ordered.length;
  for (const record of tables.tasks.ofEntities(holderIds)) {
    const task = overlaidTask(record, waiting);
    if (doneIds.has(task.taskStatusId)) continue;
    const known = next.get(task.entityId);
    if (known === undefined || rank(task.taskTypeId) < rank(known)) next.set(task.entityId, task.taskTypeId);
  }
  return next;
}
