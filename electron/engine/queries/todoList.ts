import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityLabel, TodoGroup, TodoRow } from '../../../shared/model/screens.ts';
import type { Entity, EntityData } from '../../../shared/model/entity.ts';
import type { Day, Id } from '../../../shared/model/studio.ts';
import { dueBucket, dueBuckets } from '../../../shared/rules/dueBucket.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { numberIn, rowTest, type SearchRow } from '../../../shared/rules/search/match.ts';
import { parseSearch } from '../../../shared/rules/search.ts';
import {
  productionOrder,
  taskTypeOrder,
  todoOrders,
  todoStatusOrder,
  type TodoOrderKey,
} from '../../../shared/rules/sorting.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText, unknownLabel } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { lastComments } from './lastComments.ts';
import { doneTest, myTasks, tasksToCheck } from './myTasks.ts';
import { createRowRevs } from './rowRevs.ts';
import { vocabularyOf } from './vocabularies.ts';

type Input = InputOf<Queries, 'todoList'>;
type Answer = AnswerOf<Queries, 'todoList'>;

type Listed = { readonly row: Omit<TodoRow, 'rev'>; readonly order: TodoOrderKey; readonly asked: SearchRow };

/** The account's own tasks, done or to be done; searched, sorted and grouped after what waits is laid over. */
export function createTodoList(context: QueryContext): (input: Input) => Answer {
  const { tables } = context;
  const withRev = createRowRevs(20_000);

  return (input) => {
    const statuses = tables.taskStatuses.all();
    const isDone = doneTest(statuses);
    const mine = myTasks(context);
    const toCheck = tasksToCheck(context);
    const ofTab = input.tab === 'checks' ? toCheck : mine.filter((task) => isDone(task) === (input.tab === 'done'));
    const { tokens, predicate } = parseSearch(input.search, vocabularyOf(tables, null, input.today));
    const test = rowTest(predicate, statuses);

    const matched = listed(ofTab, context)
      .filter(({ asked }) => test(asked))
      .sort((a, b) => todoOrders[input.sort](a.order, b.order));
    const { rows, groups } = grouped(matched, input, context);
    return {
      rows: rows.map((row) => withRev(row.taskId, row)),
      groups,
      todoCount: mine.length - mine.filter(isDone).length,
      doneCount: mine.filter(isDone).length,
      checkCount: toCheck.length,
      matchedCount: matched.length,
      tokens,
      freshness: freshnessOf(context, input.tab === 'checks' ? 'my-checks' : 'my-tasks'),
    };
  };
}

function listed(tasks: readonly TaskRecord[], context: QueryContext): readonly Listed[] {
  const { tables } = context;
  const overlay = context.overlay();
  const labels = entityLabels(
    context,
    tasks.map(({ entityId }) => entityId),
  );
  const said = lastComments(context, tasks);
  const productions = new Map(tables.productions.all().map((production) => [production.id, production]));
  const taskTypes = new Map(tables.taskTypes.all().map((type) => [type.id, type]));
  const shortNames = new Map(tables.taskStatuses.all().map((status) => [status.id, status.shortName]));
  return tasks.map((task) => {
    const known = labels.get(task.entityId);
    const label = known?.label ?? unknownLabel(task.entityId);
    const production = productions.get(task.productionId);
    const taskType = taskTypes.get(task.taskTypeId);
    const lastComment = said.get(task.id) ?? null;
    const mark = overlay.tasks.get(task.id)?.marks.any ?? null;
    const words = [labelText(label), taskType?.name, shortNames.get(task.taskStatusId), production?.name];
    return {
      row: {
        taskId: task.id,
        productionId: task.productionId,
        entity: label,
        taskTypeId: task.taskTypeId,
        taskStatusId: task.taskStatusId,
        assigneeIds: task.assigneeIds,
        feedbackAskedAt: task.endDate,
        priority: task.priority,
        startDate: task.startDate,
        dueDate: task.dueDate,
        doneAt: task.doneDate,
        estimationMinutes: task.estimationMinutes,
        durationMinutes: task.durationMinutes,
        previewFileId: task.lastPreviewFileId ?? label.mainPreviewFileId,
        lastComment,
        mark,
      },
      order: {
        priority: task.priority,
        dueDate: task.dueDate,
        productionName: production?.name ?? '',
        taskTypeName: taskType?.name ?? '',
        entityName: labelText(label),
        lastCommentAt: lastComment?.createdAt ?? task.lastCommentAt,
      },
      asked: searchRow(task, known?.entity ?? null, label, {
        words: words
          .filter((word) => word !== undefined)
          .join('\n')
          .toLowerCase(),
        departmentId: taskType?.departmentId ?? null,
        productionFps: production?.fps ?? null,
        mark,
      }),
    };
  });
}

function searchRow(
  task: TaskRecord,
  entity: Entity | null,
  label: EntityLabel,
  more: {
    readonly words: string;
    readonly departmentId: Id | null;
    readonly productionFps: number | null;
    readonly mark: TodoRow['mark'];
  },
): SearchRow {
  const data: EntityData = entity?.data ?? {};
  const asked = { ...task, mark: more.mark };
  return {
    words: more.words,
    assetTypeId: entity?.assetTypeId ?? null,
    departmentIds: more.departmentId === null ? [] : [more.departmentId],
    readyForTaskTypeId: entity?.readyForTaskTypeId ?? null,
    hasThumbnail: (task.lastPreviewFileId ?? label.mainPreviewFileId) !== null,
    castCount: entity?.castCount ?? 0,
    lengthFrames: entity?.lengthFrames ?? null,
    fps: numberIn(data['fps']) ?? more.productionFps,
    isCanceled: label.isCanceled,
    data,
    task: (taskTypeId) => (taskTypeId === task.taskTypeId ? asked : null),
    tasks: [asked],
  };
}

function grouped(
  matched: readonly Listed[],
  input: Input,
  context: QueryContext,
): { readonly rows: readonly Listed['row'][]; readonly groups: readonly TodoGroup[] } {
  const rows = matched.map(({ row }) => row);
  if (input.grouping === 'none') return { rows, groups: [] };
  const groupOf = groupReader(input.grouping, input.today);
  const byGroup = new Map<string, Listed['row'][]>();
  for (const row of rows) {
    const members = byGroup.get(groupOf(row));
    if (members === undefined) byGroup.set(groupOf(row), [row]);
    else members.push(row);
  }
  const groups: TodoGroup[] = [];
  const ordered: Listed['row'][] = [];
  for (const id of groupIds(input.grouping, context, [...byGroup.keys()])) {
    const members = byGroup.get(id) ?? [];
    if (members.length > 0) groups.push({ id, start: ordered.length, count: members.length });
    ordered.push(...members);
  }
  return { rows: ordered, groups };
}

function groupReader(grouping: Exclude<Input['grouping'], 'none'>, today: Day): (row: Listed['row']) => string {
  switch (grouping) {
    case 'status':
      return (row) => row.taskStatusId;
    case 'production':
      return (row) => row.productionId;
    case 'taskType':
      return (row) => row.taskTypeId;
    case 'due':
      return (row) => dueBucket(row.dueDate, today);
  }
}

/** All groups there may be, in order; what the small tables do not know yet stands at the end. */
function groupIds(
  grouping: Exclude<Input['grouping'], 'none'>,
  { tables }: QueryContext,
  found: readonly string[],
): readonly string[] {
  const known = ((): readonly string[] => {
    switch (grouping) {
      case 'status':
        return tables.taskStatuses
          .all()
          .toSorted(todoStatusOrder)
          .map(({ id }) => id);
      case 'production':
        return tables.productions
          .all()
          .toSorted(productionOrder)
          .map(({ id }) => id);
      case 'taskType':
        return tables.taskTypes
          .all()
          .toSorted(taskTypeOrder([]))
          .map(({ id }) => id);
      case 'due':
        return dueBuckets;
    }
  })();
  return [...known, ...found.filter((id) => !known.includes(id)).toSorted(naturalOrder)];
}
