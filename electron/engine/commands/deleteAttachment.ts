import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayDeleteAttachment } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { planForComment } from './commentActor.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), attachmentId: z.string(), name: z.string() });

export const deleteAttachment: CommandDefinition<
  'deleteAttachment',
  InputOf<Commands, 'deleteAttachment'>,
  z.infer<typeof payload>
> = {
  kind: 'deleteAttachment',
  payload,
  plan: (input, context) =>
    planForComment(input, context, mayDeleteAttachment, (comment) => ({
      taskId: input.taskId,
      commentId: comment.id,
      attachmentId: input.attachmentId,
      name: comment.attachments.find(({ id }) => id === input.attachmentId)?.name ?? '',
    })),
  overlay: (builder, command) => {
    builder.comment(command.payload.taskId, {
      kind: 'deleteAttachment',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId: builder.resolve(command.payload.commentId),
      attachmentId: command.payload.attachmentId,
    });
  },
  send: async (command, context) => {
    const { taskId, attachmentId } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    await doneWhenGone(context.kitsu.deleteAttachment(taskId, commentId, attachmentId));
    return {
      serverId: null,
      apply: (tables) => {
        const comment = tables.comments.get(commentId);
        if (comment !== null)
          tables.comments.upsert({
            ...comment,
            attachments: comment.attachments.filter(({ id }) => id !== attachmentId),
          });
      },
    };
  },
  describe: ({ name }) => ({ excerpt: name }),
};
