import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Reply } from '../../../shared/model/task.ts';
import { mayReply } from '../../../shared/rules/permissions.ts';
import type { Tables } from '../db/tables.ts';
import type { SentReply } from '../kitsu/kitsu.ts';
import type { Accepted, Command, CommandDefinition, SendContext } from './command.ts';
import { missingFrom } from './commentOnServer.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { excerpt } from './excerpt.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { planFor } from './taskActorOf.ts';

const payload = z.object({ taskId: z.string(), commentId: z.string(), localId: z.string(), text: z.string() });
type Payload = z.infer<typeof payload>;
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

/** The parent may itself still wait: then it goes first, and its new id is used. */
export const replyToComment: CommandDefinition<'replyToComment', InputOf<Commands, 'replyToComment'>, Payload> = {
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
      files: builder.filesOf(command.commandId),
    });
  },
  send: async (command, context) => {
    const { taskId, localId, text } = command.payload;
    const { kitsu } = context;
    const files = await context.openFiles();
    if (files.length > 0 && !kitsu.features.attachesToReplies)
      throw localRefusal('unsupported-version', { version: kitsu.version });
    const commentId = context.resolve(command.payload.commentId);
    const there = files.length === 0 ? null : await findAttempted(command, context);
    if (there !== null) {
      if (missingFrom(there.attachments, files).length === 0) return acceptedReply(commentId, there, localId);
      await takeAway(there, command, context);
    }
    context.saveProgress(attemptOf(commentId, context));
    const onSent = files.length === 0 ? null : context.onSent;
    const sent = await kitsu.replyToComment(taskId, commentId, { text, files }, onSent, context.signal);
    return acceptedReply(commentId, sent, localId);
  },
  /** Without all its files it is not there yet: sent again, it takes what is there of it away. */
  recognise: async (command, context) => {
    const there = await findAttempted(command, context);
    if (there === null || missingFrom(there.attachments, context.tables.outbox.files(command.commandId)).length > 0)
      return null;
    return acceptedReply(context.resolve(command.payload.commentId), there, command.payload.localId);
  },
  describe: ({ text, commentId }) => ({ excerpt: excerpt(text), canEdit: true, needs: [commentId] }),
};

const attemptOf = (commentId: Id, { tables, serverTime }: SendContext): z.infer<typeof progress> => ({
  attemptedAt: serverTime(),
  knownIds: tables.comments.get(commentId)?.replies.map(({ id }) => id) ?? [],
});

/** What an earlier attempt became, as far as the server got with its files. Null: it is surely not there. */
async function findAttempted(command: Command<Payload>, context: SendContext): Promise<SentReply | null> {
  const attempted = progress.safeParse(command.progress);
  if (!attempted.success) return null;
  const { taskId, text } = command.payload;
  const commentId = context.resolve(command.payload.commentId);
  const { comments } = await context.kitsu.taskComments(taskId, context.signal);
  const comment = comments.find(({ id }) => id === commentId);
  const known = { personId: context.me.id, isClaimed: context.isClaimed };
  const found = (comment?.replies ?? [])
    .filter(isTheSame(text, attempted.data, known))
    .map((reply) => ({ reply, attachments: comment?.attachments.filter(({ replyId }) => replyId === reply.id) ?? [] }));
  const files = context.tables.outbox.files(command.commandId);
  return found.find(({ attachments }) => missingFrom(attachments, files).length === 0) ?? found[0] ?? null;
}

/**
 * The server keeps a reply before its files, one by one, and takes none for a reply that is there: where it failed in between,
 * what there is of it makes room for the whole. Nobody was told of it so far, for that comes last.
 */
async function takeAway(
  { reply }: SentReply,
  { payload: given }: Command<Payload>,
  context: SendContext,
): Promise<void> {
  const { taskId } = given;
  const commentId = context.resolve(given.commentId);
  context.expectNoStraggler();
  await doneWhenGone(context.kitsu.deleteReply(taskId, commentId, reply.id));
  await context.saveStep(attemptOf(commentId, context), (tables) => {
    forgetReply(tables, commentId, reply.id);
  });
}

const acceptedReply = (commentId: Id, sent: SentReply, localId: Id): Accepted => ({
  serverId: sent.reply.id,
  apply: (tables) => {
    applyReply(tables, commentId, sent, localId);
  },
});

function applyReply(tables: Tables, commentId: Id, { reply, attachments }: SentReply, localId: Id): void {
  tables.identities.add(localId, reply.id);
  const comment = tables.comments.get(commentId);
  if (comment === null) return;
  const { replies } = comment;
  tables.comments.upsert({
    ...comment,
    replies: replies.some(({ id }) => id === reply.id) ? replies : [...replies, reply],
    attachments: [...comment.attachments.filter(({ replyId }) => replyId !== reply.id), ...attachments],
  });
}

/** Its files go with it. */
export function forgetReply(tables: Tables, commentId: Id, replyId: Id): void {
  const comment = tables.comments.get(commentId);
  if (comment === null) return;
  tables.comments.upsert({
    ...comment,
    replies: comment.replies.filter(({ id }) => id !== replyId),
    attachments: comment.attachments.filter((file) => file.replyId !== replyId),
  });
}
