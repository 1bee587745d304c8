import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Reply } from '../../../shared/model/task.ts';
import { mayReply } from '../../../shared/rules/permissions.ts';
import type { Tables } from '../db/tables.ts';
import type { CommandDefinition } from './command.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), localId: z.string(), text: z.string() });
const progress = z.object({ attemptedAt: z.string(), knownIds: z.array(z.string()) });
const clockToleranceMs = 5_000;

/** A test for what an attempt may have become: by the same author with the same words, and new since then. */
function isTheSame(
  text: string,
  { attemptedAt, knownIds }: z.infer<typeof progress>,
  known: { readonly personId: Id; readonly isClaimed: (replyId: Id) => boolean },
): (candidate: Reply) => boolean {
  const notBefore = Date.parse(attemptedAt) - clockToleranceMs;
  return (candidate) =>
    candidate.personId === known.personId &&
    candidate.text.trim() === text.trim() &&
    Date.parse(candidate.createdAt) >= notBefore &&
    !knownIds.includes(candidate.id) &&
    !known.isClaimed(candidate.id);
}

function applyReply(tables: Tables, commentId: Id, reply: Reply, localId: Id): void {
  tables.identities.add(localId, reply.id);
  const comment = tables.comments.get(commentId);
  if (comment === null || comment.replies.some(({ id }) => id === reply.id)) return;
  tables.comments.upsert({ ...comment, replies: [...comment.replies, reply] });
}

/** The parent may itself still wait: then it goes first, and its new id is used. */
export const replyToComment: CommandDefinition<
  'replyToComment',
  InputOf<Commands, 'replyToComment'>,
  z.infer<typeof payload>
> = {
  kind: 'replyToComment',
  payload,
  plan: (input, context) => {
    const commentId = context.tables.identities.resolve(input.commentId);
    // What only waits so far is one's own.
    const comment = context.tables.comments.get(commentId) ?? { personId: context.me.id };
    return [
      planFor(
        input.taskId,
        context,
        (actor) => mayReply({ ...actor, comment }),
        () => ({ taskId: input.taskId, commentId, localId: context.newId(), text: input.text }),
      ),
    ];
  },
  overlay: (builder, command) => {
    const { taskId, localId, text } = command.payload;
    const commentId = builder.resolve(command.payload.commentId);
    // Its answer is late or was lost, and an event has brought the reply: it would stand there twice.
    const attempted = command.state === 'waiting' ? null : progress.safeParse(command.progress);
    if (attempted?.success === true) {
      const isIt = isTheSame(text, attempted.data, builder);
      if (builder.hasArrived(taskId, ({ id, replies }) => id === commentId && replies.some(isIt))) return;
    }
    builder.comment(taskId, {
      kind: 'reply',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      commentId,
      replyId: localId,
      personId: builder.personId,
      text,
      writtenAt: command.writtenAt,
    });
  },
  send: async (command, context) => {
    const { taskId, localId, text } = command.payload;
    const commentId = context.resolve(command.payload.commentId);
    const knownIds = context.tables.comments.get(commentId)?.replies.map(({ id }) => id) ?? [];
    context.saveProgress({ attemptedAt: context.serverTime(), knownIds });
    const reply = await context.kitsu.replyToComment(taskId, commentId, text);
    return {
      serverId: reply.id,
      apply: (tables) => {
        applyReply(tables, commentId, reply, localId);
      },
    };
  },
  recognise: async (command, context) => {
    const attempted = progress.safeParse(command.progress);
    if (!attempted.success) return null;
    const commentId = context.resolve(command.payload.commentId);
    const { comments } = await context.kitsu.taskComments(command.payload.taskId, context.signal);
    const reply = comments
      .find(({ id }) => id === commentId)
      ?.replies.find(
        isTheSame(command.payload.text, attempted.data, { personId: context.me.id, isClaimed: context.isClaimed }),
      );
    return reply === undefined
      ? null
      : {
          serverId: reply.id,
          apply: (tables) => {
            applyReply(tables, commentId, reply, command.payload.localId);
          },
        };
  },
  describe: ({ text, commentId }) => ({ excerpt: excerpt(text), canEdit: true, needs: [commentId] }),
};
