import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { type EntityLabel, type TodoGroup, type TodoRow, withoutGroup } from '../../../shared/model/screens.ts';
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
import { entityLabels, type Labelled, labelText, unknownLabel } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { lastComments } from './lastComments.ts';
import { doneTest, myTasks, tasksToCheck } from './myTasks.ts';
import { createRowRevs } from './rowRevs.ts';
import { vocabularyOf } from './vocabularies.ts';

type Input = InputOf<Queries, 'todoList'>;
type Answer = AnswerOf<Queries, 'todoList'>;

type Listed = {
  readonly row: Omit<TodoRow, 'rev'>;
  readonly order: TodoOrderKey;
  readonly asked: SearchRow;
  /** Null for what is of none. */
  readonly sequence: { readonly id: Id; readonly path: readonly string[] } | null;
  readonly assetTypeId: Id | null;
};

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
      sequence: sequenceOf(known, production?.name ?? ''),
      assetTypeId: known?.entity.kind === 'Asset' ? known.entity.assetTypeId : null,
    };
  });
}

/** Of a shot, and of a sequence itself. */
function sequenceOf(known: Labelled | undefined, productionName: string): Listed['sequence'] {
  if (known === undefined) return null;
  const { entity, label } = known;
  if (entity.kind === 'Sequence') return { id: entity.id, path: [productionName, label.episodeName, label.name] };
  if (entity.kind !== 'Shot' || entity.parentId === null || label.parentName === '') return null;
  return { id: entity.parentId, path: [productionName, label.episodeName, label.parentName] };
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
  if (input.grouping === 'none') return { rows: matched.map(({ row }) => row), groups: [] };
  const groupOf = groupReader(input.grouping, input.today);
  const byGroup = new Map<string, Listed['row'][]>();
  for (const one of matched) {
    const members = byGroup.get(groupOf(one));
    if (members === undefined) byGroup.set(groupOf(one), [one.row]);
    else members.push(one.row);
  }
  const names = input.grouping === 'sequence' ? sequenceNames(matched) : new Map<Id, string>();
  const groups: TodoGroup[] = [];
  const ordered: Listed['row'][] = [];
  for (const id of groupIds(input.grouping, context, [...byGroup.keys()], names)) {
    const members = byGroup.get(id) ?? [];
    const name = names.get(id);
    if (members.length > 0)
      groups.push({ id, start: ordered.length, count: members.length, ...(name !== undefined && { name }) });
    ordered.push(...members);
  }
  return { rows: ordered, groups };
}

function groupReader(grouping: Exclude<Input['grouping'], 'none'>, today: Day): (one: Listed) => string {
  switch (grouping) {
    case 'status':
      return ({ row }) => row.taskStatusId;
    case 'production':
      return ({ row }) => row.productionId;
    case 'sequence':
      return ({ sequence }) => sequence?.id ?? withoutGroup.sequence;
    case 'assetType':
      return ({ assetTypeId }) => assetTypeId ?? withoutGroup.assetType;
    case 'taskType':
      return ({ row }) => row.taskTypeId;
    case 'due':
      return ({ row }) => dueBucket(row.dueDate, today);
  }
}

/** In the order of their places; the production is named where there are several. */
function sequenceNames(matched: readonly Listed[]): ReadonlyMap<Id, string> {
  const paths = new Map(matched.flatMap(({ sequence }) => (sequence === null ? [] : [[sequence.id, sequence.path]])));
  const isOfOne = new Set([...paths.values()].map(([production]) => production)).size < 2;
  return new Map(
    [...paths]
      .map(([id, path]): [Id, string] => [
        id,
        path.filter((part, index) => part !== '' && !(index === 0 && isOfOne)).join(' / '),
      ])
      .toSorted(([, a], [, b]) => naturalOrder(a, b)),
  );
}

/** All groups there may be, in order; what the small tables do not know yet stands at the end. */
function groupIds(
  grouping: Exclude<Input['grouping'], 'none'>,
  { tables }: QueryContext,
  found: readonly string[],
  sequences: ReadonlyMap<Id, string>,
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
      case 'sequence':
        return [...sequences.keys()];
      case 'assetType':
        return tables.assetTypes
          .all()
          .toSorted((a, b) => naturalOrder(a.name, b.name))
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
