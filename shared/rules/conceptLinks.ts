/** What a concept is of. */
import type { EntityChange } from '../model/changes.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/studio.ts';

type Links = Entity['linkedIds'];
type LinkChange = Pick<Extract<EntityChange, { readonly field: 'linkedIds' }>, 'linkedId' | 'value'>;

export const isLinked = ({ linkedIds }: Pick<Entity, 'linkedIds'>, id: Id): boolean => linkedIds?.includes(id) === true;

/** In the order in which they were linked. */
export function withLink(links: Links, { linkedId, value }: LinkChange): readonly Id[] {
  const others = (links ?? []).filter((id) => id !== linkedId);
  if (!value) return others;
  return links?.includes(linkedId) === true ? links : [...others, linkedId];
}
