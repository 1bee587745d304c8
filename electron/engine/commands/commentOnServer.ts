/**
 * Posting a comment so that a lost answer never makes a second one. Zou has no idempotency key: before the request leaves,
 * what is known of the task's comments is written down; after a lost answer the one that is new since then, by the same
 * author with the same text and status, is ours.
 */
import { z } from 'zod';
import type { Id } from '../../../shared/model/studio.ts';
import { draftKeyOfReply } from '../../../shared/draft.ts';
import type { ChecklistItem } from '../../../shared/model/checklist.ts';
import type { Attachment, Comment } from '../../../shared/model/task.ts';
import type { Tables } from '../db/tables.ts';
import type { Accepted, SendContext } from './command.ts';
import { localRefusal } from './localRefusal.ts';

export type CommentToPost = {
  readonly taskId: Id;
  readonly localId: Id;
  /** Null keeps the task's status, whatever it is when the comment is sent. */
  readonly taskStatusId: Id | null;
  readonly text: string;
  readonly checklist: readonly ChecklistItem[];
};

/** Written down before the first request. */
export const attemptShape = z.object({
  attemptedAt: z.string(),
  taskStatusId: z.string(),
  knownIds: z.array(z.string()),
});
type Attempt = z.infer<typeof attemptShape>;

/** The server's clock has whole seconds and ours is known to a second: comments this much older are still looked at. */
const clockToleranceMs = 5_000;

export async function attemptOf(comment: CommentToPost, context: SendContext): Promise<Attempt> {
  const taskStatusId = comment.taskStatusId ?? (await statusOnServer(comment.taskId, context));
  return {
    attemptedAt: context.serverTime(),
    taskStatusId,
    knownIds: [...context.tables.comments.idsOfTask(comment.taskId)],
  };
}

/**
 * To Kitsu every comment sets a status. One that shall keep the task's has to name what it is on the server now: with what
 * the mirror says, a comment written offline would take back what others have set since.
 */
async function statusOnServer(taskId: Id, context: SendContext): Promise<Id> {
  const [task] = await context.kitsu.tasksById([taskId], context.signal);
  if (task === undefined) throw localRefusal('gone', { taskId });
  return task.taskStatusId;
}

/** POST /actions/tasks/{id}/comment. */
export async function postToServer(
  comment: CommentToPost,
  attempt: Attempt,
  context: SendContext,
  files: Awaited<ReturnType<SendContext['openFiles']>>,
): Promise<Comment> {
  return context.kitsu.postComment(
    comment.taskId,
    { taskStatusId: attempt.taskStatusId, text: comment.text, checklist: comment.checklist, files },
    files.length === 0 ? null : context.onSent,
    context.signal,
  );
}

/** A test for what an attempt may have become: by the same author with the same words and status, and new since then. */
export function isTheSame(
  comment: Pick<CommentToPost, 'text' | 'checklist'>,
  attempt: Attempt,
  known: { readonly personId: Id; readonly isClaimed: (commentId: Id) => boolean },
): (candidate: Comment) => boolean {
  const notBefore = Date.parse(attempt.attemptedAt) - clockToleranceMs;
  return (candidate) =>
    candidate.personId === known.personId &&
    candidate.taskStatusId === attempt.taskStatusId &&
    candidate.text.trim() === comment.text.trim() &&
    candidate.checklist.length === comment.checklist.length &&
    Date.parse(candidate.createdAt) >= notBefore &&
    !attempt.knownIds.includes(candidate.id) &&
    !known.isClaimed(candidate.id);
}

/** GET /data/tasks/{id}/comments. Null: it is surely not there. */
export async function findOnServer(
  comment: CommentToPost,
  attempt: Attempt,
  context: SendContext,
): Promise<Comment | null> {
  const { comments } = await context.kitsu.taskComments(comment.taskId, context.signal);
  const matches = comments.filter(
    isTheSame(comment, attempt, { personId: context.me.id, isClaimed: context.isClaimed }),
  );
  // Of twins sent in a row the oldest one nobody claimed is this command's: commands of a task go in their order.
  return matches.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))[0] ?? null;
}

export const acceptedComment = (comment: Comment, localId: Id): Accepted => ({
  serverId: comment.id,
  apply: (tables) => {
    applyComment(tables, comment, localId);
  },
});

/**
 * Of the files that were queued with a comment or a reply those that did not arrive: the server keeps it before it keeps them, and
 * may fail in between. It keeps names as they are sent, and the same one as often as it is sent.
 */
export function missingFrom<File extends { readonly name: string; readonly sizeBytes: number }>(
  attachments: readonly Pick<Attachment, 'name' | 'sizeBytes'>[],
  files: readonly File[],
): readonly File[] {
  const there = [...attachments];
  return files.filter(({ name, sizeBytes }) => {
    const index = there.findIndex((file) => file.name === name && file.sizeBytes === sizeBytes);
    if (index !== -1) there.splice(index, 1);
    return index === -1;
  });
}

/** What a posted comment does to the mirror. Counters and dates follow with the pull that its event brings. */
export function applyComment(tables: Tables, comment: Comment, localId: Id): void {
  tables.comments.upsert(comment);
  tables.identities.add(localId, comment.id);
  // A reply to it may be half written.
  tables.drafts.rename(draftKeyOfReply(localId), draftKeyOfReply(comment.id));
  setStatusOfNewest(tables, comment.taskId);
}

/** A task's status is that of its newest comment; a row of it that was read after that knows better. */
function setStatusOfNewest(tables: Tables, taskId: Id): void {
  const newest = tables.comments.latestOf([taskId]).get(taskId);
  if (newest === undefined || newest.taskStatusId === null) return;
  const readUntil = tables.tasks.get(taskId)?.lastCommentAt ?? null;
  if (readUntil === null || readUntil <= newest.createdAt) tables.tasks.setStatus(taskId, newest.taskStatusId);
}
