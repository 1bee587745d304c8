import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';

/** Those of its studio that a production shows its models in. */
export function backgrounds(
  { tables }: QueryContext,
  { productionId }: InputOf<Queries, 'backgrounds'>,
): AnswerOf<Queries, 'backgrounds'> {
  const production = tables.productions.get(productionId);
  const found = (production?.backgroundIds ?? [])
    .flatMap((id) => tables.backgrounds.get(id) ?? [])
    .filter(({ isArchived }) => !isArchived)
    .toSorted((one, other) => naturalOrder(one.name, other.name));
  const isThere = found.some(({ id }) => id === production?.defaultBackgroundId);
  return { backgrounds: found, defaultId: isThere ? (production?.defaultBackgroundId ?? null) : null };
}
