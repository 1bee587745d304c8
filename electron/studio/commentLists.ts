/*
 * A task's comments as its panel shows them, with what each role may not see left out.
 */
import type { Context } from './call.ts';
import { newestFirst } from './paging.ts';
import { authorOf } from './people.ts';
import { isClient, isManager, isSupervisor } from './permissions.ts';
import { plain } from './relations.ts';
import type { Sent } from './serialise.ts';
import { presentAttachment } from './actions/attachments.ts';
import type { Studio } from './studio.ts';
import type { CommentRow, PersonRow, PreviewFileRow, TaskRow } from './tables.ts';

const previewIn = (file: PreviewFileRow): Sent => ({
  id: file.id,
  task_id: file.task_id,
  revision: file.revision,
  extension: file.extension,
  width: file.width,
  height: file.height,
  duration: file.duration,
  status: file.status,
  validation_status: file.validation_status,
  original_name: file.original_name,
  position: file.position,
  annotations: file.annotations,
});

/** As authors are sent, but without the full name. */
function editorOf(studio: Studio, editor: PersonRow): Sent {
  const { full_name: _name, ...rest } = authorOf(studio, editor);
  return rest;
}

function presentComment(context: Context, comment: CommentRow, hidesRejected: boolean): Sent {
  const { studio } = context;
  const { store, isNew } = studio;
  const author = store.person.get(comment.person_id);
  const editor = store.person.get(comment.editor_id);
  const status = store.task_status.get(comment.task_status_id);
  const previews = comment.previews.flatMap((id) => store.preview_file.get(id) ?? []);
  const sent: Sent = plain(studio, 'comment', comment);
  if (isNew) {
    sent['replies'] = comment.replies.map((reply) => {
      const person = store.person.get(reply.person_id);
      return person === undefined ? reply : { ...reply, person: authorOf(studio, person) };
    });
  }
  return {
    ...sent,
    ...(author === undefined ? {} : { person: authorOf(studio, author) }),
    ...(editor === undefined ? {} : { editor: editorOf(studio, editor) }),
    task_status: {
      name: status?.name ?? '',
      short_name: status?.short_name ?? '',
      color: status?.color ?? '',
      id: comment.task_status_id,
    },
    acknowledgements: comment.acknowledgements,
    previews: previews.filter((file) => !hidesRejected || file.validation_status !== 'rejected').map(previewIn),
    mentions: comment.mentions,
    department_mentions: comment.department_mentions,
    attachment_files: store.attachment_file
      .by('comment_id', comment.id)
      .map((file) => ({ ...presentAttachment(file, isNew), ...(isNew ? { reply_id: file.reply_id } : {}) })),
  };
}

const blanked: Sent = { text: '', attachment_files: [], checklist: [], replies: [] };

/** For a client: comments of clients (his own, where they are isolated), and bare previews of the others. */
function forClient(context: Context, task: TaskRow, comment: CommentRow): Sent | null {
  const { studio, caller } = context;
  const isByClient = studio.store.person.get(comment.person_id)?.role === 'client';
  const sent = presentComment(context, comment, true);
  if (studio.isNew && comment.for_client) return sent;
  const hasPreviews = Array.isArray(sent['previews']) && sent['previews'].length > 0;
  if (hasPreviews && !isByClient) return { ...sent, ...blanked };
  const isIsolated = studio.store.project.get(task.project_id)?.is_clients_isolated === true;
  return (isIsolated ? comment.person_id === caller.id : isByClient) ? sent : null;
}

/** Newest first. Artists and vendors do not see what clients wrote. */
export function commentsOf(context: Context, task: TaskRow): Sent[] {
  const { store } = context.studio;
  const comments = store.comment.by('object_id', task.id).sort(newestFirst);
  if (isClient(context, task.project_id)) {
    return comments.map((one) => forClient(context, task, one)).filter((sent) => sent !== null);
  }
  const seesAll = isManager(context, task.project_id) || isSupervisor(context, task.project_id);
  return comments
    .filter((one) => seesAll || store.person.get(one.person_id)?.role !== 'client')
    .map((one) => presentComment(context, one, false));
}
