import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastableAsset } from '../../../shared/model/casting.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { overlaidEntity } from '../commands/overlay.ts';
import { sharingProductions } from '../db/sharingProductions.ts';
import { byTypeAndName } from './castRows.ts';
import type { QueryContext } from './context.ts';

type Input = InputOf<Queries, 'castableAssets'>;
type Answer = AnswerOf<Queries, 'castableAssets'>;

/**
 * The assets of a production that can be cast, those that wait to be made among them, then what other productions share;
 * the canceled left out.
 */
export function castableAssets({ tables, overlay }: QueryContext, { productionId }: Input): Answer {
  const waiting = overlay();
  const typeNames = new Map(tables.assetTypes.all().map((type) => [type.id, type.name]));
  const useCounts = tables.castings.useCounts(productionId);
  const isNew = [...waiting.newEntities.values()].flatMap(({ entity }) =>
    entity.productionId === productionId && entity.kind === 'Asset' ? [entity] : [],
  );
  const productionNames = new Map(tables.productions.all().map(({ id, name }) => [id, name]));
  // Of some that share nothing else is known: one is not of them, or has not read them.
  const others = [...productionNames.keys(), ...sharingProductions(tables)].filter((id) => id !== productionId);
  return (
    [...tables.entities.ofProduction(productionId, 'Asset'), ...isNew, ...tables.entities.sharedIn(others)]
      .map((entity) => overlaidEntity(entity, waiting))
      // One whose sharing is being taken back here is no longer offered.
      .filter((asset) => !asset.isCanceled && (asset.productionId === productionId || asset.isShared))
      .map((asset): CastableAsset => ({
        assetId: asset.id,
        name: asset.name,
        assetTypeId: asset.assetTypeId,
        assetTypeName: typeNames.get(asset.assetTypeId ?? '') ?? '',
        mainPreviewFileId: asset.mainPreviewFileId,
        readyForTaskTypeId: asset.readyForTaskTypeId,
        useCount: useCounts.get(asset.id) ?? 0,
        sharedFrom: asset.productionId === productionId ? null : (productionNames.get(asset.productionId) ?? ''),
      }))
      .toSorted((one, other) => naturalOrder(one.sharedFrom ?? '', other.sharedFrom ?? '') || byTypeAndName(one, other))
  );
}
