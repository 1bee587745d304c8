import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { maySupervise } from '../../../shared/rules/toCheck.ts';
import { homeProduction, isHomeKnown } from '../db/homeProduction.ts';
import type { QueryContext } from './context.ts';
import { doneTest, myTasks, tasksToCheck } from './myTasks.ts';
import { createPerState } from './perState.ts';

type Input = InputOf<Queries, 'sideBar'>;
type Answer = AnswerOf<Queries, 'sideBar'>;

/** What is beside the places whichever production is on screen. */
type OfAll = Pick<Answer, 'checks' | 'todo' | 'unreadNotifications' | 'homeProductionId'>;

/** The numbers beside the places; those of a production are null where none is asked about. */
export function createSideBar(context: QueryContext): (input: Input) => Answer {
  // Asked with every change of a task, by the list of places and by whoever wants to know one of these.
  const perState = createPerState<OfAll>(context, 1);
  const { tables } = context;
  return ({ productionId }) => {
    const counts = productionId === null ? null : tables.entities.countByKind(productionId);
    const production = productionId === null ? null : tables.productions.get(productionId);
    return {
      ...perState('', () => ofAll(context)),
      shots: counts === null ? null : (counts.get('Shot') ?? 0),
      assets: counts === null ? null : (counts.get('Asset') ?? 0),
      sequences: counts === null ? null : (counts.get('Sequence') ?? 0),
      episodes: counts === null ? null : (counts.get('Episode') ?? 0),
      edits: counts === null ? null : (counts.get('Edit') ?? 0),
      concepts: counts === null ? null : (counts.get('Concept') ?? 0),
      team: production === null ? null : production.teamIds.length,
    };
  };
}

function ofAll(context: QueryContext): OfAll {
  const { tables } = context;
  const isDone = doneTest(tables.taskStatuses.all());
  const { notifications } = context.overlay();
  const unread = new Set(tables.notifications.unreadIds());
  for (const [id, notification] of notifications)
    if (notification.isRead) unread.delete(id);
    else unread.add(id);
  const isChecking = maySupervise(context.me().role, tables.productions.all());
  const { personId } = context.me();
  return {
    checks: isChecking ? tasksToCheck(context).length : null,
    todo: myTasks(context).filter((task) => !isDone(task)).length,
    unreadNotifications: unread.size,
    homeProductionId: isHomeKnown(tables, personId, isChecking) ? homeProduction(tables, personId) : null,
  };
}
