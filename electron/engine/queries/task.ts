import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { CastAsset, TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import { taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { overlaidTask } from '../commands/overlay.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import { castsOf } from './castRows.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, unknownLabel } from './entityLabels.ts';
import { framesIn } from './entityRows.ts';
import { freshnessOf } from './freshness.ts';
import { publishTarget } from './publishTarget.ts';
import { nextRevisionOf, revisionsOf } from './revisions.ts';
import { rightsOn } from './taskRightsOf.ts';

type Input = InputOf<Queries, 'task'>;
type Answer = AnswerOf<Queries, 'task'>;

/** One task with all that its panel shows beside the conversation. Null where the mirror does not have it. */
export function task(context: QueryContext, { taskId }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const record = tables.tasks.get(taskId);
  if (record === null) return null;
  const shown = overlaidTask(record, overlay);
  const marks = overlay.tasks.get(taskId)?.marks;
  const known = entityLabels(context, [shown.entityId]).get(shown.entityId);
  const production = tables.productions.get(shown.productionId);
  const { frameIn, frameOut } = framesIn(known?.entity.data ?? {});
  const revisions = revisionsOf(context, taskId);
  return {
    task: withoutRow(shown),
    mark: marks?.any ?? null,
    statusMark: marks?.status ?? null,
    assigneesMark: marks?.assignees ?? null,
    priorityMark: marks?.priority ?? null,
    fieldMarks: marks?.fields ?? {},
    production: {
      id: shown.productionId,
      name: production?.name ?? '',
      fps: production?.fps ?? 25,
      isOpen: production?.isOpen ?? false,
    },
    entity: known?.label ?? unknownLabel(shown.entityId),
    frames: { in: frameIn, out: frameOut, count: known?.entity.lengthFrames ?? null },
    rights: rightsOn(context, shown),
    repliesTakeFiles: context.attachesToReplies === true,
    publishTarget: publishTarget(context, production, known?.entity ?? null),
    revisions,
    nextRevision: nextRevisionOf(revisions),
    siblings: siblingsOf(context, shown),
    cast: castOf(context, shown.productionId, shown.entityId),
    freshness: freshnessOf(context, `task:${taskId}`),
  };
}

function withoutRow({ key: _key, rev: _rev, ...task }: TaskRecord): Task {
  return task;
}

function siblingsOf({ tables, overlay }: QueryContext, { id, entityId, productionId }: Task): TaskDetail['siblings'] {
  const waiting = overlay();
  const ordered = tables.taskTypes.all().toSorted(taskTypeOrder(tables.productions.get(productionId)?.taskTypes ?? []));
  const ranks = new Map(ordered.map((type, index) => [type.id, index]));
  const rank = (taskTypeId: Id): number => ranks.get(taskTypeId) ?? ordered.length;
  return tables.tasks
    .ofEntity(entityId)
    .filter((sibling) => sibling.id !== id)
    .map((sibling) => overlaidTask(sibling, waiting))
    .toSorted((a, b) => rank(a.taskTypeId) - rank(b.taskTypeId))
    .map((sibling) => ({
      taskId: sibling.id,
      taskTypeId: sibling.taskTypeId,
      taskStatusId: sibling.taskStatusId,
    }));
}

function castOf(context: QueryContext, productionId: Id, entityId: Id): readonly CastAsset[] {
  const { cast = [] } = castsOf(context, productionId, [entityId]).get(entityId) ?? {};
  return cast
    .filter(({ occurrences }) => occurrences > 0)
    .map(({ assetId, name, assetTypeName, occurrences, mainPreviewFileId, readyForTaskTypeId }) => ({
      assetId,
      name,
      assetTypeName,
      occurrences,
      mainPreviewFileId,
      readyForTaskTypeId,
    }));
}
