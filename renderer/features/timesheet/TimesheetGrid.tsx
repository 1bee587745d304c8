import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/model/studio.ts';
import type { Timesheet, TimesheetRow } from '../../../shared/model/timesheet.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { pageOfKind } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';
import { TaskTypeTag } from '../../ui/TaskTypeTag.tsx';
import { hours } from './hours.ts';
import { isWeekend } from './spans.ts';
import { TimeCell } from './TimeCell.tsx';
import styles from './TimesheetGrid.module.css';

type Props = { readonly sheet: Timesheet; readonly days: readonly Day[]; readonly today: Day };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Tasks by days, each cell a time that can be entered; what a day adds up to stands below. */
export function TimesheetGrid({ sheet, days, today }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskTypes } = useStudio();
  const logTime = useCommand('logTime');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<readonly [number, number]>([0, Math.max(0, days.indexOf(today))]);
  const { rows, dayMinutes, areDaysLocked } = sheet;
  const current = [Math.min(at[0], rows.length - 1), Math.min(at[1], days.length - 1)] as const;
  const isOff = (day: Day): boolean => sheet.daysOff.some((one) => one.firstDay <= day && day <= one.lastDay);
  const sum = (day: Day): number => rows.reduce((total, row) => total + (row.days[day]?.durationMinutes ?? 0), 0);
  const ofRow = (row: TimesheetRow): number =>
    Object.values(row.days).reduce((total, { durationMinutes }) => total + durationMinutes, 0);
  const total = rows.reduce((whole, row) => whole + ofRow(row), 0);

  const focusOn = (line: number, column: number) =>
    grid.current?.querySelector<HTMLElement>(`[data-cell="${String(line)} ${String(column)}"]`)?.focus();
  /** From anywhere on the page into the table, and from there on by rows. */
  function walk(direction: 1 | -1): void {
    const isInside = grid.current?.contains(document.activeElement) ?? false;
    focusOn(isInside ? clamp(current[0] + direction, rows.length) : current[0], current[1]);
  }
  const group = t('actions.group.view');
  useActions([
    { id: 'list.next', label: t('keys.listNext'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('keys.listPrevious'), group, icon: 'up', run: () => walk(-1) },
  ]);
  const handlers = {
    onFocus: (event: FocusEvent) => {
      const cell = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined;
      const [line = 0, column = 0] = cell?.split(' ').map(Number) ?? [];
      if (cell !== undefined) setAt([line, column]);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      focusOn(clamp(current[0] + step[0], rows.length), clamp(current[1] + step[1], days.length));
    },
  };
  function enter({ taskId }: TimesheetRow, day: Day, minutes: number) {
    logTime
      .run({ taskId, day, durationMinutes: minutes })
      .then((answer) => tell({ answer, title: '' }))
      .catch(tellFailure);
  }
  function reasonOf(row: TimesheetRow, day: Day): string | null {
    if (!row.canLog) return t('timesheet.notYours');
    if (day > today) return t('timesheet.future');
    return areDaysLocked && day < today ? t('timesheet.locked') : null;
  }

  return (
    <div className={styles.scroller}>
      <div ref={grid} className={styles.grid} role="grid" aria-label={t('pages.timesheet')} {...handlers}>
        <div className={styles.lines} role="rowgroup">
          <div className={styles.row} role="row">
            <div className={styles.taskHead} role="columnheader">
              {t('timesheet.task')}
            </div>
            {days.map((day) => (
              <div
                key={day}
                role="columnheader"
                className={styles.dayHead}
                data-today={day === today || undefined}
                data-weekend={isWeekend(day) || undefined}
                data-off={isOff(day) || undefined}
                title={isOff(day) ? t('timesheet.off.on', { day: format.dayFull(day) }) : format.dayFull(day)}
              >
                {format.dayOfWeek(day)}
              </div>
            ))}
            <div className={styles.dayHead} role="columnheader">
              {t('timesheet.sum')}
            </div>
          </div>
        </div>
        <div className={styles.lines} role="rowgroup">
          {rows.map((row, line) => {
            const name = entityName(row.entity);
            const taskType = taskTypes.get(row.taskTypeId);
            return (
              <div key={row.taskId} className={styles.row} role="row">
                <div className={styles.task} role="rowheader">
                  <button
                    type="button"
                    className={styles.taskName}
                    onClick={() =>
                      go({
                        page: 'task',
                        productionId: row.productionId,
                        list: pageOfKind(row.entity.kind),
                        taskId: row.taskId,
                      })
                    }
                  >
                    <span className={styles.entity}>{name}</span>
                    {taskType && <TaskTypeTag name={taskType.name} color={taskType.color} />}
                  </button>
                </div>
                {days.map((day, column) => (
                  <TimeCell
                    key={day}
                    row={row}
                    day={day}
                    line={line}
                    column={column}
                    label={`${name} ${taskType?.name ?? ''}, ${format.dayShort(day)}`}
                    isOff={isOff(day)}
                    isCurrent={line === current[0] && column === current[1]}
                    lockedReason={reasonOf(row, day)}
                    onEnter={(minutes) => enter(row, day, minutes)}
                    onDone={() => requestAnimationFrame(() => focusOn(line, column))}
                  />
                ))}
                <div className={styles.total} role="gridcell">
                  {ofRow(row) === 0 ? '' : hours(ofRow(row), t)}
                </div>
              </div>
            );
          })}
        </div>
        <div className={styles.lines} role="rowgroup">
          <div className={styles.row} role="row">
            <div className={styles.task} role="rowheader">
              {t('timesheet.dayTotal', { day: hours(dayMinutes, t) })}
            </div>
            {days.map((day) => (
              <div
                key={day}
                role="gridcell"
                className={styles.total}
                data-off={isOff(day) || undefined}
                data-full={sum(day) >= dayMinutes || undefined}
              >
                {sum(day) === 0 ? '' : hours(sum(day), t)}
              </div>
            ))}
            <div className={styles.total} role="gridcell">
              <b>{hours(total, t)}</b>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
