import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { mostKeys } from '../../../shared/sources.ts';
import { statusOrder, taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { taskSummary } from '../../../shared/rules/taskSummary.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, unknownLabel } from './entityLabels.ts';

type Input = InputOf<Queries, 'chosenTasks'>;
type Answer = AnswerOf<Queries, 'chosenTasks'>;

/** What tasks that were selected have in common, with what waits laid over. */
export function createChosenTasks(context: QueryContext): (input: Input) => Answer {
  const recordsOf = createTaskRecords(context);
  return (input) => answer(context, input, recordsOf(input.taskIds));
}

/**
 * The mirror's rows of the tasks that were asked about last. Of ten thousand that are selected a commit changes few: what has
 * changed since is read, and all of them only where others are asked about or rows have gone.
 */
function createTaskRecords({ db, tables }: QueryContext): (taskIds: readonly Id[]) => ReadonlyMap<Id, TaskRecord> {
  let asked = '';
  let kept = new Map<Id, TaskRecord>();
  let wanted: ReadonlySet<Id> = new Set();
  let rev = 0;
  let deletions = 0;
  return (taskIds) => {
    // Read by their keys, so that the answer rests on these rows and no commit to others asks it again.
    if (taskIds.length <= mostKeys) return new Map(tables.tasks.byIds(taskIds).map((task) => [task.id, task]));
    const asking = taskIds.join();
    if (asking !== asked || deletions !== db.deletionsOf('task')) {
      kept = new Map(tables.tasks.byIds(taskIds).map((task) => [task.id, task]));
      wanted = new Set(taskIds);
      asked = asking;
      deletions = db.deletionsOf('task');
    } else for (const task of tables.tasks.changedSince(rev)) if (wanted.has(task.id)) kept.set(task.id, task);
    rev = db.currentRev();
    return kept;
  };
}

function answer(context: QueryContext, { taskIds }: Input, records: ReadonlyMap<Id, TaskRecord>): Answer {
  const { tables } = context;
  const tasks = inOrder(context, taskIds, records);
  const production = tables.productions.get(tasks[0]?.productionId ?? '');
  return taskSummary(tasks, {
    statusIds: tables.taskStatuses
      .all()
      .toSorted(statusOrder(production?.taskStatuses ?? []))
      .map(({ id }) => id),
    taskTypeIds: tables.taskTypes
      .all()
      .toSorted(taskTypeOrder(production?.taskTypes ?? []))
      .map(({ id }) => id),
  });
}

/** Some of them one by one. */
export function chosenRows(
  context: QueryContext,
  { taskIds }: InputOf<Queries, 'chosenRows'>,
): AnswerOf<Queries, 'chosenRows'> {
  const overlay = context.overlay();
  const records = new Map(context.tables.tasks.byIds(taskIds).map((task) => [task.id, task]));
  const tasks = inOrder(context, taskIds, records);
  const labels = entityLabels(
    context,
    tasks.map(({ entityId }) => entityId),
  );
  return tasks.map((task) => ({
    taskId: task.id,
    entity: labels.get(task.entityId)?.label ?? unknownLabel(task.entityId),
    taskTypeId: task.taskTypeId,
    taskStatusId: task.taskStatusId,
    assigneeIds: task.assigneeIds,
    priority: task.priority,
    mark: overlay.tasks.get(task.id)?.marks.any ?? null,
  }));
}

/** Where they stand in a table, for who has not read all of its rows. */
export function chosenKeys(
  { tables }: QueryContext,
  { taskIds }: InputOf<Queries, 'chosenKeys'>,
): AnswerOf<Queries, 'chosenKeys'> {
  return tables.entities.keysOfTasks(taskIds);
}

function inOrder(context: QueryContext, taskIds: readonly Id[], records: ReadonlyMap<Id, Task>): readonly Task[] {
  const overlay = context.overlay();
  return taskIds.flatMap((id) => {
    const task = records.get(id);
    return task === undefined ? [] : [overlaidTask(task, overlay)];
  });
}
