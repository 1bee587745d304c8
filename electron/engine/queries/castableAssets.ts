import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastableAsset } from '../../../shared/model/casting.ts';
import { overlaidEntity } from '../commands/overlay.ts';
import { byTypeAndName } from './castRows.ts';
import type { QueryContext } from './context.ts';

type Input = InputOf<Queries, 'castableAssets'>;
type Answer = AnswerOf<Queries, 'castableAssets'>;

/** The assets of a production that can be cast, those that wait to be made among them; the canceled left out. */
export function castableAssets({ tables, overlay }: QueryContext, { productionId }: Input): Answer {
  const waiting = overlay();
  const typeNames = new Map(tables.assetTypes.all().map((type) => [type.id, type.name]));
  const useCounts = tables.castings.useCounts(productionId);
  const isNew = [...waiting.newEntities.values()].flatMap(({ entity }) =>
    entity.productionId === productionId && entity.kind === 'Asset' ? [entity] : [],
  );
  return [...tables.entities.ofProduction(productionId, 'Asset'), ...isNew]
    .map((entity) => overlaidEntity(entity, waiting))
    .filter(({ isCanceled }) => !isCanceled)
    .map((asset): CastableAsset => ({
      assetId: asset.id,
      name: asset.name,
      assetTypeId: asset.assetTypeId,
      assetTypeName: typeNames.get(asset.assetTypeId ?? '') ?? '',
      mainPreviewFileId: asset.mainPreviewFileId,
      readyForTaskTypeId: asset.readyForTaskTypeId,
      useCount: useCounts.get(asset.id) ?? 0,
    }))
    .toSorted(byTypeAndName);
}
