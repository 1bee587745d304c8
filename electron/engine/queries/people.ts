import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PersonRow, PersonTask } from '../../../shared/model/people.ts';
import type { Id, Person, Role } from '../../../shared/model/studio.ts';
import { mayChangeTeam } from '../../../shared/rules/teamRights.ts';
import { isToCheckBy, maySupervise } from '../../../shared/rules/toCheck.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText, unknownLabel } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { askingForApproval, doneTest, tasksOf } from './myTasks.ts';
import { roleIn } from './roles.ts';

type Input = InputOf<Queries, 'people'>;
type Answer = AnswerOf<Queries, 'people'>;

/** The team of a production, or everybody of the studio, with what each has to do and to check. */
export function people(context: QueryContext, { productionId, today }: Input): Answer {
  const { tables, overlay, me } = context;
  const everybody = tables.people.all().filter(({ isActive, isBot }) => isActive && !isBot);
  const changes = productionId === null ? undefined : overlay().teams.get(productionId);
  const team = new Set(productionId === null ? [] : tables.productions.get(productionId)?.teamIds);
  for (const [id, { mark, isMember }] of changes ?? [])
    // Whose removal was refused is there still, and is shown with the reason.
    if (isMember || mark === 'rejected' || mark === 'conflict') team.add(id);
    else team.delete(id);
  const shown = productionId === null ? everybody : everybody.filter(({ id }) => team.has(id));
  const toCheck = askingForApproval(context).filter(
    (task) => productionId === null || task.productionId === productionId,
  );
  const isDone = doneTest(tables.taskStatuses.all());
  const own = tables.people.get(me().personId);
  const production = productionId === null ? null : tables.productions.get(productionId);
  return {
    rows: shown.map((person): PersonRow => {
      const open = tasksOf(context, person.id).filter(
        (task) => !isDone(task) && (productionId === null || task.productionId === productionId),
      );
      return {
        personId: person.id,
        mark: changes?.get(person.id)?.mark ?? null,
        openTaskCount: open.length,
        lateTaskCount: open.filter(({ dueDate }) => dueDate !== null && dueDate < today).length,
        estimationMinutes: open.reduce((sum, task) => sum + task.estimationMinutes, 0),
        checkCount: checksOf(context, person, toCheck)?.length ?? null,
      };
    }),
    canChangeTeam:
      production !== null &&
      own !== null &&
      mayChangeTeam({ role: roleIn(context, production.id), person: own, production }, '', true).allowed,
    countedProductionIds: countedIn(context),
    freshness: freshnessOf(context, productionId === null ? 'account' : `production:${productionId}`),
  };
}

/** One person: what they have to do, what waits for their approval, and what they did. */
export function person(context: QueryContext, { personId }: InputOf<Queries, 'person'>): AnswerOf<Queries, 'person'> {
  const { tables } = context;
  const found = tables.people.get(personId);
  if (found === null) return null;
  const isDone = doneTest(tables.taskStatuses.all());
  const tasks = tasksOf(context, personId);
  const checks = checksOf(context, found, askingForApproval(context));
  const done = tasks
    .filter(isDone)
    .toSorted((one, other) => (other.doneDate ?? '').localeCompare(one.doneDate ?? ''))
    .slice(0, mostDone);
  return {
    productionIds: tables.productions
      .all()
      .filter(({ isOpen, teamIds }) => isOpen && teamIds.includes(personId))
      .map(({ id }) => id),
    countedProductionIds: countedIn(context),
    open: rowsOf(
      context,
      tasks.filter((task) => !isDone(task)),
    ).toSorted(byDue),
    checks: checks === null ? null : rowsOf(context, checks),
    done: rowsOf(context, done),
    freshness: freshnessOf(context, 'account'),
  };
}

const mostDone = 200;

const byDue = (one: PersonTask, other: PersonTask): number =>
  (one.dueDate ?? '9').localeCompare(other.dueDate ?? '9') || other.priority - one.priority;

const countedIn = ({ tables }: QueryContext): readonly Id[] =>
  tables.productions
    .all()
    .filter(({ id, isOpen }) => isOpen && tables.scopes.get(`production:${id}`).state !== 'never')
    .map(({ id }) => id);

/** By the role that the studio gave them: which one a production gave to others it does not tell everybody. */
function checksOf(
  { tables }: QueryContext,
  person: Pick<Person, 'id' | 'departmentIds' | 'role'>,
  toCheck: readonly TaskRecord[],
): readonly TaskRecord[] | null {
  const role: Role = person.role;
  if (!maySupervise(role, [])) return null;
  const teams = new Map(tables.productions.all().map(({ id, teamIds }) => [id, new Set(teamIds)]));
  return toCheck.filter(
    (task) =>
      (role === 'admin' || teams.get(task.productionId)?.has(person.id) === true) &&
      isToCheckBy({ role, person, taskType: tables.taskTypes.get(task.taskTypeId) }),
  );
}

function rowsOf(context: QueryContext, tasks: readonly TaskRecord[]): readonly PersonTask[] {
  const overlay = context.overlay();
  const labels = entityLabels(
    context,
    tasks.map(({ entityId }) => entityId),
  );
  return tasks
    .map((task) => ({
      taskId: task.id,
      productionId: task.productionId,
      entity: labels.get(task.entityId)?.label ?? unknownLabel(task.entityId),
      taskTypeId: task.taskTypeId,
      taskStatusId: task.taskStatusId,
      priority: task.priority,
      dueDate: task.dueDate,
      estimationMinutes: task.estimationMinutes,
      durationMinutes: task.durationMinutes,
      mark: overlay.tasks.get(task.id)?.marks.any ?? null,
    }))
    .filter(({ entity }) => labelText(entity) !== '');
}
