/** Who may make, change and delete a production's columns of metadata, as the server checks it. */
import type { Id } from '../model/studio.ts';
import type { EntityActor } from './entityRights.ts';
import { allowed, inOpenProduction, isStaff, refused, type Verdict } from './taskActor.ts';

/** Staff alone. */
export const mayOrderDescriptors = (actor: EntityActor): Verdict =>
  inOpenProduction(actor, () => (isStaff(actor) ? allowed : refused('role')));

/** Staff; a supervisor those of all of their own departments. @param departmentIds of the column, before and after */
export function mayEditDescriptor(actor: EntityActor, departmentIds: readonly Id[]): Verdict {
  const { role, person } = actor;
  return inOpenProduction(actor, () => {
    if (isStaff(actor)) return allowed;
    if (role !== 'supervisor') return refused('role');
    const isTheirs = departmentIds.length > 0 && person.departmentIds.every((id) => departmentIds.includes(id));
    return isTheirs ? allowed : refused('not-your-department');
  });
}
