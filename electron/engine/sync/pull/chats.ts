/** The chats one has joined, GET /data/user/chats, and what was said in one: GET /data/entities/{e}/chat/messages. */
import type { Id } from '../../../../shared/model/studio.ts';
import { ApiError } from '../../kitsu/ApiError.ts';
import { instantOf, type PullParts } from './parts.ts';

export const chatsKey = 'chats';
export const chatKey = (entityId: Id): string => `chat:${entityId}`;

/** Of one chat; older ones are on the server. */
const mostMessages = 1_000;

export async function pullChats(parts: PullParts, signal: AbortSignal): Promise<void> {
  const { db, tables, turns } = parts;
  await turns.shared(async () => {
    const chats = (await parts.kitsu.chats(signal)).filter(
      ({ productionId }) => tables.productions.get(productionId)?.isOpen === true,
    );
    const joined = new Set(chats.map(({ entityId }) => entityId));
    db.write(() => {
      for (const chat of chats) tables.chats.upsert(chat);
      // Left; or its production closed, or is not one's own any more.
      tables.chats.remove(
        tables.chats.all().flatMap(({ entityId, isJoined }) => (isJoined && !joined.has(entityId) ? [entityId] : [])),
      );
      tables.scopes.note(chatsKey, { state: 'complete', asOf: instantOf(parts.now()), errorCode: null });
    });
  });
}

/** What was deleted since is gone with it. */
export async function pullChat(parts: PullParts, entityId: Id, signal: AbortSignal): Promise<void> {
  const { db, tables, turns } = parts;
  await turns.shared(async () => {
    const known = tables.chats.messages(entityId).map(({ id }) => id);
    try {
      const all = await parts.kitsu.chatMessages(entityId, signal);
      const messages = all.slice(-mostMessages);
      const seen = new Set(messages.map(({ id }) => id));
      db.write(() => {
        tables.chats.removeMessages(known.filter((id) => !seen.has(id)));
        for (const [index, message] of messages.entries())
          tables.chats.upsertMessage(message, all.length - messages.length + index + 1);
        tables.scopes.note(chatKey(entityId), {
          state: 'complete',
          asOf: instantOf(parts.now()),
          errorCode: null,
        });
      });
    } catch (error) {
      if (!(error instanceof ApiError) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
      const { code } = error;
      // Not for one's eyes any more: what was read of it goes.
      db.write(() => {
        tables.chats.remove([entityId]);
        tables.scopes.note(chatKey(entityId), { errorCode: code });
      });
    }
  });
}
