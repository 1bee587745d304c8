/** Whether an asset can be used for a task of what it plays in, as Zou counts it. */
import type { Entity } from '../model/entity.ts';
import type { Production } from '../model/production.ts';
import type { Id } from '../model/studio.ts';

type Links = Pick<Production, 'id' | 'taskTypes'>;

/** Up to the task type that it is ready for, in the production's own order; what another production shares is always ready. */
export function isReadyFor(
  { readyForTaskTypeId, isShared, productionId }: Pick<Entity, 'readyForTaskTypeId' | 'isShared' | 'productionId'>,
  taskTypeId: Id,
  { id, taskTypes }: Links,
): boolean {
  if (isShared && productionId !== id) return true;
  if (readyForTaskTypeId === null) return false;
  const reached = priorityOf(readyForTaskTypeId, taskTypes);
  // The server takes the first place for none.
  return (priorityOf(taskTypeId, taskTypes) ?? 0) <= (reached === null || reached === 0 ? -1 : reached);
}

const priorityOf = (taskTypeId: Id, links: Links['taskTypes']): number | null =>
  links.find((link) => link.taskTypeId === taskTypeId)?.priority ?? null;
