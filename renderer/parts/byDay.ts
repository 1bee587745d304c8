import type { Day } from '../../shared/model/studio.ts';

/**
 * What stands under each day, in the order in which it came.
 * @param dayOf the user's own day of a moment, milliseconds
 */
export function byDay<Row extends { readonly createdAt: string }>(
  rows: readonly Row[],
  dayOf: (ms: number) => Day,
): ReadonlyMap<Day, readonly Row[]> {
  const days = new Map<Day, Row[]>();
  for (const row of rows) {
    const day = dayOf(Date.parse(row.createdAt));
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [row]);
    else ofDay.push(row);
  }
  return days;
}
