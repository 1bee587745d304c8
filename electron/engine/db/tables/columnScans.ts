import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { number, type SqlValue } from '../row.ts';

/** Whole productions as raw rows, for the lists that live in memory; and what has changed in them since. */
export type ColumnScans = {
  /** Rows of `entityColumns`, in that order; those of a later rev than the given one, or all (null). */
  readonly entities: (productionId: Id, sinceRev: number | null) => IterableIterator<readonly SqlValue[]>;
  /** Rows of `taskColumns`, in no order. */
  readonly tasks: (productionId: Id, sinceRev: number | null) => IterableIterator<readonly SqlValue[]>;
  readonly tasksOfEntity: (entityId: Id) => IterableIterator<readonly SqlValue[]>;
  /** What rows there are tells, beside the changed ones, whether any has gone. */
  readonly entityCount: (productionId: Id) => number;
  readonly taskCount: (productionId: Id) => number;
};

const entityColumns = [
  'key',
  'id',
  'kind',
  'name',
  'description',
  'parentId',
  'sourceId',
  'assetTypeId',
  'isCanceled',
  'isShared',
  'lengthFrames',
  'castCount',
  'readyForTaskTypeId',
  'mainPreviewFileId',
  'data',
] as const;

const taskColumns = [
  'key',
  'entityId',
  'taskTypeId',
  'taskStatusId',
  'assigneeIds',
  'priority',
  'readyAssetCount',
  'retakeCount',
  'estimationMinutes',
  'durationMinutes',
  'startDate',
  'dueDate',
] as const;

export function createColumnScans(db: Database): ColumnScans {
  const entities = `SELECT ${entityColumns.join(', ')} FROM entity WHERE`;
  const tasks = `SELECT ${taskColumns.join(', ')} FROM task WHERE`;
  const allEntities = db.prepare(`${entities} productionId = @productionId`);
  const allTasks = db.prepare(`${tasks} productionId = @productionId`);
  // The plus keeps SQLite from walking the whole production for the few rows that are newer.
  const newerEntities = db.prepare(`${entities} +productionId = @productionId AND rev > @rev`);
  const newerTasks = db.prepare(`${tasks} +productionId = @productionId AND rev > @rev`);
  const tasksOfEntity = db.prepare(`${tasks} entityId = @entityId`);
  const entityCount = db.prepare('SELECT count(*) AS count FROM entity WHERE productionId = @productionId');
  const taskCount = db.prepare('SELECT count(*) AS count FROM task WHERE productionId = @productionId');
  return {
    entities: (productionId, rev) =>
      rev === null ? allEntities.values({ productionId }) : newerEntities.values({ productionId, rev }),
    tasks: (productionId, rev) =>
      rev === null ? allTasks.values({ productionId }) : newerTasks.values({ productionId, rev }),
    tasksOfEntity: (entityId) => tasksOfEntity.values({ entityId }),
    entityCount: (productionId) => number(entityCount.get({ productionId }) ?? { count: 0 }, 'count'),
    taskCount: (productionId) => number(taskCount.get({ productionId }) ?? { count: 0 }, 'count'),
  };
}
