import type { TaskChange } from '../../../../shared/model/changes.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Priority, Task } from '../../../../shared/model/task.ts';
import type { Database } from '../open.ts';
import { flag, ids as readIds, number, text, textOrNull, type Row } from '../row.ts';

export type TaskRecord = Task & { readonly key: number; readonly rev: number };

export type Tasks = {
  readonly get: (id: Id) => TaskRecord | null;
  readonly byIds: (ids: readonly Id[]) => readonly TaskRecord[];
  readonly ofEntity: (entityId: Id) => readonly TaskRecord[];
  readonly ofEntities: (entityIds: readonly Id[]) => readonly TaskRecord[];
  readonly ofPerson: (personId: Id) => readonly TaskRecord[];
  readonly ofStatuses: (taskStatusIds: readonly Id[]) => readonly TaskRecord[];
  /** Written by commits after the one of that number. */
  readonly changedSince: (rev: number) => readonly TaskRecord[];
  readonly countOf: (productionId: Id) => number;
  readonly idsOf: (productionId: Id) => readonly Id[];
  readonly idsOfKind: (productionId: Id, kind: string) => readonly Id[];
  /** Tasks that have a revision, by their pointer to the last one. */
  readonly idsWithPreview: (productionId: Id) => readonly Id[];
  readonly idsOfEntities: (entityIds: readonly Id[]) => readonly Id[];
  /** In the order of the keys. */
  readonly idsOfKeys: (keys: readonly number[]) => readonly Id[];
  /** Writes what differs. What a list does not tell (null `updatedAt`, `assignerId`, `isSubscribed`) keeps what is known. */
  readonly upsert: (task: Task) => void;
  /** Undefined where the task is not here. */
  readonly updatedAtOf: (id: Id) => Instant | null | undefined;
  /** Null where none has a date. */
  readonly newestDateOf: (productionId: Id) => Instant | null;
  readonly has: (id: Id) => boolean;
  readonly setAssignees: (id: Id, assigneeIds: readonly Id[]) => void;
  readonly setStatus: (id: Id, taskStatusId: Id) => void;
  readonly setPriority: (id: Id, priority: Priority) => void;
  readonly setField: (id: Id, change: TaskChange) => void;
  readonly setFollowed: (id: Id, isSubscribed: boolean) => void;
  readonly remove: (ids: readonly Id[]) => number;
};

export function readPriority(value: number): Priority {
  return value === 1 || value === 2 || value === 3 ? value : 0;
}

function readTask(row: Row): TaskRecord {
  return {
    key: number(row, 'key'),
    id: text(row, 'id'),
    productionId: text(row, 'productionId'),
    entityId: text(row, 'entityId'),
    taskTypeId: text(row, 'taskTypeId'),
    taskStatusId: text(row, 'taskStatusId'),
    assigneeIds: readIds(row, 'assigneeIds'),
    assignerId: textOrNull(row, 'assignerId'),
    priority: readPriority(number(row, 'priority')),
    difficulty: number(row, 'difficulty'),
    estimationMinutes: number(row, 'estimationMinutes'),
    durationMinutes: number(row, 'durationMinutes'),
    retakeCount: number(row, 'retakeCount'),
    startDate: textOrNull(row, 'startDate'),
    dueDate: textOrNull(row, 'dueDate'),
    realStartDate: textOrNull(row, 'realStartDate'),
    endDate: textOrNull(row, 'endDate'),
    doneDate: textOrNull(row, 'doneDate'),
    lastCommentAt: textOrNull(row, 'lastCommentAt'),
    lastPreviewFileId: textOrNull(row, 'lastPreviewFileId'),
    readyAssetCount: number(row, 'readyAssetCount'),
    isSubscribed: flag(row, 'isSubscribed'),
    updatedAt: textOrNull(row, 'updatedAt'),
    rev: number(row, 'rev'),
  };
}

export function createTasks(db: Database): Tasks {
  const get = db.prepare('SELECT * FROM task WHERE id = @id');
  const dateOf = db.prepare('SELECT updatedAt FROM task WHERE id = @id');
  const newestDate = db.prepare('SELECT max(updatedAt) AS updatedAt FROM task WHERE productionId = @productionId');
  const byIds = db.prepare('SELECT * FROM task WHERE id IN (SELECT value FROM json_each(@ids))');
  const ofEntities = db.prepare('SELECT * FROM task WHERE entityId IN (SELECT value FROM json_each(@ids))');
  const ofPerson = db.prepare(
    'SELECT task.* FROM task_assignee JOIN task ON task.id = task_assignee.taskId WHERE task_assignee.personId = @personId',
  );
  const ofStatuses = db.prepare('SELECT * FROM task WHERE taskStatusId IN (SELECT value FROM json_each(@ids))');
  const changedSince = db.prepare('SELECT * FROM task WHERE rev > @rev');
  const countOf = db.prepare('SELECT count(*) AS count FROM task WHERE productionId = @productionId');
  const idsOf = db.prepare('SELECT id FROM task WHERE productionId = @productionId');
  const idsOfKind = db.prepare(
    `SELECT task.id AS id FROM entity JOIN task ON task.entityId = entity.id
     WHERE entity.productionId = @productionId AND entity.kind = @kind`,
  );
  const idsOfKeys = db.prepare(
    'SELECT task.id AS id FROM json_each(@keys) AS wanted JOIN task ON task.key = wanted.value ORDER BY wanted.key',
  );
  const idsOfEntities = db.prepare('SELECT id FROM task WHERE entityId IN (SELECT value FROM json_each(@ids))');
  const idsWithPreview = db.prepare(
    'SELECT id FROM task WHERE productionId = @productionId AND lastPreviewFileId IS NOT NULL',
  );
  const upsert = db.prepare(`
    INSERT INTO task (id, productionId, entityId, taskTypeId, taskStatusId, assigneeIds, assignerId, priority, difficulty,
      estimationMinutes, durationMinutes, retakeCount, startDate, dueDate, realStartDate, endDate, doneDate, lastCommentAt,
      lastPreviewFileId, readyAssetCount, isSubscribed, updatedAt, rev)
    VALUES (@id, @productionId, @entityId, @taskTypeId, @taskStatusId, @assigneeIds, @assignerId, @priority, @difficulty,
      @estimationMinutes, @durationMinutes, @retakeCount, @startDate, @dueDate, @realStartDate, @endDate, @doneDate,
      @lastCommentAt, @lastPreviewFileId, @readyAssetCount, coalesce(@isSubscribed, 0), @updatedAt, @rev)
    ON CONFLICT (id) DO UPDATE SET productionId = excluded.productionId, entityId = excluded.entityId,
      taskTypeId = excluded.taskTypeId, taskStatusId = excluded.taskStatusId, assigneeIds = excluded.assigneeIds,
      assignerId = coalesce(excluded.assignerId, assignerId), priority = excluded.priority, difficulty = excluded.difficulty,
      estimationMinutes = excluded.estimationMinutes, durationMinutes = excluded.durationMinutes,
      retakeCount = excluded.retakeCount, startDate = excluded.startDate, dueDate = excluded.dueDate,
      realStartDate = excluded.realStartDate, endDate = excluded.endDate, doneDate = excluded.doneDate,
      lastCommentAt = excluded.lastCommentAt, lastPreviewFileId = excluded.lastPreviewFileId,
      readyAssetCount = excluded.readyAssetCount, isSubscribed = coalesce(@isSubscribed, isSubscribed),
      updatedAt = coalesce(excluded.updatedAt, updatedAt), rev = excluded.rev
    WHERE (productionId, entityId, taskTypeId, taskStatusId, assigneeIds, assignerId, priority, difficulty,
      estimationMinutes, durationMinutes, retakeCount, startDate, dueDate, realStartDate, endDate, doneDate, lastCommentAt,
      lastPreviewFileId, readyAssetCount, isSubscribed, updatedAt)
    IS NOT (excluded.productionId, excluded.entityId, excluded.taskTypeId, excluded.taskStatusId, excluded.assigneeIds,
      coalesce(excluded.assignerId, assignerId), excluded.priority, excluded.difficulty, excluded.estimationMinutes,
      excluded.durationMinutes, excluded.retakeCount, excluded.startDate, excluded.dueDate, excluded.realStartDate,
      excluded.endDate, excluded.doneDate, excluded.lastCommentAt, excluded.lastPreviewFileId, excluded.readyAssetCount,
      coalesce(@isSubscribed, isSubscribed), coalesce(excluded.updatedAt, updatedAt))`);
  const addAssignee = db.prepare(
    'INSERT INTO task_assignee (personId, taskId) VALUES (@personId, @taskId) ON CONFLICT DO NOTHING',
  );
  const removeOtherAssignees = db.prepare(
    'DELETE FROM task_assignee WHERE taskId = @taskId AND personId NOT IN (SELECT value FROM json_each(@ids))',
  );
  const setAssignees = db.prepare(
    'UPDATE task SET assigneeIds = @assigneeIds, rev = @rev WHERE id = @id AND assigneeIds IS NOT @assigneeIds',
  );
  const setStatus = db.prepare(
    'UPDATE task SET taskStatusId = @taskStatusId, rev = @rev WHERE id = @id AND taskStatusId IS NOT @taskStatusId',
  );
  const setPriority = db.prepare(
    'UPDATE task SET priority = @priority, rev = @rev WHERE id = @id AND priority IS NOT @priority',
  );
  const setField = {
    estimationMinutes: db.prepare(
      'UPDATE task SET estimationMinutes = @estimationMinutes, rev = @rev WHERE id = @id AND estimationMinutes IS NOT @estimationMinutes',
    ),
    startDate: db.prepare(
      'UPDATE task SET startDate = @startDate, rev = @rev WHERE id = @id AND startDate IS NOT @startDate',
    ),
    dueDate: db.prepare('UPDATE task SET dueDate = @dueDate, rev = @rev WHERE id = @id AND dueDate IS NOT @dueDate'),
    difficulty: db.prepare(
      'UPDATE task SET difficulty = @difficulty, rev = @rev WHERE id = @id AND difficulty IS NOT @difficulty',
    ),
  } satisfies Record<TaskChange['field'], unknown>;
  const setFollowed = db.prepare(
    'UPDATE task SET isSubscribed = @isSubscribed, rev = @rev WHERE id = @id AND isSubscribed IS NOT @isSubscribed',
  );
  const removeAssignees = db.prepare('DELETE FROM task_assignee WHERE taskId IN (SELECT value FROM json_each(@ids))');
  const remove = db.prepare('DELETE FROM task WHERE id IN (SELECT value FROM json_each(@ids))');

  /** A server's list has no order of its own: sorted, so that the same people are the same text. */
  const asText = (assigneeIds: readonly Id[]): string => JSON.stringify([...assigneeIds].sort());
  const linkAssignees = (taskId: Id, assigneeIds: readonly Id[]): void => {
    removeOtherAssignees.run({ taskId, ids: JSON.stringify(assigneeIds) });
    for (const personId of assigneeIds) addAssignee.run({ personId, taskId });
  };
  const idTexts = (rows: readonly Row[]): readonly Id[] => rows.map((row) => text(row, 'id'));

  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readTask(row);
    },
    updatedAtOf: (id) => {
      const row = dateOf.get({ id });
      return row === undefined ? undefined : textOrNull(row, 'updatedAt');
    },
    newestDateOf: (productionId) => {
      const row = newestDate.get({ productionId });
      return row === undefined ? null : textOrNull(row, 'updatedAt');
    },
    has: (id) => dateOf.get({ id }) !== undefined,
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(readTask),
    ofEntity: (entityId) => ofEntities.all({ ids: JSON.stringify([entityId]) }).map(readTask),
    ofEntities: (entityIds) => ofEntities.all({ ids: JSON.stringify(entityIds) }).map(readTask),
    ofPerson: (personId) => ofPerson.all({ personId }).map(readTask),
    ofStatuses: (taskStatusIds) => ofStatuses.all({ ids: JSON.stringify(taskStatusIds) }).map(readTask),
    changedSince: (rev) => changedSince.all({ rev }).map(readTask),
    countOf: (productionId) => {
      const row = countOf.get({ productionId });
      return row === undefined ? 0 : number(row, 'count');
    },
    idsOf: (productionId) => idTexts(idsOf.all({ productionId })),
    idsOfKind: (productionId, kind) => idTexts(idsOfKind.all({ productionId, kind })),
    idsOfKeys: (keys) => idTexts(idsOfKeys.all({ keys: JSON.stringify(keys) })),
    idsOfEntities: (entityIds) => idTexts(idsOfEntities.all({ ids: JSON.stringify(entityIds) })),
    idsWithPreview: (productionId) => idTexts(idsWithPreview.all({ productionId })),
    upsert: (task) => {
      const changed = upsert.run({
        id: task.id,
        productionId: task.productionId,
        entityId: task.entityId,
        taskTypeId: task.taskTypeId,
        taskStatusId: task.taskStatusId,
        assigneeIds: asText(task.assigneeIds),
        assignerId: task.assignerId,
        priority: task.priority,
        difficulty: task.difficulty,
        estimationMinutes: task.estimationMinutes,
        durationMinutes: task.durationMinutes,
        retakeCount: task.retakeCount,
        startDate: task.startDate,
        dueDate: task.dueDate,
        realStartDate: task.realStartDate,
        endDate: task.endDate,
        doneDate: task.doneDate,
        lastCommentAt: task.lastCommentAt,
        lastPreviewFileId: task.lastPreviewFileId,
        readyAssetCount: task.readyAssetCount,
        isSubscribed: task.isSubscribed === null ? null : Number(task.isSubscribed),
        updatedAt: task.updatedAt,
        rev: db.currentRev(),
      });
      if (changed > 0) linkAssignees(task.id, task.assigneeIds);
    },
    setAssignees: (id, assigneeIds) => {
      const changed = setAssignees.run({ id, assigneeIds: asText(assigneeIds), rev: db.currentRev() });
      if (changed > 0) linkAssignees(id, assigneeIds);
    },
    setStatus: (id, taskStatusId) => {
      setStatus.run({ id, taskStatusId, rev: db.currentRev() });
    },
    setPriority: (id, priority) => {
      setPriority.run({ id, priority, rev: db.currentRev() });
    },
    setField: (id, { field, value }) => {
      setField[field].run({ id, [field]: value, rev: db.currentRev() });
    },
    setFollowed: (id, isSubscribed) => {
      setFollowed.run({ id, isSubscribed: Number(isSubscribed), rev: db.currentRev() });
    },
    remove: (ids) => {
      const list = JSON.stringify(ids);
      removeAssignees.run({ ids: list });
      return remove.run({ ids: list });
    },
  };
}
