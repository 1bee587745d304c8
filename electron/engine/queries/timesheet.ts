import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { Day } from '../../../shared/model/studio.ts';
import type { ShownDaysOff, TimesheetRow } from '../../../shared/model/timesheet.ts';
import type { Freshness } from '../../../shared/model/sync.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { mayLogTime } from '../../../shared/rules/permissions.ts';
import { monthsBetween } from '../../../shared/rules/days.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText, unknownLabel } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { loggedTime } from './loggedTime.ts';
import { doneTest, myTasks } from './myTasks.ts';
import { createRowRevs } from './rowRevs.ts';
import { taskActor } from './taskRightsOf.ts';

type Input = InputOf<Queries, 'timesheet'>;
type Answer = AnswerOf<Queries, 'timesheet'>;

/** One's own time from day to day, task by task, with what waits laid over. */
export function createTimesheet(context: QueryContext): (input: Input) => Answer {
  const { tables } = context;
  const withRev = createRowRevs(5_000);

  return ({ from, to, withOpenTasks }) => {
    const overlay = context.overlay();
    const logged = loggedTime(context, from, to);
    const isDone = doneTest(tables.taskStatuses.all());
    const open = withOpenTasks ? myTasks(context).filter((task) => !isDone(task)) : [];
    const tasks = new Map(open.map((task) => [task.id, task]));
    for (const task of tables.tasks.byIds([...logged.keys()])) tasks.set(task.id, overlaidTask(task, overlay));
    const labels = entityLabels(
      context,
      [...tasks.values()].map(({ entityId }) => entityId),
    );
    const rows = [...new Set([...logged.keys(), ...tasks.keys()])].map((taskId): TimesheetRow => {
      const task = tasks.get(taskId);
      return withRev(taskId, {
        taskId,
        productionId: task?.productionId ?? '',
        entity: labels.get(task?.entityId ?? '')?.label ?? unknownLabel(task?.entityId ?? ''),
        taskTypeId: task?.taskTypeId ?? '',
        days: Object.fromEntries(logged.get(taskId) ?? []),
        canLog: task !== undefined && mayLogTime(taskActor(context, task)).allowed,
      });
    });
    const organisation = tables.organisations.all()[0];
    return {
      rows: rows.toSorted(
        (one, other) =>
          Number(logged.has(other.taskId)) - Number(logged.has(one.taskId)) ||
          naturalOrder(labelText(one.entity), labelText(other.entity)),
      ),
      daysOff: daysOff(context, from, to),
      dayMinutes: Math.round((organisation?.hoursByDay ?? 8) * 60),
      areDaysLocked: organisation?.areTimesheetsLocked ?? false,
      freshness: oldest(monthsBetween(from, to).map((month) => freshnessOf(context, `time:${month}`))),
    };
  };
}

/** What was refused is shown with its mark: what the server did not give back stays, and what it did not give says so. */
function daysOff({ tables, overlay, me }: QueryContext, from: Day, to: Day): readonly ShownDaysOff[] {
  const byFirst = new Map<Day, ShownDaysOff>();
  for (const { firstDay, lastDay, description } of tables.daysOff.between(me().personId, from, to))
    byFirst.set(firstDay, { firstDay, lastDay, description, mark: null });
  for (const { firstDay, lastDay, description, isOff, mark } of overlay().daysOff.values()) {
    if (firstDay > to || lastDay < from) continue;
    const isRefused = mark === 'rejected' || mark === 'conflict';
    if (isOff || isRefused)
      byFirst.set(firstDay, { ...(byFirst.get(firstDay) ?? { firstDay, lastDay, description }), mark });
    else byFirst.delete(firstDay);
  }
  return [...byFirst.values()].toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}

/** What is least here speaks for all. */
function oldest(months: readonly Freshness[]): Freshness {
  const rank = ({ state, asOf }: Freshness): string => `${state === 'complete' ? '1' : '0'} ${asOf ?? ''}`;
  const [first, ...others] = months;
  const none: Freshness = {
    state: 'never',
    asOf: null,
    isPulling: false,
    loadedCount: null,
    expectedCount: null,
    error: null,
  };
  return others.reduce((least, one) => (rank(one) < rank(least) ? one : least), first ?? none);
}
