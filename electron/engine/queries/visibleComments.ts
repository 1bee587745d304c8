import type { Role } from '../../../shared/model/studio.ts';
import type { Comment } from '../../../shared/model/task.ts';
import { isCommentVisible } from '../../../shared/rules/commentVisibility.ts';
import type { Tables } from '../db/tables.ts';

/** A test of which comments a role may see; the server filters too, but a role may have changed since they came. */
export function visibleComments(tables: Tables, role: Role): (comment: Comment) => boolean {
  const roles = new Map(tables.people.all().map((person) => [person.id, person.role]));
  return ({ personId }) => isCommentVisible(role, personId === null ? null : (roles.get(personId) ?? null));
}
