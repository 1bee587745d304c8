import { z } from 'zod';
import type { Chat, ChatMessage } from '../../../../shared/model/chat.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { flag, json, number, text, textOrNull, type Row } from '../row.ts';

export type KnownChat = Chat & { /** Up to where one has read it. */ readonly readUpTo: Instant | null };

export type Chats = {
  readonly all: () => readonly KnownChat[];
  readonly get: (entityId: Id) => KnownChat | null;
  readonly entityOf: (chatId: Id) => Id | null;
  /** What was read of it stays read; one that is new here counts as read so far. */
  readonly upsert: (chat: Chat) => void;
  readonly setRead: (entityId: Id, upTo: Instant) => void;
  readonly remove: (entityIds: readonly Id[]) => void;
  readonly removeOfProduction: (productionId: Id) => void;
  /** Oldest first. */
  readonly messages: (entityId: Id) => readonly ChatMessage[];
  readonly latest: (entityId: Id) => ChatMessage | null;
  /** @param position among those of its chat; at the end where it is not known yet. */
  readonly upsertMessage: (message: ChatMessage, position?: number) => void;
  readonly removeMessages: (ids: readonly Id[]) => number;
};

const attachments = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    extension: z.string(),
    sizeBytes: z.number(),
    replyId: z.string().nullable(),
  }),
);

const readChat = (row: Row): KnownChat => ({
  entityId: text(row, 'entityId'),
  productionId: text(row, 'productionId'),
  chatId: text(row, 'chatId'),
  entityName: text(row, 'entityName'),
  previewFileId: textOrNull(row, 'previewFileId'),
  isJoined: flag(row, 'isJoined'),
  lastMessageAt: textOrNull(row, 'lastMessageAt'),
  readUpTo: textOrNull(row, 'readUpTo'),
});

const readMessage = (row: Row): ChatMessage => ({
  id: text(row, 'id'),
  entityId: text(row, 'entityId'),
  personId: textOrNull(row, 'personId'),
  text: text(row, 'text'),
  attachments: attachments.parse(json(row, 'attachments')),
  createdAt: text(row, 'createdAt'),
});

export function createChats(db: Database): Chats {
  const all = db.prepare('SELECT * FROM chat');
  const get = db.prepare('SELECT * FROM chat WHERE entityId = @entityId');
  const entityOf = db.prepare('SELECT entityId FROM chat WHERE chatId = @chatId');
  const upsert = db.prepare(`
    INSERT INTO chat (entityId, productionId, chatId, entityName, previewFileId, isJoined, lastMessageAt, readUpTo)
    VALUES (@entityId, @productionId, @chatId, @entityName, @previewFileId, @isJoined, @lastMessageAt, @lastMessageAt)
    ON CONFLICT (entityId) DO UPDATE SET productionId = excluded.productionId, chatId = excluded.chatId,
      entityName = excluded.entityName, previewFileId = excluded.previewFileId, isJoined = excluded.isJoined,
      lastMessageAt = excluded.lastMessageAt
    WHERE (productionId, chatId, entityName, previewFileId, isJoined, lastMessageAt)
    IS NOT (excluded.productionId, excluded.chatId, excluded.entityName, excluded.previewFileId, excluded.isJoined,
      excluded.lastMessageAt)`);
  const setRead = db.prepare(
    'UPDATE chat SET readUpTo = @upTo WHERE entityId = @entityId AND (readUpTo IS NULL OR readUpTo < @upTo)',
  );
  const remove = db.prepare('DELETE FROM chat WHERE entityId IN (SELECT value FROM json_each(@ids))');
  const removeMessagesOf = db.prepare('DELETE FROM chat_message WHERE entityId IN (SELECT value FROM json_each(@ids))');
  const ofProduction = db.prepare('SELECT entityId FROM chat WHERE productionId = @productionId');
  const messages = db.prepare('SELECT * FROM chat_message WHERE entityId = @entityId ORDER BY position, createdAt, id');
  const latest = db.prepare(
    'SELECT * FROM chat_message WHERE entityId = @entityId ORDER BY position DESC, createdAt DESC, id DESC LIMIT 1',
  );
  const upsertMessage = db.prepare(`
    INSERT INTO chat_message (id, entityId, personId, text, attachments, createdAt, position)
    VALUES (@id, @entityId, @personId, @text, @attachments, @createdAt, @position)
    ON CONFLICT (id) DO UPDATE SET text = excluded.text, attachments = excluded.attachments, position = excluded.position
    WHERE (text, attachments, position) IS NOT (excluded.text, excluded.attachments, excluded.position)`);
  const highest = db.prepare(
    'SELECT COALESCE(MAX(position), 0) AS position FROM chat_message WHERE entityId = @entityId',
  );
  const removeMessages = db.prepare('DELETE FROM chat_message WHERE id IN (SELECT value FROM json_each(@ids))');

  const removeChats = (entityIds: readonly Id[]): void => {
    const ids = JSON.stringify(entityIds);
    removeMessagesOf.run({ ids });
    remove.run({ ids });
  };
  return {
    all: () => all.all().map(readChat),
    get: (entityId) => {
      const row = get.get({ entityId });
      return row === undefined ? null : readChat(row);
    },
    entityOf: (chatId) => {
      const row = entityOf.get({ chatId });
      return row === undefined ? null : text(row, 'entityId');
    },
    upsert: (chat) => {
      upsert.run({ ...chat, isJoined: Number(chat.isJoined) });
    },
    setRead: (entityId, upTo) => {
      setRead.run({ entityId, upTo });
    },
    remove: removeChats,
    removeOfProduction: (productionId) => {
      removeChats(ofProduction.all({ productionId }).map((row) => text(row, 'entityId')));
    },
    messages: (entityId) => messages.all({ entityId }).map(readMessage),
    latest: (entityId) => {
      const row = latest.get({ entityId });
      return row === undefined ? null : readMessage(row);
    },
    upsertMessage: (message, position) => {
      const last = highest.get({ entityId: message.entityId });
      const atEnd = last === undefined ? 1 : number(last, 'position') + 1;
      upsertMessage.run({
        ...message,
        attachments: JSON.stringify(message.attachments),
        position: position ?? atEnd,
      });
    },
    removeMessages: (ids) => removeMessages.run({ ids: JSON.stringify(ids) }),
  };
}
