import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastOfShotsRow } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { shownEntity } from '../commands/overlay.ts';
import { byTypeAndName, castsOf } from './castRows.ts';
import type { Columns, ProductionColumns } from './columns.ts';
import type { QueryContext } from './context.ts';
import { freshnessOf } from './freshness.ts';

type Input = InputOf<Queries, 'castOfShots'>;
type Answer = AnswerOf<Queries, 'castOfShots'>;

/** What plays in the shots of a sequence, or of all sequences of an episode, with what waits laid over. */
export const createCastOfShots =
  (context: QueryContext, columns: Columns) =>
  ({ entityId }: Input): Answer => {
    const { tables } = context;
    const id = tables.identities.resolve(entityId);
    const productionId = shownEntity(id, tables, context.overlay())?.productionId ?? '';
    const shotIds = shotsBelow(columns.entitiesOf(productionId), id);
    const rows = new Map<Id, CastOfShotsRow>();
    for (const { cast } of castsOf(context, productionId, shotIds).values())
      for (const { assetId, name, assetTypeName, mainPreviewFileId, occurrences } of cast) {
        if (occurrences === 0) continue;
        const known = rows.get(assetId);
        rows.set(assetId, {
          assetId,
          name,
          assetTypeName,
          mainPreviewFileId,
          shotCount: (known?.shotCount ?? 0) + 1,
          occurrences: (known?.occurrences ?? 0) + occurrences,
        });
      }
    return {
      rows: [...rows.values()].toSorted(byTypeAndName),
      freshness: freshnessOf(context, `casting:${productionId}`),
    };
  };

/** Those of a sequence, or of the sequences of an episode, without the canceled. */
function shotsBelow(columns: ProductionColumns, id: Id): readonly Id[] {
  const parentIds = new Set([id]);
  for (const sequence of columns.ofKind('Sequence')) if (sequence.parentId === id) parentIds.add(sequence.id);
  return columns
    .ofKind('Shot')
    .flatMap((shot) => (shot.parentId !== null && parentIds.has(shot.parentId) && !shot.isCanceled ? [shot.id] : []));
}
