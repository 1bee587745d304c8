import { readChat, readChatMessage } from '../decode/chat.ts';
import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';
import { readList } from './lists.ts';

export function chatReading(client: Client): Pick<Kitsu, 'chats' | 'chatMessages'> {
  return {
    chats: (signal) => readList(client, '/data/user/chats', {}, readChat, signal),
    chatMessages: (entityId, signal) =>
      readList(client, `/data/entities/${entityId}/chat/messages`, {}, (row) => readChatMessage(row, entityId), signal),
  };
}
