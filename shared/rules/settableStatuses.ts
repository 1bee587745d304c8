import type { Production } from '../model/production.ts';
import type { Role, TaskStatus } from '../model/studio.ts';
import type { TaskActor } from './taskActor.ts';
import { statusOrder } from './sorting.ts';

/**
 * The statuses a role may set on a task, in the production's order.
 *
 * Artists get those allowed to artists even where an old server would take any (0.20.52 answers 201). Clients get those
 * allowed to clients, which a production may decide for itself (1.0.97). A vendor is not limited by either flag, and
 * neither are those who supervise. Concepts have statuses of their own.
 */
export function settableStatuses(
  { role, production, entity }: Pick<TaskActor, 'role' | 'production' | 'entity'>,
  statuses: readonly TaskStatus[],
): readonly TaskStatus[] {
  const isConcept = entity?.kind === 'Concept';
  return statusesOf(production, statuses).filter(
    (status) => status.isForConcept === isConcept && isAllowedTo(role, status, production),
  );
}

/** The production's own choice of statuses in its own order; a production without a choice uses all. */
export function statusesOf(
  production: Pick<Production, 'taskStatuses'> | null,
  statuses: readonly TaskStatus[],
): readonly TaskStatus[] {
  const links = production?.taskStatuses ?? [];
  const chosen = new Set(links.map((link) => link.taskStatusId));
  return statuses
    .filter((status) => !status.isArchived && (chosen.size === 0 || chosen.has(status.id)))
    .toSorted(statusOrder(links));
}

/** What one answers with in a review comes first: again, once more, done. */
export function answersFirst(statuses: readonly TaskStatus[]): readonly TaskStatus[] {
  const rank = ({ isRetake, isFeedbackRequest, isDone }: TaskStatus): number => {
    if (isRetake) return 0;
    if (isFeedbackRequest) return 1;
    return isDone ? 2 : 3;
  };
  return statuses.toSorted((one, other) => rank(one) - rank(other));
}

function isAllowedTo(role: Role, status: TaskStatus, production: Pick<Production, 'taskStatuses'> | null): boolean {
  if (role === 'user') return status.isArtistAllowed;
  if (role !== 'client') return true;
  const link = production?.taskStatuses.find(({ taskStatusId }) => taskStatusId === status.id);
  return link?.isClientAllowed ?? status.isClientAllowed;
}
