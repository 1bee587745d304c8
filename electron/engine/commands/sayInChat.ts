import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { ChatMessage } from '../../../shared/model/chat.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { maySay } from '../../../shared/rules/chatRights.ts';
import type { Tables } from '../db/tables.ts';
import type { CommandDefinition } from './command.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';

const payload = z.object({ entityId: z.string(), localId: z.string(), text: z.string(), entityName: z.string() });
type Payload = z.infer<typeof payload>;
/** Written down before the first request: the server tells two messages of the same words apart no better than we do. */
const progress = z.object({ attemptedAt: z.string(), knownIds: z.array(z.string()) });
const clockToleranceMs = 5_000;

/** A message in the chat of an entity, with its files; whoever writes joins. */
export const sayInChat: CommandDefinition<'sayInChat', InputOf<Commands, 'sayInChat'>, Payload> = {
  kind: 'sayInChat',
  payload,
  plan: ({ entityId, text }, { tables, me, roleIn, newId }) => {
    const chat = tables.chats.get(entityId);
    const entity = tables.entities.get(entityId);
    const productionId = entity?.productionId ?? chat?.productionId ?? null;
    if (productionId === null) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const production = tables.productions.get(productionId);
    const verdict = maySay({ role: roleIn(productionId), person: me, production });
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, entityId, code: 'not-allowed', detail: { reason: verdict.reason } }];
    const entityName = chat?.entityName ?? entity?.name ?? '';
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: chatChain(entityId),
        payload: { entityId, localId: newId(), text, entityName },
      },
    ];
  },
  overlay: (builder, command) => {
    const { entityId, localId, text } = command.payload;
    const attempted = command.state === 'waiting' ? null : progress.safeParse(command.progress);
    // Its answer is late or was lost, and an event has brought the message: it would stand there twice.
    if (attempted?.success === true && builder.hasMessageArrived(entityId, isTheSame(text, attempted.data, builder)))
      return;
    builder.chat(entityId, {
      kind: 'say',
      commandId: command.commandId,
      mark: markOf(command.state, false),
      messageId: localId,
      personId: builder.personId,
      text,
      writtenAt: command.writtenAt,
      files: builder.filesOf(command.commandId),
    });
  },
  send: async (command, context) => {
    const { entityId, text, localId } = command.payload;
    const files = await context.openFiles();
    await context.kitsu.joinChat(entityId);
    const known = await context.kitsu.chatMessages(entityId, context.signal);
    context.saveProgress({ attemptedAt: context.serverTime(), knownIds: known.map(({ id }) => id) });
    // The server wants words: a picture alone says its name.
    const words = text === '' ? files.map(({ name }) => name).join(', ') : text;
    const message = await context.kitsu.sayInChat(
      entityId,
      words,
      files,
      files.length === 0 ? null : context.onSent,
      context.signal,
    );
    return { serverId: message.id, apply: (tables) => applyMessage(tables, message, localId) };
  },
  recognise: async (command, context) => {
    const attempted = progress.safeParse(command.progress);
    if (!attempted.success) return null;
    const { entityId, text, localId } = command.payload;
    const known = { personId: context.me.id, isClaimed: context.isClaimed };
    const messages = await context.kitsu.chatMessages(entityId, context.signal);
    const message = messages.find(isTheSame(text, attempted.data, known));
    return message === undefined
      ? null
      : { serverId: message.id, apply: (tables) => applyMessage(tables, message, localId) };
  },
  describe: ({ text, entityId, entityName }) => ({ excerpt: text === '' ? entityName : excerpt(text), entityId }),
};

export const chatChain = (entityId: Id): string => `chat:${entityId}`;

function isTheSame(
  text: string,
  { attemptedAt, knownIds }: z.infer<typeof progress>,
  known: { readonly personId: Id; readonly isClaimed: (id: Id) => boolean },
): (candidate: ChatMessage) => boolean {
  const notBefore = Date.parse(attemptedAt) - clockToleranceMs;
  return (candidate) =>
    candidate.personId === known.personId &&
    (text === '' ? candidate.attachments.length > 0 : candidate.text.trim() === text.trim()) &&
    Date.parse(candidate.createdAt) >= notBefore &&
    !knownIds.includes(candidate.id) &&
    !known.isClaimed(candidate.id);
}

function applyMessage(tables: Tables, message: ChatMessage, localId: Id): void {
  tables.identities.add(localId, message.id);
  tables.chats.upsertMessage(message);
  // Dates have whole seconds: what others say in the same one has not been read by that.
  tables.chats.setRead(message.entityId, new Date(Date.parse(message.createdAt) - 1_000).toISOString());
}
