/*
 * Sums of time by person, day, week, month and year.
 */
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { isoWeek } from '../isoWeek.ts';
import { real } from '../json.ts';
import { checkPerson, isAdmin, isManager, isSupervisor } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { show, person, scopeFor, isInScope, everything } from './times.ts';

function totals(call: Call, personId: string, isWanted: (date: string) => boolean): Answer {
  const { store } = call.studio;
  const scope = scopeFor(call, personId);
  const sums = new Map<string, number>();
  for (const one of store.time_spent.by('person_id', personId)) {
    if (one.task_id === null || !isWanted(one.date) || !isInScope(call, scope, one)) continue;
    sums.set(one.task_id, (sums.get(one.task_id) ?? 0) + one.duration);
  }
  return answer(
    [...sums].flatMap(([taskId, duration]) => {
      const task = store.task.get(taskId);
      const entity = store.entity.get(task?.entity_id);
      const sequence = store.entity.get(entity?.parent_id);
      if (task === undefined || entity === undefined) return [];
      return [
        {
          task_id: taskId,
          task_type_id: task.task_type_id,
          project_id: task.project_id,
          project_name: store.project.get(task.project_id)?.name ?? '',
          entity_name: entity.name,
          entity_type_name: store.entity_type.get(entity.entity_type_id)?.name ?? '',
          sequence_name: sequence?.name ?? null,
          episode_name: store.entity.get(sequence?.parent_id)?.name ?? null,
          duration,
        },
      ];
    }),
  );
}

const number = (call: Call, name: string): number => {
  const value = Number(param(call, name));
  if (!Number.isInteger(value)) throw notFound();
  return value;
};

const two = (value: number): string => String(value).padStart(2, '0');

const month = (call: Call): string => `${number(call, 'year')}-${two(number(call, 'month'))}`;

/** ISO week `2026-W05`; week 53 and years to come are refused. */
function week(call: Call): string {
  const year = number(call, 'year');
  const wanted = number(call, 'week');
  if (wanted < 1 || wanted > 52 || year > new Date().getUTCFullYear()) throw notFound();
  return `${year}-W${two(wanted)}`;
}

type Unit = 'year' | 'month' | 'week' | 'day';

const unitOf = (date: string, unit: Unit): string => {
  if (unit === 'week') return String(Number(isoWeek(date).slice(6)));
  const parts = { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
  return String(Number(parts[unit]));
};

function table(call: Call, unit: Unit, isWanted: (date: string) => boolean): Answer {
  const { store } = call.studio;
  const isFree = isAdmin(call);
  const isOfMany = isManager(call) || isSupervisor(call);
  const scope = isFree || isOfMany ? scopeFor(call, null) : everything;
  const departmentId = call.query.get('department_id');
  const studioId = call.query.get('studio_id');
  const departments = departmentId !== null ? [departmentId] : scope.departments;
  const result: Record<string, Record<string, unknown>> = {};
  const sums = new Map<string, number>();
  for (const one of store.time_spent.all()) {
    if (!isWanted(one.date) || one.person_id === null) continue;
    if (!isFree && !isOfMany && one.person_id !== call.caller.id) continue;
    if (studioId !== null && store.person.get(one.person_id)?.studio_id !== studioId) continue;
    if (!isInScope(call, { ...scope, departments }, one)) continue;
    const key = `${unitOf(one.date, unit)} ${one.person_id}`;
    sums.set(key, (sums.get(key) ?? 0) + one.duration);
  }
  for (const [key, minutes] of sums) {
    const [at = '', personId = ''] = key.split(' ');
    (result[at] ??= {})[personId] = real(minutes);
  }
  return answer(result);
}

const inYear = (call: Call) => (date: string) => date.startsWith(`${number(call, 'year')}-`);

export const timeTableRoutes: readonly Route[] = [
  get('/data/persons/:person_id/time-spents/year/:year', (call) => {
    const year = number(call, 'year');
    return totals(call, person(call).id, (date) => date.startsWith(`${year}-`));
  }),
  get('/data/persons/:person_id/time-spents/month/:year/:month', (call) => {
    const wanted = month(call);
    return totals(call, person(call).id, (date) => date.startsWith(wanted));
  }),
  get('/data/persons/:person_id/time-spents/month/all/:year/:month', (call) => {
    const row = person(call);
    checkPerson(call, row.id);
    const wanted = month(call);
    const rows = call.studio.store.time_spent.by('person_id', row.id).filter((one) => one.date.startsWith(wanted));
    return answer(rows.map((one) => show(call, one)));
  }),
  get('/data/persons/:person_id/time-spents/week/:year/:week', (call) => {
    const wanted = week(call);
    return totals(call, person(call).id, (date) => isoWeek(date) === wanted);
  }),
  get('/data/persons/:person_id/time-spents/day/:year/:month/:day', (call) => {
    const wanted = `${month(call)}-${two(number(call, 'day'))}`;
    return totals(call, person(call).id, (date) => date === wanted);
  }),
  get('/data/persons/time-spents/year-table', (call) => table(call, 'year', () => true)),
  get('/data/persons/time-spents/month-table/:year', (call) => table(call, 'month', inYear(call))),
  get('/data/persons/time-spents/week-table/:year', (call) => table(call, 'week', inYear(call))),
  get('/data/persons/time-spents/day-table/:year/:month', (call) => {
    const wanted = month(call);
    return table(call, 'day', (date) => date.startsWith(wanted));
  }),
];
