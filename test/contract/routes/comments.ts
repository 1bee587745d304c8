import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove, upload } from '../client.ts';
import { commentOn, newAttachment, newComment, textFile, type CommentPlace } from '../fixtures.ts';
import { attachmentIds } from '../operations/comments.ts';
import { probe, type Probe } from '../probe.ts';
import {
  attachmentInComment,
  comment,
  commentFields,
  commentInThread,
  commentRelations,
  postedComment,
  reply,
  replyWithFiles,
} from '../shapes/comment.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { row, some } from '../shapes/values.ts';
import { statusWith, type World } from '../world.ts';

const thread = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    checklist: z.array(z.unknown()),
    acknowledgements: z.array(z.string()),
    replies: z.array(z.object({ id: z.string(), text: z.string() })),
    mentions: z.array(z.string()),
  }),
);
/** Kitsu's page writes the frame that an item is about beside its words, and the server keeps what it is given. */
const framedItem = { text: 'n', checked: true, frame: 12, revision: 1 };
const readThread = (world: World, taskId: string) =>
  world.read(thread, 'manager', get(`/data/tasks/${taskId}/comments`));
const statusOf = async (world: World, taskId: string) =>
  (await world.read(z.object({ task_status_id: z.string() }), 'manager', get(`/data/tasks/${taskId}`))).task_status_id;
const place = ({ task, id }: CommentPlace) => `/data/tasks/${task.id}/comments/${id}`;
const find = async (world: World, { task, id }: CommentPlace) =>
  (await readThread(world, task.id)).find((each) => each.id === id);

const withFile = [{ name: 'text', value: 'With a file.' }, textFile('note.txt', 'hello')];
const ofReply = z.object({
  id: z.string(),
  name: z.string(),
  extension: z.string(),
  size: z.number(),
  reply_id: z.string().nullable(),
});
/** The files of a comment and of its replies, as everybody reads them. */
async function filesInThread(world: World, { task, id }: CommentPlace): Promise<readonly z.infer<typeof ofReply>[]> {
  const rows = z.array(z.object({ id: z.string(), attachment_files: z.array(ofReply) }));
  const found = await world.read(rows, 'manager', get(`/data/tasks/${task.id}/comments`));
  return found.find((each) => each.id === id)?.attachment_files ?? [];
}

export const comments: readonly Probe[] = [
  probe({
    route: 'GET /data/tasks/{task_id}/comments',
    setUp: newAttachment,
    forbidden: {
      as: 'vendor',
      call: ({ task }) => get(`/data/tasks/${task.id}/comments`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ task }) => get(`/data/tasks/${task.id}/comments`),
      status: 200,
      body: (version) => some(commentInThread(version)),
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/comment',
    async setUp(world) {
      const task = await world.takeTask();
      const statusId = await statusWith(world, 'is_done');
      const text = 'Done, see the list.';
      const call = post(`/actions/tasks/${task.id}/comment`, {
        task_status_id: statusId,
        comment: text,
        checklist: [{ text: 'one', checked: false }],
        links: ['https://example.com/x'],
      });
      return { task, statusId, text, call };
    },
    forbidden: {
      as: 'vendor',
      call: ({ call }) => call,
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok((await readThread(world, state.task.id)).every((each) => each.text !== state.text));
      },
    },
    permitted: {
      as: 'manager',
      call: ({ call }) => call,
      status: 201,
      body: postedComment,
      events: ['comment:new', 'task:update', 'task:status-changed', 'notification:new', 'news:new'],
      async effect({ world, state }) {
        assert.equal(await statusOf(world, state.task.id), state.statusId);
        assert.ok((await readThread(world, state.task.id)).some((each) => each.text === state.text));
      },
    },
    async further({ trial, state }) {
      const path = `/actions/tasks/${state.task.id}/comment`;
      const { status } = await trial.world.session('manager').send(post(path, { comment: 'no status' }));
      trial.expect('without a status.status', 400, status);
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/comment',
    title: 'with files',
    async setUp(world) {
      const task = await world.takeTask();
      const form = [
        { name: 'task_status_id', value: task.statusId },
        { name: 'comment', value: 'With files.' },
        { name: 'checklist', value: JSON.stringify([{ text: 'two', checked: true }]) },
        { name: 'links', value: JSON.stringify(['https://example.com/y']) },
        textFile('é note.txt', 'hello'),
        { ...textFile('second.txt', 'again'), name: 'file-1' },
      ];
      return { task, call: upload(`/actions/tasks/${task.id}/comment`, form) };
    },
    forbidden: { as: 'vendor', call: ({ call }) => call, status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ call }) => call,
      status: 201,
      body: postedComment,
      events: ['comment:new', 'task:update', 'news:new'],
      async effect({ answer }) {
        const files = z.object({ attachment_files: z.array(z.object({ name: z.string() })) }).parse(answer.body);
        assert.deepEqual(files.attachment_files.map((file) => file.name).sort(), ['second.txt', 'é note.txt']);
      },
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/comment',
    title: 'with a mention',
    async setUp(world) {
      const task = await world.takeTask();
      const person = z.object({ full_name: z.string() });
      const { full_name: name } = await world.read(
        person,
        'manager',
        get(`/data/persons/${world.people.supervisor.id}`),
      );
      const call = post(`/actions/tasks/${task.id}/comment`, {
        task_status_id: task.statusId,
        comment: `Look @${name} please`,
      });
      return { task, call };
    },
    permitted: {
      as: 'artist',
      call: ({ call }) => call,
      status: 201,
      body: postedComment,
      events: ['comment:new', 'task:update', 'news:new', 'notification:new'],
      async effect({ world, answer }) {
        const { mentions } = z.object({ mentions: z.array(z.string()) }).parse(answer.body);
        assert.deepEqual(mentions, [world.people.supervisor.id]);
      },
    },
  }),
  probe({
    route: 'PUT /data/comments/{comment_id}',
    setUp: newComment,
    forbidden: {
      as: 'client',
      call: ({ id }) => put(`/data/comments/${id}`, { text: 'Changed.' }),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.equal((await find(world, state))?.text, 'A remark.');
      },
    },
    permitted: {
      as: 'artist',
      call: ({ id, task }) =>
        put(`/data/comments/${id}`, {
          text: 'Changed.',
          checklist: [framedItem],
          task_status_id: task.statusId,
        }),
      status: 200,
      body: comment,
      events: ['comment:update'],
      async effect({ world, state }) {
        const changed = await find(world, state);
        assert.equal(changed?.text, 'Changed.');
        assert.deepEqual(changed?.checklist, [framedItem]);
      },
    },
  }),
  probe({
    route: 'DELETE /data/tasks/{task_id}/comments/{comment_id}',
    async setUp(world) {
      // Removing a task's only comment would also take its status back.
      const { task } = await newComment(world);
      return commentOn(world, task, 'artist');
    },
    forbidden: {
      as: 'client',
      call: (state) => remove(place(state)),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        assert.ok(await find(world, state));
      },
    },
    permitted: {
      as: 'artist',
      call: (state) => remove(place(state)),
      status: 204,
      events: {
        '0.20.52': ['comment:delete', 'task:update'],
        '1.0.97': ['comment:delete', 'task:update', 'news:delete'],
      },
      async effect({ world, state }) {
        assert.equal(await find(world, state), undefined);
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'manager', remove(place(state)), { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'POST /data/tasks/{task_id}/comments/{comment_id}/ack',
    setUp: newComment,
    forbidden: { as: 'vendor', call: (state) => post(`${place(state)}/ack`), status: 403, body: forbidden },
    permitted: {
      as: 'supervisor',
      call: (state) => post(`${place(state)}/ack`),
      status: 200,
      body: (version) => row({ ...commentFields(version), ...commentRelations }),
      events: ['comment:acknowledge'],
      async effect({ world, state }) {
        assert.deepEqual((await find(world, state))?.acknowledgements, [world.people.supervisor.id]);
      },
    },
    async further({ trial, world, state }) {
      await trial.step('again', 'supervisor', post(`${place(state)}/ack`), {
        status: 200,
        body: (version) => row({ ...commentFields(version), ...commentRelations }),
        events: ['comment:unacknowledge'],
      });
      assert.deepEqual((await find(world, state))?.acknowledgements, [], 'a second call takes it back');
    },
  }),
  probe({
    route: 'POST /data/tasks/{task_id}/comments/{comment_id}/reply',
    setUp: newComment,
    forbidden: {
      as: 'vendor',
      call: (state) => post(`${place(state)}/reply`, { text: 'An answer.' }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (state) => post(`${place(state)}/reply`, { text: 'An answer.' }),
      status: 200,
      body: reply,
      events: ['comment:reply', 'notification:new'],
      async effect({ world, state }) {
        assert.deepEqual(
          (await find(world, state))?.replies.map((each) => each.text),
          ['An answer.'],
        );
      },
    },
  }),
  probe({
    route: 'POST /data/tasks/{task_id}/comments/{comment_id}/reply',
    title: 'with a file',
    only: '1.0.97',
    setUp: newComment,
    permitted: {
      as: 'manager',
      call: (state) => upload(`${place(state)}/reply`, withFile),
      status: 200,
      body: replyWithFiles,
      events: ['comment:reply', 'notification:new'],
      async effect({ world, state, answer }) {
        const { id, attachment_files: sent } = z
          .object({ id: z.string(), attachment_files: z.array(ofReply) })
          .parse(answer.body);
        assert.deepEqual(
          sent.map(({ name, size, reply_id: replyId }) => [name, size, replyId]),
          [['note.txt', 5, id]],
        );
        assert.deepEqual(await filesInThread(world, state), sent);
      },
    },
  }),
  probe({
    route: 'POST /data/tasks/{task_id}/comments/{comment_id}/reply',
    title: 'with a file, of which nothing is said and nothing kept',
    only: '0.20.52',
    setUp: newComment,
    permitted: {
      as: 'manager',
      call: (state) => upload(`${place(state)}/reply`, withFile),
      status: 200,
      body: reply,
      events: ['comment:reply', 'notification:new'],
      async effect({ world, state }) {
        assert.deepEqual(
          (await find(world, state))?.replies.map((each) => each.text),
          ['With a file.'],
        );
        assert.deepEqual(await filesInThread(world, state), []);
      },
    },
  }),
  probe({
    route: 'POST /actions/tasks/{task_id}/comments/{comment_id}/add-attachment',
    setUp: newComment,
    forbidden: {
      as: 'vendor',
      call: ({ task, id }) =>
        upload(`/actions/tasks/${task.id}/comments/${id}/add-attachment`, [textFile('a.txt', 'x')]),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ task, id }) =>
        upload(`/actions/tasks/${task.id}/comments/${id}/add-attachment`, [textFile('a.txt', 'x')]),
      status: 201,
      body: () => some(attachmentInComment),
      async effect({ world, state, answer }) {
        const [file] = z.array(z.object({ id: z.string() })).parse(answer.body);
        assert.deepEqual(await attachmentIds(world, { ...state, attachmentId: '' }), [file?.id]);
      },
    },
  }),
  probe({
    route: 'GET /data/attachment-files/{attachment_file_id}/file/{file_name}',
    setUp: newAttachment,
    forbidden: {
      as: 'vendor',
      call: ({ attachmentId }) => get(`/data/attachment-files/${attachmentId}/file/note.txt`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ attachmentId }) => get(`/data/attachment-files/${attachmentId}/file/note.txt`),
      status: 200,
      contentType: 'text/plain',
      async effect({ answer }) {
        assert.equal(answer.bytes.toString('utf8'), 'hello');
      },
    },
  }),
];
