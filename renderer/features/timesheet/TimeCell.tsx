import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimesheetRow } from '../../../shared/model/timesheet.ts';
import { useStudio } from '../../data/studio.ts';
import { parseDuration } from '../../../shared/rules/parseDuration.ts';
import { Icon } from '../../ui/Icon.tsx';
import { hours } from './hours.ts';
import styles from './TimesheetGrid.module.css';

type Props = {
  readonly row: TimesheetRow;
  readonly day: string;
  readonly column: number;
  readonly line: number;
  /** What the cell is about, for who hears it. */
  readonly label: string;
  readonly isCurrent: boolean;
  readonly isOff: boolean;
  /** Why nothing can be entered. */
  readonly lockedReason: string | null;
  readonly onEnter: (minutes: number) => void;
  readonly onDone: () => void;
};

/** Whole hours that one key sets. */
const hourKeys = ['1', '4', '8'];

/** The time of a day on a task. A key sets whole hours; Enter begins to write another time. */
export function TimeCell(props: Props) {
  const { row, day, column, line, label, isCurrent, isOff, lockedReason, onEnter, onDone } = props;
  const { t } = useTranslation();
  const { organisation } = useStudio();
  const [typed, setTyped] = useState<string | null>(null);
  const logged = row.days[day];
  const minutes = logged?.durationMinutes ?? 0;
  const parsed = typed === null || typed.trim() === '' ? 0 : parseDuration(typed, organisation.hoursByDay);
  const mark = logged?.mark ?? null;
  const said = minutes === 0 ? t('timesheet.nothing') : hours(minutes, t);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || lockedReason !== null) return;
    if (hourKeys.includes(event.key)) onEnter(Number(event.key) * 60);
    else if (event.key === 'Delete' || event.key === 'Backspace' || event.key === '0') onEnter(0);
    else if (event.key === 'Enter' || event.key === 'F2') setTyped(minutes === 0 ? '' : hours(minutes, t));
    else if (/^[235679½]$/.test(event.key)) setTyped(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function finish(isKept: boolean) {
    if (isKept && parsed === null) return;
    if (isKept && parsed !== null && parsed !== minutes) onEnter(parsed);
    setTyped(null);
    onDone();
  }

  if (typed !== null)
    return (
      <div className={styles.cell} role="gridcell" data-editing>
        <input
          // The cell was asked to be written in.
          ref={(input) => input?.focus()}
          className={styles.input}
          aria-label={label}
          aria-invalid={parsed === null}
          title={parsed === null ? t('task.timeUnreadable') : t('task.timeExample')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (parsed !== null && parsed !== minutes) onEnter(parsed);
            setTyped(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(true);
            else if (event.key === 'Escape') finish(false);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
    );
  const handlers = {
    onKeyDown,
    onDoubleClick: () => lockedReason === null && setTyped(minutes === 0 ? '' : hours(minutes, t)),
  };
  return (
    <div
      className={styles.cell}
      role="gridcell"
      aria-label={[
        label,
        isOff ? t('timesheet.off.title') : undefined,
        said,
        mark === null ? undefined : t(`marks.${mark}`),
      ]
        .filter(Boolean)
        .join(', ')}
      aria-disabled={lockedReason !== null}
      title={lockedReason ?? undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-cell={`${String(line)} ${String(column)}`}
      data-off={isOff || undefined}
      data-locked={lockedReason !== null || undefined}
      data-mark={mark ?? undefined}
      {...handlers}
    >
      {minutes === 0 ? <span className={styles.none}>·</span> : hours(minutes, t)}
      {mark !== null && <Icon name={mark === 'rejected' || mark === 'conflict' ? 'warning' : 'clock'} size="xs" />}
    </div>
  );
}
