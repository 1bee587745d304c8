import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayDeleteComment } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { planForComment } from './commentActor.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), text: z.string() });

export const deleteComment: CommandDefinition<
  'deleteComment',
  InputOf<Commands, 'deleteComment'>,
  z.infer<typeof payload>
> = {
  kind: 'deleteComment',
  payload,
  plan: (input, context) =>
    planForComment(input, context, mayDeleteComment, ({ id, text }) => ({ taskId: input.taskId, commentId: id, text })),
  overlay: (builder, command) => {
    builder.comment(command.payload.taskId, {
      kind: 'delete',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId: builder.resolve(command.payload.commentId),
    });
  },
  send: async (command, context) => {
    const commentId = context.resolve(command.payload.commentId);
    await doneWhenGone(context.kitsu.deleteComment(command.payload.taskId, commentId));
    return {
      serverId: null,
      // The server recomputes the task's status from the comments that remain; its event brings the task.
      apply: (tables) => {
        tables.comments.remove([commentId]);
      },
    };
  },
  describe: ({ text }) => ({ excerpt: excerpt(text) }),
};
