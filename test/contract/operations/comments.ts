import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, remove, upload } from '../client.ts';
import { newAttachment, newComment, textFile, type AttachmentPlace } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { attachment, author, comment, commentFields, commentRelations } from '../shapes/comment.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { newer, page, row, some } from '../shapes/values.ts';
import type { World } from '../world.ts';

const rows = z.array(z.object({ id: z.string() }));

const attachmentPath = (place: AttachmentPlace) =>
  `/data/tasks/${place.task.id}/comments/${place.id}/attachments/${place.attachmentId}`;

/** The files of a comment, as everybody reads them. */
export async function attachmentIds(world: World, place: AttachmentPlace): Promise<string[]> {
  const comments = z.array(z.object({ id: z.string(), attachment_files: rows }));
  const found = await world.read(comments, 'manager', get(`/data/tasks/${place.task.id}/comments`));
  return found.find((each) => each.id === place.id)?.attachment_files.map((file) => file.id) ?? [];
}

async function replyIds(world: World, taskId: string, commentId: string): Promise<string[]> {
  const comments = z.array(z.object({ id: z.string(), replies: rows }));
  const found = await world.read(comments, 'manager', get(`/data/tasks/${taskId}/comments`));
  return found.find((each) => each.id === commentId)?.replies.map((reply) => reply.id) ?? [];
}

export const comments: readonly Probe[] = [
  probe({
    route: 'DELETE /data/tasks/{task_id}/comments/{comment_id}/attachments/{attachment_id}',
    setUp: newAttachment,
    forbidden: {
      as: 'supervisor',
      call: (place) => remove(attachmentPath(place)),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await attachmentIds(world, state), [state.attachmentId]);
      },
    },
    permitted: {
      as: 'artist',
      call: (place) => remove(attachmentPath(place)),
      status: 204,
      events: [],
      async effect({ world, state }) {
        assert.deepEqual(await attachmentIds(world, state), []);
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'manager', remove(attachmentPath(state)), { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'DELETE /data/tasks/{task_id}/comments/{comment_id}/reply/{reply_id}',
    async setUp(world) {
      const place = await newComment(world);
      const path = `/data/tasks/${place.task.id}/comments/${place.id}/reply`;
      const reply = await world.read(z.object({ id: z.string() }), 'artist', post(path, { text: 'An answer.' }));
      return { ...place, replyId: reply.id, path: `${path}/${reply.id}` };
    },
    forbidden: {
      as: 'manager',
      call: ({ path }) => remove(path),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await replyIds(world, state.task.id, state.id), [state.replyId]);
      },
    },
    permitted: {
      as: 'artist',
      call: ({ path }) => remove(path),
      status: 200,
      body: comment,
      events: ['comment:delete-reply'],
      async effect({ world, state }) {
        assert.deepEqual(await replyIds(world, state.task.id, state.id), []);
      },
    },
  }),
  probe({
    route: 'DELETE /data/tasks/{task_id}/comments/{comment_id}/reply/{reply_id}',
    title: 'with its file, and not with the comment’s',
    only: '1.0.97',
    async setUp(world) {
      const place = await newAttachment(world);
      const path = `/data/tasks/${place.task.id}/comments/${place.id}/reply`;
      const call = upload(path, [{ name: 'text', value: 'An answer.' }, textFile('answer.txt', 'hello')]);
      const reply = await world.read(z.object({ id: z.string(), attachment_files: rows }), 'artist', call);
      const fileId = reply.attachment_files[0]?.id ?? '';
      const ids = await attachmentIds(world, place);
      assert.deepEqual([...ids].sort(), [place.attachmentId, fileId].sort());
      return { ...place, fileId, path: `${path}/${reply.id}` };
    },
    permitted: {
      as: 'artist',
      call: ({ path }) => remove(path),
      status: 200,
      body: comment,
      events: ['comment:delete-reply'],
      async effect({ world, state }) {
        assert.deepEqual(await attachmentIds(world, state), [state.attachmentId]);
      },
    },
    async further({ trial, state }) {
      await trial.step('its file is gone', 'admin', get(`/data/attachment-files/${state.fileId}`), {
        status: 404,
        body: notFound,
      });
    },
  }),
  probe({
    route: 'GET /data/tasks/{task_id}/attachment-files',
    setUp: newAttachment,
    forbidden: {
      as: 'manager',
      call: ({ task }) => get(`/data/tasks/${task.id}/attachment-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'admin',
      call: ({ task }) => get(`/data/tasks/${task.id}/attachment-files`),
      status: 200,
      body: (version) => some(attachment(version)),
    },
    async further({ trial }) {
      const unknown = get('/data/tasks/11111111-1111-4111-8111-111111111111/attachment-files');
      await trial.step('unknown task', 'admin', unknown, { status: 200, body: () => rows });
    },
  }),
  probe({
    route: 'GET /data/attachment-files',
    setUp: newAttachment,
    forbidden: { as: 'manager', call: () => get('/data/attachment-files'), status: 403, body: forbidden },
    permitted: {
      as: 'admin',
      call: () => get('/data/attachment-files'),
      status: 200,
      body: (version) => some(attachment(version)),
      async effect({ state, answer }) {
        const found = rows.parse(answer.body);
        assert.ok(found.some((each) => each.id === state.attachmentId));
      },
    },
    async further({ trial }) {
      const call = get('/data/attachment-files', { page: '1', limit: '2' });
      await trial.step('paged', 'admin', call, { status: 200, body: (version) => page(some(attachment(version))) });
    },
  }),
  probe({
    route: 'GET /data/attachment-files/{instance_id}',
    setUp: newAttachment,
    forbidden: {
      as: 'vendor',
      call: ({ attachmentId }) => get(`/data/attachment-files/${attachmentId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ attachmentId }) => get(`/data/attachment-files/${attachmentId}`),
      status: 200,
      body: attachment,
    },
  }),
  probe({
    route: 'DELETE /data/attachment-files/{instance_id}',
    setUp: newAttachment,
    forbidden: {
      as: 'manager',
      call: ({ attachmentId }) => remove(`/data/attachment-files/${attachmentId}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.deepEqual(await attachmentIds(world, state), [state.attachmentId]);
      },
    },
    permitted: {
      as: 'admin',
      call: ({ attachmentId }) => remove(`/data/attachment-files/${attachmentId}`),
      status: 204,
      events: ['attachment-file:delete'],
      async effect({ world, state }) {
        assert.deepEqual(await attachmentIds(world, state), []);
      },
    },
    async further({ trial, state }) {
      const again = remove(`/data/attachment-files/${state.attachmentId}`);
      await trial.step('again', 'admin', again, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/comments/{instance_id}',
    setUp: newAttachment,
    forbidden: { as: 'vendor', call: ({ id }) => get(`/data/comments/${id}`), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ id }) => get(`/data/comments/${id}`),
      status: 200,
      body: (version) => row({ ...commentFields(version), ...commentRelations, ...newer(version, { person: author }) }),
    },
    async further({ trial }) {
      const unknown = get('/data/comments/11111111-1111-4111-8111-111111111111');
      await trial.step('unknown', 'admin', unknown, { status: 404, body: notFound });
    },
  }),
];
