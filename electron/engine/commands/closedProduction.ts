import type { Production } from '../../../shared/model/production.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { localRefusal } from './localRefusal.ts';

/**
 * Lists leave out what is of productions that are closed, or left: that something was not found in one proves nothing then,
 * and what was not found must not be made again.
 * @param open the productions that one's own list of them has
 */
export function expectOpen(productionId: Id, open: readonly Pick<Production, 'id'>[]): void {
  if (open.every(({ id }) => id !== productionId)) throw localRefusal('forbidden', { reason: 'production-closed' });
}
