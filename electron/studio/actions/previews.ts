/*
 * Preview files: making the row, choosing the entity's picture, position within a revision.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import { kindWord } from '../kinds.ts';
import { newestFirst, oldestFirst } from '../paging.ts';
import { notFound, wrongParameter } from '../errors.ts';
import type { CommentRow, EntityRow, PreviewFileRow, TaskRow } from '../tables.ts';
import { emitCommentUpdate } from './commentEvents.ts';

const revisions = ({ studio }: Context, taskId: string): PreviewFileRow[] =>
  studio.store.preview_file.by('task_id', taskId);

/** Files of one revision, in their order. */
export const revisionFiles = (context: Context, taskId: string | null, revision: number): PreviewFileRow[] =>
  context.studio.store.preview_file
    .by('task_id', taskId)
    .filter((file) => file.revision === revision)
    .sort((left, right) => left.position - right.position || oldestFirst(left, right));

/**
 * Adds an empty preview to a comment. Without a revision: the comment's own if it has previews, else the task's next.
 * In 0.20.52 revision 0 means "without".
 */
export function addPreview(
  context: Context,
  task: TaskRow,
  comment: CommentRow,
  wishedRevision: number | null,
  personId: string | null,
): PreviewFileRow {
  const { store, isNew } = context.studio;
  const wished = !isNew && wishedRevision === 0 ? null : wishedRevision;
  const [first] = comment.previews.flatMap((id) => store.preview_file.get(id) ?? []);
  const highest = Math.max(0, ...revisions(context, task.id).map((file) => file.revision));
  if (isNew && wished !== null && revisions(context, task.id).some((file) => file.revision === wished)) {
    throw wrongParameter(`Revision ${wished} already exists`);
  }
  const revision = wished ?? first?.revision ?? highest + 1;
  const isContinued = wished !== null || first !== undefined;
  const position = isContinued ? revisionFiles(context, task.id, revision).length + 1 : 1;
  const preview = store.preview_file.insert({
    name: randomUUID().slice(0, 13),
    revision,
    position,
    extension: 'mp4',
    source: 'webgui',
    status: 'processing',
    task_id: task.id,
    person_id: personId,
  });
  const { project_id: projectId } = task;
  emit(context, 'preview-file:new', { preview_file_id: preview.id, comment_id: comment.id }, { projectId });
  const changed = store.comment.update(comment.id, { previews: [...comment.previews, preview.id] });
  const [news] = store.news.by('comment_id', comment.id);
  if (news !== undefined) store.news.update(news.id, { preview_file_id: preview.id });
  emitCommentUpdate(context, changed, projectId);
  return preview;
}

/** The comment a preview came with. */
export const commentOfPreview = ({ studio }: Context, previewId: string): CommentRow | undefined =>
  studio.store.comment.by('previews', previewId)[0];

/** A change of a preview, announced. */
export function updatePreview(
  context: Context,
  preview: PreviewFileRow,
  values: Partial<Omit<PreviewFileRow, 'updated_at'>>,
): PreviewFileRow {
  const { studio } = context;
  const changed = studio.store.preview_file.update(preview.id, values);
  emit(
    context,
    'preview-file:update',
    { preview_file_id: preview.id, ...(studio.isNew ? { status: changed.status } : {}) },
    { projectId: studio.store.task.get(preview.task_id)?.project_id },
  );
  return changed;
}

/** Once there is a file: it becomes the task's last preview, and the entity's picture where the production wants that. */
export function pointAtPreview(context: Context, preview: PreviewFileRow): void {
  const { store } = context.studio;
  const task = store.task.get(preview.task_id);
  if (task === undefined || preview.position !== 1) return;
  store.task.update(task.id, { last_preview_file_id: preview.id });
  if (store.project.get(task.project_id)?.is_set_preview_automated !== true) return;
  const entity = store.entity.get(task.entity_id);
  if (entity !== undefined) setMainPreview(context, entity, preview);
}

/** `null` (1.0.97): none from now on. */
export function setMainPreview(context: Context, entity: EntityRow, preview: PreviewFileRow | null): EntityRow {
  const { studio } = context;
  const changed = studio.store.entity.update(entity.id, { preview_file_id: preview?.id ?? null });
  const projectId = entity.project_id;
  emit(
    context,
    'preview-file:set-main',
    {
      entity_id: entity.id,
      preview_file_id: preview?.id ?? null,
      ...(studio.isNew ? { preview_file_status: preview?.status ?? null } : {}),
    },
    { projectId },
  );
  const kind = kindWord(studio, entity);
  const word = ['shot', 'sequence', 'episode', 'scene'].includes(kind) ? kind : 'asset';
  const own = studio.isNew ? kind : word;
  emit(context, `${own}:update`, { [`${own}_id`]: entity.id }, { projectId });
  return changed;
}

/** Moves a file within its revision; answers the revision. Positions count from 1, others change nothing. */
export function movePreview(context: Context, preview: PreviewFileRow, position: number): PreviewFileRow[] {
  const { store } = context.studio;
  const files = revisionFiles(context, preview.task_id, preview.revision);
  if (position > 0 && position <= files.length) {
    const order = files.filter((file) => file.id !== preview.id);
    order.splice(position - 1, 0, preview);
    for (const [at, file] of order.entries()) store.preview_file.update(file.id, { position: at + 1 });
  }
  return files.flatMap((file) => store.preview_file.get(file.id) ?? []);
}

export const lastPreview = (context: Context, taskId: string): PreviewFileRow | undefined =>
  revisions(context, taskId).sort((left, right) => right.revision - left.revision || oldestFirst(left, right))[0];

export const newestPreview = (context: Context, taskId: string): PreviewFileRow | undefined =>
  revisions(context, taskId).sort(newestFirst)[0];

/** The task of a preview, which it always has. */
export function taskOfPreview({ studio }: Context, preview: PreviewFileRow): TaskRow {
  const task = studio.store.task.get(preview.task_id);
  if (task === undefined) throw notFound();
  return task;
}
