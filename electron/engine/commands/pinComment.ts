import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayPin } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { planForComment } from './commentActor.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), isPinned: z.boolean() });
type Payload = z.infer<typeof payload>;

/** A comment stands on top of its conversation, or no more. */
export const pinComment: CommandDefinition<'pinComment', InputOf<Commands, 'pinComment'>, Payload> = {
  kind: 'pinComment',
  payload,
  plan: (input, context) =>
    planForComment(input, context, mayPin, ({ id }) => ({
      taskId: input.taskId,
      commentId: id,
      isPinned: input.isPinned,
    })),
  overlay: (builder, { payload: { taskId, commentId, isPinned }, commandId, state }) => {
    builder.comment(taskId, {
      kind: 'pin',
      commandId,
      mark: markOf(state, false),
      commentId: builder.resolve(commentId),
      isPinned,
    });
  },
  send: async ({ payload: { commentId: givenId, isPinned } }, { kitsu, resolve, expectNoStraggler }) => {
    expectNoStraggler();
    const commentId = resolve(givenId);
    await kitsu.pinComment(commentId, isPinned);
    return {
      serverId: null,
      apply: (tables) => {
        const comment = tables.comments.get(commentId);
        if (comment !== null) tables.comments.upsert({ ...comment, isPinned });
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};
