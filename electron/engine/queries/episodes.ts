import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';

type Input = InputOf<Queries, 'episodes'>;
type Answer = AnswerOf<Queries, 'episodes'>;

/** The episodes of a TV show by name, the canceled last; none of any other production. */
export function episodes({ tables }: QueryContext, { productionId }: Input): Answer {
  return tables.entities
    .ofProduction(productionId, 'Episode')
    .toSorted((a, b) => Number(a.isCanceled) - Number(b.isCanceled) || naturalOrder(a.name, b.name))
    .map(({ id, name, isCanceled }) => ({ id, name, isCanceled }));
}
