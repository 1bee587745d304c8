import { useTranslation } from 'react-i18next';
import type { Timesheet, TimesheetRow } from '../../../shared/model/timesheet.ts';
import type { Day } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { PrintedCell, PrintedList } from '../../parts/print/printSheet.ts';
import { hours } from './hours.ts';

/**
 * One's time by task with its sum below; null where there is none.
 * @param days a column each; none for a month or a year, where the sum alone stands
 * @param daysOff those of the span: a line of their own, with how many they are
 */
export function usePrintedTimesheet(
  sheet: Timesheet | undefined,
  days: readonly Day[],
  daysOff: readonly { readonly day: Day; readonly description: string }[],
  span: string,
): (() => Promise<PrintedList>) | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes, me } = useStudio();
  const rows = (sheet?.rows ?? []).filter((row) => minutesOf(row) > 0);
  const time = (minutes: number): PrintedCell => ({ text: minutes === 0 ? '' : hours(minutes, t) });
  const on = (row: TimesheetRow, day: Day): number => row.days[day]?.durationMinutes ?? 0;
  const sum = (of: (row: TimesheetRow) => number): number => rows.reduce((total, row) => total + of(row), 0);

  const offRow = (): readonly PrintedCell[] => [
    { text: t('timesheet.off.title') },
    { text: [...new Set(daysOff.map(({ description }) => description).filter(Boolean))].join(', ') },
    // Without a column for each they are named.
    { text: days.length > 0 ? '' : format.list(daysOff.map(({ day }) => format.dayShort(day))) },
    ...days.map((day) => ({ text: daysOff.some((off) => off.day === day) ? t('timesheet.off.mark') : '' })),
    { text: t('timesheet.off.count', { count: daysOff.length }) },
  ];
  const make = (): PrintedList => ({
    title: t('pages.timesheet'),
    facts: [me?.fullName ?? '', span],
    heads: [
      ...[t('timesheet.csv.production'), t('timesheet.csv.entity'), t('timesheet.csv.taskType')].map((label) => ({
        label,
        isNumber: false,
      })),
      ...days.map((day) => ({ label: format.dayShort(day), isNumber: true })),
      { label: t('timesheet.sum'), isNumber: true },
    ],
    groups: [
      {
        name: '',
        rows: [
          ...rows.map((row) => [
            { text: productions.get(row.productionId)?.name ?? '' },
            { text: entityName(row.entity) },
            { text: taskTypes.get(row.taskTypeId)?.name ?? '' },
            ...days.map((day) => time(on(row, day))),
            time(minutesOf(row)),
          ]),
          [
            { text: t('timesheet.sum') },
            { text: '' },
            { text: '' },
            ...days.map((day) => time(sum((row) => on(row, day)))),
            time(sum(minutesOf)),
          ],
          ...(daysOff.length === 0 ? [] : [offRow()]),
        ],
      },
    ],
  });
  return rows.length + daysOff.length === 0 ? null : () => Promise.resolve(make());
}

const minutesOf = ({ days }: TimesheetRow): number =>
  Object.values(days).reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
