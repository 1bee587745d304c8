import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, remove } from '../client.ts';
import { probe, type Probe } from '../probe.ts';
import { chatMessage, chatMessageWithFiles } from '../shapes/comment.ts';
import { forbidden } from '../shapes/errors.ts';
import { perWorld, type World } from '../world.ts';

const row = z.object({ id: z.string() });

/** A shot whose chat the artist has joined. */
const chat = perWorld(async (world) => {
  const { id: entityId } = await world.takeShot();
  await world.read(z.unknown(), 'artist', post(`/actions/user/chats/${entityId}/join`, {}));
  const { id } = await world.read(row, 'artist', get(`/data/entities/${entityId}/chat`));
  return { id, entityId, path: `/data/entities/${entityId}/chat/messages` };
});

async function newMessage(world: World) {
  const { path } = await chat(world);
  const { id } = await world.read(row, 'artist', post(path, { message: 'hello' }));
  return { id, path };
}

const messageIds = async (world: World, path: string) =>
  (await world.read(z.array(row), 'manager', get(path))).map((message) => message.id);

export const chats: readonly Probe[] = [
  probe({
    route: 'POST /data/chat-messages/',
    setUp: chat,
    forbidden: {
      as: 'manager',
      call: ({ id }, world) =>
        post('/data/chat-messages/', { chat_id: id, person_id: world.people.manager.id, text: 'raw' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'admin',
      call: ({ id }, world) =>
        post('/data/chat-messages/', { chat_id: id, person_id: world.people.admin.id, text: 'raw' }),
      status: 201,
      body: (version) => (version === '0.20.52' ? chatMessage : chatMessageWithFiles)(version),
      events: ['chat-message:new'],
      async effect({ world, state, answer }) {
        assert.ok(
          (await messageIds(world, state.path)).includes(row.parse(answer.body).id),
          'the message is in the chat',
        );
      },
    },
  }),
  probe({
    route: 'GET /data/chat-messages/{instance_id}',
    setUp: newMessage,
    forbidden: { as: 'manager', call: ({ id }) => get(`/data/chat-messages/${id}`), status: 403, body: forbidden },
    permitted: {
      as: 'admin',
      call: ({ id }) => get(`/data/chat-messages/${id}`),
      status: 200,
      body: chatMessageWithFiles,
    },
  }),
  probe({
    route: 'DELETE /data/entities/{entity_id}/chat/messages/{chat_message_id}',
    setUp: newMessage,
    forbidden: {
      as: 'supervisor',
      call: ({ id, path }) => remove(`${path}/${id}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok((await messageIds(world, state.path)).includes(state.id));
      },
    },
    permitted: {
      as: 'artist',
      call: ({ id, path }) => remove(`${path}/${id}`),
      status: 204,
      events: ['chat:deleted-message'],
      async effect({ world, state }) {
        assert.ok(!(await messageIds(world, state.path)).includes(state.id));
      },
    },
  }),
];
