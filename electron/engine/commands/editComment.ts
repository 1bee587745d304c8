import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayCheck, mayEditComment } from '../../../shared/rules/permissions.ts';
import type { CommandDefinition, SendContext } from './command.ts';
import { planForComment } from './commentActor.ts';
import { excerpt } from './excerpt.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({
  taskId: z.string(),
  commentId: z.string(),
  text: z.string(),
  checklist: z.array(z.object({ text: z.string(), checked: z.boolean() })),
});

/** New words or ticks of a comment. */
export const editComment: CommandDefinition<
  'editComment',
  InputOf<Commands, 'editComment'>,
  z.infer<typeof payload>
> = {
  kind: 'editComment',
  payload,
  plan: (input, context) =>
    planForComment(
      input,
      context,
      // Whoever may tick items may do so without being allowed to change the words.
      (actor) => (actor.comment.text === input.text ? mayCheck(actor) : mayEditComment(actor)),
      (comment) => ({ taskId: input.taskId, commentId: comment.id, text: input.text, checklist: input.checklist }),
    ),
  overlay: (builder, command) => {
    const { taskId, commentId, text, checklist } = command.payload;
    builder.comment(taskId, {
      kind: 'edit',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId: builder.resolve(commentId),
      text,
      checklist,
    });
  },
  send: async (command, context) => {
    const { taskId, text, checklist } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    const taskStatusId =
      context.tables.comments.get(commentId)?.taskStatusId ?? (await statusOnServer(taskId, commentId, context));
    context.expectNoStraggler();
    await context.kitsu.editComment(commentId, { text, checklist, taskStatusId });
    return {
      serverId: null,
      apply: (tables) => {
        const comment = tables.comments.get(commentId);
        if (comment !== null) tables.comments.upsert({ ...comment, text, checklist });
      },
    };
  },
  describe: ({ text }) => ({ excerpt: excerpt(text) }),
};

/** The status goes with every edit; where the comment is not in the mirror (any more) the server knows it. */
async function statusOnServer(taskId: Id, commentId: Id, context: SendContext): Promise<Id> {
  const { comments } = await context.kitsu.taskComments(taskId, context.signal);
  const comment = comments.find(({ id }) => id === commentId);
  if (comment?.taskStatusId === undefined || comment.taskStatusId === null) throw localRefusal('gone', { taskId });
  return comment.taskStatusId;
}
