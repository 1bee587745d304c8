import { add } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';

const mostMinutesADay = 480;
/** Today is not over. */
const mostMinutesToday = 330;

/**
 * Spreads what was logged on the tasks over the days before their last word, so that nobody logs more than a day's hours
 * while there is room, and each task's duration is the sum of its rows. In very large studios a task has one row.
 */
export function makeTimesheets(making: Making, tasks: readonly PlannedTask[]): void {
  const { calendar } = making;
  const isSmall = tasks.length <= 20_000;
  const ledger = new Map<string, number>();
  const random = making.chance('timesheets');
  // Open work first, it is what people look at; then oldest first: each task finds the days before its own end still free.
  const place = ({ status, row }: PlannedTask) => `${status === 'done' ? 1 : 0} ${row.last_comment_date ?? ''}`;
  const inOrder = tasks
    .map((task) => ({ task, key: place(task) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ task }) => task);
  for (const { row, assignees } of inOrder) {
    const person = assignees[0];
    if (row.duration <= 0) continue;
    if (!person || row.last_comment_date === null) {
      row.duration = 0;
      continue;
    }
    const last = calendar.workday(calendar.offsetOf(Date.parse(`${row.last_comment_date}Z`)));
    if (!isSmall) {
      row.duration = Math.min(row.duration, mostMinutesADay);
      addTime(making, row.id, person.id, last, row.duration);
      continue;
    }
    let left = row.duration;
    for (let day = last; left > 0 && day > last - 60; day -= 1) {
      if (!calendar.isWorkday(day)) continue;
      const key = `${person.id} ${day}`;
      const room = (day === 0 ? mostMinutesToday : mostMinutesADay) - (ledger.get(key) ?? 0);
      if (room < 60) continue;
      const minutes = Math.min(left, room, left <= 120 ? left : random.whole(4, 16) * 30);
      ledger.set(key, (ledger.get(key) ?? 0) + minutes);
      addTime(making, row.id, person.id, day, minutes);
      left -= minutes;
    }
    // Somebody that busy: the rest is not logged.
    row.duration -= left;
  }
}

function addTime(
  { draft, newId, calendar }: Making,
  taskId: string,
  personId: string,
  day: number,
  minutes: number,
): void {
  add(draft, 'time_spent', {
    id: newId(),
    created_at: timeText(calendar.momentMs(day, 18, 0)),
    duration: minutes,
    date: calendar.day(day),
    task_id: taskId,
    person_id: personId,
  });
}
