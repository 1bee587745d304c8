/*
 * Deleting things with all that hangs on them.
 */
import { newestFirst } from '../paging.ts';
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import type { CommentRow, PreviewFileRow, TaskRow, EntityRow } from '../tables.ts';
import { removeAttachment } from './attachments.ts';
import { newestPreview, pointAtPreview, setMainPreview } from './previews.ts';

export type PreviewRemoval = {
  readonly withFiles?: boolean;
  /** Everything around it goes as well: nothing earlier takes its place. */
  readonly isBulk?: boolean;
};

/** Removes a preview: the comment loses its id, the entity and the task what pointed at it. */
export function removePreview(context: Context, preview: PreviewFileRow, removal: PreviewRemoval = {}): void {
  const { store, files, isNew } = context.studio;
  const task = store.task.get(preview.task_id);
  const entity = store.entity.get(task?.entity_id);
  const wasEntityMain = entity?.preview_file_id === preview.id;
  if (wasEntityMain) store.entity.update(entity.id, { preview_file_id: null });
  for (const news of store.news.by('preview_file_id', preview.id)) {
    store.news.update(news.id, { preview_file_id: null });
  }
  for (const comment of store.comment.by('previews', preview.id)) {
    store.comment.amend(comment.id, { previews: comment.previews.filter((id) => id !== preview.id) });
  }
  for (const comment of store.comment.by('preview_file_id', preview.id)) {
    store.comment.amend(comment.id, { preview_file_id: null });
  }
  if (removal.withFiles === true) for (const kind of ['previews', 'sources'] as const) files.remove(kind, preview.id);
  store.preview_file.delete(preview.id);
  const wasTaskMain = task?.last_preview_file_id === preview.id;
  if (isNew) {
    if (removal.isBulk === true) return;
    if (wasTaskMain) restoreTask(context, task);
    if (wasEntityMain) restoreEntity(context, entity);
  } else if (wasTaskMain) {
    const last = newestPreview(context, task.id);
    if (last === undefined) store.task.update(task.id, { last_preview_file_id: null });
    else pointAtPreview(context, last);
  }
}

/** The newest main preview among ready pictures and movies. */
function newestShown(context: Context, taskIds: readonly string[]): PreviewFileRow | undefined {
  return taskIds
    .flatMap((id) => context.studio.store.preview_file.by('task_id', id))
    .filter(
      ({ position, status, extension }) => position === 1 && status === 'ready' && /^(png|mp4)$/.test(extension ?? ''),
    )
    .sort(newestFirst)[0];
}

function restoreTask(context: Context, task: TaskRow): void {
  const last = newestShown(context, [task.id]);
  context.studio.store.task.update(task.id, { last_preview_file_id: last?.id ?? null });
  emit(context, 'task:update', { task_id: task.id }, { projectId: task.project_id });
}

function restoreEntity(context: Context, entity: EntityRow): void {
  const { store } = context.studio;
  const isAutomatic = store.project.get(entity.project_id)?.is_set_preview_automated === true;
  const tasks = store.task.by('entity_id', entity.id).map((task) => task.id);
  setMainPreview(context, entity, (isAutomatic ? newestShown(context, tasks) : undefined) ?? null);
}

function removeNewsOf(context: Context, column: 'comment_id' | 'task_id', id: string, projectId: string | null): void {
  const { store, isNew } = context.studio;
  for (const news of store.news.by(column, id)) {
    store.news.delete(news.id);
    if (isNew) emit(context, 'news:delete', { news_id: news.id }, { projectId });
  }
}

export function removeComment(context: Context, comment: CommentRow): void {
  const { store, isNew } = context.studio;
  const task = store.task.get(comment.object_id);
  const projectId = task?.project_id ?? null;
  for (const notification of store.notification.by('comment_id', comment.id))
    store.notification.delete(notification.id);
  removeNewsOf(context, 'comment_id', comment.id, projectId);
  const previews = comment.previews.flatMap((id) => store.preview_file.get(id) ?? []);
  const attachments = store.attachment_file.by('comment_id', comment.id);
  store.comment.delete(comment.id);
  for (const preview of previews) removePreview(context, preview);
  for (const attachment of attachments) removeAttachment(context, attachment.id);
  if (task === undefined) return;
  const payload = { comment_id: comment.id, ...(isNew ? { task_id: task.id } : {}) };
  emit(context, 'comment:delete', payload, { projectId });
}

/** Removes a task with its comments, previews, time and news; only `task:delete` tells of it. */
export function removeTask(context: Context, task: TaskRow): void {
  const { store } = context.studio;
  for (const file of store.working_file.by('task_id', task.id)) {
    for (const output of store.output_file.by('source_file_id', file.id)) store.output_file.delete(output.id);
    store.working_file.delete(file.id);
  }
  for (const comment of store.comment.by('object_id', task.id)) {
    for (const notification of store.notification.by('comment_id', comment.id)) {
      store.notification.delete(notification.id);
    }
    removeNewsOf(context, 'comment_id', comment.id, task.project_id);
    for (const attachment of store.attachment_file.by('comment_id', comment.id))
      removeAttachment(context, attachment.id);
    store.comment.delete(comment.id);
  }
  for (const subscription of store.subscription.by('task_id', task.id)) store.subscription.delete(subscription.id);
  for (const preview of store.preview_file.by('task_id', task.id)) removePreview(context, preview, { isBulk: true });
  for (const spent of store.time_spent.by('task_id', task.id)) store.time_spent.delete(spent.id);
  for (const notification of store.notification.by('task_id', task.id)) store.notification.delete(notification.id);
  removeNewsOf(context, 'task_id', task.id, task.project_id);
  for (const link of store.production_schedule_version_task_link.by('task_id', task.id)) {
    store.production_schedule_version_task_link.delete(link.id);
  }
  deleteTaskRow(context, task);
}

export function deleteTaskRow(context: Context, task: TaskRow): void {
  context.studio.store.task.delete(task.id);
  emit(
    context,
    'task:delete',
    { task_id: task.id, entity_id: task.entity_id, task_type_id: task.task_type_id },
    { projectId: task.project_id },
  );
}
