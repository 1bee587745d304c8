/*
 * Budgets and their entries: staff of the production in the path.
 */
import { answer, noContent, type Answer } from '../answer.ts';
import { isId, isObject, jsonArgument, param, requiredText, text, type Call } from '../call.ts';
import { readDay } from '../clock.ts';
import { crudRoutes } from '../crud.ts';
import { badArgument, crash, forbidden, notFound, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { inProject, need } from '../lookups.ts';
import { real } from '../json.ts';
import { checkAdmin, checkStaff, isAdmin } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, put, sinceOne, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';
import { positions, seniorities } from '../tables/values.ts';

type Budget = Row<'budget'>;
type Entry = Row<'budget_entry'>;

function checked(call: Call): string {
  if (!isAdmin(call) && !isId(param(call, 'project_id'))) throw call.studio.isNew ? notFound() : forbidden();
  for (const name of ['project_id', 'budget_id', 'entry_id']) {
    const id = call.params[name];
    if (id !== undefined && !isId(id)) throw wrongParameter('Wrong UUID format.');
  }
  const projectId = param(call, 'project_id');
  checkStaff(call, projectId);
  return projectId;
}

const budget = (call: Call): Budget =>
  inProject(call, need(call, 'budget', param(call, 'budget_id')), param(call, 'project_id'));

function entry(call: Call): Entry {
  const row = need(call, 'budget_entry', param(call, 'entry_id'));
  const { store, isNew } = call.studio;
  if (isNew && store.budget.get(row.budget_id)?.project_id !== param(call, 'project_id')) throw notFound();
  return row;
}

const shortBudget = (row: Budget): Sent => ({
  id: row.id,
  project_id: row.project_id,
  revision: row.revision,
  name: row.name,
  currency: row.currency,
});

const shortEntry = (row: Entry): Sent => ({
  id: row.id,
  budget_id: row.budget_id,
  department_id: row.department_id,
  person_id: row.person_id,
  start_date: row.start_date,
  months_duration: row.months_duration,
  daily_salary: real(row.daily_salary),
  position: row.position,
  seniority: row.seniority,
  exceptions: row.exceptions,
});

const fullEntry = (call: Call, row: Entry): Sent => ({
  ...plain(call.studio, 'budget_entry', row),
  daily_salary: real(row.daily_salary),
});

function list(call: Call): Answer {
  const projectId = checked(call);
  return answer(call.studio.store.budget.by('project_id', projectId).map(shortBudget));
}

function create(call: Call): Answer {
  const projectId = checked(call);
  const name = requiredText(call, 'name');
  const { store } = call.studio;
  const last = Math.max(0, ...store.budget.by('project_id', projectId).map((one) => one.revision));
  const row = store.budget.insert({
    project_id: projectId,
    name,
    currency: text(call, 'currency', 'USD'),
    revision: last + 1,
  });
  emit(call, 'budget:create', { budget_id: row.id }, { projectId });
  return answer(plain(call.studio, 'budget', row));
}

function update(call: Call): Answer {
  checked(call);
  const row = budget(call);
  const changed = call.studio.store.budget.update(row.id, {
    name: text(call, 'name', row.name),
    currency: text(call, 'currency', row.currency),
  });
  emit(call, 'budget:update', { budget_id: row.id }, { projectId: row.project_id });
  return answer(plain(call.studio, 'budget', changed));
}

function remove(call: Call): Answer {
  checked(call);
  const row = budget(call);
  const { store } = call.studio;
  for (const one of store.budget_entry.by('budget_id', row.id)) store.budget_entry.delete(one.id);
  store.budget.delete(row.id);
  emit(call, 'budget:delete', { budget_id: row.id }, { projectId: row.project_id });
  return noContent();
}

function entries(call: Call): Answer {
  checked(call);
  return answer(call.studio.store.budget_entry.by('budget_id', param(call, 'budget_id')).map(shortEntry));
}

type EntryValues = Pick<
  Entry,
  'department_id' | 'person_id' | 'start_date' | 'months_duration' | 'daily_salary' | 'position' | 'seniority'
>;

/** All columns at once: with some of them missing both versions break. */
function entryValues(call: Call): EntryValues {
  const departmentId = text(call, 'department_id', null);
  const startDate = text(call, 'start_date', null);
  const months = text(call, 'months_duration', null);
  const salary = text(call, 'daily_salary', null);
  const position = positions.find((one) => one === text(call, 'position', null));
  const seniority = seniorities.find((one) => one === text(call, 'seniority', null));
  const day = startDate === null ? null : readDay(startDate);
  if (departmentId === null || day === null || months === null || salary === null) throw crash();
  if (position === undefined || seniority === undefined) throw crash();
  return {
    department_id: need(call, 'department', departmentId).id,
    person_id: text(call, 'person_id', null),
    start_date: day,
    months_duration: Math.round(Number(months)),
    daily_salary: Number(salary),
    position,
    seniority,
  };
}

function createEntry(call: Call): Answer {
  checked(call);
  requiredText(call, 'department_id');
  const owner = budget(call);
  const row = call.studio.store.budget_entry.insert({ ...entryValues(call), budget_id: owner.id, exceptions: {} });
  emit(call, 'budget-entry:create', { budget_id: owner.id, budget_entry_id: row.id }, { projectId: owner.project_id });
  return answer(fullEntry(call, row));
}

/** Amounts by month; nothing and less than one are left out. */
function exceptions(call: Call): Record<string, number> {
  const given = jsonArgument(call, 'exceptions', null) ?? {};
  if (!isObject(given))
    throw badArgument('exceptions', 'Map of amount exceptions.', 'Input should be a valid dictionary');
  return Object.fromEntries(
    Object.entries(given)
      .map(([date, amount]) => [date, Math.trunc(Number(amount))] as const)
      .filter(([, amount]) => amount > 0),
  );
}

function updateEntry(call: Call): Answer {
  checked(call);
  const row = entry(call);
  const owner = need(call, 'budget', row.budget_id);
  const changed = call.studio.store.budget_entry.update(row.id, { ...entryValues(call), exceptions: exceptions(call) });
  emit(call, 'budget-entry:update', { budget_id: owner.id, budget_entry_id: row.id }, { projectId: owner.project_id });
  return answer(fullEntry(call, changed));
}

function removeEntry(call: Call): Answer {
  checked(call);
  const row = entry(call);
  const owner = need(call, 'budget', row.budget_id);
  call.studio.store.budget_entry.delete(row.id);
  emit(call, 'budget-entry:delete', { budget_id: owner.id, budget_entry_id: row.id }, { projectId: owner.project_id });
  return noContent();
}

/** Minutes by department, person and month. */
function monthlyTime(call: Call): Answer {
  checkAdmin(call);
  if (!isId(param(call, 'project_id'))) throw wrongParameter('Wrong UUID format.');
  const { store } = call.studio;
  const sums = new Map<string, Map<string, Map<string, number>>>();
  const add = (months: Map<string, number>, key: string, minutes: number): void => {
    months.set(key, (months.get(key) ?? 0) + minutes);
  };
  for (const task of store.task.by('project_id', param(call, 'project_id'))) {
    const departmentId = store.task_type.get(task.task_type_id)?.department_id ?? null;
    if (departmentId === null) continue;
    const people = sums.get(departmentId) ?? new Map<string, Map<string, number>>();
    for (const { person_id: personId, date, duration } of store.time_spent.by('task_id', task.id)) {
      sums.set(departmentId, people);
      const months = people.get(personId ?? '') ?? new Map<string, number>();
      people.set(personId ?? '', months);
      add(months, date.slice(0, 7), duration);
    }
  }
  const floats = (months: ReadonlyMap<string, number>): Sent =>
    Object.fromEntries([...months].map(([key, minutes]) => [key, real(minutes)]));
  const total = (months: ReadonlyMap<string, number>): number =>
    [...months.values()].reduce((sum, minutes) => sum + minutes, 0);
  const result: Record<string, Sent> = {};
  for (const [departmentId, people] of sums) {
    const whole = [...people.values()].reduce((sum, months) => sum + total(months), 0);
    result[departmentId] = { total: real(whole) };
    for (const [personId, months] of people) {
      result[departmentId][personId] = { ...floats(months), total: real(total(months)) };
    }
  }
  return answer(result);
}

const base = '/data/projects/:project_id/budgets';

export const budgetRoutes: readonly Route[] = [
  get(base, list),
  post(base, create),
  get(`${base}/time-spents`, monthlyTime),
  get(`${base}/:budget_id`, (call) => {
    checked(call);
    return answer(plain(call.studio, 'budget', budget(call)));
  }),
  put(`${base}/:budget_id`, update),
  del(`${base}/:budget_id`, remove),
  get(`${base}/:budget_id/entries`, entries),
  post(`${base}/:budget_id/entries`, createEntry),
  get(`${base}/:budget_id/entries/:entry_id`, (call) => {
    checked(call);
    return answer(fullEntry(call, entry(call)));
  }),
  put(`${base}/:budget_id/entries/:entry_id`, updateEntry),
  del(`${base}/:budget_id/entries/:entry_id`, removeEntry),
  ...sinceOne(
    ...crudRoutes({ table: 'budget', path: '/data/budgets', protectedKeys: ['revision'] }),
    ...crudRoutes({
      table: 'budget_entry',
      path: '/data/budget-entries',
      present: fullEntry,
      presentOne: fullEntry,
    }),
  ),
];
