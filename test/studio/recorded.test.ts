/*
 * Answers of real servers, recorded: the keys of what clients read most, and the bodies of refusals.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KitsuVersion } from '../../electron/studio/tables.ts';
import { ids, password } from './fixtures/miniStudio.ts';
import { keysOf, openStudio, type OpenStudio, type Reply } from './fixtures/openStudio.ts';
import { pngPicture } from './fixtures/picture.ts';

type Recorded = Readonly<Record<KitsuVersion, Readonly<Record<string, readonly string[]>>>>;
const recorded = JSON.parse(readFileSync(new URL('fixtures/recordedKeys.json', import.meta.url), 'utf8')) as Recorded;

const at = (body: unknown, key: string): unknown => {
  const row: unknown = Array.isArray(body) ? body[0] : body;
  return (row as Readonly<Record<string, unknown>>)[key];
};

describe.each<KitsuVersion>(['0.20.52', '1.0.97'])('the answers of %s', (kitsu) => {
  let studio: OpenStudio;
  const answers = new Map<string, unknown>();
  const task = `/actions/tasks/${ids.shot10Animation}`;
  const idOf = (reply: Reply): string => String(at(reply.body, 'id'));

  /** Asks and keeps the answer under the name of its recording. */
  async function ask(name: string, ...call: Parameters<OpenStudio['as']>): Promise<Reply> {
    const reply = await studio.as(...call);
    answers.set(name, reply.body);
    return reply;
  }

  beforeAll(async () => {
    studio = await openStudio({ kitsu });
    const json = {
      task_status_id: ids.wip,
      comment: 'Look @Dario Vidal',
      checklist: [{ text: 'one', checked: false }],
    };
    const comment = idOf(await ask('comment', 'manager', 'POST', `${task}/comment`, { json }));
    const talk = `/data/tasks/${ids.shot10Animation}/comments`;
    await ask('reply', 'manager', 'POST', `${talk}/${comment}/reply`, { json: { text: 'Well?' } });
    const adding = await ask('add preview', 'manager', 'POST', `${task}/comments/${comment}/add-preview`, { json: {} });
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(pngPicture())]), 'one.png');
    await ask('upload', 'manager', 'POST', `/pictures/preview-files/${idOf(adding)}`, { form });
    await studio.as('manager', 'PUT', `/data/comments/${comment}`, { json: { text: 'Look again' } });
    await ask('task comments', 'manager', 'GET', talk);
    await ask('shots with tasks', 'manager', 'GET', `/data/shots/with-tasks?project_id=${ids.project}`);
    await ask('assets with tasks', 'manager', 'GET', `/data/assets/with-tasks?project_id=${ids.project}`);
    await ask('context', 'manager', 'GET', '/data/user/context');
    await ask('authenticated', 'manager', 'GET', '/auth/authenticated');
    await ask('tasks page', 'manager', 'GET', '/data/tasks?page=1&limit=2&relations=true');
    await ask('entity', 'manager', 'PUT', `/data/entities/${ids.shot10}`, { json: { description: 'Dusk' } });
    await ask('task', 'manager', 'PUT', `/data/tasks/${ids.shot10Animation}`, { json: { priority: 1 } });
    const time = `${task}/time-spents/2026-06-02/persons/${ids.artist}`;
    await ask('time spent', 'artist', 'POST', time, { json: { duration: 90 } });
    const assigned = { task_ids: [ids.shot10Layout] };
    await ask('assign', 'manager', 'PUT', `/actions/persons/${ids.artist}/assign`, { json: assigned });
    const playlist = { name: 'Dailies', project_id: ids.project, episode_id: 'main', shots: [] };
    await ask('new playlist', 'manager', 'POST', '/data/playlists/', { json: playlist });
    await ask('notifications', 'artist', 'GET', '/data/user/notifications');
    await ask('user tasks', 'artist', 'GET', '/data/user/tasks');
    await ask('config', 'artist', 'GET', '/config');
    const budgets = `/data/projects/${ids.project}/budgets`;
    await studio.as('manager', 'POST', budgets, { json: { name: 'Base', currency: 'EUR' } });
    await ask('budgets', 'manager', 'GET', budgets);
    await ask('last events', 'manager', 'GET', '/data/events/last');
    const descriptors = `/data/projects/${ids.project}/metadata-descriptors`;
    const descriptor = { entity_type: 'Shot', name: 'Weather', data_type: 'string', departments: [] };
    await studio.as('manager', 'POST', descriptors, { json: descriptor });
    await ask('descriptors', 'manager', 'GET', descriptors);
    const casting = `/data/projects/${ids.project}/entities/${ids.shot10}/casting`;
    await studio.as('manager', 'PUT', casting, { json: [{ asset_id: ids.hero, nb_occurences: 1, label: 'fixed' }] });
    await ask('casting', 'manager', 'GET', casting);
    await ask('news', 'manager', 'GET', `/data/projects/${ids.project}/news`);
    const login = await studio.call('POST', '/auth/login', { json: { email: 'artist@example.com', password } });
    answers.set('login', login.body);
  });
  afterAll(() => studio.stop());

  it.each(Object.entries(recorded[kitsu]))('%s', (name, keys) => {
    const [whole = '', inner] = name.split(' › ');
    const answer = answers.get(whole);
    expect(keysOf(inner === undefined ? answer : at(answer, inner))).toEqual(keys);
  });

  it('are compressed for who takes that', async () => {
    const reply = await studio.as('artist', 'GET', '/data/task-types', { headers: { 'accept-encoding': 'gzip' } });
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    const plain = await studio.as('artist', 'GET', '/data/task-types', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.body).toEqual(reply.body);
  });

  it('write whole durations as floats', async () => {
    const { bytes } = await studio.as('artist', 'GET', `/data/tasks/${ids.shot10Layout}`);
    expect(bytes.toString()).toContain('"duration":0.0');
  });
});

const nobody = '00000000-0000-4000-8000-000000009999';
const permission =
  "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.";
const missing =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';

describe.each<KitsuVersion>(['0.20.52', '1.0.97'])('the refusals of %s', (kitsu) => {
  const isNew = kitsu === '1.0.97';
  let studio: OpenStudio;
  beforeAll(async () => {
    studio = await openStudio({ kitsu });
  });
  afterAll(() => studio.stop());

  it.each([
    [
      'GET',
      `/data/tasks/${nobody}`,
      undefined,
      404,
      { message: missing },
      { error: true, message: `404 Not Found: ${missing}` },
    ],
    ['GET', '/data/nope', undefined, 404, { message: missing }, { error: true, message: `404 Not Found: ${missing}` }],
    [
      'GET',
      '/data/tasks/nope',
      undefined,
      400,
      { error: true, message: 'Malformed ID.', data: null },
      { error: true, message: 'Malformed ID.', data: null },
    ],
    [
      'PATCH',
      '/data/task-types',
      undefined,
      405,
      { message: 'The method is not allowed for the requested URL.' },
      { error: true, message: 'The method is not allowed for the requested URL.' },
    ],
    [
      'POST',
      `/data/projects/${ids.project}/shots`,
      {},
      400,
      { message: { name: 'Missing required parameter in the post body or the query string or the JSON body' } },
      { error: true, message: 'Validation error.', data: { errors: [{ field: 'name', message: 'Field required' }] } },
    ],
  ] as const)('%s %s', async (method, path, json, status, older, newer) => {
    const reply = await studio.as('admin', method, path, json === undefined ? {} : { json });
    expect(reply.status).toBe(status);
    expect(reply.body).toEqual(isNew ? newer : older);
  });

  it('an artist who changes the studio', async () => {
    const reply = await studio.as('artist', 'POST', '/data/departments', { json: { name: 'x' } });
    expect(reply.status).toBe(403);
    expect(reply.body).toEqual({ ...(isNew ? { error: true } : {}), message: permission });
  });

  it('a name that is taken', async () => {
    const json = { name: 'Modeling', color: '#000000' };
    const reply = await studio.as('admin', 'POST', '/data/departments', { json });
    expect(reply.status).toBe(400);
    const text = isNew ? /already exists/ : /UniqueViolation.*department_name_key/s;
    expect(at(reply.body, 'message')).toMatch(text);
  });

  it('a call without a token', async () => {
    const reply = await studio.call('GET', '/data/task-types');
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({
      msg: 'Missing JWT in cookies or headers (Missing cookie "access_token_cookie"; Missing Authorization Header)',
    });
  });

  it('a day that is none: a word for one in 0.20.52, an error in 1.0.97', async () => {
    const path = `/data/tasks/${ids.shot10Layout}`;
    const reply = await studio.as('admin', 'PUT', path, { json: { due_date: 'tomorrow' } });
    expect(reply.status).toBe(isNew ? 400 : 200);
  });
});
