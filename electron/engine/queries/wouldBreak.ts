import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { shownCasting } from '../commands/overlayCasting.ts';
import { underWayAmong } from './castIn.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';

type Input = InputOf<Queries, 'wouldBreak'>;
type Answer = AnswerOf<Queries, 'wouldBreak'>;

/** Of many the first, those with work under way before the others. */
const mostNamed = 12;

/** What plays these with what waits laid over, and would do without them were they deleted; not what is deleted with them. */
export function wouldBreak(context: QueryContext, { entityIds }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const ids = new Set(entityIds.map((id) => tables.identities.resolve(id)));
  const waitingIn = [...overlay.castings].flatMap(([holderId, { marks }]) =>
    [...marks.keys()].some((assetId) => ids.has(assetId)) ? [holderId] : [],
  );
  const holderIds = [...new Set([...tables.castings.holdersOf([...ids]), ...waitingIn])].filter(
    (holderId) =>
      !ids.has(holderId) &&
      shownCasting(holderId, tables, overlay).some(({ assetId, occurrences }) => ids.has(assetId) && occurrences > 0),
  );
  const labels = entityLabels(context, holderIds);
  const underWay = underWayAmong(context, holderIds);
  const places = holderIds
    .flatMap((holderId) => {
      const label = labels.get(holderId)?.label;
      // Episodes name the assets that belong to them, and play none.
      const plays = label?.kind === 'Shot' || label?.kind === 'Asset';
      return label === undefined || !plays || label.isCanceled ? [] : [{ label, isUnderWay: underWay.has(holderId) }];
    })
    .toSorted(
      (one, other) =>
        Number(other.isUnderWay) - Number(one.isUnderWay) ||
        naturalOrder(one.label.parentName, other.label.parentName) ||
        naturalOrder(one.label.name, other.label.name),
    );
  return {
    count: places.length,
    underWayCount: places.filter(({ isUnderWay }) => isUnderWay).length,
    places: places.slice(0, mostNamed),
  };
}
