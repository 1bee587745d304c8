import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { QueryContext } from './context.ts';
import type { EntityMatches } from './entityMatches.ts';

type Input = InputOf<Queries, 'taskColumn'>;

/** Of the rows that a search matches, folded ones too: those without a task of a type, and the tasks of the others. */
export const createTaskColumn =
  ({ tables, overlay }: QueryContext, matchesOf: (place: Input) => EntityMatches) =>
  (input: Input): AnswerOf<Queries, 'taskColumn'> => {
    const { taskTypeId } = input;
    const { newTasks } = overlay();
    const missingEntityIds: string[] = [];
    const taskKeys: number[] = [];
    for (const { column } of matchesOf(input).search(input.search).matched) {
      const task = column.tasks.find((one) => one.taskTypeId === taskTypeId);
      if (task !== undefined) taskKeys.push(task.key);
      else if (!column.isCanceled && newTasks.get(column.id)?.has(taskTypeId) !== true)
        missingEntityIds.push(column.id);
    }
    return { missingEntityIds, taskIds: tables.tasks.idsOfKeys(taskKeys) };
  };
