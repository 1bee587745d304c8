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
  if (writeEntity(tables, entity)) oweCasting(tables, entity);
}

/**
 * An asset that is canceled leaves every casting, and once restored it is in them again: only its own date moves, and nobody
 * here knows any more what it is in.
 * @returns whether anything of the row has changed.
 */
export function writeEntity(tables: Tables, entity: Entity): boolean {
  const known = entity.kind === 'Asset' ? tables.entities.get(entity.id) : null;
  const isChanged = tables.entities.upsert(entity);
  if (known !== null && known.isCanceled !== entity.isCanceled) {
    // A shared one may be cast anywhere.
    const others = entity.isShared ? tables.productions.all().filter(({ isOpen }) => isOpen) : [];
    for (const id of new Set([entity.productionId, ...others.map((production) => production.id)]))
      // Also in the midst of a pull, which may have looked already whether any are owed.
      if (tables.scopes.get(`casting:${id}`).state !== 'never') oweCastings(tables, id);
  }
  return isChanged;
}

const wholePrefix = 'owed-castings';
const wholeKeyOf = (productionId: Id): string => `${wholePrefix}:${productionId}`;

/** All of a production's. They are counted, for one more may come to be owed while they are being read. */
function oweCastings(tables: Tables, productionId: Id): void {
  const count = Number(castingsOwed(tables, productionId) ?? 0) + 1;
  tables.scopes.note(wholeKeyOf(productionId), { state: 'partial', watermark: String(count) });
}

/** Null where nothing is; else what `settleCastings` is to be told, once they have been read. */
export const castingsOwed = (tables: Tables, productionId: Id): string | null =>
  tables.scopes.get(wholeKeyOf(productionId)).watermark;

export const productionsOwingCastings = (tables: Tables): readonly Id[] => tables.scopes.keysBelow(wholePrefix);

export function oweCasting(tables: Tables, entity: EntityKey): void {
  tables.scopes.note(keyOf(entity), { state: 'partial' });
}

export const castingsOwedIn = (tables: Tables, productionId: Id): readonly Id[] =>
  tables.scopes.keysBelow(prefixOf(productionId));

export function settleCasting(tables: Tables, entity: EntityKey): void {
  tables.scopes.remove(keyOf(entity));
}

/** @param owed what `castingsOwed` said before they were read. */
export function settleCastings(tables: Tables, productionId: Id, owed: string | null): void {
  tables.scopes.remove(prefixOf(productionId));
  if (castingsOwed(tables, productionId) === owed) tables.scopes.remove(wholeKeyOf(productionId));
}
