import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { ChatsPage } from '../../renderer/features/chats/ChatsPage.tsx';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { pathOf, placeOf } from '../../renderer/place/path.ts';
import { chatsPlace } from '../../renderer/place/place.ts';
import type { ChatRoom, ChatRow, ShownMessage } from '../../shared/model/chat.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

beforeAll(layOut);
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const row: ChatRow = {
  entityId: 'shot',
  productionId: 'lanternfall',
  chatId: 'chat',
  entityName: 'SQ020 / SH0040',
  previewFileId: null,
  isJoined: true,
  lastMessageAt: '2026-11-24T09:00:00Z',
  entity: null,
  lastText: 'moved the camera back',
  lastPersonId: 'hana',
  hasUnread: true,
  mark: null,
};
const message = (id: string, more: Partial<ShownMessage> = {}): ShownMessage => ({
  id,
  entityId: 'shot',
  personId: 'hana',
  text: `words of ${id}`,
  attachments: [],
  createdAt: '2026-11-24T09:00:00Z',
  commandId: null,
  mark: null,
  waitingFiles: [],
  canDelete: false,
  ...more,
});

function Screen() {
  const place = usePlace();
  return place.page === 'chats' ? <ChatsPage entityId={place.entityId} /> : null;
}
async function open(messages: readonly ShownMessage[]): Promise<FakeEngine> {
  const shown = connect();
  const room: ChatRoom = {
    entityId: 'shot',
    entity: null,
    entityName: 'SQ020 / SH0040',
    productionId: 'lanternfall',
    messages,
    canSay: true,
    freshness: complete,
  };
  shown.engine.answer({ chats: () => ({ rows: [row], freshness: complete }), chat: () => room });
  enterStudio(`chats-${String(Math.random())}`, chatsPlace('shot'));
  await show(<Screen />, shown);
  return shown.engine;
}

test('the list says where something is unread, and the room who said what and what waits', async () => {
  await open([message('one'), message('two', { commandId: 'c', mark: 'waiting', personId: 'camille' })]);
  expect(await screen.findByText('Hana: moved the camera back')).toBeDefined();
  expect(screen.getByRole('img', { name: 'Unread' })).toBeDefined();
  expect(await screen.findByText('words of one')).toBeDefined();
  expect(await screen.findByText(/Waiting to be sent/)).toBeDefined();
});

test('Enter sends what is written, Shift and Enter begin a line', async () => {
  const engine = await open([]);
  expect(await screen.findByText('Say hello')).toBeDefined();
  const field = await screen.findByRole('textbox', { name: 'Write a message' });
  fireEvent.change(field, { target: { value: 'Hello' } });
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(engine.asked.filter(({ name }) => name === 'sayInChat').map(({ input }) => input)).toEqual([
      { entityId: 'shot', text: 'Hello', handles: [], draftKey: 'chat:shot' },
    ]),
  );
});

test('one’s own message is taken back, and what is read is told', async () => {
  const engine = await open([message('own', { canDelete: true })]);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete your message' }));
  await waitFor(() => expect(engine.asked.some(({ name }) => name === 'deleteChatMessage')).toBe(true));
  expect(engine.asked.some(({ name }) => name === 'markChatRead')).toBe(true);
});

test('a chat has an address', () => {
  expect(pathOf(placeOf('/chats/shot'))).toBe('/chats/shot');
  expect(placeOf('/chats')).toEqual(chatsPlace());
});
