import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayAcknowledge } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition } from './command.ts';
import { planForComment } from './commentActor.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), isAcknowledged: z.boolean() });

/** The server only toggles: what is wanted is compared with what is there before each request. */
export const acknowledgeComment: CommandDefinition<
  'acknowledgeComment',
  InputOf<Commands, 'acknowledgeComment'>,
  z.infer<typeof payload>
> = {
  kind: 'acknowledgeComment',
  payload,
  plan: (input, context) =>
    planForComment(input, context, mayAcknowledge, ({ id }) => ({
      taskId: input.taskId,
      commentId: id,
      isAcknowledged: input.isAcknowledged,
    })),
  overlay: (builder, command) => {
    builder.comment(command.payload.taskId, {
      kind: 'acknowledge',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId: builder.resolve(command.payload.commentId),
      personId: builder.personId,
      isAcknowledged: command.payload.isAcknowledged,
    });
  },
  send: async (command, context) => {
    const { taskId, isAcknowledged } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    // Through the task's list: a single comment is answered from a stale memo on 0.20.52.
    const { comments } = await context.kitsu.taskComments(taskId, context.signal);
    const before = comments.find(({ id }) => id === commentId)?.acknowledgementIds;
    const isAlready = before === undefined || before.includes(context.me.id) === isAcknowledged;
    // The route turns it over: one that arrives later would undo what is sent now.
    if (!isAlready) context.expectNoStraggler();
    const acknowledgementIds = isAlready
      ? (before ?? [])
      : await context.kitsu.toggleAcknowledgement(taskId, commentId);
    return {
      serverId: null,
      apply: (tables) => {
        const comment = tables.comments.get(commentId);
        if (comment !== null) tables.comments.upsert({ ...comment, acknowledgementIds });
      },
    };
  },
  describe: () => ({ excerpt: '' }),
};
