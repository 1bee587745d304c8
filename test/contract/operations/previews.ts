import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, remove } from '../client.ts';
import { newPreview, sharedMovie, sharedPicture } from '../fixtures.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { forbidden, notFound, tokenRefused } from '../shapes/errors.ts';
import { revision } from '../shapes/file.ts';
import { byKey, number, row, some } from '../shapes/values.ts';

const service = z.union([z.literal(0), z.literal(1)]);
const backgrounds = z.object({
  preview_background_files: z.array(z.object({ id: z.string(), file_size: z.number() })),
});

export const previews: readonly Probe[] = [
  probe({
    route: 'DELETE /data/preview-files/{instance_id}',
    setUp: (world) => newPreview(world),
    forbidden: {
      as: 'artist',
      call: ({ previewId }) => remove(`/data/preview-files/${previewId}`),
      status: 403,
      body: forbidden,
      async untouched({ world, state }) {
        const answer = await world
          .session('artist')
          .send(get(`/pictures/previews/preview-files/${state.previewId}.png`));
        assert.equal(answer.status, 200, 'the picture is still there');
      },
    },
    permitted: {
      as: 'manager',
      call: ({ previewId }) => remove(`/data/preview-files/${previewId}`),
      status: 204,
      events: { '0.20.52': ['preview-file:delete'], '1.0.97': ['preview-file:delete', 'task:update'] },
      async effect({ world, state }) {
        const comments = z.array(z.object({ id: z.string(), previews: z.array(z.unknown()) }));
        const found = await world.read(comments, 'manager', get(`/data/tasks/${state.task.id}/comments`));
        assert.deepEqual(found.find((each) => each.id === state.id)?.previews, [], 'the comment stays without it');
        const answer = await world
          .session('artist')
          .send(get(`/pictures/previews/preview-files/${state.previewId}.png`));
        assert.equal(answer.status, 404);
      },
    },
    async further({ trial, state }) {
      const again = remove(`/data/preview-files/${state.previewId}`);
      await trial.step('again', 'manager', again, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /pictures/originals/preview-files/{instance_id}/download',
    setUp: sharedPicture,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => get(`/pictures/originals/preview-files/${previewId}/download`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => get(`/pictures/originals/preview-files/${previewId}/download`),
      status: 200,
      contentType: 'image/png',
      async effect({ answer }) {
        assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
        assert.equal(answer.bytes.toString('latin1', 1, 4), 'PNG');
      },
    },
    async further({ trial, world }) {
      const movie = await sharedMovie(world);
      const call = get(`/pictures/originals/preview-files/${movie.previewId}/download`);
      // Before 1.0.16 a movie's download is its extracted picture.
      const contentType = { '0.20.52': 'image/png', '1.0.97': 'video/mp4' };
      await trial.step('of a movie', 'artist', call, { status: 200, contentType });
    },
  }),
  probe({
    route: 'GET /pictures/previews/preview-files/{instance_id}.png',
    setUp: sharedPicture,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => get(`/pictures/previews/preview-files/${previewId}.png`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => get(`/pictures/previews/preview-files/${previewId}.png`),
      status: 200,
      contentType: 'image/png',
      async effect({ world, state, answer }) {
        assert.match(answer.headers.get('cache-control') ?? '', /max-age=604800/);
        const etag = answer.headers.get('etag');
        assert.ok(etag, 'the answer has an ETag');
        const call = get(`/pictures/previews/preview-files/${state.previewId}.png`);
        const repeated = await world.session('artist').send({ ...call, headers: { 'if-none-match': etag } });
        assert.equal(repeated.status, 304);
      },
    },
  }),
  probe({
    route: 'GET /pictures/thumbnails/preview-background-files/{instance_id}.png',
    async setUp(world) {
      const { preview_background_files: found } = await world.read(backgrounds, 'admin', get('/data/user/context'));
      const [first] = found;
      assert.ok(first, 'there is a background');
      return first.id;
    },
    forbidden: {
      as: 'nobody',
      call: (id) => get(`/pictures/thumbnails/preview-background-files/${id}.png`),
      status: 401,
      body: tokenRefused,
    },
    permitted: {
      as: 'artist',
      call: (id) => get(`/pictures/thumbnails/preview-background-files/${id}.png`),
      status: 200,
      contentType: 'image/png',
    },
  }),
  probe({
    route: 'GET /pictures/preview-background-files/{instance_id}.hdr',
    async setUp(world) {
      const { preview_background_files: found } = await world.read(backgrounds, 'admin', get('/data/user/context'));
      const [first] = found;
      assert.ok(first, 'there is a background');
      return first;
    },
    forbidden: {
      as: 'nobody',
      call: ({ id }) => get(`/pictures/preview-background-files/${id}.hdr`),
      status: 401,
      body: tokenRefused,
    },
    permitted: {
      as: 'artist',
      call: ({ id }) => get(`/pictures/preview-background-files/${id}.hdr`),
      status: 200,
      contentType: 'image/vnd.radiance',
      async effect({ state, answer }) {
        assert.equal(answer.bytes.toString('latin1', 0, 10), '#?RADIANCE');
        assert.equal(answer.bytes.length, state.file_size);
      },
    },
    async further({ trial }) {
      const unknown = get('/pictures/preview-background-files/11111111-1111-4111-8111-111111111111.hdr');
      await trial.step('unknown', 'artist', unknown, { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/shots/{shot_id}/preview-files',
    setUp: sharedPicture,
    forbidden: {
      as: 'vendor',
      call: ({ task }) => get(`/data/shots/${task.shotId}/preview-files`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ task }) => get(`/data/shots/${task.shotId}/preview-files`),
      status: 200,
      body: (version) => byKey(some(revision(version))),
      async effect({ state, answer }) {
        const byType = z.record(z.string(), z.array(z.object({ id: z.string() }))).parse(answer.body);
        assert.ok(byType[state.task.taskTypeId]?.some((each) => each.id === state.previewId));
      },
    },
  }),
];

export const status: readonly Probe[] = [
  probe({
    route: 'GET /status/influx',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => get('/status/influx'),
      status: 200,
      body: () =>
        row({
          'database-up': service,
          'key-value-store-up': service,
          'event-stream-up': service,
          'job-queue-up': service,
          'indexer-up': service,
          time: number,
        }),
    },
  }),
  probe({
    route: 'GET /status.txt',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => get('/status.txt'),
      status: 200,
      // As the server writes it.
      contentType: 'text',
      async effect({ world, answer }) {
        const text = answer.bytes.toString('utf8');
        assert.match(text, new RegExp(`^version: ${world.version.replaceAll('.', '\\.')}$`, 'm'));
        for (const name of ['database-up', 'event-stream-up', 'key-value-store-up', 'job-queue-up', 'indexer-up']) {
          assert.match(text, new RegExp(`^${name}: (up|down)$`, 'm'));
        }
      },
    },
  }),
];
