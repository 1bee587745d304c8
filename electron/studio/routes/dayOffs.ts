/*
 * Days off: inclusive ranges, none overlapping another of the person's.
 */
import { answer, type Answer } from '../answer.ts';
import { param, type Call } from '../call.ts';
import { readDay } from '../clock.ts';
import type { JsonObject } from '../columns.ts';
import { crudRoutes, missingKey } from '../crud.ts';
import { forbidden, notFound, wrongParameter } from '../errors.ts';
import { isoWeek } from '../isoWeek.ts';
import { need } from '../lookups.ts';
import { checkPerson, checkProject, isAdmin, isClient, isManager, isSupervisor, isVendor } from '../permissions.ts';
import { plain } from '../relations.ts';
import { get, sinceOne, type Route } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';

type DayOff = Row<'day_off'>;

const overlaps = (one: DayOff, start: string, end: string): boolean => one.date <= end && one.end_date >= start;

function checkFree(call: Call, personId: string, start: string, end: string, ownId: string | null): void {
  const clash = call.studio.store.day_off
    .by('person_id', personId)
    .some((one) => one.id !== ownId && overlaps(one, start, end));
  if (clash) throw wrongParameter('Day off already exists for this period');
}

/**
 * Time booked in the range goes. Before 1.0.65 the condition is the wrong way round: it holds for a single day only.
 */
function clearTime(call: Call, row: DayOff): void {
  const { store, isNew } = call.studio;
  for (const spent of store.time_spent.by('person_id', row.person_id)) {
    const isInside = isNew
      ? spent.date >= row.date && spent.date <= row.end_date
      : row.date >= spent.date && row.end_date <= spent.date;
    if (isInside) store.time_spent.delete(spent.id);
  }
}

const textOf = (data: JsonObject, key: string, fallback: string): string => {
  const value = data[key];
  return typeof value === 'string' ? value : fallback;
};

/**
 * What the caller may know of somebody's days off: admins and the person all, in 1.0.97 also managers of a production with
 * both in its team, and supervisors the dates.
 */
function sightOf(call: Call, personId: string): 'all' | 'dates' | 'nothing' {
  const { studio, caller } = call;
  if (isAdmin(call) || caller.id === personId) return 'all';
  if (!studio.isNew) return 'nothing';
  const shared = studio.store.project.filter(({ team }) => team.includes(caller.id) && team.includes(personId));
  if (shared.some((project) => isManager(call, project.id))) return 'all';
  const departments = studio.store.person.get(personId)?.departments ?? [];
  const isLed = caller.departments.length === 0 || departments.some((id) => caller.departments.includes(id));
  return isLed && shared.some((project) => isSupervisor(call, project.id)) ? 'dates' : 'nothing';
}

function show(call: Call, row: DayOff): Sent {
  const sent = plain(call.studio, 'day_off', row);
  if (call.studio.isNew && sightOf(call, row.person_id ?? '') !== 'all') delete sent['description'];
  return sent;
}

function between(call: Call, start: string, end: string, personId: string | null): Answer {
  const { day_off: all } = call.studio.store;
  const rows = (personId === null ? all.all() : all.by('person_id', personId))
    .filter((one) => overlaps(one, start, end))
    .filter((one) => personId !== null || sightOf(call, one.person_id ?? '') !== 'nothing');
  return answer(rows.map((row) => show(call, row)));
}

const number = (call: Call, name: string): number => {
  const value = Number(param(call, name));
  if (!Number.isInteger(value)) throw notFound();
  return value;
};

const inMonth = (call: Call, personId: string | null): Answer => {
  const year = number(call, 'year');
  const month = number(call, 'month');
  const start = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  // Before 1.0.65 the first day of the next month counts.
  const end = new Date(Date.UTC(year, month, call.studio.isNew ? 0 : 1)).toISOString().slice(0, 10);
  return between(call, start, end, personId);
};

const inYear = (call: Call, personId: string | null): Answer =>
  between(call, `${number(call, 'year')}-01-01`, `${number(call, 'year')}-12-31`, personId);

function own(call: Call): string {
  const row = need(call, 'person', param(call, 'person_id'));
  if (row.is_bot) throw forbidden();
  if (sightOf(call, row.id) === 'nothing') throw forbidden();
  return row.id;
}

function onDate(call: Call, personId: string): Answer {
  const date = readDay(param(call, 'date'));
  if (date === null) throw notFound();
  const found = call.studio.store.day_off.by('person_id', personId).find((one) => overlaps(one, date, date));
  return answer(found === undefined ? {} : show(call, found));
}

export const dayOffRoutes: readonly Route[] = [
  get('/data/persons/day-offs/:year/:month', (call) => inMonth(call, null)),
  ...sinceOne(
    get('/data/persons/day-offs/:year', (call) => {
      return inYear(call, null);
    }),
  ),
  ...sinceOne(
    get('/data/projects/:project_id/day-offs', (call) => {
      const projectId = param(call, 'project_id');
      checkProject(call, projectId);
      const team = new Set(need(call, 'project', projectId).team);
      if (isClient(call, projectId) || isVendor(call, projectId)) throw forbidden();
      const result: Record<string, Sent[]> = {};
      const rows = call.studio.store.day_off.filter((one) => one.person_id !== null && team.has(one.person_id));
      for (const row of rows.sort((left, right) => (left.date < right.date ? -1 : 1))) {
        (result[row.person_id ?? ''] ??= []).push(show(call, row));
      }
      return answer(result);
    }),
  ),
  get('/data/persons/:person_id/day-offs', (call) => between(call, '0000-01-01', '9999-12-31', own(call))),
  get('/data/persons/:person_id/day-offs/year/:year', (call) => inYear(call, own(call))),
  get('/data/persons/:person_id/day-offs/month/:year/:month', (call) => inMonth(call, own(call))),
  get('/data/persons/:person_id/day-offs/week/:year/:week', (call) => {
    const personId = own(call);
    const wanted = `${number(call, 'year')}-W${String(number(call, 'week')).padStart(2, '0')}`;
    const rows = call.studio.store.day_off
      .by('person_id', personId)
      .filter((one) => isoWeek(one.date) <= wanted && isoWeek(one.end_date) >= wanted);
    return answer(rows.map((row) => show(call, row)));
  }),
  get('/data/persons/:person_id/day-offs/:date', (call) => {
    const row = need(call, 'person', param(call, 'person_id'));
    if (row.is_bot) throw forbidden();
    if (call.studio.isNew) {
      if (sightOf(call, row.id) === 'nothing') throw forbidden();
    } else if (call.caller.id !== row.id && !isManager(call) && !isSupervisor(call)) {
      return answer([]);
    }
    return onDate(call, row.id);
  }),
  get('/data/user/day-offs/:date', (call) => onDate(call, call.caller.id)),
  ...crudRoutes({
    table: 'day_off',
    path: '/data/day-offs',
    readsFirst: 'person_id',
    mayCreate: (call, data) => checkPerson(call, typeof data['person_id'] === 'string' ? data['person_id'] : null),
    beforeCreate: (call, data) => {
      const { date, end_date: end, person_id: personId } = data;
      if (typeof date !== 'string') throw missingKey('date');
      if (typeof end !== 'string') throw missingKey('end_date');
      checkFree(call, String(personId), date, end, null);
      return data;
    },
    afterCreate: (call, row, sent) => {
      clearTime(call, row);
      return sent;
    },
    mayRead: (call, row) => {
      if (sightOf(call, row.person_id ?? '') === 'nothing') throw forbidden();
    },
    presentOne: show,
    mayUpdate: (call, row, data) => {
      if ('person_id' in data && data['person_id'] !== row.person_id && !isAdmin(call)) throw forbidden();
      checkPerson(call, row.person_id);
    },
    beforeUpdate: (call, row, data) => {
      const personId = textOf(data, 'person_id', row.person_id ?? '');
      checkFree(call, personId, textOf(data, 'date', row.date), textOf(data, 'end_date', row.end_date), row.id);
      return data;
    },
    afterUpdate: (call, row, sent) => {
      clearTime(call, row);
      return sent;
    },
    mayDelete: (call, row) => checkPerson(call, row.person_id),
  }),
];
