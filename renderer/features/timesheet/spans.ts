/** The spans that a timesheet shows: which days, and the same span before or after. */
import type { Day } from '../../../shared/model/studio.ts';
import { addDays, weekStart } from '../../../shared/rules/days.ts';

export const spans = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof spans)[number];

export type Range = { readonly from: Day; readonly to: Day };

export function rangeOf(span: Span, day: Day): Range {
  switch (span) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const monday = weekStart(day);
      return { from: monday, to: addDays(monday, 6) ?? monday };
    }
    case 'month':
      return { from: `${day.slice(0, 7)}-01`, to: addDays(firstOfNextMonth(day, 1), -1) ?? day };
    case 'year':
      return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  }
}

/** A day in the span before or after. */
export function turned(span: Span, day: Day, direction: 1 | -1): Day {
  switch (span) {
    case 'day':
      return addDays(day, direction) ?? day;
    case 'week':
      return addDays(day, 7 * direction) ?? day;
    case 'month':
      return firstOfNextMonth(day, direction);
    case 'year':
      return firstOfNextMonth(day, 12 * direction);
  }
}

export function daysOf({ from, to }: Range): readonly Day[] {
  const days: Day[] = [];
  for (let day: Day | null = from; day !== null && day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

export const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function firstOfNextMonth(day: Day, months: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
