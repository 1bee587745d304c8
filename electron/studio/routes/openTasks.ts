/*
 * Everybody's tasks in open productions, with their sums and dates.
 */
import { answer, type Answer } from '../answer.ts';
import { text, type Call } from '../call.ts';
import { numberInQuery, pageNumber } from '../crud.ts';
import { checkAdmin, isAdmin, isManager, isSupervisor, relatedProjects } from '../permissions.ts';
import { openProjects } from '../projects.ts';
import { get, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { TaskRow } from '../tables.ts';
import { openTaskRow } from '../taskLists.ts';
import { placeFirst } from '../taskOrder.ts';
import { inOpenProject } from './user.ts';

function openTasks(call: Call): Answer {
  const { store } = call.studio;
  const { query } = call;
  const is = (name: string, value: string | null): boolean => query.get(name) === null || query.get(name) === value;
  const personId = text(call, 'person_id', null);
  const projects = isAdmin(call) ? openProjects(call) : relatedProjects(call);
  const found = projects
    .filter((project) => is('project_id', project.id))
    .flatMap((project) => store.task.by('project_id', project.id))
    .filter((task) => is('task_type_id', task.task_type_id) && is('task_status_id', task.task_status_id))
    .filter((task) => query.has('task_type_id') || store.task_type.get(task.task_type_id)?.for_entity !== 'Concept')
    .filter(
      (task) =>
        personId === null ||
        (personId === 'unassigned'
          ? task.assignees.length === 0
          : personId.split(',').some((id) => task.assignees.includes(id))),
    )
    .filter((task) => query.get('start_date') === null || (task.start_date ?? '') >= String(query.get('start_date')))
    .filter(
      (task) =>
        query.get('due_date') === null || (task.due_date !== null && task.due_date <= String(query.get('due_date'))),
    );
  found.sort(placeFirst(call));
  const limit = numberInQuery(call, 'limit', 100);
  const page = Math.max(1, pageNumber(call));
  const shown = found.slice((page - 1) * limit, page * limit);
  const statuses = new Map<string | null, number>();
  for (const task of found) statuses.set(task.task_status_id, (statuses.get(task.task_status_id) ?? 0) + 1);
  return answer({
    data: shown.map((task) => openTaskRow(call, task)),
    stats: {
      total_duration: found.reduce((sum, task) => sum + task.duration, 0),
      total_estimation: found.reduce((sum, task) => sum + task.estimation, 0),
      total: found.length,
      status: [...statuses].map(([id, amount]) => ({ task_status_id: id, amount })),
    },
    limit,
    is_more: shown.length === limit,
    page,
  });
}

type ProjectStats = {
  amount: number;
  amount_done: number;
  total_duration: number;
  total_estimation: number;
  readonly task_types: Sent[];
};

function openTaskStats(call: Call): Answer {
  const { store } = call.studio;
  const result: Record<string, ProjectStats> = {};
  for (const project of isAdmin(call) ? openProjects(call) : relatedProjects(call)) {
    const groups = new Map<string, TaskRow[]>();
    for (const task of store.task.by('project_id', project.id)) {
      if (store.task_type.get(task.task_type_id)?.for_entity === 'Concept') continue;
      const key = `${task.task_type_id} ${task.task_status_id}`;
      groups.set(key, [...(groups.get(key) ?? []), task]);
    }
    const sums: ProjectStats = {
      amount: 0,
      amount_done: 0,
      total_duration: 0,
      total_estimation: 0,
      task_types: [],
    };
    result[project.id] = sums;
    for (const [key, tasks] of groups) {
      const [taskTypeId, statusId] = key.split(' ');
      const isDoneStatus = store.task_status.get(statusId)?.is_done === true;
      const group = {
        amount: tasks.length,
        amount_done: isDoneStatus ? tasks.length : 0,
        total_duration: tasks.reduce((sum, task) => sum + task.duration, 0),
        total_estimation: tasks.reduce((sum, task) => sum + task.estimation, 0),
      };
      sums.amount += group.amount;
      sums.amount_done += group.amount_done;
      sums.total_duration += group.total_duration;
      sums.total_estimation += group.total_estimation;
      sums.task_types.push({ task_status_id: statusId, task_type_id: taskTypeId, project_id: project.id, ...group });
    }
  }
  return answer(result);
}

/** First start and last due date of everybody's tasks; in 1.0.97 for supervisors too, of their own productions. */
function taskDates(call: Call): Answer {
  const { store, isNew } = call.studio;
  if (!isNew || (!isManager(call) && !isSupervisor(call))) checkAdmin(call);
  const own = isAdmin(call) ? null : new Set(relatedProjects(call).map((project) => project.id));
  const result: Sent[] = [];
  for (const person of store.person.all()) {
    const tasks = store.task
      .by('assignees', person.id)
      .filter((task) => inOpenProject(call, task) && (own === null || own.has(task.project_id ?? '')));
    if (!person.active || tasks.length === 0) continue;
    const starts = tasks.flatMap((task) => task.start_date ?? []).sort();
    const dues = tasks.flatMap((task) => task.due_date ?? []).sort();
    const shown = (time: string | undefined): string | null =>
      isNew ? (time ?? null) : (time?.replace('T', ' ') ?? 'None');
    result.push({
      person_id: person.id,
      min_date: shown(starts[0]),
      max_date: shown(dues[dues.length - 1]),
      ...(isNew ? { busy_periods: [] } : {}),
    });
  }
  return answer(result);
}

export const openTaskRoutes: readonly Route[] = [
  get('/data/persons/task-dates', taskDates),
  get('/data/tasks/open-tasks', openTasks),
  get('/data/tasks/open-tasks/stats', openTaskStats),
];
