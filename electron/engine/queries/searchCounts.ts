import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityMatches } from './entityMatches.ts';

type Input = InputOf<Queries, 'searchCounts'>;

/** Beyond so many rows the counts would cost more than the list beside which they stand. */
const mostCounted = 20_000;

/** How many rows each of some searches matches; none where a list is too long to count at every change. */
export const createSearchCounts =
  (matchesOf: (place: Input) => EntityMatches) =>
  (input: Input): AnswerOf<Queries, 'searchCounts'> => {
    const matches = matchesOf(input);
    if (matches.ofEpisode.length * input.searches.length > mostCounted * 4) return { counts: [] };
    return { counts: input.searches.map((text) => matches.search(text).matched.length) };
  };
