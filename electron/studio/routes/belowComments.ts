/*
 * What hangs below a comment: acknowledgements, replies, attached files.
 */
import { attach, presentAttachment, removeAttachment } from '../actions/attachments.ts';
import { removeReply, replyTo, toggleAcknowledgement } from '../actions/comments.ts';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { files, isId, param, text, type Call } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { crash, CutConnection, forbidden, notFound } from '../errors.ts';
import { fileAnswer } from '../fileAnswers.ts';
import { need, needTask } from '../lookups.ts';
import { authorOf } from '../people.ts';
import {
  checkAdmin,
  checkProject,
  checkStaff,
  checkTaskAction,
  checkTaskRead,
  isClient,
  isInTeam,
  isManager,
  isVendor,
} from '../permissions.ts';
import { plain, whole } from '../relations.ts';
import { del, get, post, type Route } from '../route.ts';
import type { CommentRow, TaskRow } from '../tables.ts';
import { taskOf, pathComment } from './comments.ts';

function acknowledge(call: Call): Answer {
  checkTaskRead(call, needTask(call, param(call, 'task_id')));
  const row = pathComment(call);
  const changed = toggleAcknowledgement(call, taskOf(call, row), row);
  return answer(whole(call.studio, 'comment', changed));
}

/** 1.0.97: who was mentioned on a task may answer there. */
const isMentionedOn = (call: Call, task: TaskRow): boolean =>
  isInTeam(call, task.project_id) &&
  !isVendor(call, task.project_id) &&
  call.studio.store.comment
    .by('object_id', task.id)
    .some(
      (comment) =>
        comment.mentions.includes(call.caller.id) ||
        comment.replies.some((one) => one.mentions?.includes(call.caller.id)) ||
        comment.department_mentions.some((id) => call.caller.departments.includes(id)),
    );

/** 1.0.97: between clients and managers only, and not between clients of two studios. */
function checkClientThread(call: Call, task: TaskRow, row: CommentRow): void {
  const { project_id: projectId } = task;
  const author = call.studio.store.person.get(row.person_id);
  const isByClient = author !== undefined && isClient({ ...call, caller: author }, projectId);
  if (isClient(call, projectId)) {
    if (isByClient && author.id !== call.caller.id && author.studio_id !== call.caller.studio_id) throw forbidden();
  } else if (!isManager(call, projectId) && (row.for_client || isByClient)) {
    throw forbidden();
  }
}

function reply(call: Call): Answer {
  const { studio } = call;
  const row = pathComment(call);
  const task = needTask(call, param(call, 'task_id'));
  if (studio.isNew && row.object_id !== task.id) throw forbidden();
  if (row.person_id !== call.caller.id) {
    if (!studio.isNew && isClient(call)) throw forbidden();
    if (!studio.isNew || !isMentionedOn(call, task)) checkTaskAction(call, task);
  }
  if (studio.isNew) checkClientThread(call, task, row);
  // 0.20.52 takes no notice of files.
  const sent = studio.isNew ? files(call) : [];
  const { reply: made, attached } = replyTo(call, taskOf(call, row), row, text(call, 'text', ''), sent);
  return answer({
    ...made,
    ...(studio.isNew ? { person: authorOf(studio, call.caller) } : {}),
    ...(attached.length > 0 ? { attachment_files: attached } : {}),
  });
}

function deleteReply(call: Call): Answer {
  const row = pathComment(call);
  const found = row.replies.find((one) => one.id === param(call, 'reply_id'));
  if (found === undefined) throw call.studio.isNew ? notFound() : new CutConnection();
  if (found.person_id !== call.caller.id) checkAdmin(call);
  return answer(plain(call.studio, 'comment', removeReply(call, taskOf(call, row), row, found.id)));
}

/** The author, else staff of the task's production. */
function checkAuthorOrStaff(call: Call, row: CommentRow): void {
  if (row.person_id === call.caller.id) return;
  checkStaff(call, needTask(call, param(call, 'task_id')).project_id);
}

/** 1.0.97: the path must name the comment's own task. */
function checkPath(call: Call, row: CommentRow): void {
  if (call.studio.isNew && row.object_id !== param(call, 'task_id')) throw forbidden();
}

function addAttachments(call: Call): Answer {
  const row = pathComment(call);
  checkPath(call, row);
  checkAuthorOrStaff(call, row);
  const made = files(call).map((file) => attach(call, { comment_id: row.id }, file));
  return created(made.map((file) => presentAttachment(file, call.studio.isNew)));
}

function deleteAttachment(call: Call): Answer {
  const row = pathComment(call);
  checkPath(call, row);
  checkAuthorOrStaff(call, row);
  const id = param(call, 'attachment_id');
  if (!isId(id) && !call.studio.isNew) throw crash();
  const file = need(call, 'attachment_file', id);
  if (call.studio.isNew && file.comment_id !== row.id) throw forbidden();
  removeAttachment(call, file.id);
  return noContent();
}

function download(call: Call): Answer {
  const { studio } = call;
  const file = need(call, 'attachment_file', param(call, 'attachment_file_id'));
  const row = studio.store.comment.get(file.comment_id);
  const message = studio.store.chat_message.get(file.chat_message_id);
  if (row !== undefined) checkTaskRead(call, taskOf(call, row));
  else if (message !== undefined) {
    const chat = need(call, 'chat', message.chat_id);
    checkProject(call, need(call, 'entity', chat.object_id).project_id);
  } else throw forbidden();
  return fileAnswer.attachment(studio, file);
}

function taskAttachments(call: Call): Answer {
  checkAdmin(call);
  const { studio } = call;
  const { store } = studio;
  const id = param(call, 'task_id');
  if (!isId(id)) throw crash();
  const found = store.comment.by('object_id', id).flatMap((one) => store.attachment_file.by('comment_id', one.id));
  return answer(found.map((file) => plain(studio, 'attachment_file', file)));
}

function projectAttachments(call: Call): Answer {
  checkAdmin(call);
  const { studio } = call;
  const { store } = studio;
  const found = store.task
    .by('project_id', param(call, 'project_id'))
    .flatMap((task) => store.comment.by('object_id', task.id))
    .flatMap((one) => store.attachment_file.by('comment_id', one.id));
  return answer(found.map((file) => plain(studio, 'attachment_file', file)));
}

export const belowCommentRoutes: readonly Route[] = [
  post('/data/tasks/:task_id/comments/:comment_id/ack', acknowledge),
  post('/data/tasks/:task_id/comments/:comment_id/reply', reply),
  del('/data/tasks/:task_id/comments/:comment_id/reply/:reply_id', deleteReply),
  del('/data/tasks/:task_id/comments/:comment_id/attachments/:attachment_id', deleteAttachment),
  post('/actions/tasks/:task_id/comments/:comment_id/add-attachment', addAttachments),
  get('/data/tasks/:task_id/attachment-files', taskAttachments),
  get('/data/projects/:project_id/attachment-files', projectAttachments),
  get('/data/attachment-files/:attachment_file_id/file/:file_name', download),
  ...crudRoutes({
    table: 'attachment_file',
    path: '/data/attachment-files',
    mayRead: (call, file) => {
      const row = call.studio.store.comment.get(file.comment_id);
      const message = call.studio.store.chat_message.get(file.chat_message_id);
      if (row !== undefined) checkTaskRead(call, taskOf(call, row));
      else if (message === undefined) throw forbidden();
      else if (isVendor(call)) throw forbidden();
    },
  }),
];
