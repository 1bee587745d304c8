/*
 * An entity's name with its parents', `E02 / SQ01 / SH010`, and the episode it belongs to.
 */
import { kindOf } from './kinds.ts';
import type { Studio } from './studio.ts';
import type { EntityRow } from './tables.ts';

export type FullName = { readonly name: string; readonly episodeId: string | null };

export function fullEntityName(studio: Studio, entity: EntityRow): FullName {
  const { entity: entities, entity_type: types } = studio.store;
  const parent = entities.get(entity.parent_id);
  switch (kindOf(studio, entity)) {
    case 'Shot': {
      const episode = entities.get(parent?.parent_id);
      const names = [episode?.name, parent?.name, entity.name].filter((name) => name !== undefined);
      return { name: names.join(' / '), episodeId: episode?.id ?? null };
    }
    case 'Episode':
      return { name: entity.name, episodeId: null };
    case 'Sequence':
      return parent === undefined
        ? { name: entity.name, episodeId: null }
        : { name: `${parent.name} / ${entity.name}`, episodeId: parent.id };
    default:
      return { name: `${types.get(entity.entity_type_id)?.name ?? ''} / ${entity.name}`, episodeId: entity.source_id };
  }
}

/** A name fit for a file, as the server slugs it: `demo_e02_sq01_sh010_layout_v3`. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
