import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { ChatRow, ShownMessage } from '../../../shared/model/chat.ts';
import { mayDeleteMessage, maySay } from '../../../shared/rules/chatRights.ts';
import { mostUrgent } from '../commands/overlayBuilder.ts';
import type { ChatPatch } from '../commands/overlayView.ts';
import type { QueryContext } from './context.ts';
import { entityLabels, labelText } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { actorIn } from './playlists.ts';

/** The chats one has joined, the one spoken in last first. */
export function chats(context: QueryContext): AnswerOf<Queries, 'chats'> {
  const { tables, overlay, me } = context;
  const { personId } = me();
  const waiting = overlay().chats;
  const known = tables.chats.all().filter(({ isJoined, productionId }) => {
    return isJoined && tables.productions.get(productionId)?.isOpen === true;
  });
  const labels = entityLabels(
    context,
    known.map(({ entityId }) => entityId),
  );
  const rows = known.map(({ readUpTo, ...chat }): ChatRow => {
    const patches = waiting.get(chat.entityId) ?? [];
    const said = patches.findLast((patch) => patch.kind === 'say');
    const latest = tables.chats.latest(chat.entityId);
    const lastPersonId = said?.personId ?? latest?.personId ?? null;
    const lastMessageAt = said?.writtenAt ?? chat.lastMessageAt;
    return {
      ...chat,
      lastMessageAt,
      entity: labels.get(chat.entityId)?.label ?? null,
      lastText: said?.text ?? latest?.text ?? '',
      lastPersonId,
      hasUnread: lastMessageAt !== null && lastPersonId !== personId && lastMessageAt > (readUpTo ?? ''),
      mark: patches.reduce<ChatRow['mark']>((mark, patch) => mostUrgent(mark, patch.mark), null),
    };
  });
  return {
    rows: rows.toSorted((one, other) => (other.lastMessageAt ?? '').localeCompare(one.lastMessageAt ?? '')),
    freshness: freshnessOf(context, 'chats'),
  };
}

/** What was said in the chat of an entity, with what waits at the end. Null where neither is here. */
export function chat(context: QueryContext, { entityId }: InputOf<Queries, 'chat'>): AnswerOf<Queries, 'chat'> {
  const { tables, overlay } = context;
  const known = tables.chats.get(entityId);
  const label = entityLabels(context, [entityId]).get(entityId);
  const productionId = label?.entity.productionId ?? known?.productionId ?? null;
  if (productionId === null) return null;
  const actor = actorIn(context, productionId);
  const shown = tables.chats.messages(entityId).map((message): ShownMessage => ({
    ...message,
    commandId: null,
    mark: null,
    waitingFiles: [],
    canDelete: mayDeleteMessage({ ...actor, message }).allowed,
  }));
  return {
    entityId,
    entity: label?.label ?? null,
    // The server's has its sequence also where that is not here.
    entityName: known?.entityName || (label === undefined ? '' : labelText(label.label)),
    productionId,
    messages: withWaiting(shown, overlay().chats.get(entityId) ?? [], entityId),
    canSay: maySay(actor).allowed,
    freshness: freshnessOf(context, `chat:${entityId}`),
  };
}

function withWaiting(
  shown: readonly ShownMessage[],
  patches: readonly ChatPatch[],
  entityId: string,
): readonly ShownMessage[] {
  let list = [...shown];
  for (const patch of patches) {
    if (patch.kind === 'say')
      list.push({
        id: patch.messageId,
        entityId,
        personId: patch.personId,
        text: patch.text,
        attachments: [],
        createdAt: patch.writtenAt,
        commandId: patch.commandId,
        mark: patch.mark,
        waitingFiles: patch.files.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes })),
        canDelete: false,
      });
    else if (patch.mark === 'rejected' || patch.mark === 'conflict')
      list = list.map((message) =>
        message.id === patch.messageId ? { ...message, commandId: patch.commandId, mark: patch.mark } : message,
      );
    else list = list.filter(({ id }) => id !== patch.messageId);
  }
  return list;
}
