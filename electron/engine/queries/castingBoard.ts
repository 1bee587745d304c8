import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastingRow } from '../../../shared/model/casting.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayChangeCasting } from '../../../shared/rules/entityRights.ts';
import { overlaidEntity } from '../commands/overlay.ts';
import { castsOf } from './castRows.ts';
import type { Columns } from './columns.ts';
import type { QueryContext } from './context.ts';
import { createEntityOrders, type OrderedGroup } from './entityOrders.ts';
import { freshnessOf } from './freshness.ts';
import { actorIn } from './playlists.ts';

type Input = InputOf<Queries, 'castingBoard'>;
type Answer = AnswerOf<Queries, 'castingBoard'>;

/** The shots of a sequence or of a whole episode, the assets of a type, or all episodes, each with what plays in it; the canceled left out. */
export function createCastingBoard(context: QueryContext, columns: Columns): (input: Input) => Answer {
  const { tables } = context;
  const orderOf = createEntityOrders();
  return ({ productionId, kind, groupId }) => {
    const overlay = context.overlay();
    const { groups, entities } = orderOf(columns.entitiesOf(productionId), kind, tables.assetTypes.all());
    // Episodes stand below nothing.
    const isMeant = (group: OrderedGroup | undefined): boolean =>
      kind === 'Episode' || group?.id === groupId || group?.episodeId === groupId;
    const sequenceNames = new Map<Id, string>();
    for (const { column, groupIndex } of entities)
      if (!column.isCanceled && isMeant(groups[groupIndex]))
        sequenceNames.set(column.id, groups[groupIndex]?.id === groupId ? '' : (groups[groupIndex]?.name ?? ''));
    const ids = [...sequenceNames.keys()];
    const known = new Map(tables.entities.byIds(ids).map((entity): [Id, Entity] => [entity.id, entity]));
    for (const id of ids) {
      const waiting = overlay.newEntities.get(id);
      if (waiting !== undefined) known.set(id, waiting.entity);
    }
    const casts = castsOf(context, productionId, ids);
    return {
      rows: ids.flatMap((id): readonly CastingRow[] => {
        const stored = known.get(id);
        if (stored === undefined) return [];
        const entity = overlaidEntity(stored, overlay);
        return [
          {
            entityId: id,
            sequenceName: sequenceNames.get(id) ?? '',
            name: entity.name,
            description: entity.description,
            lengthFrames: entity.lengthFrames,
            mainPreviewFileId: entity.mainPreviewFileId,
            nextTaskTypeId: casts.get(id)?.nextTaskTypeId ?? null,
            isStandby: entity.isCastingStandby,
            standbyMark: overlay.entities.get(id)?.marks.isCastingStandby ?? null,
            cast: casts.get(id)?.cast ?? [],
          },
        ];
      }),
      canChange: mayChangeCasting({ ...actorIn(context, productionId), entity: { kind } }).allowed,
      // Of a group that is not here there is nothing to say but how much of the production is.
      freshness: freshnessOf(context, groups.some(isMeant) ? `casting:${productionId}` : `production:${productionId}`),
    };
  };
}
