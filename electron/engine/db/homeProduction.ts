import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { Tables } from './tables.ts';

/**
 * The production to begin with: the one opened last, else the one with most to do for this person, else with most that waits
 * to be checked, else the first.
 */
export function homeProduction(tables: Tables, personId: Id): Id | null {
  const last = lastOpened(tables);
  if (last !== null) return last;
  const todo = openTasksOf(tables, personId);
  const counts = countsOf(todo.length > 0 ? todo : tables.tasks.ofStatuses(statusIds(tables, 'isFeedbackRequest')));
  const [first] = openProductions(tables).toSorted(
    (one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0),
  );
  return first?.id ?? null;
}

/** Whether it is found by what waits to be checked, and so not before that has been read. */
export const isHomeByChecks = (tables: Tables, personId: Id, isChecking: boolean): boolean =>
  isChecking && lastOpened(tables) === null && openTasksOf(tables, personId).length === 0;

/** Whether what it is found by has been read, or could not be: one that is only guessed would be another a moment later. */
export function isHomeKnown(tables: Tables, personId: Id, isChecking: boolean): boolean {
  const isRead = (scopeKey: string): boolean => {
    const { state, errorCode } = tables.scopes.get(scopeKey);
    return state !== 'never' || errorCode !== null;
  };
  if (lastOpened(tables) !== null) return true;
  return isRead('my-tasks') && (!isHomeByChecks(tables, personId, isChecking) || isRead('my-checks'));
}

const openProductions = (tables: Tables) => tables.productions.all().filter(({ isOpen }) => isOpen);

function lastOpened(tables: Tables): Id | null {
  const last = tables.meta.get('lastProductionId');
  return openProductions(tables).some(({ id }) => id === last) ? last : null;
}

const statusIds = (tables: Tables, flag: 'isDone' | 'isFeedbackRequest'): readonly Id[] =>
  tables.taskStatuses.all().flatMap((status) => (status[flag] ? [status.id] : []));

function openTasksOf(tables: Tables, personId: Id): readonly Task[] {
  const done = new Set(statusIds(tables, 'isDone'));
  return tables.tasks.ofPerson(personId).filter(({ taskStatusId }) => !done.has(taskStatusId));
}

function countsOf(tasks: readonly Pick<Task, 'productionId'>[]): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const { productionId } of tasks) counts.set(productionId, (counts.get(productionId) ?? 0) + 1);
  return counts;
}
