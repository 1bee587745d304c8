import { z } from 'zod';
import type { InputOf, Commands } from '../../../shared/ipc.ts';
import { maySetStatus } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { applyComment, attemptOf, attemptShape, findOnServer, isTheSame, postToServer } from './commentOnServer.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({
  taskId: z.string(),
  localId: z.string(),
  taskStatusId: z.string().nullable(),
  text: z.string(),
  checklist: z.array(z.object({ text: z.string(), checked: z.boolean() })),
});

const progress = z.object({ attempt: attemptShape });

/** A comment with its status, checklist and files. */
export const postComment: CommandDefinition<
  'postComment',
  InputOf<Commands, 'postComment'>,
  z.infer<typeof payload>
> = {
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
    const attempt = await attemptOf(command.payload, context);
    const files = await context.openFiles();
    context.saveProgress({ attempt });
    const comment = await postToServer(command.payload, attempt, context, files);
    return {
      serverId: comment.id,
      apply: (tables) => {
        applyComment(tables, comment, command.payload.localId);
      },
    };
  },
  recognise: async (command, context) => {
    const attempted = progress.safeParse(command.progress);
    if (!attempted.success) return null;
    const comment = await findOnServer(command.payload, attempted.data.attempt, context);
    return comment === null
      ? null
      : {
          serverId: comment.id,
          apply: (tables) => {
            applyComment(tables, comment, command.payload.localId);
          },
        };
  },
  describe: ({ text, taskStatusId, checklist }) => ({
    excerpt: excerpt(text === '' ? checklist.map((item) => item.text).join(', ') : text),
    taskStatusId,
    canEdit: true,
  }),
};
