import { z } from 'zod';
import type { InputOf, Commands } from '../../../shared/ipc.ts';
import { checklistItem } from '../../../shared/checklistItem.ts';
import type { Comment } from '../../../shared/model/task.ts';
import { maySetStatus } from '../../../shared/rules/permissions.ts';
import type { Command, CommandDefinition, QueuedOutgoingFile, SendContext } from './command.ts';
import {
  acceptedComment,
  attemptOf,
  attemptShape,
  findOnServer,
  isTheSame,
  missingFrom,
  postToServer,
} from './commentOnServer.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({
  taskId: z.string(),
  localId: z.string(),
  taskStatusId: z.string().nullable(),
  text: z.string(),
  checklist: z.array(checklistItem),
});
type Payload = z.infer<typeof payload>;

const progress = z.object({ attempt: attemptShape });

/** A comment with its status, checklist and files. */
export const postComment: CommandDefinition<'postComment', InputOf<Commands, 'postComment'>, Payload> = {
  kind: 'postComment',
  payload,
  plan: (input, context) => [
    planFor(
      input.taskId,
      context,
      (actor) =>
        maySetStatus({ ...actor, statuses: context.tables.taskStatuses.all(), taskStatusId: input.taskStatusId }),
      () => ({
        taskId: input.taskId,
        localId: context.newId(),
        taskStatusId: input.taskStatusId,
        text: input.text,
        checklist: input.checklist,
      }),
    ),
  ],
  overlay: (builder, command) => {
    const { taskId, localId, taskStatusId, text, checklist } = command.payload;
    const mark = markOf(command.state, command.error?.code === 'conflict');
    if (taskStatusId !== null) builder.status(taskId, mark, taskStatusId);
    // Its answer is late or was lost, and an event has brought the comment: it would stand there twice.
    const attempted =
      command.state === 'sending' || command.state === 'unknown' ? progress.safeParse(command.progress) : null;
    const attempt = attempted?.data?.attempt;
    if (attempt !== undefined && builder.hasArrived(taskId, isTheSame({ text, checklist }, attempt, builder))) return;
    builder.comment(taskId, {
      kind: 'add',
      commandId: command.commandId,
      mark,
      commentId: localId,
      personId: builder.personId,
      taskStatusId,
      text,
      checklist,
      writtenAt: command.writtenAt,
      files: builder.filesOf(command.commandId),
      revision: null,
    });
  },
  send: async (command, context) => {
    const files = await context.openFiles();
    const there = files.length === 0 ? null : await findAttempted(command, context);
    if (there !== null) return acceptedComment(await withAll(there, files, context), command.payload.localId);
    const attempt = await attemptOf(command.payload, context);
    context.saveProgress({ attempt });
    const comment = await postToServer(command.payload, attempt, context, files);
    return acceptedComment(comment, command.payload.localId);
  },
  /** Without all its files it is not there yet: sent again, it finds itself and adds them. */
  recognise: async (command, context) => {
    const comment = await findAttempted(command, context);
    if (comment === null || missingFrom(ownFiles(comment), context.tables.outbox.files(command.commandId)).length > 0)
      return null;
    return acceptedComment(comment, command.payload.localId);
  },
  describe: ({ text, taskStatusId, checklist }) => ({
    excerpt: excerpt(text === '' ? checklist.map((item) => item.text).join(', ') : text),
    taskStatusId,
    canEdit: true,
  }),
};

async function findAttempted(command: Command<Payload>, context: SendContext): Promise<Comment | null> {
  const attempted = progress.safeParse(command.progress);
  return attempted.success ? findOnServer(command.payload, attempted.data.attempt, context) : null;
}

async function withAll(
  comment: Comment,
  files: readonly QueuedOutgoingFile[],
  { kitsu, onSent, signal }: SendContext,
): Promise<Comment> {
  const missing = missingFrom(ownFiles(comment), files);
  if (missing.length === 0) return comment;
  const added = await kitsu.addAttachments(comment.taskId, comment.id, missing, onSent, signal);
  return { ...comment, attachments: [...comment.attachments, ...added] };
}

const ownFiles = ({ attachments }: Comment) => attachments.filter(({ replyId }) => replyId === null);
