import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayDeleteReply } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { planForComment } from './commentActor.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';
import { forgetReply } from './replyToComment.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), replyId: z.string() });

export const deleteReply: CommandDefinition<
  'deleteReply',
  InputOf<Commands, 'deleteReply'>,
  z.infer<typeof payload>
> = {
  kind: 'deleteReply',
  payload,
  plan: (input, context) => {
    const replyId = context.tables.identities.resolve(input.replyId);
    return planForComment(
      input,
      context,
      (actor) =>
        mayDeleteReply({
          ...actor,
          reply: actor.comment.replies.find(({ id }) => id === replyId) ?? { personId: null },
        }),
      (comment) => ({ taskId: input.taskId, commentId: comment.id, replyId }),
    );
  },
  overlay: (builder, command) => {
    builder.comment(command.payload.taskId, {
      kind: 'deleteReply',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId: builder.resolve(command.payload.commentId),
      replyId: builder.resolve(command.payload.replyId),
    });
  },
  send: async (command, context) => {
    const { taskId } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    const replyId = context.resolve(command.payload.replyId);
    // An unknown reply makes servers before 1.0.15 cut the line: look first.
    const { comments } = await context.kitsu.taskComments(taskId, context.signal);
    const isThere = comments.some(
      ({ id, replies }) => id === commentId && replies.some((reply) => reply.id === replyId),
    );
    if (isThere) await doneWhenGone(context.kitsu.deleteReply(taskId, commentId, replyId));
    return {
      serverId: null,
      apply: (tables) => {
        forgetReply(tables, commentId, replyId);
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};
