import type { DaysOf, MinutesOf, TaskSummary } from '../model/chosenTasks.ts';
import type { Day, Id } from '../model/studio.ts';
import type { Task } from '../model/task.ts';

export type SummedTask = Pick<
  Task,
  | 'taskStatusId'
  | 'taskTypeId'
  | 'assigneeIds'
  | 'priority'
  | 'estimationMinutes'
  | 'durationMinutes'
  | 'startDate'
  | 'dueDate'
>;

/** What tasks have in common. Statuses and types come in the given order, what is not in it at the end. */
export function taskSummary(
  tasks: readonly SummedTask[],
  order: { readonly statusIds: readonly Id[]; readonly taskTypeIds: readonly Id[] },
): TaskSummary {
  const statuses = counted(tasks.map(({ taskStatusId }) => taskStatusId));
  const types = counted(tasks.map(({ taskTypeId }) => taskTypeId));
  const assignees = counted(tasks.flatMap(({ assigneeIds }) => assigneeIds));
  const priorities = counted(tasks.map(({ priority }) => priority));
  return {
    count: tasks.length,
    statusCounts: ranked(statuses, order.statusIds).map(([taskStatusId, count]) => ({ taskStatusId, count })),
    typeCounts: ranked(types, order.taskTypeIds).map(([taskTypeId, count]) => ({ taskTypeId, count })),
    assigneeCounts: [...assignees]
      .toSorted(([, one], [, other]) => other - one)
      .map(([personId, count]) => ({ personId, count })),
    unassignedCount: tasks.filter(({ assigneeIds }) => assigneeIds.length === 0).length,
    priorityCounts: [...priorities]
      .toSorted(([one], [other]) => other - one)
      .map(([priority, count]) => ({ priority, count })),
    estimation: minutesOf(tasks.map(({ estimationMinutes }) => estimationMinutes)),
    spent: minutesOf(tasks.map(({ durationMinutes }) => durationMinutes)),
    start: daysOf(tasks.map(({ startDate }) => startDate)),
    due: daysOf(tasks.map(({ dueDate }) => dueDate)),
  };
}

function counted<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function ranked(counts: ReadonlyMap<Id, number>, order: readonly Id[]): readonly (readonly [Id, number])[] {
  const ranks = new Map(order.map((id, rank) => [id, rank]));
  const rankOf = (id: Id): number => ranks.get(id) ?? order.length;
  return [...counts].toSorted(([one], [other]) => rankOf(one) - rankOf(other));
}

// Not `Math.min(...)`: ten thousand arguments are more than some engines take.
function minutesOf(minutes: readonly number[]): MinutesOf {
  const [first = 0] = minutes;
  return {
    sum: minutes.reduce((sum, one) => sum + one, 0),
    least: minutes.reduce((least, one) => Math.min(least, one), first),
    most: minutes.reduce((most, one) => Math.max(most, one), first),
  };
}

function daysOf(days: readonly (Day | null)[]): DaysOf {
  const known = days.filter((day) => day !== null).toSorted();
  return { first: known[0] ?? null, last: known.at(-1) ?? null, missingCount: days.length - known.length };
}
