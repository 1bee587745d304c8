import type { Chat, ChatMessage } from '../../../../shared/model/chat.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { isList, isRecord } from '../wireJson.ts';
import type { WireRow } from './rows.ts';
import { BrokenRow, extensionOf, idOf, instantOf, neededId, textOf, wholeOf } from './wireValues.ts';

/** A row of /data/user/chats: those the account has joined. */
export const readChat = (row: WireRow): Chat => ({
  entityId: neededId(row['object_id'], 'object_id'),
  productionId: neededId(row['project_id'], 'project_id'),
  chatId: neededId(row['id'], 'id'),
  entityName: textOf(row['entity_name']),
  previewFileId: idOf(row['preview_file_id']),
  isJoined: true,
  lastMessageAt: instantOf(row['last_message']),
});

/** Its chat tells neither the entity nor, when it has just been sent, its files' sizes. */
export function readChatMessage(row: WireRow, entityId: Id): ChatMessage {
  const createdAt = instantOf(row['created_at']);
  if (createdAt === null) throw new BrokenRow('created_at');
  const files = row['attachment_files'];
  return {
    id: neededId(row['id'], 'id'),
    entityId,
    personId: idOf(row['person_id']),
    text: textOf(row['text']),
    attachments: (isList(files) ? files : []).filter(isRecord).flatMap((file) => {
      const id = idOf(file['id']);
      return id === null
        ? []
        : [
            {
              id,
              name: textOf(file['name']),
              extension: extensionOf(textOf(file['extension'])),
              sizeBytes: wholeOf(file['size'], 0),
              replyId: null,
            },
          ];
    }),
    createdAt,
  };
}
