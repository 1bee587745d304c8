/** A conversation with what waits in the outbox laid over it, command by command as they were written. */
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { CommentPatch, WaitingFile } from '../commands/overlayView.ts';

type AddPatch = Extract<CommentPatch, { readonly kind: 'add' }>;

/** @returns the newest waiting one first, then the others as they stood. */
export function withWaiting(
  shown: readonly ShownComment[],
  patches: readonly CommentPatch[],
  task: Task,
): readonly ShownComment[] {
  let list = [...shown];
  let taskStatusId = task.taskStatusId;
  const change = (id: Id, changed: (comment: ShownComment) => ShownComment): void => {
    list = list.map((comment) => (comment.id === id ? changed(comment) : comment));
  };
  for (const patch of patches) {
    switch (patch.kind) {
      case 'add':
        taskStatusId = patch.taskStatusId ?? taskStatusId;
        list = [waitingComment(patch, task.id, taskStatusId), ...list];
        break;
      case 'edit':
        change(patch.commentId, (comment) => ({
          ...comment,
          text: patch.text,
          checklist: patch.checklist,
          commandId: patch.commandId,
          mark: patch.mark,
        }));
        break;
      case 'delete':
        // What the server refused to delete is still there, and says so.
        if (isRefused(patch.mark))
          change(patch.commentId, (comment) => ({ ...comment, commandId: patch.commandId, mark: patch.mark }));
        else list = list.filter(({ id }) => id !== patch.commentId);
        break;
      case 'pin':
        change(patch.commentId, (comment) => ({
          ...comment,
          isPinned: isRefused(patch.mark) ? comment.isPinned : patch.isPinned,
          commandId: patch.commandId,
          mark: patch.mark,
        }));
        break;
      case 'acknowledge':
        change(patch.commentId, (comment) => ({
          ...comment,
          acknowledgementIds: isRefused(patch.mark)
            ? comment.acknowledgementIds
            : [
                ...comment.acknowledgementIds.filter((id) => id !== patch.personId),
                ...(patch.isAcknowledged ? [patch.personId] : []),
              ],
          acknowledgeMark: patch.mark,
        }));
        break;
      case 'reply':
        change(patch.commentId, (comment) => ({
          ...comment,
          shownReplies: [
            ...comment.shownReplies,
            {
              id: patch.replyId,
              personId: patch.personId,
              text: patch.text,
              mentionIds: [],
              createdAt: patch.writtenAt,
              commandId: patch.commandId,
              mark: patch.mark,
              canDelete: false,
              waitingFiles: waitingFiles(patch.files),
            },
          ],
        }));
        break;
      case 'deleteReply':
        change(patch.commentId, (comment) => ({
          ...comment,
          ...(isRefused(patch.mark)
            ? {
                shownReplies: comment.shownReplies.map((reply) =>
                  reply.id === patch.replyId ? { ...reply, commandId: patch.commandId, mark: patch.mark } : reply,
                ),
              }
            : {
                shownReplies: comment.shownReplies.filter(({ id }) => id !== patch.replyId),
                attachments: comment.attachments.filter(({ replyId }) => replyId !== patch.replyId),
              }),
        }));
        break;
      case 'deleteAttachment':
        change(patch.commentId, (comment) =>
          isRefused(patch.mark)
            ? { ...comment, commandId: patch.commandId, mark: patch.mark }
            : { ...comment, attachments: comment.attachments.filter(({ id }) => id !== patch.attachmentId) },
        );
        break;
    }
  }
  return list;
}

const waitingFiles = (files: readonly WaitingFile[]): ShownComment['waitingFiles'] =>
  files.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes }));

const isRefused = (mark: Mark): boolean => mark === 'rejected' || mark === 'conflict';

/** It is edited and taken back in the queue, by its command; the rest has to wait until the server knows it. */
function waitingComment(patch: AddPatch, taskId: Id, taskStatusId: Id): ShownComment {
  return {
    id: patch.commentId,
    taskId,
    personId: patch.personId,
    editorId: null,
    taskStatusId,
    text: patch.text,
    checklist: patch.checklist,
    links: [],
    isPinned: false,
    isForClient: false,
    mentionIds: [],
    departmentMentionIds: [],
    acknowledgementIds: [],
    previewFileIds: [],
    attachments: [],
    replies: [],
    createdAt: patch.writtenAt,
    updatedAt: null,
    commandId: patch.commandId,
    mark: patch.mark,
    writtenAt: patch.writtenAt,
    shownReplies: [],
    waitingFiles: waitingFiles(patch.files),
    revision: patch.revision,
    isOwn: true,
    canEdit: false,
    canDelete: false,
    canCheck: false,
    acknowledgeMark: null,
  };
}
