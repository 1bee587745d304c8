import type { Freshness } from '../../../shared/model/sync.ts';

/**
 * Whether nothing can be said of a conversation that has no comment here. That of a closed production is not read any more:
 * what came with the production is all there is.
 */
export const isUnread = ({ state, isPulling, error }: Freshness, needsConnection: string | null): boolean =>
  state === 'never' && (isPulling || error !== null || needsConnection !== null);
