/**
 * A casting has no date: that it changed shows in its entity's, and what else changed with it says nothing of it. An entity
 * that is seen to have moved so owes its casting, in the same transaction: the event that names it may be lost, or the app
 * closed before it was read.
 */
import type { Entity } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Tables } from './tables.ts';

type EntityKey = Pick<Entity, 'id' | 'productionId'>;

const prefixOf = (productionId: Id): string => `owed-casting:${productionId}`;
const keyOf = ({ productionId, id }: EntityKey): string => `${prefixOf(productionId)}:${id}`;

/** Writes an entity that was read by its id. */
export function keepEntity(tables: Tables, entity: Entity): void {
  if (tables.entities.upsert(entity)) oweCasting(tables, entity);
}

export function oweCasting(tables: Tables, entity: EntityKey): void {
  tables.scopes.note(keyOf(entity), { state: 'partial' });
}

export const castingsOwedIn = (tables: Tables, productionId: Id): readonly Id[] =>
  tables.scopes.keysBelow(prefixOf(productionId));

export function settleCasting(tables: Tables, entity: EntityKey): void {
  tables.scopes.remove(keyOf(entity));
}

export function settleCastings(tables: Tables, productionId: Id): void {
  tables.scopes.remove(prefixOf(productionId));
}
