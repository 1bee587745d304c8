import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityKind } from '../../../shared/model/studio.ts';
import { maySupervise } from '../../../shared/rules/toCheck.ts';
import { homeProduction, isHomeKnown } from '../db/homeProduction.ts';
import type { QueryContext } from './context.ts';
import { doneTest, myTasks, tasksToCheck } from './myTasks.ts';
import { createPerState } from './perState.ts';

type Input = InputOf<Queries, 'sideBar'>;
type Answer = AnswerOf<Queries, 'sideBar'>;

/** What is beside the places whichever production is on screen. */
type OfAll = Pick<Answer, 'checks' | 'todo' | 'unreadNotifications' | 'homeProductionId'>;

/** The numbers beside the places; those of a production are null where none is asked about, and until they are known. */
export function createSideBar(context: QueryContext): (input: Input) => Answer {
  // Asked with every change of a task, by the list of places and by whoever wants to know one of these.
  const perState = createPerState<OfAll>(context, 1);
  const { tables } = context;
  return ({ productionId }) => {
    const { state } = tables.scopes.get(`production:${productionId ?? ''}`);
    const counts = productionId === null || state === 'never' ? null : tables.entities.countByKind(productionId);
    const production = productionId === null ? null : tables.productions.get(productionId);
    /** Nothing so far is not nothing. */
    const known = (count: number): number | null => (count === 0 && state !== 'complete' ? null : count);
    const of = (kind: EntityKind): number | null => (counts === null ? null : known(counts.get(kind) ?? 0));
    // Of those a vendor has more rows than they are shown.
    const ofGroups = (kind: EntityKind): number | null => (production?.role === 'vendor' ? null : of(kind));
    return {
      ...perState('', () => ofAll(context)),
      shots: of('Shot'),
      assets: of('Asset'),
      sequences: ofGroups('Sequence'),
      episodes: ofGroups('Episode'),
      edits: of('Edit'),
      concepts: of('Concept'),
      team: production === null ? null : known(production.teamIds.length),
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
