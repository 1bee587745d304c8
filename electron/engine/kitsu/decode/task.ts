import type { Priority, Task } from '../../../../shared/model/task.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { WireRow } from './rows.ts';
import { dayOf, flagOf, idOf, idsOf, instantOf, neededId, numberOf, wholeOf } from './wireValues.ts';

/** A task row of a list with relations, or of the to-do lists. `productionId` where the row does not say it. */
export function readTask(row: WireRow, productionId?: Id): Task {
  return {
    id: neededId(row['id'], 'id'),
    productionId: productionId ?? neededId(row['project_id'], 'project_id'),
    entityId: neededId(row['entity_id'], 'entity_id'),
    taskTypeId: neededId(row['task_type_id'], 'task_type_id'),
    taskStatusId: neededId(row['task_status_id'], 'task_status_id'),
    assigneeIds: idsOf(row['assignees']),
    assignerId: idOf(row['assigner_id']),
    priority: priorityOf(row['priority']),
    difficulty: wholeOf(row['difficulty'], 3),
    estimationMinutes: numberOf(row['estimation']) ?? 0,
    durationMinutes: numberOf(row['duration']) ?? 0,
    retakeCount: wholeOf(row['retake_count'], 0),
    startDate: dayOf(row['start_date']),
    dueDate: dayOf(row['due_date']),
    realStartDate: instantOf(row['real_start_date']),
    endDate: instantOf(row['end_date']),
    doneDate: instantOf(row['done_date']),
    lastCommentAt: instantOf(row['last_comment_date']),
    lastPreviewFileId: idOf(row['last_preview_file_id']),
    readyAssetCount: wholeOf(row['nb_assets_ready'], 0),
    // Boards alone tell it.
    isSubscribed: row['is_subscribed'] === undefined ? null : flagOf(row['is_subscribed']),
    updatedAt: instantOf(row['updated_at']),
  };
}

function priorityOf(value: unknown): Priority {
  const priority = wholeOf(value, 0);
  if (priority >= 3) return 3;
  return priority === 1 || priority === 2 ? priority : 0;
}
