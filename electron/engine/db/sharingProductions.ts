/** Productions that assets which they share were seen of: of some of them nothing else is known here. */
import type { Id } from '../../../shared/model/studio.ts';
import type { Tables } from './tables.ts';

const prefix = 'shared-from';

export const sharingProductions = (tables: Pick<Tables, 'scopes'>): readonly Id[] => tables.scopes.keysBelow(prefix);

export function noteSharing(tables: Pick<Tables, 'scopes'>, productionId: Id): void {
  tables.scopes.note(`${prefix}:${productionId}`, { state: 'partial' });
}
