import { mediaUrl } from '../../shared/mediaUrl.ts';
import type { Person } from '../../shared/model/studio.ts';

export function pictureOf(person: Person): string | null {
  return person.hasAvatar ? mediaUrl('person-avatar', person.id, { version: person.updatedAt }) : null;
}
