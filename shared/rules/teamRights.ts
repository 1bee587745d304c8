/** Who may change a production's team, as Zou checks it, answered before anything is sent. */
import type { EntityActor } from './entityRights.ts';
import type { Id } from '../model/studio.ts';
import { allowed, inOpenProduction, isStaff, refused, type Verdict } from './taskActor.ts';

/** Staff; a manager who took themselves out could not undo it. */
export function mayChangeTeam(actor: EntityActor, personId: Id, isMember: boolean): Verdict {
  return inOpenProduction(actor, () => {
    if (!isStaff(actor)) return refused('role');
    return !isMember && personId === actor.person.id && actor.role !== 'admin' ? refused('role') : allowed;
  });
}
