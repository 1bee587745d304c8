/** The status that a comment or a revision gives its task, unless its author says otherwise. */
import type { TaskDetail } from '../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../shared/model/studio.ts';

type StatusChoice = {
  /** What may be given, in the production's order. */
  readonly statuses: readonly TaskStatus[];
  /** Whether the task's own may be kept. */
  readonly keeps: boolean;
  /** Null keeps the task's own. */
  readonly usualId: Id | null;
};

export function statusChoice(
  { rights, task }: Pick<TaskDetail, 'rights' | 'task'>,
  taskStatuses: ReadonlyMap<Id, TaskStatus>,
  isPublish: boolean,
): StatusChoice {
  const statuses = rights.statusIds.flatMap((id) => taskStatuses.get(id) ?? []);
  // A revision asks for feedback unless its author says otherwise, where the workflow has such a status.
  const askedId = isPublish ? (statuses.find(({ isFeedbackRequest }) => isFeedbackRequest)?.id ?? null) : null;
  // Every comment carries a status: whoever may not set the task's own (an artist on a retake) gives another one.
  const keeps = rights.statusIds.includes(task.taskStatusId);
  const otherId = keeps ? null : (statuses.find(({ isWip }) => isWip)?.id ?? statuses[0]?.id ?? null);
  return { statuses, keeps, usualId: askedId ?? otherId };
}
