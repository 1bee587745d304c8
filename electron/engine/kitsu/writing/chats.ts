import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readChatMessage } from '../decode/chat.ts';
import { readRows } from '../decode/rows.ts';
import type { Kitsu } from '../kitsu.ts';
import { fileField } from './comments.ts';

export function chatWriting(client: Client): Pick<Kitsu, 'joinChat' | 'sayInChat' | 'deleteChatMessage'> {
  return {
    joinChat: async (entityId) => {
      await client.sendJson('POST', `/actions/user/chats/${entityId}/join`, {});
    },
    sayInChat: async (entityId, text, files, onSent, signal) => {
      const path = `/data/entities/${entityId}/chat/messages`;
      const answer =
        files.length === 0
          ? await client.sendJson('POST', path, { message: text })
          : await client.sendForm(
              path,
              {
                kind: 'form',
                fields: [
                  { kind: 'text', name: 'message', value: text },
                  ...files.map((file, index) => fileField(`file-${index + 1}`, file)),
                ],
                onSent,
              },
              signal,
            );
      const [message] = readRows([answer], (row) => readChatMessage(row, entityId)).rows;
      if (message === undefined) throw brokenAnswer(201, 'no message');
      return message;
    },
    deleteChatMessage: async (entityId, messageId) => {
      await client.sendJson('DELETE', `/data/entities/${entityId}/chat/messages/${messageId}`, undefined);
    },
  };
}
