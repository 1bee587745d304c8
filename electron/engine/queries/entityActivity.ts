import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { ActivityRow } from '../../../shared/model/entityPage.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { QueryContext } from './context.ts';
import { roleIn } from './roles.ts';
import { visibleComments } from './visibleComments.ts';

type Input = InputOf<Queries, 'entityActivity'>;
type Answer = AnswerOf<Queries, 'entityActivity'>;

/** What was said, published and set on all tasks of an entity, the newest first, as Kitsu's news of it tell. */
export function entityActivity(context: QueryContext, { entityId, limit }: Input): Answer {
  const { tables } = context;
  const tasks = tables.tasks.ofEntity(tables.identities.resolve(entityId));
  const [first] = tasks;
  if (first === undefined) return { rows: [], count: 0 };
  const isVisible = visibleComments(tables, roleIn(context, first.productionId));
  const rows = tasks
    .flatMap((task) => rowsOf(context, task, isVisible))
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return { rows: rows.slice(0, limit), count: rows.length };
}

function rowsOf(
  { tables }: QueryContext,
  task: Task,
  isVisible: ReturnType<typeof visibleComments>,
): readonly ActivityRow[] {
  const files = new Map(tables.previewFiles.ofTask(task.id).map(({ id, revision }) => [id, revision]));
  const oldestFirst = tables.comments
    .ofTask(task.id)
    .filter(isVisible)
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  return oldestFirst.map((comment, index): ActivityRow => {
    const before = oldestFirst[index - 1]?.taskStatusId ?? null;
    return {
      commentId: comment.id,
      taskId: task.id,
      taskTypeId: task.taskTypeId,
      personId: comment.personId,
      // To Kitsu every comment sets a status: told is one that is another than before.
      taskStatusId: comment.taskStatusId === before ? null : comment.taskStatusId,
      revision: comment.previewFileIds.map((id) => files.get(id)).find((revision) => revision !== undefined) ?? null,
      text: comment.text.replaceAll(/\s+/g, ' ').trim().slice(0, 200),
      createdAt: comment.createdAt,
    };
  });
}
