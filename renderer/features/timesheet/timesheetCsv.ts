/** One line an entry, as a spreadsheet reads it. */
import { writeCsv } from '../../../shared/rules/tsv.ts';
import type { Day } from '../../../shared/model/studio.ts';
import type { TimesheetRow } from '../../../shared/model/timesheet.ts';

type Named = {
  readonly row: TimesheetRow;
  readonly production: string;
  readonly entity: string;
  readonly taskType: string;
};

/**
 * @param heads of day, production, entity, task type and hours.
 * @param daysOff each by itself, with what is said of it: a line without hours, so that sums stay what they are
 */
export function timesheetCsv(
  heads: readonly string[],
  rows: readonly Named[],
  daysOff: readonly { readonly day: Day; readonly words: string }[],
): string {
  const lines = rows.flatMap(({ row, production, entity, taskType }) =>
    Object.entries(row.days).map(([day, { durationMinutes }]) => [
      day,
      production,
      entity,
      taskType,
      String(Math.round((durationMinutes / 60) * 100) / 100),
    ]),
  );
  const off = daysOff.map(({ day, words }) => [day, '', words, '', '']);
  const sorted = [...off, ...lines].toSorted(([one = ''], [other = '']) => (one < other ? -1 : one > other ? 1 : 0));
  return `${writeCsv([heads, ...sorted])}\r\n`;
}
