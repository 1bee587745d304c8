import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityNeighbours, EntityTask } from '../../../shared/model/entityPage.ts';
import { isTableKind, type Id } from '../../../shared/model/studio.ts';
import { taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { Columns } from './columns.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { createEntityOrders, type EntityOrder } from './entityOrders.ts';
import { marksOfEntity } from './entityRows.ts';
import { freshnessOf } from './freshness.ts';
import { lastComments } from './lastComments.ts';

type Input = InputOf<Queries, 'entityDetail'>;
type Answer = AnswerOf<Queries, 'entityDetail'>;

/** One shot, asset, sequence, episode or edit with its tasks and what stands beside it; null where it is not on this disk. */
export function createEntityDetail(context: QueryContext, columns: Columns): (input: Input) => Answer {
  const { tables } = context;
  const orderOf = createEntityOrders();
  return ({ entityId }) => {
    const overlay = context.overlay();
    const id = tables.identities.resolve(entityId);
    const known = entityLabels(context, [id]).get(id);
    if (known === undefined) return null;
    const { label, entity } = known;
    const { kind, productionId } = entity;
    return {
      entity,
      label,
      marks: marksOfEntity(id, overlay),
      isNew: overlay.newEntities.has(id),
      neighbours: isTableKind(kind)
        ? neighboursIn(orderOf(columns.entitiesOf(productionId), kind, tables.assetTypes.all()), id)
        : noNeighbours,
      tasks: tasksOf(context, productionId, tables.tasks.ofEntity(id)),
      freshness: freshnessOf(context, `production:${productionId}`),
    };
  };
}

const noNeighbours: EntityNeighbours = { previousId: null, nextId: null, index: 1, count: 1 };

function neighboursIn({ entities }: EntityOrder, id: Id): EntityNeighbours {
  const at = entities.findIndex(({ column }) => column.id === id);
  const own = entities[at];
  if (own === undefined) return noNeighbours;
  const first = entities.findIndex(({ groupIndex }) => groupIndex === own.groupIndex);
  const last = entities.findLastIndex(({ groupIndex }) => groupIndex === own.groupIndex);
  return {
    previousId: entities[at - 1]?.column.id ?? null,
    nextId: entities[at + 1]?.column.id ?? null,
    index: at - first + 1,
    count: last - first + 1,
  };
}

function tasksOf(context: QueryContext, productionId: Id, records: readonly TaskRecord[]): readonly EntityTask[] {
  const { tables } = context;
  const overlay = context.overlay();
  const words = lastComments(context, records);
  return inTaskOrder(context, productionId, records).map((record) => {
    const task = overlaidTask(record, overlay);
    return {
      taskId: task.id,
      taskTypeId: task.taskTypeId,
      taskStatusId: task.taskStatusId,
      assigneeIds: task.assigneeIds,
      priority: task.priority,
      estimationMinutes: task.estimationMinutes,
      durationMinutes: task.durationMinutes,
      startDate: task.startDate,
      dueDate: task.dueDate,
      doneAt: tables.taskStatuses.get(task.taskStatusId)?.isDone === true ? (task.doneDate ?? task.endDate) : null,
      lastComment: words.get(task.id) ?? null,
      mark: overlay.tasks.get(task.id)?.marks.any ?? null,
    };
  });
}

/** Tasks in the production's order of their types. */
export function inTaskOrder<Some extends { readonly taskTypeId: Id }>(
  { tables }: QueryContext,
  productionId: Id,
  tasks: readonly Some[],
): readonly Some[] {
  const ordered = tables.taskTypes.all().toSorted(taskTypeOrder(tables.productions.get(productionId)?.taskTypes ?? []));
  const ranks = new Map(ordered.map((type, index) => [type.id, index]));
  const rank = ({ taskTypeId }: Some): number => ranks.get(taskTypeId) ?? ordered.length;
  return tasks.toSorted((one, other) => rank(one) - rank(other));
}
