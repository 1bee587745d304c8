// How requests that lead nowhere are refused: seen on the real servers, and told apart by clients written against them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

const nowhere = '00000000-0000-4000-8000-000000000063';

describe.each(['0.20.52', '1.0.97'] as const)('refusals of %s', (kitsu) => {
  let studio: OpenStudio;
  beforeAll(async () => {
    studio = await openStudio({ kitsu });
  });
  afterAll(() => studio.stop());

  const isNew = kitsu === '1.0.97';
  const crashed = isNew ? { error: true, message: 'Internal server error.' } : undefined;
  const asAdmin = (method: string, path: string, json?: unknown) => studio.as('admin', method, path, { json });

  it.each([
    ['GET', '/data/assets/nope'],
    ['GET', '/data/edits/nope'],
    ['GET', '/data/concepts/nope'],
    ['GET', '/data/projects/nope/playlists'],
    ['GET', '/data/projects/nope/metadata-descriptors'],
    ['GET', `/data/projects/${ids.project}/news/nope`],
    ['PUT', '/data/user/filters/nope'],
    ['DELETE', `/data/projects/${ids.project}/team/nope`],
    ['DELETE', `/data/projects/${ids.project}/settings/task-types/nope`],
  ])('%s %s dies of an id that is none', async (method, path) => {
    const reply = await asAdmin(method, path, method === 'PUT' ? {} : undefined);
    expect([reply.status, reply.body]).toEqual([500, crashed]);
    if (!isNew) expect(reply.headers.get('content-type')).toContain('text/html');
  });

  it.each([
    ['GET', '/data/user/tasks/nope/subscribed', 200],
    ['DELETE', '/actions/user/tasks/nope/unsubscribe', 204],
    ['GET', '/data/softwares/nope', 404],
    ['GET', '/data/working-files/nope', 404],
    ['GET', '/data/task-types/nope', 400],
    ['DELETE', '/data/projects/nope', 400],
    ['GET', `/data/projects/${ids.project}/episodes/main/playlists`, 200],
  ] as const)('%s %s does not', async (method, path, status) => {
    expect((await asAdmin(method, path)).status).toBe(status);
  });

  it.each(['build-jobs', 'notifications', 'subscriptions'])('an unknown production has no %s', async (what) => {
    expect((await asAdmin('GET', `/data/projects/${nowhere}/${what}`)).status).toBe(404);
  });

  it('a body of nothing is empty data', async () => {
    const reply = await asAdmin('POST', '/data/departments', null);
    expect([reply.status, reply.body]).toEqual([
      400,
      {
        error: true,
        message: 'Data are empty. Please verify that you sent JSON data and that you set the right headers.',
        data: null,
      },
    ]);
  });

  it('1.0.97 names every argument that is missing', async () => {
    const { status, body } = await studio.call('PUT', '/auth/reset-password', { json: {} });
    expect(status).toBe(400);
    const missing = (field: string) => ({ field, message: 'Field required' });
    expect(body).toEqual(
      isNew
        ? {
            error: true,
            message: 'Validation error.',
            data: { errors: ['email', 'token', 'password', 'password2'].map(missing) },
          }
        : { message: { email: 'Missing required parameter in the post body or the query string or the JSON body' } },
    );
  });

  it('a playlist without a list of shots is no playlist', async () => {
    const made = await asAdmin('POST', '/data/playlists', { name: 'Monday', project_id: ids.project });
    const { id } = made.body as { id: string };
    const reply = await asAdmin('PUT', `/data/playlists/${id}`, { shots: null });
    expect([reply.status, reply.body]).toEqual([400, { message: "'NoneType' object is not iterable" }]);
  });
});
