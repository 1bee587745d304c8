import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText } from './entityLabels.ts';

type Input = InputOf<Queries, 'sequences'>;
type Answer = AnswerOf<Queries, 'sequences'>;

/** The sequences of a production, or of one of its episodes, by name; also those without a shot. */
export function sequences(context: QueryContext, { productionId, episodeId }: Input): Answer {
  const found = context.tables.entities
    .ofProduction(productionId, 'Sequence')
    .filter(({ isCanceled, parentId }) => !isCanceled && (episodeId === null || parentId === episodeId));
  const labels = entityLabels(
    context,
    found.map(({ id }) => id),
  );
  return found
    .map(({ id, name, parentId }) => {
      const label = labels.get(id)?.label;
      return { id, name: label === undefined ? name : labelText(label), ownName: name, episodeId: parentId };
    })
    .toSorted((one, other) => naturalOrder(one.name, other.name));
}
