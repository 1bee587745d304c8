import { useTranslation } from 'react-i18next';
import type { Timesheet } from '../../../shared/model/timesheet.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { hours } from './hours.ts';
import styles from './Overview.module.css';

type Props = { readonly sheet: Timesheet; readonly by: 'task' | 'month' };

type Line = { readonly key: string; readonly name: string; readonly note: string; readonly minutes: number };

/** What a month, or a year, added up to: by task, or by month. */
export function Overview({ sheet, by }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { productions, taskTypes } = useStudio();
  const lines = by === 'task' ? taskLines() : monthLines();
  const most = lines.reduce((high, { minutes }) => Math.max(high, minutes), 1);
  const total = lines.reduce((sum, { minutes }) => sum + minutes, 0);
  const label = t(by === 'task' ? 'timesheet.byTask' : 'timesheet.byMonth');
  return (
    // A long one is scrolled by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and nothing in it takes the focus
    <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t(by === 'task' ? 'timesheet.task' : 'timesheet.span.month')}</th>
            <th scope="col" className={styles.figure}>
              {t('timesheet.hours')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('timesheet.days')}
            </th>
            <th scope="col" className={styles.share} aria-label={t('timesheet.share')} />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, note, minutes }) => (
            <tr key={key}>
              <th scope="row">
                {name} <span className={styles.note}>{note}</span>
              </th>
              <td className={styles.figure}>{hours(minutes, t)}</td>
              <td className={styles.figure}>{days(minutes)}</td>
              <td className={styles.share}>
                <ProgressBar label={name} share={minutes / most} tone="quiet" valueText={hours(minutes, t)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('timesheet.sum')}</th>
            <td className={styles.figure}>
              <b>{hours(total, t)}</b>
            </td>
            <td className={styles.figure}>{days(total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );

  function days(minutes: number): string {
    return format.number(Math.round((minutes / sheet.dayMinutes) * 100) / 100);
  }
  function taskLines(): readonly Line[] {
    return sheet.rows
      .map((row) => ({
        key: row.taskId,
        name: entityName(row.entity),
        note: [taskTypes.get(row.taskTypeId)?.name, productions.get(row.productionId)?.name].filter(Boolean).join(', '),
        minutes: Object.values(row.days).reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
      }))
      .toSorted((one, other) => other.minutes - one.minutes);
  }
  function monthLines(): readonly Line[] {
    const sums = new Map<string, number>();
    for (const { days: logged } of sheet.rows)
      for (const [day, { durationMinutes }] of Object.entries(logged))
        sums.set(day.slice(0, 7), (sums.get(day.slice(0, 7)) ?? 0) + durationMinutes);
    return [...sums]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([month, minutes]) => ({ key: month, name: format.month(`${month}-01`), note: '', minutes }));
  }
}
