import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, remove } from '../client.ts';
import { freshName, sharedPicture } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import { newPlaylist, playlist, playlistInFull, playlistOfProject, playlistWithJobs } from '../shapes/review.ts';
import { anything, page, row, some, text } from '../shapes/values.ts';
import { perWorld, type World } from '../world.ts';

const rowSchema = z.object({ id: z.string() });
const buildJob = z.object({ id: z.string(), status: z.string() });
const shareLink = z.object({
  token: z.string(),
  expiration_date: z.string().nullable(),
  can_comment: z.boolean(),
  has_password: z.boolean(),
});
const keptShots = z.object({ shots: z.array(z.object({ preview_file_id: z.string().nullable() })) });

async function content(world: World) {
  const { task, previewId } = await sharedPicture(world);
  return [{ entity_id: task.shotId, preview_file_id: previewId }];
}

const create = async (world: World) => {
  const body = {
    name: freshName('Review'),
    project_id: world.feature.id,
    for_entity: 'shot',
    shots: await content(world),
  };
  return post('/data/playlists/', body);
};

const newReview = async (world: World) => (await world.read(rowSchema, 'manager', await create(world))).id;
const shared = perWorld(newReview);
const shareOf = async (world: World) => {
  const playlistId = await newReview(world);
  const call = post(`/data/playlists/${playlistId}/share`, {});
  return { playlistId, token: (await world.read(shareLink, 'manager', call)).token };
};
const tokensOf = async (world: World, playlistId: string) =>
  (await world.read(z.array(shareLink), 'manager', get(`/data/playlists/${playlistId}/share`))).map(
    ({ token }) => token,
  );
const notBuilt = () => row({ error: z.literal(true), message: text });
/** A movie that the server has been asked to build of it. */
const begunBuild = async (world: World) => {
  const playlistId = await newReview(world);
  const begun = await world.read(buildJob, 'manager', get(`/data/playlists/${playlistId}/build/mp4`));
  return { jobId: begun.id, path: `/data/playlists/${playlistId}/jobs/${begun.id}` };
};
const exists = async (world: World, playlistId: string) =>
  (await world.session('manager').send(get(`/data/playlists/${playlistId}`))).status === 200;

export const playlists: readonly Probe[] = [
  probe({
    route: 'POST /data/playlists/',
    setUp: create,
    forbidden: { as: 'artist', call: (call) => call, status: 403, body: forbidden },
    permitted: { as: 'manager', call: (call) => call, status: 201, body: newPlaylist, events: ['playlist:new'] },
    async further({ trial, world }) {
      const body = { name: freshName('Review'), project_id: world.feature.id, for_entity: 'shot', shots: [] };
      // Left out it is none; said to be none it breaks 0.20.52.
      const call = post('/data/playlists/', { ...body, task_type_id: null });
      const isNew = world.version === '1.0.97';
      await trial.step('no task type', 'manager', call, {
        status: { '0.20.52': 400, '1.0.97': 201 },
        body: (version) => (isNew ? newPlaylist(version) : anything),
        events: { '0.20.52': [], '1.0.97': ['playlist:new'] },
      });
    },
  }),
  probe({
    route: 'PUT /data/playlists/{playlist_id}',
    setUp: newReview,
    forbidden: {
      as: 'vendor',
      call: (playlistId) => put(`/data/playlists/${playlistId}`, { name: freshName('Other') }),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (playlistId) =>
        put(`/data/playlists/${playlistId}`, { name: freshName('Renamed'), for_client: true, shots: [] }),
      status: 200,
      body: playlist,
      events: ['playlist:update'],
      async effect({ world, state }) {
        const found = await world.read(
          z.object({ for_client: z.boolean() }),
          'manager',
          get(`/data/playlists/${state}`),
        );
        assert.equal(found.for_client, true);
      },
    },
    async further({ trial, world, state }) {
      const [entry] = await content(world);
      const nowhere = '00000000-0000-4000-8000-000000000001';
      const shots = [entry, { ...entry, preview_file_id: nowhere }];
      const answer = await trial.step(
        'a file of its own and one of nobody',
        'manager',
        put(`/data/playlists/${state}`, { shots }),
        {
          status: 200,
          body: playlist,
          events: ['playlist:update'],
        },
      );
      const kept = keptShots.parse(answer.body).shots.map(({ preview_file_id: id }) => id);
      trial.expect('files', [entry?.preview_file_id, world.version === '1.0.97' ? null : nowhere], kept);
      const others = await trial.step(
        'by their ids',
        'manager',
        get('/data/playlists', { id: JSON.stringify([state]) }),
        {
          status: 200,
          body: (version) => some(playlist(version)),
        },
      );
      trial.expect('by their ids', 1, z.array(rowSchema).parse(others.body).length);
    },
  }),
  probe({
    route: 'DELETE /data/playlists/{playlist_id}',
    setUp: newReview,
    // 0.20.52 lets anybody remove a playlist, even without a token.
    forbidden: { ...withoutToken, only: '1.0.97', call: (playlistId) => remove(`/data/playlists/${playlistId}`) },
    permitted: {
      as: 'manager',
      call: (playlistId) => remove(`/data/playlists/${playlistId}`),
      status: 204,
      events: ['playlist:delete'],
      async effect({ world, state }) {
        assert.equal(await exists(world, state), false);
      },
    },
    async further({ trial, state }) {
      await trial.step('again', 'manager', remove(`/data/playlists/${state}`), { status: 404, body: notFound });
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}',
    setUp: shared,
    forbidden: { ...withoutToken, call: (playlistId) => get(`/data/playlists/${playlistId}`) },
    permitted: {
      as: 'artist',
      call: (playlistId) => get(`/data/playlists/${playlistId}`),
      status: 200,
      body: playlistWithJobs,
    },
  }),
  probe({
    route: 'GET /export/csv/playlists/{playlist_id}',
    setUp: shared,
    forbidden: {
      as: 'artist',
      call: (playlistId) => get(`/export/csv/playlists/${playlistId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (playlistId) => get(`/export/csv/playlists/${playlistId}`),
      status: 200,
      contentType: 'text/csv',
      body: () => anything,
      async effect({ answer }) {
        const lines = answer.bytes.toString('utf8').split('\r\n');
        assert.match(lines[0] ?? '', /^Playlist;/);
        assert.match(lines[2] ?? '', /^Entity name;Nb Frames;Task Type;/);
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}/download/zip',
    setUp: shared,
    forbidden: {
      as: 'artist',
      call: (playlistId) => get(`/data/playlists/${playlistId}/download/zip`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (playlistId) => get(`/data/playlists/${playlistId}/download/zip`),
      status: 200,
      contentType: 'application/zip',
      body: () => anything,
      async effect({ answer }) {
        assert.equal(answer.bytes.subarray(0, 2).toString(), 'PK');
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}/build/mp4',
    setUp: newReview,
    forbidden: {
      as: 'supervisor',
      call: (playlistId) => get(`/data/playlists/${playlistId}/build/mp4`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (playlistId) => get(`/data/playlists/${playlistId}/build/mp4`),
      status: 200,
      body: () => anything,
      events: ['build-job:new'],
      async effect({ world, state, answer }) {
        const begun = buildJob.parse(answer.body);
        assert.equal(begun.status, 'running');
        const job = `/data/playlists/${state}/jobs/${begun.id}`;
        assert.equal((await world.read(buildJob, 'manager', get(job))).id, begun.id);
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}/jobs/{build_job_id}',
    setUp: begunBuild,
    forbidden: { as: 'supervisor', call: (job) => get(job.path), status: 403, body: forbidden },
    permitted: {
      as: 'manager',
      call: (job) => get(job.path),
      status: 200,
      body: () => anything,
      async effect({ state, answer }) {
        assert.equal(buildJob.parse(answer.body).id, state.jobId);
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}/jobs/{build_job_id}/build/mp4',
    title: 'that is not built so far',
    setUp: begunBuild,
    forbidden: { as: 'artist', call: (job) => get(`${job.path}/build/mp4`), status: 403, body: forbidden },
    permitted: { as: 'manager', call: (job) => get(`${job.path}/build/mp4`), status: 400, body: notBuilt },
  }),
  probe({
    route: 'POST /data/playlists/{playlist_id}/share',
    only: '1.0.97',
    setUp: newReview,
    forbidden: {
      as: 'supervisor',
      call: (playlistId) => post(`/data/playlists/${playlistId}/share`, {}),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: (playlistId) =>
        post(`/data/playlists/${playlistId}/share`, {
          expiration_date: '2099-01-31',
          can_comment: false,
          password: 'of this link',
        }),
      status: 201,
      body: () => anything,
      async effect({ answer }) {
        const made = shareLink.parse(answer.body);
        assert.match(made.expiration_date ?? '', /^2099-01-31T23:59:59/);
        assert.equal(made.can_comment, false);
        assert.equal(made.has_password, true);
        // A password is told to nobody.
        assert.doesNotMatch(JSON.stringify(answer.body), /"password"/);
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/{playlist_id}/share',
    only: '1.0.97',
    setUp: shareOf,
    forbidden: {
      as: 'supervisor',
      call: ({ playlistId }) => get(`/data/playlists/${playlistId}/share`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ playlistId }) => get(`/data/playlists/${playlistId}/share`),
      status: 200,
      body: () => anything,
      async effect({ state, answer }) {
        const [link, ...others] = z.array(shareLink).parse(answer.body);
        assert.deepEqual(others, []);
        assert.deepEqual(
          { ...link },
          { token: state.token, expiration_date: null, can_comment: true, has_password: false },
        );
      },
    },
  }),
  probe({
    route: 'DELETE /data/playlists/{playlist_id}/share/{token}',
    only: '1.0.97',
    setUp: shareOf,
    forbidden: {
      as: 'supervisor',
      call: ({ playlistId, token }) => remove(`/data/playlists/${playlistId}/share/${token}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'manager',
      call: ({ playlistId, token }) => remove(`/data/playlists/${playlistId}/share/${token}`),
      status: 200,
      body: () => anything,
      async effect({ world, state: { playlistId } }) {
        assert.deepEqual(await tokensOf(world, playlistId), []);
      },
    },
  }),
  probe({
    route: 'GET /data/playlists/',
    setUp: shared,
    forbidden: { ...withoutToken, call: () => get('/data/playlists/') },
    permitted: {
      as: 'manager',
      call: (_, world) => get('/data/playlists/', { project_id: world.feature.id, page: '1', limit: '10' }),
      status: 200,
      body: (version) => page(some(playlist(version))),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/playlists',
    setUp: shared,
    forbidden: {
      as: 'vendor',
      call: (_, world) => get(`/data/projects/${world.feature.id}/playlists`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (_, world) => get(`/data/projects/${world.feature.id}/playlists`),
      status: 200,
      body: (version) => some(playlistOfProject(version)),
    },
  }),
  probe({
    route: 'GET /data/projects/{project_id}/playlists/{playlist_id}',
    setUp: shared,
    forbidden: {
      as: 'vendor',
      call: (playlistId, world) => get(`/data/projects/${world.feature.id}/playlists/${playlistId}`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: (playlistId, world) => get(`/data/projects/${world.feature.id}/playlists/${playlistId}`),
      status: 200,
      body: playlistInFull,
    },
  }),
];
