import type { Day } from '../model/studio.ts';

/** Null for a day that the calendar does not have. */
export function addDays(day: Day, days: number): Day | null {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? null : new Date(instant + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from the first to the second; negative where the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Monday of the day's week. */
export function weekStart(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7)) ?? day;
}

/** The months that have a day of the span, `2026-11`. Both days are in it. */
export function monthsBetween(from: Day, to: Day): readonly string[] {
  const months: string[] = [];
  const last = to.slice(0, 7);
  for (let month = from.slice(0, 7); month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
