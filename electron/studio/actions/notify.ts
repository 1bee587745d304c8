/*
 * Notifications: whom a comment, a reply or an assignment concerns.
 */
import type { Context } from '../call.ts';
import { emit } from '../events.ts';
import type { CommentRow, Row, TaskRow } from '../tables.ts';
import type { Reply } from '../tables/values.ts';

type Notice = {
  readonly personId: string;
  readonly authorId: string;
  readonly task: TaskRow;
  readonly type: Row<'notification'>['type'];
  readonly comment?: CommentRow;
  readonly replyId?: string;
  readonly isChange?: boolean;
};

function notify(
  context: Context,
  { personId, authorId, task, type, comment, replyId, isChange = false }: Notice,
): void {
  const { store } = context.studio;
  if (!store.person.has(personId)) return;
  const notification = store.notification.insert({
    person_id: personId,
    author_id: authorId,
    task_id: task.id,
    comment_id: comment?.id ?? null,
    reply_id: replyId ?? null,
    type,
    change: isChange,
  });
  emit(
    context,
    'notification:new',
    { notification_id: notification.id, person_id: personId },
    { projectId: task.project_id, isLive: true },
  );
}

/** Assignees, subscribers of the task, subscribers of the sequence for this task type. */
function recipients({ studio }: Context, task: TaskRow): Set<string> {
  const { subscription, entity } = studio.store;
  const found = new Set(task.assignees);
  for (const one of subscription.by('task_id', task.id)) found.add(one.person_id);
  const parentId = entity.get(task.entity_id)?.parent_id ?? null;
  if (parentId !== null) {
    for (const one of subscription.by('entity_id', parentId)) {
      if (one.task_type_id === task.task_type_id) found.add(one.person_id);
    }
  }
  return found;
}

/** People mentioned by name, and those of a mentioned department who are in the team. */
function mentioned(
  { studio }: Context,
  task: TaskRow,
  { mentions, department_mentions: departments }: Pick<Reply, 'mentions' | 'department_mentions'>,
): Set<string> {
  const found = new Set(mentions);
  const team = studio.store.project.get(task.project_id)?.team ?? [];
  for (const personId of team) {
    const own = studio.store.person.get(personId)?.departments ?? [];
    if (own.some((id) => departments.includes(id))) found.add(personId);
  }
  return found;
}

export function notifyOfComment(context: Context, task: TaskRow, comment: CommentRow, isChange: boolean): void {
  const authorId = comment.person_id;
  for (const personId of recipients(context, task)) {
    if (personId !== authorId) notify(context, { personId, authorId, task, comment, type: 'comment', isChange });
  }
  for (const personId of mentioned(context, task, comment)) {
    if (personId !== authorId) notify(context, { personId, authorId, task, comment, type: 'mention' });
  }
}

export function notifyOfReply(context: Context, task: TaskRow, comment: CommentRow, reply: Reply): void {
  const authorId = reply.person_id;
  const people = recipients(context, task);
  for (const other of comment.replies) people.add(other.person_id);
  people.delete(authorId);
  if (authorId !== comment.person_id) people.add(comment.person_id);
  for (const personId of people) {
    notify(context, { personId, authorId, task, comment, replyId: reply.id, type: 'reply' });
  }
  for (const personId of mentioned(context, task, reply)) {
    if (personId !== authorId) {
      notify(context, { personId, authorId, task, comment, replyId: reply.id, type: 'reply-mention' });
    }
  }
}

/** After an edit the mentions are told again. */
export function renewMentions(context: Context, task: TaskRow, comment: CommentRow): void {
  const { notification } = context.studio.store;
  for (const old of notification.by('comment_id', comment.id)) {
    if (old.type === 'mention' || old.type === 'reply') notification.delete(old.id);
  }
  for (const personId of mentioned(context, task, comment)) {
    notify(context, { personId, authorId: comment.person_id, task, comment, type: 'mention' });
  }
}

export function notifyOfAssignment(context: Context, task: TaskRow, personId: string): void {
  const authorId = context.caller.id;
  if (personId !== authorId) notify(context, { personId, authorId, task, type: 'assignation' });
}
