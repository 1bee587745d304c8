/** Tasks on a calendar: a bar from start to due in each week that it touches, stacked so that none lies on another. */
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Day } from '../../../shared/model/studio.ts';
import type { TaskChange } from '../../../shared/model/changes.ts';
import { addDays, daysBetween, weekStart } from '../../../shared/rules/days.ts';

export type CalendarSpan = 'month' | 'week';

export type CalendarBar = {
  readonly row: TodoRow;
  /** 0 is Monday. */
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  /** It began in an earlier week, or is due in a later one. */
  readonly isContinued: boolean;
  readonly goesOn: boolean;
};
export type CalendarWeek = {
  readonly days: readonly Day[];
  readonly bars: readonly CalendarBar[];
  readonly laneCount: number;
};

/** The weeks in view, from Monday; of a month those that have a day of it. */
export function calendarWeeks(rows: readonly TodoRow[], anchor: Day, span: CalendarSpan): readonly CalendarWeek[] {
  return mondaysOf(anchor, span).map((monday) => {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index) ?? monday);
    const bars = barsOf(rows, days);
    return { days, bars, laneCount: bars.reduce((most, { lane }) => Math.max(most, lane + 1), 0) };
  });
}

/** The same day a month or a week away; the first of the month, where the other month is shorter. */
export function turned(anchor: Day, span: CalendarSpan, direction: 1 | -1): Day {
  if (span === 'week') return addDays(anchor, 7 * direction) ?? anchor;
  const [year = 0, month = 1] = anchor.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1 + direction, 1));
  return date.toISOString().slice(0, 10);
}

/**
 * What changes where a task is due on another day: it keeps its length, and never begins after it is due. In an order in which each
 * step makes sense by itself. Without a day it may still begin on one.
 */
export function changesTo(
  { startDate, dueDate: before }: Pick<TodoRow, 'startDate' | 'dueDate'>,
  dueDate: Day | null,
): readonly TaskChange[] {
  if (dueDate === before) return [];
  const due: TaskChange = { field: 'dueDate', value: dueDate };
  if (dueDate === null) return [due];
  const start = startOf(startDate, before, dueDate);
  if (start === startDate) return [due];
  const began: TaskChange = { field: 'startDate', value: start };
  return before !== null && dueDate > before ? [due, began] : [began, due];
}

function startOf(startDate: Day | null, before: Day | null, dueDate: Day): Day | null {
  if (startDate === null) return null;
  if (before === null) return startDate > dueDate ? dueDate : startDate;
  return addDays(startDate, daysBetween(before, dueDate));
}

function mondaysOf(anchor: Day, span: CalendarSpan): readonly Day[] {
  if (span === 'week') return [weekStart(anchor)];
  const month = anchor.slice(0, 7);
  const mondays: Day[] = [];
  for (let monday = weekStart(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7) ?? `${month}-99`)
    mondays.push(monday);
  return mondays;
}

function barsOf(rows: readonly TodoRow[], days: readonly Day[]): readonly CalendarBar[] {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const spans = rows
    .flatMap((row) => {
      if (row.dueDate === null) return [];
      const start = row.startDate === null || row.startDate > row.dueDate ? row.dueDate : row.startDate;
      return start > last || row.dueDate < first ? [] : [{ row, start, end: row.dueDate }];
    })
    // The longest lie on top, as in any calendar.
    .toSorted((one, other) => order(one.start, other.start) || order(other.end, one.end));
  const lanes: number[] = [];
  return spans.map(({ row, start, end }) => {
    const from = Math.max(0, days.indexOf(start));
    const to = end > last ? days.length - 1 : days.indexOf(end);
    const free = lanes.findIndex((taken) => taken < from);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = to;
    return { row, from, to, lane, isContinued: start < first, goesOn: end > last };
  });
}

const order = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);
