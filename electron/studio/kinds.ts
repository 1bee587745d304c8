/*
 * The kinds of entity. All are rows of one table; the name of the entity type tells shots from sequences, and whatever
 * is none of the reserved names is an asset.
 */
import { notFound } from './errors.ts';
import type { Studio } from './studio.ts';
import type { EntityRow, EntityTypeRow } from './tables.ts';

export type EntityKind = 'Asset' | 'Shot' | 'Sequence' | 'Episode' | 'Edit' | 'Scene' | 'Concept';

const reserved = ['Shot', 'Sequence', 'Episode', 'Edit', 'Scene', 'Concept'] as const;
/** Concepts in folders, of later servers: no asset type either. */
const notAssetTypes: readonly string[] = [...reserved, 'ConceptFolder', 'Camera'];

export type ReservedKind = (typeof reserved)[number];

export const isAssetType = (type: EntityTypeRow): boolean => !notAssetTypes.includes(type.name);

/** The entity type of a reserved kind; made when first asked for, as the server does. */
export function typeOfKind({ store }: Studio, kind: ReservedKind): EntityTypeRow {
  return store.entity_type.find((type) => type.name === kind) ?? store.entity_type.insert({ name: kind });
}

export function kindOf({ store }: Studio, entity: EntityRow): EntityKind {
  const name = store.entity_type.get(entity.entity_type_id)?.name;
  return reserved.find((kind) => kind === name) ?? 'Asset';
}

/** The entity, if it is of that kind; else 404. */
export function ofKind(studio: Studio, entity: EntityRow | undefined, kind: EntityKind): EntityRow {
  if (entity === undefined || kindOf(studio, entity) !== kind) throw notFound();
  return entity;
}

/** `asset` in `asset:update` and `asset_id`. */
export const kindWord = (studio: Studio, entity: EntityRow): string => kindOf(studio, entity).toLowerCase();
