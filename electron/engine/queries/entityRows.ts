import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityRow, TaskCell } from '../../../shared/model/screens.ts';
import type { Entity, EntityData } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { numberIn } from '../../../shared/rules/search/match.ts';
import { mostUrgent } from '../commands/overlayBuilder.ts';
import { overlaidEntity, overlaidTask } from '../commands/overlay.ts';
import type { Overlay, TaskPatch } from '../commands/overlayView.ts';
import type { Tables } from '../db/tables.ts';
import type { TaskRecord } from '../db/tables/tasks.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { createPerState } from './perState.ts';
import { createRowRevs } from './rowRevs.ts';

type Input = InputOf<Queries, 'entityRows'>;
type Answer = AnswerOf<Queries, 'entityRows'>;

/** A page of rows by their keys, in the order of the keys. Rows that have gone are left out. */
export function createEntityRows(context: QueryContext): (input: Input) => Answer {
  const { tables } = context;
  const withRev = createRowRevs(2_000);
  // A list brings its first page along, and the page of it is asked for beside it.
  const perState = createPerState<Answer>(context, 4);

  const read = (keys: readonly number[]): Answer => {
    const overlay = context.overlay();
    const entities = entitiesByKeys(keys, tables, overlay);
    const labels = entityLabels(
      context,
      entities.map(({ id }) => id),
    );
    const tasksOf = new Map<Id, TaskRecord[]>();
    for (const task of tables.tasks.ofEntities(entities.map(({ id }) => id))) {
      const list = tasksOf.get(task.entityId);
      if (list === undefined) tasksOf.set(task.entityId, [task]);
      else list.push(task);
    }

    const rows = new Map<number, EntityRow>();
    for (const entity of entities) {
      const label = labels.get(entity.id)?.label;
      const tasks = (tasksOf.get(entity.id) ?? []).map((task) => overlaidTask(task, overlay));
      const cells: Record<Id, TaskCell> = {};
      // A second task of a type (they differ by name) has no column of its own.
      for (const task of tasks) cells[task.taskTypeId] ??= cellOf(task, overlay.tasks.get(task.id));
      rows.set(
        entity.key,
        withRev(entity.key, {
          key: entity.key,
          id: entity.id,
          kind: entity.kind,
          name: entity.name,
          description: entity.description,
          groupName: label?.parentName ?? '',
          episodeName: label?.episodeName ?? '',
          mainPreviewFileId: entity.mainPreviewFileId,
          lengthFrames: entity.lengthFrames,
          ...framesIn(entity.data),
          castCount: entity.castCount ?? 0,
          readyForTaskTypeId: entity.readyForTaskTypeId,
          isCanceled: entity.isCanceled,
          isShared: entity.isShared,
          createdBy: entity.createdBy,
          estimationMinutes: tasks.reduce((sum, task) => sum + task.estimationMinutes, 0),
          durationMinutes: tasks.reduce((sum, task) => sum + task.durationMinutes, 0),
          data: entity.data,
          marks: marksOfEntity(entity.id, overlay),
          cells,
          newTaskMarks: newTaskMarksOf(entity.id, cells, overlay),
        }),
      );
    }
    return { rows: keys.flatMap((key) => rows.get(key) ?? []) };
  };
  return ({ keys }) => perState(keys.join(), () => read(keys));
}

type KeyedEntity = Entity & { readonly key: number };

/** Of the mirror, and those that only wait so far; with what waits laid over. */
function entitiesByKeys(keys: readonly number[], tables: Tables, overlay: Overlay): readonly KeyedEntity[] {
  const wanted = new Set(keys);
  const waiting = [...overlay.newEntities.values()]
    .filter(({ key }) => wanted.has(key))
    .map(({ entity, key }) => ({ ...entity, key }));
  return [...tables.entities.byKeys(keys), ...waiting].map((entity) => overlaidEntity(entity, overlay));
}

/** Of an entity's fields that wait; that it is new itself is told at its name. */
export function marksOfEntity(entityId: Id, overlay: Overlay): EntityRow['marks'] {
  const own = overlay.newEntities.get(entityId)?.mark;
  const changes = overlay.entities.get(entityId)?.marks ?? noMarks;
  if (own === undefined) return changes;
  const withOwn = (mark: Mark | undefined): Mark => mostUrgent(own, mark ?? null) ?? own;
  return { ...changes, name: withOwn(changes.name), any: withOwn(changes.any) };
}
const noMarks: EntityRow['marks'] = {};
const noTasks: EntityRow['newTaskMarks'] = {};

/** Those that a pull has brought meanwhile stand in their cells. */
function newTaskMarksOf(entityId: Id, cells: EntityRow['cells'], overlay: Overlay): EntityRow['newTaskMarks'] {
  const waiting = overlay.newTasks.get(entityId);
  if (waiting === undefined) return noTasks;
  return Object.fromEntries([...waiting].filter(([taskTypeId]) => cells[taskTypeId] === undefined));
}

function cellOf(task: TaskRecord, patch: TaskPatch | undefined): TaskCell {
  return {
    taskId: task.id,
    taskStatusId: task.taskStatusId,
    assigneeIds: task.assigneeIds,
    priority: task.priority,
    estimationMinutes: task.estimationMinutes,
    durationMinutes: task.durationMinutes,
    dueDate: task.dueDate,
    readyAssetCount: task.readyAssetCount,
    isBeingDeleted: patch?.isDeleted === true,
    mark: patch?.marks.any ?? null,
  };
}

/** Kitsu keeps these in the metadata, as numbers or as text. */
export function framesIn(data: EntityData): {
  readonly frameIn: number | null;
  readonly frameOut: number | null;
  readonly fps: number | null;
} {
  return { frameIn: numberIn(data['frame_in']), frameOut: numberIn(data['frame_out']), fps: numberIn(data['fps']) };
}
