import type { Production } from '../model/production.ts';
import type { Person, Role, TaskType } from '../model/studio.ts';
import { isStaff, isSupervisorOf } from './taskActor.ts';

/** Work that asks for approval is shown to staff, and to the supervisors of its department. */
export function isToCheckBy(actor: {
  readonly role: Role;
  readonly person: Pick<Person, 'id' | 'departmentIds'>;
  readonly taskType: Pick<TaskType, 'departmentId' | 'allowTimelog'> | null;
}): boolean {
  return isStaff(actor) || isSupervisorOf(actor);
}

/** Whether there may be anything to check at all: a production may give a role of its own. */
export function maySupervise(role: Role, productions: readonly Pick<Production, 'role'>[]): boolean {
  return [role, ...productions.map((production) => production.role)].some(
    (one) => one === 'admin' || one === 'manager' || one === 'supervisor',
  );
}
