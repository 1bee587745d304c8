import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { DayLog } from '../../../shared/model/screens.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText, unknownLabel } from './entityLabels.ts';
import { loggedTime } from './loggedTime.ts';

type Input = InputOf<Queries, 'dayLog'>;
type Answer = AnswerOf<Queries, 'dayLog'>;

/** One's own minutes of a day, task by task, with what waits laid over. */
export function dayLog(context: QueryContext, { day }: Input): Answer {
  const { tables } = context;
  const logged = loggedTime(context, day, day);
  const tasks = new Map(tables.tasks.byIds([...logged.keys()]).map((task) => [task.id, task]));
  const labels = entityLabels(
    context,
    [...tasks.values()].map(({ entityId }) => entityId),
  );
  const entries = [...logged]
    .flatMap(([taskId, days]): DayLog['entries'] => {
      const ofDay = days.get(day);
      if (ofDay === undefined) return [];
      const { durationMinutes, mark } = ofDay;
      const task = tasks.get(taskId);
      return [
        {
          taskId,
          productionId: task?.productionId ?? '',
          entity: labels.get(task?.entityId ?? '')?.label ?? unknownLabel(task?.entityId ?? ''),
          taskTypeId: task?.taskTypeId ?? '',
          durationMinutes,
          mark,
        },
      ];
    })
    .toSorted((a, b) => naturalOrder(labelText(a.entity), labelText(b.entity)));
  return {
    day,
    entries,
    totalMinutes: entries.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
    dayMinutes: Math.round((tables.organisations.all()[0]?.hoursByDay ?? 8) * 60),
  };
}
