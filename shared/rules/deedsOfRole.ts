/** What nobody of a role may do on any task, whichever it is: it is not offered at all, rather than refused each time. */
import type { TaskDeed } from '../model/screens.ts';
import type { Role } from '../model/studio.ts';

const planned: readonly TaskDeed[] = ['priority', 'plan'];
const never: Readonly<Partial<Record<Role, readonly TaskDeed[]>>> = {
  user: planned,
  // Whoever is assigned may still leave.
  vendor: [...planned, 'assignSelf'],
  client: [...planned, 'assign', 'assignSelf', 'logTime'],
};

/** @param roles of one's own in every production that is meant */
export const mayEver = (roles: readonly Role[], deed: TaskDeed): boolean =>
  roles.some((role) => never[role]?.includes(deed) !== true);
