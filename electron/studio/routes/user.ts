/*
 * What is the caller's own: his tasks and the entities they are on, subscriptions.
 */
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { numberInQuery, pageNumber } from '../crud.ts';
import { crash, forbidden } from '../errors.ts';
import { need } from '../lookups.ts';
import {
  checkAdmin,
  isAdmin,
  isClient,
  isInDepartmentOf,
  isManager,
  isOpen,
  isSupervisor,
  isVendor,
  relatedProjects,
} from '../permissions.ts';
import { openProjects } from '../projects.ts';
import { plain } from '../relations.ts';
import { get, sinceOne, type Route } from '../route.ts';
import type { Studio } from '../studio.ts';
import type { Sent } from '../serialise.ts';
import type { PersonRow, TaskRow } from '../tables.ts';
import { checkRow, todoRow } from '../taskLists.ts';
import { placeFirst } from '../taskOrder.ts';

export const inOpenProject = (call: Call, task: TaskRow): boolean => {
  const project = call.studio.store.project.get(task.project_id);
  return project !== undefined && isOpen(call, project);
};

/** The caller's tasks in open productions. */
export const ownTasks = (call: Call): TaskRow[] =>
  call.studio.store.task.by('assignees', call.caller.id).filter((task) => inOpenProject(call, task));

const isDone = (call: Call, task: TaskRow): boolean =>
  call.studio.store.task_status.get(task.task_status_id)?.is_done === true;

/** Todo rows of somebody, in productions the caller shares with him. */
function personTasks(call: Call, person: PersonRow, wantsDone: boolean): Sent[] {
  const projects = new Set((isAdmin(call) ? openProjects(call) : relatedProjects(call)).map((project) => project.id));
  const tasks = call.studio.store.task
    .by('assignees', person.id)
    .filter((task) => task.project_id !== null && projects.has(task.project_id) && isDone(call, task) === wantsDone);
  if (wantsDone) tasks.sort((left, right) => ((left.end_date ?? '9') < (right.end_date ?? '9') ? 1 : -1));
  return tasks.map((task) => todoRow(call, task));
}

const own =
  (wantsDone: boolean) =>
  (call: Call): Answer =>
    answer(personTasks(call, call.caller, wantsDone));

const ofPerson =
  (wantsDone: boolean) =>
  (call: Call): Answer => {
    const person = need(call, 'person', param(call, 'person_id'));
    if (person.is_bot) throw forbidden();
    if (isVendor(call) && !call.studio.isNew) throw crash();
    if (isVendor(call) && person.id !== call.caller.id) throw forbidden();
    if (isClient(call) || isVendor(call)) return answer([]);
    return answer(personTasks(call, person, wantsDone));
  };

function relatedTasks(call: Call): Answer {
  const { store } = call.studio;
  const person = need(call, 'person', param(call, 'person_id'));
  if (person.is_bot) throw forbidden();
  if (person.id !== call.caller.id) {
    if (!call.studio.isNew) checkAdmin(call);
    else if (isVendor(call)) throw forbidden();
  }
  const entities = new Set(
    store.task
      .by('assignees', person.id)
      .filter((task) => inOpenProject(call, task))
      .map((task) => task.entity_id),
  );
  const tasks = [...entities]
    .flatMap((id) => store.task.by('entity_id', id))
    .filter((task) => task.task_type_id === param(call, 'task_type_id'));
  return answer(tasks.map((task) => plain(call.studio, 'task', task)));
}

/** Tasks waiting for feedback: all for admins, own productions' for managers, own departments' for supervisors. */
function tasksToCheck(call: Call): TaskRow[] {
  const { store } = call.studio;
  if (!isManager(call) && !isSupervisor(call)) return [];
  const projects = isAdmin(call) ? openProjects(call) : relatedProjects(call);
  return projects
    .flatMap((project) => store.task.by('project_id', project.id))
    .filter((task) => store.task_status.get(task.task_status_id)?.is_feedback_request === true)
    .filter((task) => !isSupervisor(call) || isInDepartmentOf(call, task.task_type_id));
}

const episodeOf = ({ store }: Studio, task: TaskRow): string | null => {
  const entity = store.entity.get(task.entity_id);
  return store.entity.get(entity?.parent_id)?.parent_id ?? entity?.source_id ?? null;
};

/** What the list of tasks to check can be narrowed by. */
function filterValues(call: Call): Answer {
  const tasks = tasksToCheck(call);
  const values = (find: (task: TaskRow) => readonly (string | null)[]): string[] =>
    [...new Set(tasks.flatMap((task) => find(task).flatMap((value) => value ?? [])))].sort();
  return answer({
    project_ids: values((task) => [task.project_id]),
    task_type_ids: values((task) => [task.task_type_id]),
    task_status_ids: values((task) => [task.task_status_id]),
    episode_ids: values((task) => [episodeOf(call.studio, task)]),
    person_ids: values((task) => task.assignees),
  });
}

/** 1.0.97's filters; a page turns the answer into an envelope. */
function toCheck(call: Call): Answer {
  const tasks = tasksToCheck(call);
  const { query } = call;
  if (!call.studio.isNew) return answer(tasks.map((task) => checkRow(call, task)));
  const is = (name: string, value: string | null): boolean => query.get(name) === null || query.get(name) === value;
  const personId = query.get('person_id');
  const isHis = (task: TaskRow): boolean =>
    personId === null ||
    (personId === 'unassigned'
      ? task.assignees.length === 0
      : personId.split(',').some((id) => task.assignees.includes(id)));
  const since = query.get('due_date_since');
  const until = query.get('due_date_until');
  const found = tasks.filter(
    (task) =>
      is('project_id', task.project_id) &&
      is('task_type_id', task.task_type_id) &&
      is('task_status_id', task.task_status_id) &&
      is('episode_id', episodeOf(call.studio, task)) &&
      isHis(task) &&
      (since === null || (task.due_date ?? '') >= since) &&
      (until === null || (task.due_date !== null && task.due_date <= until)),
  );
  if (!query.has('page')) return answer(found.map((task) => checkRow(call, task)));
  const page = Math.max(1, pageNumber(call));
  found.sort(placeFirst(call));
  const limit = numberInQuery(call, 'limit', 100);
  const offset = (page - 1) * limit;
  return answer({
    data: found.slice(offset, offset + limit).map((task) => checkRow(call, task)),
    stats: {
      total: found.length,
      total_duration: found.reduce((sum, task) => sum + task.duration, 0),
      total_estimation: found.reduce((sum, task) => sum + task.estimation, 0),
    },
    limit,
    is_more: offset + limit < found.length,
    page,
  });
}

export const userRoutes: readonly Route[] = [
  get('/data/user/tasks', own(false)),
  get('/data/user/done-tasks', own(true)),
  get('/data/user/tasks-to-check', toCheck),
  ...sinceOne(get('/data/user/tasks-to-check/filter-values', filterValues)),
  get('/data/persons/:person_id/tasks', ofPerson(false)),
  get('/data/persons/:person_id/done-tasks', ofPerson(true)),
  get('/data/persons/:person_id/related-tasks/:task_type_id', relatedTasks),
];
