import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { custom } from '../../ui/custom.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { CalendarBarButton } from './CalendarBarButton.tsx';
import { type CalendarSpan, calendarWeeks, turned } from './calendarWeeks.ts';
import styles from './TaskCalendar.module.css';
import { TaskMenuArea } from './TaskMenuArea.tsx';

type Props = {
  readonly rows: readonly TodoRow[];
  readonly now: number;
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** One's tasks by the day they are due, a month or a week at a time; what has no day stands below. */
export function TaskCalendar({ rows, now, selectedId, onSelect, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.dayOf(now);
  const [anchor, setAnchor] = useState<Day>(() => firstShown(rows, selectedId) ?? today);
  const [span, setSpan] = useState<CalendarSpan>('month');
  const weeks = useMemo(() => calendarWeeks(rows, anchor, span), [rows, anchor, span]);
  const unscheduled = rows.filter(({ dueDate }) => dueDate === null);
  const scheduled = useMemo(
    () => rows.filter(({ dueDate }) => dueDate !== null).toSorted((one, other) => byDue(one, other)),
    [rows],
  );
  const turn = (direction: 1 | -1) => setAnchor(turned(anchor, span, direction));

  function walk(direction: 1 | -1) {
    const all = [...scheduled, ...unscheduled];
    const at = all.findIndex(({ taskId }) => taskId === selectedId);
    const next = all[at < 0 ? 0 : at + direction];
    if (next === undefined) return;
    if (next.dueDate !== null) setAnchor(next.dueDate);
    onSelect(next.taskId);
  }
  const group = t('actions.group.view');
  useActions([
    { id: 'list.next', label: t('todo.next'), group, icon: 'down', run: () => walk(1) },
    { id: 'list.previous', label: t('todo.previous'), group, icon: 'up', run: () => walk(-1) },
    {
      id: 'time.back',
      label: t('todo.calendar.back'),
      group,
      icon: 'back',
      run: () => turn(-1),
    },
    {
      id: 'time.forward',
      label: t('todo.calendar.forward'),
      group,
      icon: 'forward',
      run: () => turn(1),
    },
  ]);
  const title =
    span === 'month'
      ? format.month(anchor)
      : t('todo.calendar.weekOf', { day: format.dayShort(weeks[0]?.days[0] ?? anchor) });
  const bar = (row: TodoRow) => ({ row, isSelected: row.taskId === selectedId, today, onSelect, onOpen });

  return (
    <TaskMenuArea selectedId={selectedId} onSelect={onSelect}>
      <div className={styles.calendar} role="group" aria-label={t('todo.look.calendar')}>
        <div className={styles.head}>
          <IconButton
            icon="back"
            size="sm"
            label={t('todo.calendar.back')}
            keysOf="time.back"
            onClick={() => turn(-1)}
          />
          <h2 className={styles.title} aria-live="polite">
            {title}
          </h2>
          <IconButton
            icon="right"
            size="sm"
            label={t('todo.calendar.forward')}
            keysOf="time.forward"
            onClick={() => turn(1)}
          />
          <Button size="sm" onClick={() => setAnchor(today)}>
            {t('format.today')}
          </Button>
          <span className={styles.span}>
            <Tabs<CalendarSpan>
              label={t('todo.calendar.span')}
              look="segments"
              value={span}
              onChange={setSpan}
              tabs={[
                { value: 'month', label: t('todo.calendar.month') },
                { value: 'week', label: t('todo.calendar.week') },
              ]}
            />
          </span>
        </div>
        <div className={styles.weekdays} aria-hidden="true">
          {weeks[0]?.days.map((day) => (
            <span key={day}>{format.weekday(day)}</span>
          ))}
        </div>
        <div className={styles.weeks}>
          {weeks.map(({ days, bars, laneCount }) => (
            <div key={days[0]} className={styles.week} data-span={span} style={custom({ '--lanes': laneCount })}>
              {days.map((day, column) => (
                <span
                  key={day}
                  className={styles.day}
                  data-today={day === today || undefined}
                  data-outside={(span === 'month' && day.slice(0, 7) !== anchor.slice(0, 7)) || undefined}
                  style={custom({ '--column': column + 1 })}
                >
                  <time dateTime={day} className={styles.number} title={format.dayFull(day)}>
                    {Number(day.slice(8))}
                  </time>
                </span>
              ))}
              {bars.map((one) => (
                <span
                  key={one.row.taskId}
                  className={styles.bar}
                  style={custom({ '--from': one.from + 1, '--to': one.to + 2, '--lane': one.lane + 2 })}
                >
                  <CalendarBarButton {...bar(one.row)} isContinued={one.isContinued} goesOn={one.goesOn} />
                </span>
              ))}
            </div>
          ))}
        </div>
        {unscheduled.length > 0 && (
          <section className={styles.unscheduled} aria-label={t('todo.due.none')}>
            <h3 className={styles.subtitle}>
              {t('todo.due.none')} <span className={styles.count}>{format.number(unscheduled.length)}</span>
            </h3>
            <div className={styles.loose}>
              {unscheduled.map((row) => (
                <CalendarBarButton key={row.taskId} {...bar(row)} isContinued={false} goesOn={false} />
              ))}
            </div>
          </section>
        )}
      </div>
    </TaskMenuArea>
  );
}

function firstShown(rows: readonly TodoRow[], selectedId: Id | null): Day | null {
  return rows.find(({ taskId }) => taskId === selectedId)?.dueDate ?? null;
}

function byDue(one: TodoRow, other: TodoRow): number {
  return (one.dueDate ?? '') < (other.dueDate ?? '') ? -1 : 1;
}
