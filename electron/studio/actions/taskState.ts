/*
 * A task's status and the dates the server keeps with it: set forward by a comment, or worked out anew from all comments.
 */
import type { Context } from '../call.ts';
import { now } from '../clock.ts';
import { emit } from '../events.ts';
import { oldestFirst } from '../paging.ts';
import { defaultStatusFor } from '../statuses.ts';
import type { CommentRow, Row, TaskRow, TaskStatusRow } from '../tables.ts';

type TaskChanges = { -readonly [Key in keyof Row<'task'>]?: Row<'task'>[Key] };

const isWip = (status: TaskStatusRow, isNew: boolean): boolean =>
  isNew ? status.is_wip : status.short_name.toLowerCase() === 'wip';

export type StatusChange = { readonly task: TaskRow; readonly hasChanged: boolean };

/** What a new comment does to its task. One dated before the last comment does not set the status. */
export function applyComment(
  context: Context,
  task: TaskRow,
  comment: CommentRow,
  status: TaskStatusRow,
): StatusChange {
  const { isNew, store } = context.studio;
  if (task.last_comment_date !== null && task.last_comment_date > comment.created_at) {
    return { task: resetTask(context, task), hasChanged: false };
  }
  const hasChanged = status.id !== task.task_status_id;
  const changes: TaskChanges = { task_status_id: status.id, last_comment_date: comment.created_at };
  if (hasChanged) {
    if (status.is_retake) changes.retake_count = task.retake_count + 1;
    if (status.is_feedback_request) changes.end_date = now();
    else if (isNew && !status.is_done) changes.end_date = null;
    if (status.is_done) changes.done_date = now();
    else if (isNew) changes.done_date = null;
    if (isWip(status, isNew) && task.real_start_date === null) changes.real_start_date = now();
  }
  const changed = store.task.update(task.id, changes);
  emit(context, 'task:update', { task_id: task.id }, { projectId: task.project_id });
  if (hasChanged) emitStatusChange(context, task, status.id, comment);
  return { task: changed, hasChanged };
}

export function emitStatusChange(
  context: Context,
  before: TaskRow,
  statusId: string | null,
  comment: CommentRow,
): void {
  const payload = {
    task_id: before.id,
    new_task_status_id: statusId,
    previous_task_status_id: before.task_status_id,
    person_id: comment.person_id,
  };
  emit(context, 'task:status-changed', payload, { projectId: before.project_id });
  const status = context.studio.store.task_status.get(statusId);
  if (context.studio.isNew && status?.is_feedback_request === true) {
    emit(context, 'task:to-review', { ...payload, comment_id: comment.id }, { projectId: before.project_id });
  }
}

/** Works status, dates, retakes and duration out from what is there: after a deletion or an edit. */
export function resetTask(context: Context, task: TaskRow): TaskRow {
  const { studio } = context;
  const { store, isNew } = studio;
  const changes: TaskChanges = {
    retake_count: 0,
    real_start_date: null,
    last_comment_date: null,
    end_date: null,
    done_date: null,
    task_status_id: defaultStatusFor(studio, store.entity.get(task.entity_id)).id,
    duration: durationOf(context, task.id),
  };
  let wasRetake = false;
  for (const comment of store.comment.by('object_id', task.id).sort(oldestFirst)) {
    const status = store.task_status.get(comment.task_status_id);
    if (status === undefined) continue;
    if (status.is_retake && !wasRetake) changes.retake_count = (changes.retake_count ?? 0) + 1;
    wasRetake = status.is_retake;
    if (isWip(status, isNew)) changes.real_start_date ??= comment.created_at;
    if (status.is_feedback_request) changes.end_date = comment.created_at;
    else if (isNew && !status.is_done) changes.end_date = null;
    if (status.is_done) changes.done_date = comment.created_at;
    else if (isNew) changes.done_date = null;
    changes.task_status_id = status.id;
    changes.last_comment_date = comment.created_at;
  }
  const changed = store.task.update(task.id, changes);
  // 0.20.52 passes the production in the place of another argument: the event goes without it.
  emit(context, 'task:update', { task_id: task.id }, isNew ? { projectId: task.project_id } : {});
  return changed;
}

export const durationOf = ({ studio }: Context, taskId: string): number =>
  studio.store.time_spent.by('task_id', taskId).reduce((sum, spent) => sum + spent.duration, 0);
