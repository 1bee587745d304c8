import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { statusOrder, taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { taskSummary } from '../../../shared/rules/taskSummary.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, unknownLabel } from './entityLabels.ts';

type Input = InputOf<Queries, 'chosenTasks'>;
type Answer = AnswerOf<Queries, 'chosenTasks'>;

/** What tasks that were selected have in common, with what waits laid over, and the first of them one by one. */
export function chosenTasks(context: QueryContext, { taskIds, firstRows }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const here = new Map(tables.tasks.byIds(taskIds).map((task) => [task.id, overlaidTask(task, overlay)]));
  const tasks = taskIds.flatMap((id) => here.get(id) ?? []);
  const shown = tasks.slice(0, firstRows);
  const labels = entityLabels(
    context,
    shown.map(({ entityId }) => entityId),
  );
  const production = tables.productions.get(tasks[0]?.productionId ?? '');
  return {
    summary: taskSummary(tasks, {
      statusIds: tables.taskStatuses
        .all()
        .toSorted(statusOrder(production?.taskStatuses ?? []))
        .map(({ id }) => id),
      taskTypeIds: tables.taskTypes
        .all()
        .toSorted(taskTypeOrder(production?.taskTypes ?? []))
        .map(({ id }) => id),
    }),
    rows: shown.map((task) => ({
      taskId: task.id,
      entity: labels.get(task.entityId)?.label ?? unknownLabel(task.entityId),
      taskTypeId: task.taskTypeId,
      taskStatusId: task.taskStatusId,
      assigneeIds: task.assigneeIds,
      priority: task.priority,
      mark: overlay.tasks.get(task.id)?.marks.any ?? null,
    })),
  };
}
