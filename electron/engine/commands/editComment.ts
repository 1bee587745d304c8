import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { checklistItem } from '../../../shared/checklistItem.ts';
import { mergedChecklist } from '../../../shared/rules/checklist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Comment } from '../../../shared/model/task.ts';
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
  checklist: z.array(checklistItem),
  /** As its author saw it. */
  seen: z.array(checklistItem).nullable().default(null),
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
      (comment) => ({
        taskId: input.taskId,
        commentId: comment.id,
        text: input.text,
        checklist: input.checklist,
        seen: [...comment.checklist],
      }),
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
    const { taskId, text, checklist: own, seen } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    const there = await onServer(taskId, commentId, context);
    // The status goes with every edit.
    const { taskStatusId } = context.tables.comments.get(commentId) ?? there;
    if (taskStatusId === null) throw localRefusal('gone', { taskId });
    const checklist = mergedChecklist(own, seen, there.checklist);
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

async function onServer(taskId: Id, commentId: Id, context: SendContext): Promise<Comment> {
  const { comments } = await context.kitsu.taskComments(taskId, context.signal);
  const comment = comments.find(({ id }) => id === commentId);
  if (comment === undefined) throw localRefusal('gone', { taskId });
  return comment;
}
