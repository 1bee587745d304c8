import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import { mayDeleteMessage } from '../../../shared/rules/chatRights.ts';
import type { CommandDefinition } from './command.ts';
import { excerpt } from './excerpt.ts';
import { markOf } from './overlayBuilder.ts';
import { chatChain } from './sayInChat.ts';

const payload = z.object({ entityId: z.string(), messageId: z.string(), text: z.string() });
type Payload = z.infer<typeof payload>;

/** One's own message is taken back, with its files. */
export const deleteChatMessage: CommandDefinition<
  'deleteChatMessage',
  InputOf<Commands, 'deleteChatMessage'>,
  Payload
> = {
  kind: 'deleteChatMessage',
  payload,
  plan: ({ entityId, messageId: givenId }, { tables, me, roleIn }) => {
    const messageId = tables.identities.resolve(givenId);
    const message = tables.chats.messages(entityId).find(({ id }) => id === messageId);
    const productionId = tables.entities.get(entityId)?.productionId ?? tables.chats.get(entityId)?.productionId;
    if (message === undefined || productionId === undefined)
      return [{ kind: 'refused', taskId: null, entityId, code: 'not-on-this-disk', detail: {} }];
    const production = tables.productions.get(productionId);
    const verdict = mayDeleteMessage({ role: roleIn(productionId), person: me, production, message });
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, entityId, code: 'not-allowed', detail: { reason: verdict.reason } }];
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: chatChain(entityId),
        payload: { entityId, messageId, text: message.text },
      },
    ];
  },
  overlay: (builder, { payload: { entityId, messageId }, commandId, state }) => {
    builder.chat(entityId, { kind: 'delete', commandId, mark: markOf(state, false), messageId });
  },
  // An unknown message makes every server fail, not answer that it is gone: look first, also after a lost answer.
  send: async ({ payload: { entityId, messageId } }, { kitsu, signal }) => {
    const messages = await kitsu.chatMessages(entityId, signal);
    if (messages.some(({ id }) => id === messageId)) await kitsu.deleteChatMessage(entityId, messageId);
    return {
      serverId: null,
      apply: (tables) => {
        tables.chats.removeMessages([messageId]);
      },
    };
  },
  describe: ({ text, entityId }) => ({ excerpt: excerpt(text), entityId }),
};
