import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PlaylistRevision } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { asRevision } from './playlist.ts';

type Input = InputOf<Queries, 'revisionChoices'>;
type Answer = AnswerOf<Queries, 'revisionChoices'>;

/** By their main files: in the order of the production's task types, the newest of each first. */
export function revisionChoices({ tables }: QueryContext, { entityIds }: Input): Answer {
  const tasks = tables.tasks.ofEntities(entityIds);
  const productions = new Map(tables.productions.all().map((production) => [production.id, production]));
  const placeOf = ({ productionId, taskTypeId }: TaskRecord): number =>
    productions.get(productionId)?.taskTypes.find((type) => type.taskTypeId === taskTypeId)?.priority ?? 0;
  const byTask = new Map<Id, PlaylistRevision[]>();
  const typeOf = new Map(tasks.map(({ id, taskTypeId }) => [id, taskTypeId]));
  for (const file of tables.previewFiles.ofTasks(tasks.map(({ id }) => id))) {
    const revisions = byTask.get(file.taskId) ?? [];
    byTask.set(file.taskId, revisions);
    // The first of a revision is its main file.
    if (revisions.at(-1)?.revision !== file.revision) revisions.push(asRevision(file, typeOf.get(file.taskId) ?? ''));
  }
  const ordered = tasks.toSorted((one, other) => placeOf(one) - placeOf(other));
  return entityIds.map((entityId) => ({
    entityId,
    revisions: ordered.flatMap((task) => (task.entityId === entityId ? (byTask.get(task.id) ?? []) : [])),
  }));
}
