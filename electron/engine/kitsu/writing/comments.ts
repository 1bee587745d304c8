import type { ChecklistItem } from '../../../../shared/model/checklist.ts';
import type { FormField } from '../../host.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { attachment, readComment, sentReply } from '../decode/comment.ts';
import { reader, readRows } from '../decode/rows.ts';
import { idsOf } from '../decode/wireValues.ts';
import type { CommentDraft, Kitsu, OutgoingFile, ReplyDraft } from '../kitsu.ts';
import { isList, isRecord } from '../wireJson.ts';

type CommentWrites = Pick<
  Kitsu,
  | 'postComment'
  | 'editComment'
  | 'pinComment'
  | 'deleteComment'
  | 'replyToComment'
  | 'deleteReply'
  | 'addAttachments'
  | 'deleteAttachment'
  | 'toggleAcknowledgement'
>;

export function commentWriting(client: Client): CommentWrites {
  const commentPath = (taskId: string, commentId: string): string => `/data/tasks/${taskId}/comments/${commentId}`;
  const remove = async (path: string): Promise<void> => {
    await client.sendJson('DELETE', path, undefined);
  };
  return {
    postComment: async (taskId, draft, onSent, signal) => {
      const path = `/actions/tasks/${taskId}/comment`;
      const answer =
        draft.files.length === 0
          ? await client.sendJson('POST', path, {
              task_status_id: draft.taskStatusId,
              comment: draft.text,
              checklist: draft.checklist.map(wireItem),
            })
          : await client.sendForm(path, { kind: 'form', fields: commentForm(draft), onSent }, signal ?? null);
      const [decoded] = readRows([answer], readComment).rows;
      if (decoded === undefined) throw brokenAnswer(201, 'no comment');
      return decoded.comment;
    },
    editComment: async (commentId, { text, checklist, taskStatusId }) => {
      await client.sendJson('PUT', `/data/comments/${commentId}`, {
        text,
        checklist: checklist.map(wireItem),
        task_status_id: taskStatusId,
      });
    },
    pinComment: async (commentId, isPinned) => {
      await client.sendJson('PUT', `/data/comments/${commentId}`, { pinned: isPinned });
    },
    deleteComment: (taskId, commentId) => remove(commentPath(taskId, commentId)),
    replyToComment: async (taskId, commentId, draft, onSent, signal) => {
      const path = `${commentPath(taskId, commentId)}/reply`;
      const answer =
        draft.files.length === 0
          ? await client.sendJson('POST', path, { text: draft.text })
          : await client.sendForm(path, { kind: 'form', fields: replyForm(draft), onSent }, signal ?? null);
      const parsed = sentReply.safeParse(answer);
      if (!parsed.success) throw brokenAnswer(200, 'no reply', parsed.error);
      return parsed.data;
    },
    deleteReply: (taskId, commentId, replyId) => remove(`${commentPath(taskId, commentId)}/reply/${replyId}`),
    addAttachments: async (taskId, commentId, files, onSent, signal) => {
      const path = `/actions/tasks/${taskId}/comments/${commentId}/add-attachment`;
      const answer = await client.sendForm(path, { kind: 'form', fields: fileFields(files), onSent }, signal);
      if (!isList(answer)) throw brokenAnswer(201, 'no attachments');
      return readRows(answer, reader(attachment)).rows;
    },
    deleteAttachment: (taskId, commentId, attachmentId) =>
      remove(`${commentPath(taskId, commentId)}/attachments/${attachmentId}`),
    toggleAcknowledgement: async (taskId, commentId) => {
      const answer = await client.sendJson('POST', `${commentPath(taskId, commentId)}/ack`, {});
      if (!isRecord(answer) || !isList(answer['acknowledgements'])) throw brokenAnswer(200, 'no acknowledgements');
      return idsOf(answer['acknowledgements']);
    },
  };
}

/** The frame as Kitsu's pages write it, counted from 1; nothing where it is about none. */
const wireItem = ({ text, checked, about }: ChecklistItem) => ({
  text,
  checked,
  ...(about === null ? {} : { frame: about.frame + 1, revision: about.revision ?? -1 }),
});

/** In a form everything is text, the checklist as JSON; the names of the file fields mean nothing. */
function commentForm(draft: CommentDraft): readonly FormField[] {
  return [
    { kind: 'text', name: 'task_status_id', value: draft.taskStatusId },
    { kind: 'text', name: 'comment', value: draft.text },
    { kind: 'text', name: 'checklist', value: JSON.stringify(draft.checklist.map(wireItem)) },
    ...fileFields(draft.files),
  ];
}

const replyForm = ({ text, files }: ReplyDraft): readonly FormField[] => [
  { kind: 'text', name: 'text', value: text },
  ...fileFields(files),
];

const fileFields = (files: readonly OutgoingFile[]): readonly FormField[] =>
  files.map((file, index) => fileField(`file-${index + 1}`, file));

export function fileField(name: string, { name: fileName, contentType, path, sizeBytes }: OutgoingFile): FormField {
  return { kind: 'file', name, fileName, contentType, path, sizeBytes };
}
