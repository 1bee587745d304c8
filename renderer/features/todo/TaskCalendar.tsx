import { type DragEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodoRow } from '../../../shared/model/screens.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import { addDays, daysBetween } from '../../../shared/rules/days.ts';
import { entityName } from '../../data/commandWords.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { ActionId } from '../../keys/catalogue.ts';
import { tellWhyNot, useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { custom } from '../../ui/custom.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { CalendarBarButton } from './CalendarBarButton.tsx';
import { type CalendarSpan, calendarWeeks, changesTo, turned } from './calendarWeeks.ts';
import styles from './TaskCalendar.module.css';
import { TaskMenuArea } from './TaskMenuArea.tsx';
import { useMoveTask } from './useMoveTask.ts';
import { taskUnder } from './useTaskDrop.ts';

type Props = {
  readonly rows: readonly TodoRow[];
  readonly now: number;
  readonly selectedId: Id | null;
  readonly onSelect: (taskId: Id) => void;
  readonly onOpen: (row: TodoRow) => void;
};

/** What moves a task by a key and by its menu, in days. */
const steps = [
  { id: 'time.day-earlier', words: 'todo.calendar.dayEarlier', days: -1 },
  { id: 'time.day-later', words: 'todo.calendar.dayLater', days: 1 },
  { id: 'time.week-earlier', words: 'todo.calendar.weekEarlier', days: -7 },
  { id: 'time.week-later', words: 'todo.calendar.weekLater', days: 7 },
] as const satisfies readonly { readonly id: ActionId; readonly words: string; readonly days: number }[];

type Drag = {
  readonly row: TodoRow;
  /** The day that was taken hold of: a long bar goes with the pointer. */
  readonly held: Day;
  readonly refusal: string | null;
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
  const { move, refusalOf } = useMoveTask();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [over, setOver] = useState<Day | null>(null);
  const [isOverLoose, setIsOverLoose] = useState(false);
  const calendar = useRef<HTMLDivElement>(null);
  /** Moved by a key: its bar may be drawn anew in another week, and has the focus there. */
  const followed = useRef<{ readonly taskId: Id; readonly dueDate: Day } | null>(null);
  const mayDrop = drag !== null && drag.refusal === null;
  const dropsAt = !mayDrop || over === null ? null : dueAt(drag, over);
  const losesDay = mayDrop && isOverLoose && drag.row.dueDate !== null;
  const covered = drag === null || dropsAt === null ? null : spanAt(drag.row, dropsAt);

  useLayoutEffect(() => {
    const wanted = followed.current;
    if (wanted === null || !rows.some((row) => row.taskId === wanted.taskId && row.dueDate === wanted.dueDate)) return;
    followed.current = null;
    calendar.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(wanted.taskId)}"]`)?.focus();
  });
  function step(row: TodoRow, days: number) {
    const dueDate = row.dueDate === null ? today : (addDays(row.dueDate, days) ?? row.dueDate);
    followed.current = { taskId: row.taskId, dueDate };
    setAnchor(dueDate);
    move(row, dueDate);
  }
  function beginDrag(event: DragEvent<HTMLElement>, days: readonly Day[]) {
    const taskId = taskUnder(event.target);
    const row = rows.find((one) => one.taskId === taskId);
    if (row === undefined) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', entityName(row.entity));
    setDrag({ row, held: dayUnder(event, days) ?? row.dueDate ?? today, refusal: refusalOf(row) });
  }
  function leave(event: DragEvent<HTMLElement>) {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) forgetPlace();
  }
  function forgetPlace() {
    setOver(null);
    setIsOverLoose(false);
  }
  function endDrag() {
    setDrag(null);
    forgetPlace();
  }
  const dropHandlers = (days: readonly Day[]) => ({
    onDragStart: (event: DragEvent<HTMLElement>) => beginDrag(event, days),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      // Files are not for a day.
      if (!mayDrop) return;
      event.preventDefault();
      setOver(dayUnder(event, days));
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      const day = dayUnder(event, days);
      if (!mayDrop || day === null) return;
      event.preventDefault();
      move(drag.row, dueAt(drag, day));
      endDrag();
    },
  });
  const looseHandlers = {
    onDragStart: (event: DragEvent<HTMLElement>) => beginDrag(event, []),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!mayDrop || drag.row.dueDate === null) return;
      event.preventDefault();
      setIsOverLoose(true);
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (!mayDrop) return;
      event.preventDefault();
      move(drag.row, null);
      endDrag();
    },
  };
  /** Of the bars inside. */
  const handlers = { onDragEnd: endDrag };
  function leadOf(taskId: Id): readonly MenuEntry[] {
    const row = rows.find((one) => one.taskId === taskId);
    if (row === undefined) return [];
    const refusal = refusalOf(row);
    return [
      ...(refusal === null
        ? []
        : [{ kind: 'heading' as const, id: 'stays', label: t('todo.calendar.notHere', { reason: refusal }) }]),
      {
        kind: 'submenu',
        id: 'move',
        label: t('todo.calendar.move'),
        icon: 'calendar',
        entries: [
          ...steps.map(({ id, words, days }): MenuEntry => ({
            kind: 'item',
            id,
            label: t(words),
            keysOf: id,
            isDisabled: refusal !== null,
            onChoose: () => step(row, days),
          })),
          {
            kind: 'item',
            id: 'no-day',
            label: t('todo.calendar.clear'),
            isDisabled: refusal !== null || row.dueDate === null,
            onChoose: () => move(row, null),
          },
        ],
      },
    ];
  }

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
    ...steps.map(({ id, words, days }) => ({
      id,
      label: t(words),
      group: t('actions.group.task'),
      run: () => {
        const taskId = (document.activeElement && taskUnder(document.activeElement)) ?? selectedId;
        const row = rows.find((one) => one.taskId === taskId);
        const why = row === undefined ? t('entities.nothingSelected') : refusalOf(row);
        if (row === undefined || why !== null) tellWhyNot(t(words), why ?? '');
        else step(row, days);
      },
    })),
  ]);
  const title =
    span === 'month'
      ? format.month(anchor)
      : t('todo.calendar.weekOf', { day: format.dayShort(weeks[0]?.days[0] ?? anchor) });
  const bar = (row: TodoRow) => ({ row, isSelected: row.taskId === selectedId, today, onSelect, onOpen });

  return (
    <TaskMenuArea selectedId={selectedId} onSelect={onSelect} leadOf={leadOf}>
      <div ref={calendar} className={styles.calendar} role="group" aria-label={t('todo.look.calendar')} {...handlers}>
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
          <span
            className={styles.dropNote}
            data-refused={(drag !== null && drag.refusal !== null) || undefined}
            role="status"
          >
            {drag !== null && drag.refusal !== null && t('todo.calendar.notHere', { reason: drag.refusal })}
            {dropsAt !== null && t('todo.calendar.drop', { day: format.dayFull(dropsAt) })}
            {losesDay && t('todo.calendar.dropLoose')}
          </span>
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
        <div className={styles.weeks} onDragLeave={leave}>
          {weeks.map(({ days, bars, laneCount }) => (
            <div
              key={days[0]}
              className={styles.week}
              data-span={span}
              style={custom({ '--lanes': laneCount })}
              {...dropHandlers(days)}
            >
              {days.map((day, column) => (
                <span
                  key={day}
                  className={styles.day}
                  data-day={day}
                  data-target={(covered !== null && day >= covered.start && day <= covered.due) || undefined}
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
        {(unscheduled.length > 0 || rows.some((row) => refusalOf(row) === null)) && (
          <section className={styles.unscheduled} aria-label={t('todo.due.none')}>
            <div className={styles.drop} data-target={losesDay || undefined} onDragLeave={leave} {...looseHandlers}>
              <h3 className={styles.subtitle}>
                {t('todo.due.none')} <span className={styles.count}>{format.number(unscheduled.length)}</span>
              </h3>
              {unscheduled.length === 0 && <p className={styles.noneLoose}>{t('todo.calendar.noneLoose')}</p>}
              <div className={styles.loose}>
                {unscheduled.map((row) => (
                  <CalendarBarButton key={row.taskId} {...bar(row)} isContinued={false} goesOn={false} />
                ))}
              </div>
            </div>
          </section>
        )}
      </div>
    </TaskMenuArea>
  );
}

/** Of a week of these days: the one under the pointer, over which bars may lie. */
function dayUnder(event: DragEvent<HTMLElement>, days: readonly Day[]): Day | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null;
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return cell?.dataset['day'] ?? days[Math.floor(((event.clientX - left) / width) * days.length)] ?? null;
}

/** What it would be due. */
const dueAt = ({ row, held }: Drag, day: Day): Day =>
  row.dueDate === null ? day : (addDays(row.dueDate, daysBetween(held, day)) ?? row.dueDate);

function spanAt(row: TodoRow, due: Day): { readonly start: Day; readonly due: Day } {
  const start = changesTo(row, due).find(({ field }) => field === 'startDate')?.value ?? row.startDate;
  return { start: typeof start === 'string' && start < due ? start : due, due };
}

function firstShown(rows: readonly TodoRow[], selectedId: Id | null): Day | null {
  return rows.find(({ taskId }) => taskId === selectedId)?.dueDate ?? null;
}

function byDue(one: TodoRow, other: TodoRow): number {
  return (one.dueDate ?? '') < (other.dueDate ?? '') ? -1 : 1;
}
