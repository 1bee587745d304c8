import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { mayChangeCasting, mayEditEntity } from '../../../shared/rules/entityRights.ts';
import { shownEntity } from '../commands/overlay.ts';
import { castsOf } from './castRows.ts';
import type { QueryContext } from './context.ts';
import { freshnessOf } from './freshness.ts';
import { actorIn } from './playlists.ts';

type Input = InputOf<Queries, 'entityCasting'>;
type Answer = AnswerOf<Queries, 'entityCasting'>;

/** What plays in a shot or an asset; null where it is not on this disk. */
export function entityCasting(context: QueryContext, { entityId }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const id = tables.identities.resolve(entityId);
  const entity = shownEntity(id, tables, overlay);
  if (entity === null) return null;
  const actor = { ...actorIn(context, entity.productionId), entity };
  const { cast = [], nextTaskTypeId = null } = castsOf(context, entity.productionId, [id]).get(id) ?? {};
  return {
    cast,
    nextTaskTypeId,
    isStandby: entity.isCastingStandby,
    standbyMark: overlay.entities.get(id)?.marks.isCastingStandby ?? null,
    canChange: mayChangeCasting(actor).allowed,
    canStandby: mayEditEntity(actor, { field: 'isCastingStandby', value: true }).allowed,
    freshness: freshnessOf(context, `casting:${entity.productionId}`),
  };
}
