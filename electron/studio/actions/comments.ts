/*
 * Comments: posting one with all it sets off, replies, acknowledgements.
 */
import { randomUUID } from 'node:crypto';
import type { Context, UploadedFile } from '../call.ts';
import { now, readTime, shownTime } from '../clock.ts';
import type { JsonObject } from '../columns.ts';
import { wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { kindOf } from '../kinds.ts';
import { need } from '../lookups.ts';
import { safePerson } from '../people.ts';
import { plain, whole } from '../relations.ts';
import type { Sent } from '../serialise.ts';
import type { CommentRow, PersonRow, TaskRow, TaskStatusRow } from '../tables.ts';
import type { Reply } from '../tables/values.ts';
import { attach, presentAttachment, removeAttachment } from './attachments.ts';
import { runAutomations } from './automations.ts';
import { commentDetails } from './commentEvents.ts';
import { mentionsIn } from './mentions.ts';
import { notifyOfComment, notifyOfReply } from './notify.ts';
import { applyComment } from './taskState.ts';

export type NewComment = {
  readonly taskId: string;
  readonly statusId: string;
  readonly text: string;
  readonly authorId?: string | null;
  readonly checklist?: readonly JsonObject[];
  readonly links?: readonly string[];
  readonly files?: readonly UploadedFile[];
  /** Text as sent; what is no `YYYY-MM-DD HH:MM:SS` (or with a T) counts as now, without a word. */
  readonly createdAt?: string | null;
  readonly isForClient?: boolean;
};

export type Posted = { readonly comment: CommentRow; readonly sent: Sent };

const backdated = (given: string | null | undefined): string | null =>
  given !== null && given !== undefined && /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}$/.test(given)
    ? readTime(given)
    : null;

/** Refuses a retake beyond the production's limit, or the entity's own. */
function checkRetakes({ studio }: Context, task: TaskRow, status: TaskStatusRow): void {
  if (!status.is_retake) return;
  const limit = studio.store.project.get(task.project_id)?.max_retakes ?? 0;
  if (limit <= 0) return;
  const own = Number(studio.store.entity.get(task.entity_id)?.data?.['max_retakes'] ?? 0) || limit;
  if (own > 0 && task.retake_count >= own) throw wrongParameter('No more retakes allowed on this task');
}

/** Posts a comment: the row, its files, the task's status, notifications, news, automations. */
export function postComment(context: Context, wish: NewComment): Posted {
  const { studio } = context;
  const { store } = studio;
  const task = need(context, 'task', wish.taskId);
  const status = need(context, 'task_status', wish.statusId);
  const author = wish.authorId ? need(context, 'person', wish.authorId) : context.caller;
  checkRetakes(context, task, status);
  const comment = insertComment(context, task, status, author, wish);
  const { hasChanged } = applyComment(context, task, comment, status);
  notifyOfComment(context, task, comment, hasChanged);
  const entity = store.entity.get(task.entity_id);
  if (entity !== undefined && kindOf(studio, entity) !== 'Concept') addNews(context, task, comment, hasChanged);
  const after = need(context, 'task', task.id);
  runAutomations(context, after, author.id, postComment);
  const sent: Sent = {
    ...whole(studio, 'comment', comment),
    attachment_files: store.attachment_file
      .by('comment_id', comment.id)
      .map((file) => presentAttachment(file, studio.isNew)),
    task_status: plain(studio, 'task_status', status),
    person: safePerson(studio, author),
  };
  return { comment, sent };
}

function insertComment(
  context: Context,
  task: TaskRow,
  status: TaskStatusRow,
  author: PersonRow,
  { text, checklist = [], links = [], files = [], createdAt, isForClient = false }: NewComment,
): CommentRow {
  const { studio } = context;
  const comment = studio.store.comment.insert({
    object_id: task.id,
    object_type: 'Task',
    task_status_id: status.id,
    person_id: author.id,
    text,
    checklist,
    links,
    for_client: isForClient,
    created_at: backdated(createdAt) ?? now(),
    ...mentionsIn(studio, task.project_id, text),
  });
  for (const file of files) attach(context, { comment_id: comment.id }, file);
  emit(
    context,
    'comment:new',
    {
      comment_id: comment.id,
      task_id: task.id,
      task_status_id: status.id,
      ...commentDetails(context, comment),
    },
    { projectId: task.project_id },
  );
  return comment;
}

function addNews(context: Context, task: TaskRow, comment: CommentRow, isChange: boolean): void {
  const news = context.studio.store.news.insert({
    comment_id: comment.id,
    author_id: comment.person_id,
    task_id: task.id,
    preview_file_id: comment.preview_file_id,
    change: isChange,
    created_at: comment.created_at,
  });
  emit(
    context,
    'news:new',
    { news_id: news.id, task_status_id: comment.task_status_id, task_type_id: task.task_type_id },
    { projectId: task.project_id },
  );
}

/** The same call gives an acknowledgement and takes it back. */
export function toggleAcknowledgement(context: Context, task: TaskRow, comment: CommentRow): CommentRow {
  const { studio, caller } = context;
  const hasIt = comment.acknowledgements.includes(caller.id);
  emit(
    context,
    `comment:${hasIt ? 'unacknowledge' : 'acknowledge'}`,
    { comment_id: comment.id, person_id: caller.id },
    { projectId: task.project_id, isLive: true },
  );
  return studio.store.comment.update(comment.id, {
    acknowledgements: hasIt
      ? comment.acknowledgements.filter((id) => id !== caller.id)
      : [...comment.acknowledgements, caller.id],
  });
}

/** Its files are kept one by one after it, and before anybody is told. */
export function replyTo(
  context: Context,
  task: TaskRow,
  comment: CommentRow,
  text: string,
  files: readonly UploadedFile[],
): { readonly reply: Reply; readonly attached: readonly Sent[] } {
  const { studio, caller } = context;
  const time = shownTime(now());
  const reply: Reply = {
    id: randomUUID(),
    date: time,
    person_id: caller.id,
    text,
    ...mentionsIn(studio, task.project_id, text),
    created_at: time,
  };
  const changed = studio.store.comment.update(comment.id, { replies: [...comment.replies, reply] });
  const attached = files.map((file) =>
    presentAttachment(attach(context, { comment_id: comment.id, reply_id: reply.id }, file), true),
  );
  emit(
    context,
    'comment:reply',
    { task_id: task.id, comment_id: comment.id, reply_id: reply.id },
    { projectId: task.project_id },
  );
  notifyOfReply(context, task, changed, reply);
  return { reply, attached };
}

/** With its files, of which 0.20.52 has none. */
export function removeReply(context: Context, task: TaskRow, comment: CommentRow, replyId: string): CommentRow {
  const { store } = context.studio;
  for (const file of store.attachment_file.by('comment_id', comment.id)) {
    if (file.reply_id === replyId) removeAttachment(context, file.id);
  }
  const changed = store.comment.update(comment.id, {
    replies: comment.replies.filter((reply) => reply.id !== replyId),
  });
  for (const notification of store.notification.by('comment_id', comment.id)) {
    if (notification.reply_id === replyId) store.notification.delete(notification.id);
  }
  emit(
    context,
    'comment:delete-reply',
    { task_id: task.id, comment_id: comment.id, reply_id: replyId },
    { projectId: task.project_id, isLive: true },
  );
  return changed;
}
