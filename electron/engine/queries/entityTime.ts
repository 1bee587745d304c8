import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityTimeRow } from '../../../shared/model/entityPage.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { QueryContext } from './context.ts';
import { inTaskOrder } from './entityDetail.ts';

type Input = InputOf<Queries, 'entityTime'>;
type Answer = AnswerOf<Queries, 'entityTime'>;

/** Whose time went into a shot or an asset, and into which of its tasks; who gave most first. */
export function entityTime(context: QueryContext, { entityId }: Input): Answer {
  const { tables } = context;
  const tasks = tables.tasks.ofEntity(tables.identities.resolve(entityId));
  const [first] = tasks;
  if (first === undefined) return [];
  const ordered = inTaskOrder(context, first.productionId, tasks);
  const byPerson = new Map<Id, Map<Id, number>>();
  for (const { personId, taskId, durationMinutes } of tables.timeSpents.ofTasks(tasks.map(({ id }) => id))) {
    const of = byPerson.get(personId) ?? new Map<Id, number>();
    byPerson.set(personId, of.set(taskId, (of.get(taskId) ?? 0) + durationMinutes));
  }
  return [...byPerson]
    .map(([personId, minutes]): EntityTimeRow => ({
      personId,
      minutes: [...minutes.values()].reduce((sum, one) => sum + one, 0),
      tasks: ordered.flatMap(({ id, taskTypeId }) => {
        const spent = minutes.get(id) ?? 0;
        return spent === 0 ? [] : [{ taskTypeId, minutes: spent }];
      }),
    }))
    .filter(({ minutes }) => minutes > 0)
    .toSorted((one, other) => other.minutes - one.minutes);
}
