import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { ReelShot } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import type { Columns, ProductionColumns } from './columns.ts';
import type { QueryContext } from './context.ts';

type Input = InputOf<Queries, 'reel'>;
type Answer = AnswerOf<Queries, 'reel'>;

/**
 * Shots one after the other with what is to be seen of each: a sequence as it runs, with what waits laid over, or what came in
 * since a moment.
 */
export const createReel =
  (context: QueryContext, columns: Columns) =>
  ({ productionId, of }: Input): Answer => {
    if (of.kind === 'since') return cameSince(context, productionId, of.since);
    const production = columns.entitiesOf(productionId);
    if (of.kind === 'sequence') return sequence(context, production, of.sequenceId, of.taskTypeId);
    const sequenceId = production.byId(context.tables.identities.resolve(of.entityId))?.parentId ?? null;
    return sequenceId === null ? [] : sequence(context, production, sequenceId, of.taskTypeId);
  };

function cameSince({ tables }: QueryContext, productionId: Id, since: string): Answer {
  const files = tables.previewFiles.cameSince(productionId, since);
  const tasks = new Map(
    tables.tasks.byIds([...new Set(files.map(({ taskId }) => taskId))]).map((task) => [task.id, task]),
  );
  const seen = new Set<Id>();
  const newest = files.flatMap(({ id, taskId }): ReelShot | readonly [] => {
    const task = tasks.get(taskId);
    if (task === undefined || seen.has(taskId)) return [];
    seen.add(taskId);
    return { entityId: task.entityId, taskId, taskTypeId: task.taskTypeId, previewFileId: id };
  });
  const names = namesOf(tables, newest);
  return newest.toSorted((one, other) => naturalOrder(names.get(one.entityId) ?? '', names.get(other.entityId) ?? ''));
}

/** Of the asked type; a shot without a revision of it shows the furthest that it has, as in a cut that is not complete. */
function sequence(
  { tables }: QueryContext,
  production: ProductionColumns,
  sequenceId: Id,
  taskTypeId: Id | null,
): Answer {
  const shots = production
    .ofKind('Shot')
    .filter(({ parentId, isCanceled }) => parentId === sequenceId && !isCanceled)
    .toSorted((one, other) => naturalOrder(one.name, other.name));
  const links = tables.productions.get(production.productionId)?.taskTypes ?? [];
  const priorityOf = (id: Id): number => links.find((link) => link.taskTypeId === id)?.priority ?? -1;
  const tasks = tables.tasks.ofEntities(shots.map(({ id }) => id));
  const newest = new Map<Id, Id>();
  for (const { id, taskId } of tables.previewFiles.ofTasks(tasks.map(({ id: taskId }) => taskId)))
    if (!newest.has(taskId)) newest.set(taskId, id);
  return shots.flatMap(({ id: entityId }): ReelShot | readonly [] => {
    const shown = tasks
      .filter((task) => task.entityId === entityId && newest.has(task.id))
      .toSorted((one, other) => rankOf(other.taskTypeId) - rankOf(one.taskTypeId))[0];
    const previewFileId = shown === undefined ? undefined : newest.get(shown.id);
    return shown === undefined || previewFileId === undefined
      ? []
      : { entityId, taskId: shown.id, taskTypeId: shown.taskTypeId, previewFileId };
  });

  function rankOf(id: Id): number {
    return id === taskTypeId ? Number.POSITIVE_INFINITY : priorityOf(id);
  }
}

function namesOf(tables: QueryContext['tables'], shots: readonly ReelShot[]): ReadonlyMap<Id, string> {
  const entities = tables.entities.byIds(shots.map(({ entityId }) => entityId));
  const parents = new Map(
    tables.entities.byIds(entities.flatMap(({ parentId }) => parentId ?? [])).map(({ id, name }) => [id, name]),
  );
  return new Map(entities.map(({ id, name, parentId }) => [id, `${parents.get(parentId ?? '') ?? ''} ${name}`]));
}
