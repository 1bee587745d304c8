// Notifications, news, chats.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put } from '../client.ts';
import { commentOn, newComment } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutToken, withoutTokenOnUserRoute } from '../refusals.ts';
import { chatMessage, chatMessageWithFiles, newsLine } from '../shapes/comment.ts';
import { forbidden } from '../shapes/errors.ts';
import {
  anything,
  byKey,
  flag,
  id,
  listOf,
  moment,
  newer,
  number,
  orNull,
  page,
  row,
  some,
  stored,
  text,
} from '../shapes/values.ts';
import { perWorld, type World } from '../world.ts';

const rows = z.array(z.object({ id: z.string(), comment_id: z.string().nullable(), read: z.boolean() }));
const readOf = async (world: World, notificationId: string) =>
  (await world.read(rows, 'artist', get('/data/user/notifications'))).find((each) => each.id === notificationId)?.read;

async function newNotification(world: World): Promise<string> {
  const { id: commentId } = await commentOn(world, await world.takeTask(), 'manager', 'For you.');
  const found = await world.read(rows, 'artist', get('/data/user/notifications'));
  const mine = found.find((each) => each.comment_id === commentId);
  assert.ok(mine, 'the comment has notified the artist');
  return mine.id;
}

const chat = perWorld(async (world) => {
  const { id: entityId } = await world.takeShot();
  await world.read(z.unknown(), 'artist', post(`/actions/user/chats/${entityId}/join`, {}));
  return entityId;
});

const chatFields = {
  ...stored('Chat'),
  object_id: id,
  object_type: text,
  last_message: orNull(moment),
};

export const notices: readonly Probe[] = [
  probe({
    route: 'PUT /data/user/notifications/{notification_id}',
    setUp: newNotification,
    forbidden: {
      ...withoutTokenOnUserRoute,
      call: (each) => put(`/data/user/notifications/${each}`, { read: true }),
      async untouched({ world, state }) {
        assert.equal(await readOf(world, state), false);
      },
    },
    permitted: {
      as: 'artist',
      call: (each) => put(`/data/user/notifications/${each}`, { read: true }),
      status: 200,
      body: (version) =>
        row({
          ...stored('Notification'),
          read: flag,
          change: flag,
          notification_type: text,
          person_id: id,
          author_id: id,
          comment_id: orNull(id),
          task_id: orNull(id),
          reply_id: orNull(id),
          ...newer(version, { playlist_id: orNull(id) }),
        }),
      events: { '0.20.52': [], '1.0.97': ['notification:read'] },
      async effect({ world, state }) {
        assert.equal(await readOf(world, state), true);
      },
    },
  }),
  probe({
    route: 'POST /actions/user/notifications/mark-all-as-read',
    setUp: newNotification,
    forbidden: { ...withoutTokenOnUserRoute, call: () => post('/actions/user/notifications/mark-all-as-read', {}) },
    permitted: {
      as: 'artist',
      call: () => post('/actions/user/notifications/mark-all-as-read', {}),
      status: 200,
      body: () => row({ success: flag }),
      events: { '0.20.52': [], '1.0.97': ['notification:all-read'] },
      async effect({ world }) {
        const found = await world.read(rows, 'artist', get('/data/user/notifications'));
        assert.ok(found.every((each) => each.read));
      },
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/news',
    setUp: newComment,
    forbidden: {
      // 0.20.52 asks nobody for membership.
      as: { '0.20.52': 'nobody', '1.0.97': 'outsider' },
      call: (_, world) => get(`/data/projects/${world.series.id}/news`),
      status: { '0.20.52': 401, '1.0.97': 403 },
      body: (version) => (version === '0.20.52' ? row({ msg: text }) : forbidden(version)),
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.feature.id}/news`, { page: '1', limit: '10' }),
      status: 200,
      body: (version) => page(some(newsLine(version)), { stats: byKey(number) }),
    },
  }),
  probe({
    route: 'GET /data/projects/news',
    setUp: newComment,
    forbidden: { ...withoutToken, call: () => get('/data/projects/news') },
    permitted: {
      as: 'artist',
      call: () => get('/data/projects/news', { page: '1', limit: '10' }),
      status: 200,
      body: (version) => page(some(newsLine(version)), { stats: byKey(number) }),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/news/{news_id}',
    async setUp(world) {
      const { data } = await world.read(
        z.object({ data: z.array(z.object({ id: z.string() })) }),
        'manager',
        get(`/data/projects/${world.feature.id}/news`),
      );
      assert.ok(data[0]);
      return data[0].id;
    },
    forbidden: {
      as: 'vendor',
      call: (newsId, world) => get(`/data/projects/${world.feature.id}/news/${newsId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (newsId, world) => get(`/data/projects/${world.feature.id}/news/${newsId}`),
      status: 200,
      body: newsLine,
    },
  }),
  probe({
    route: 'POST /actions/user/chats/{entity_id}/join',
    setUp: async (world) => (await world.takeShot()).id,
    forbidden: { ...withoutTokenOnUserRoute, call: (entityId) => post(`/actions/user/chats/${entityId}/join`, {}) },
    permitted: {
      as: 'artist',
      call: (entityId) => post(`/actions/user/chats/${entityId}/join`, {}),
      status: 200,
      body: () => anything,
      events: ['chat:joined'],
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/chat',
    setUp: chat,
    permitted: {
      as: 'artist',
      call: (entityId) => get(`/data/entities/${entityId}/chat`),
      status: 200,
      body: () => row({ ...chatFields, participants: some(id), messages: listOf(anything) }),
    },
  }),
  probe({
    route: 'POST /data/entities/{entity_id}/chat/messages',
    setUp: chat,
    forbidden: {
      as: 'supervisor',
      call: (entityId) => post(`/data/entities/${entityId}/chat/messages`, { message: 'hello' }),
      status: 400,
      body: () => anything,
    },
    permitted: {
      as: 'artist',
      call: (entityId) => post(`/data/entities/${entityId}/chat/messages`, { message: 'hello' }),
      status: 201,
      body: chatMessage,
      events: ['chat:new-message'],
    },
  }),
  probe({
    route: 'GET /data/entities/{entity_id}/chat/messages',
    async setUp(world) {
      const entityId = await chat(world);
      await world.read(z.unknown(), 'artist', post(`/data/entities/${entityId}/chat/messages`, { message: 'read me' }));
      return entityId;
    },
    forbidden: { ...withoutToken, call: (entityId) => get(`/data/entities/${entityId}/chat/messages`) },
    permitted: {
      as: 'artist',
      call: (entityId) => get(`/data/entities/${entityId}/chat/messages`),
      status: 200,
      body: (version) => some(chatMessageWithFiles(version)),
    },
  }),
  probe({
    route: 'GET /data/user/chats',
    setUp: chat,
    forbidden: { ...withoutTokenOnUserRoute, call: () => get('/data/user/chats') },
    permitted: {
      as: 'artist',
      call: () => get('/data/user/chats'),
      status: 200,
      body: () =>
        some(
          row({
            id,
            object_id: id,
            last_message: orNull(moment),
            entity_name: text,
            project_id: id,
            preview_file_id: orNull(id),
          }),
        ),
    },
  }),
];
