/*
 * Time spent: setting it, and the tables of it.
 */
import { durationOf } from '../actions/taskState.ts';
import { answer, created, type Answer } from '../answer.ts';
import { isId, param, text, wholeNumber, type Call } from '../call.ts';
import { readDay, today } from '../clock.ts';
import { crudRoutes } from '../crud.ts';
import { badRequest, crash, forbidden, noAnswer, notFound, wrongParameter, missingArgument } from '../errors.ts';
import { emit } from '../events.ts';
import { real } from '../json.ts';
import { need, needEntity, needTask } from '../lookups.ts';
import {
  checkAdmin,
  checkProject,
  checkTaskRead,
  hasStaffAccess,
  isAdmin,
  isClient,
  isManager,
  isSupervisor,
  checkEntity,
  checkStaff,
} from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, type Route, sinceOne } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { PersonRow, Row, TaskRow } from '../tables.ts';

type Spent = Row<'time_spent'>;

export const show = (call: Call, row: Spent): Sent => plain(call.studio, 'time_spent', row);

export function person(call: Call): PersonRow {
  const row = need(call, 'person', param(call, 'person_id'));
  if (row.is_bot) throw forbidden();
  return row;
}

/** An assignee's time: by himself, an admin, or a manager of the production. */
function checkAccess(call: Call, task: TaskRow, personId: string): void {
  const isAllowed =
    task.assignees.includes(personId) && (call.caller.id === personId || hasStaffAccess(call, task.project_id));
  if (!isAllowed) throw forbidden();
}

const find = (call: Call, taskId: string, personId: string, date: string): Spent | undefined =>
  call.studio.store.time_spent.by('task_id', taskId).find((one) => one.person_id === personId && one.date === date);

function recount(call: Call, task: TaskRow): void {
  call.studio.store.task.update(task.id, { duration: durationOf(call, task.id) });
  emit(call, 'task:update', { task_id: task.id }, { projectId: task.project_id });
}

function day(call: Call): string {
  const date = readDay(param(call, 'date'));
  if (date !== null) return date;
  throw call.studio.isNew ? wrongParameter('Wrong date format.') : notFound();
}

const set =
  (isAddition: boolean) =>
  (call: Call): Answer => {
    const { store } = call.studio;
    const row = person(call);
    const duration = wholeNumber(call, 'duration', null);
    if (duration === null) throw missingArgument('duration');
    if (duration <= 0) throw wrongParameter('Duration must be positive');
    const task = needTask(call, param(call, 'task_id'));
    checkAccess(call, task, row.id);
    const date = day(call);
    const known = find(call, task.id, row.id, date);
    const projectId = task.project_id;
    let spent: Spent;
    if (known === undefined) {
      spent = store.time_spent.insert({ task_id: task.id, person_id: row.id, date, duration });
      store.person.update(row.id, { last_presence: today() });
      emit(call, 'person:update', { person_id: row.id });
      emit(call, 'time-spent:new', { time_spent_id: spent.id }, { projectId });
    } else {
      spent = store.time_spent.update(known.id, { duration: isAddition ? known.duration + duration : duration });
      emit(call, 'time-spent:update', { time_spent_id: spent.id }, { projectId });
    }
    recount(call, task);
    return created(show(call, spent));
  };

function remove(call: Call): Answer {
  const row = person(call);
  const task = needTask(call, param(call, 'task_id'));
  checkAccess(call, task, row.id);
  const known = find(call, task.id, row.id, day(call));
  if (known === undefined) throw notFound();
  call.studio.store.time_spent.delete(known.id);
  emit(call, 'time-spent:delete', { time_spent_id: known.id }, { projectId: task.project_id });
  recount(call, task);
  return created({ ...show(call, known), duration: 0 });
}

/** By person, and the sum. */
function ofTask(call: Call): Answer {
  const task = needTask(call, param(call, 'task_id'));
  checkTaskRead(call, task);
  const date = call.params['date'] === undefined ? null : day(call);
  const result: Record<string, unknown> = { total: 0 };
  let total = 0;
  const grouped = new Map<string, Sent[]>();
  for (const one of call.studio.store.time_spent.by('task_id', task.id)) {
    if (date !== null && one.date !== date) continue;
    total += one.duration;
    const key = one.person_id ?? 'None';
    grouped.set(key, [...(grouped.get(key) ?? []), show(call, one)]);
  }
  result['total'] = grouped.size === 0 ? 0 : real(total);
  return answer({ ...result, ...Object.fromEntries(grouped) });
}

function ofProject(call: Call): Answer {
  const { store } = call.studio;
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  if (call.studio.isNew && isClient(call, projectId)) throw forbidden();
  const rows = store.task.by('project_id', projectId).flatMap((task) => store.time_spent.by('task_id', task.id));
  return answer(rows.map((row) => show(call, row)));
}

function ofEntity(call: Call): Answer {
  const { store } = call.studio;
  const entity = needEntity(call, param(call, 'entity_id'));
  checkProject(call, entity.project_id);
  if (call.studio.isNew) checkEntity(call, entity.id);
  const rows = store.task.by('entity_id', entity.id).flatMap((task) => store.time_spent.by('task_id', task.id));
  return answer(rows.sort((left, right) => (left.date < right.date ? 1 : -1)).map((row) => show(call, row)));
}

/** A production's time in one task type, by person. */
function byPerson(call: Call): Answer {
  const { store } = call.studio;
  const projectId = param(call, 'project_id');
  checkStaff(call, projectId);
  if (!isId(projectId) || !isId(param(call, 'task_type_id'))) throw wrongParameter('Wrong UUID format.');
  const start = text(call, 'start_date', '');
  const end = text(call, 'end_date', null);
  const result: Record<string, Sent[]> = {};
  const rows = store.task
    .by('project_id', projectId)
    .filter((task) => task.task_type_id === param(call, 'task_type_id'))
    .flatMap((task) => store.time_spent.by('task_id', task.id))
    .filter((one) => one.date >= start && (end === null || one.date <= end))
    .sort((left, right) => (left.date < right.date ? 1 : -1));
  for (const row of rows) (result[row.person_id ?? ''] ??= []).push(show(call, row));
  return answer(result);
}

/** Whose time the caller may see: his own, or that of his productions (a supervisor's departments). */
type Scope = {
  readonly projects: ReadonlySet<string> | null;
  readonly departments: readonly string[];
};

const ownProjects = (call: Call): Set<string> =>
  new Set(call.studio.store.project.by('team', call.caller.id).map((project) => project.id));

export function scopeFor(call: Call, personId: string | null): Scope {
  const wished = call.query.get('project_id');
  const free: Scope = { projects: wished === null ? null : new Set([wished]), departments: [] };
  if (isAdmin(call) || call.caller.id === personId) return free;
  if (!isManager(call) && !isSupervisor(call)) throw forbidden();
  const own = ownProjects(call);
  if (wished !== null && !own.has(wished)) throw forbidden();
  return {
    projects: wished === null ? own : new Set([wished]),
    departments: isSupervisor(call) ? call.caller.departments : [],
  };
}

export function isInScope(call: Call, { projects, departments }: Scope, spent: Spent): boolean {
  const { store } = call.studio;
  const task = store.task.get(spent.task_id);
  if (projects !== null && (task?.project_id === null || !projects.has(task?.project_id ?? ''))) return false;
  if (departments.length === 0) return true;
  return departments.includes(store.task_type.get(task?.task_type_id)?.department_id ?? '');
}

function onDate(call: Call, personId: string, date: string, scope: Scope): Answer {
  const rows = call.studio.store.time_spent
    .by('person_id', personId)
    .filter((one) => one.date === date && isInScope(call, scope, one));
  return answer(rows.map((row) => show(call, row)));
}

export const everything: Scope = { projects: null, departments: [] };

function range(call: Call, personId: string, scope: Scope): Answer {
  const start = text(call, 'start_date', null);
  const end = text(call, 'end_date', null);
  const rows = call.studio.store.time_spent.by('person_id', personId);
  // Without dates the server looks for time of no date at all.
  if (start === null && end === null) return answer([]);
  if (start === null || end === null) {
    throw badRequest('If querying for a range of dates, both a `start_date` and an `end_date` must be given.');
  }
  const found = rows.filter((one) => one.date >= start && one.date <= end && isInScope(call, scope, one));
  return answer(
    found.map((row) => {
      const sent = show(call, row);
      if (!call.studio.isNew) return sent;
      const task = call.studio.store.task.get(row.task_id);
      return { ...sent, project_id: task?.project_id ?? null, task_type_id: task?.task_type_id ?? null };
    }),
  );
}

function afterWrite(call: Call, row: Spent): void {
  const task = call.studio.store.task.get(row.task_id);
  if (task !== undefined) recount(call, task);
}

export const timeRoutes: readonly Route[] = [
  post('/actions/tasks/:task_id/time-spents/:date/persons/:person_id', set(false)),
  post('/actions/tasks/:task_id/time-spents/:date/persons/:person_id/add', set(true)),
  del('/actions/tasks/:task_id/time-spents/:date/persons/:person_id', remove),
  get('/actions/tasks/:task_id/time-spents', ofTask),
  get('/actions/tasks/:task_id/time-spents/:date', ofTask),
  get('/data/projects/:project_id/time-spents', ofProject),
  get('/data/entities/:entity_id/time-spents', ofEntity),
  ...sinceOne(get('/data/projects/:project_id/task-types/:task_type_id/time-spents', byPerson)),
  get('/data/persons/:person_id/time-spents', (call) => {
    const row = person(call);
    if (!call.studio.isNew) checkAdmin(call);
    return range(call, row.id, scopeFor(call, row.id));
  }),
  get('/data/persons/:person_id/time-spents/:date', (call) => {
    const row = person(call);
    const scope = scopeFor(call, row.id);
    return onDate(call, row.id, day(call), scope);
  }),
  get('/data/user/time-spents', (call) => {
    // A programming error of 0.20.52: a list where a name is expected.
    if (!call.studio.isNew) throw crash();
    return range(call, call.caller.id, everything);
  }),
  get('/data/user/time-spents/:date', (call) => onDate(call, call.caller.id, day(call), everything)),
  get('/data/user/tasks/:task_id/time-spents/:date', (call) => {
    if (!isId(param(call, 'task_id'))) throw crash();
    const spent = find(call, param(call, 'task_id'), call.caller.id, day(call));
    if (spent === undefined && call.studio.isNew) throw noAnswer();
    return answer(spent === undefined ? null : show(call, spent));
  }),
  ...crudRoutes({
    table: 'time_spent',
    path: '/data/time-spents',
    projectOf: (call, row) => call.studio.store.task.get(row.task_id)?.project_id ?? null,
    afterCreate: (call, row, sent) => {
      afterWrite(call, row);
      return sent;
    },
    afterUpdate: (call, row, sent) => {
      afterWrite(call, row);
      return sent;
    },
    mayDelete: (call, row) => checkAccess(call, needTask(call, row.task_id), row.person_id ?? ''),
    remove: (call, row) => {
      call.studio.store.time_spent.delete(row.id);
      emit(call, 'time-spent:delete', { time_spent_id: row.id });
      afterWrite(call, row);
    },
  }),
];
