/** What one may do to saved searches, as the server checks it. */
import type { SavedSearch } from '../model/savedSearch.ts';
import type { Id } from '../model/studio.ts';
import type { EntityActor } from './entityRights.ts';
import { allowed, inOpenProduction, isStaff, refused, type Verdict } from './taskActor.ts';

/** One's own anybody may keep; to share them with a production takes its staff. The server would not say so, and keep it private. */
export function mayShareSearch(actor: EntityActor): Verdict {
  return inOpenProduction(actor, () => (isStaff(actor) ? allowed : refused('role')));
}

/** One's own, shared or not. */
export function mayEditSearch(search: Pick<SavedSearch, 'personId'>, personId: Id): Verdict {
  return search.personId === personId ? allowed : refused('not-the-author');
}
