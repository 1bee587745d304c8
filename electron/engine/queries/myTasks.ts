import type { Task } from '../../../shared/model/task.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { isToCheckBy } from '../../../shared/rules/toCheck.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';

/** The account's own tasks in open productions, with what waits laid over: who takes a task offline finds it here. */
export const myTasks = (context: QueryContext): readonly TaskRecord[] => tasksOf(context, context.me().personId);

/** The same of anybody, as far as their productions are here. */
export function tasksOf(context: QueryContext, personId: Id): readonly TaskRecord[] {
  const { tables } = context;
  const overlay = context.overlay();
  const isOpen = new Set<Id>();
  for (const production of tables.productions.all()) if (production.isOpen) isOpen.add(production.id);
  const taken = [...overlay.tasks].flatMap(([taskId, { assigneeIds }]) =>
    assigneeIds?.add.includes(personId) === true ? [taskId] : [],
  );
  const tasks = new Map(tables.tasks.ofPerson(personId).map((task) => [task.id, task]));
  for (const task of tables.tasks.byIds(taken)) tasks.set(task.id, task);
  return [...tasks.values()]
    .map((task) => overlaidTask(task, overlay))
    .filter((task) => isOpen.has(task.productionId) && task.assigneeIds.includes(personId));
}

/** What asks for approval in open productions, with what waits laid over. */
export function askingForApproval(context: QueryContext): readonly TaskRecord[] {
  const { tables } = context;
  const overlay = context.overlay();
  const asking = new Set(
    tables.taskStatuses.all().flatMap(({ id, isFeedbackRequest }) => (isFeedbackRequest ? [id] : [])),
  );
  const changed = [...overlay.tasks].flatMap(([taskId, { taskStatusId }]) =>
    taskStatusId !== undefined && asking.has(taskStatusId) ? [taskId] : [],
  );
  const tasks = new Map(tables.tasks.ofStatuses([...asking]).map((task) => [task.id, task]));
  for (const task of tables.tasks.byIds(changed)) tasks.set(task.id, task);
  const isOpen = new Map(tables.productions.all().map((production) => [production.id, production.isOpen]));
  return [...tasks.values()]
    .map((task) => overlaidTask(task, overlay))
    .filter(({ taskStatusId, productionId }) => asking.has(taskStatusId) && isOpen.get(productionId) === true);
}

/** What of it is the account's to check. */
export function tasksToCheck(context: QueryContext): readonly TaskRecord[] {
  const { tables, me } = context;
  const productions = new Map(tables.productions.all().map((production) => [production.id, production]));
  const taskTypes = new Map(tables.taskTypes.all().map((type) => [type.id, type]));
  const person = tables.people.get(me().personId) ?? { id: me().personId, departmentIds: [] };
  return askingForApproval(context).filter((task) => {
    const role = productions.get(task.productionId)?.role;
    const taskType = taskTypes.get(task.taskTypeId) ?? null;
    return role !== undefined && isToCheckBy({ role, person, taskType });
  });
}

/** A test of which tasks are finished: by the status's flag, never by its name. */
export function doneTest(statuses: readonly TaskStatus[]): (task: Pick<Task, 'taskStatusId'>) => boolean {
  const done = new Set(statuses.filter(({ isDone }) => isDone).map(({ id }) => id));
  return ({ taskStatusId }) => done.has(taskStatusId);
}
