import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isRecord } from '../../../electron/engine/kitsu/wireJson.ts';
import { never, signedIn } from './support/person.ts';
import { bodyOf, sendJson, serve } from './support/serve.ts';
import { wire, wireList } from './support/wire.ts';

type Asked = { readonly line: string; readonly body: string; readonly contentType: string };

/** Answers each path (without its query) with what is given for it. */
async function answering(
  answers: Readonly<Record<string, unknown>>,
  status = 200,
): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const { url } = await serve(async (request, response) => {
    const body = (await bodyOf(request)).toString('utf8');
    asked.push({ line: `${request.method} ${request.url}`, body, contentType: request.headers['content-type'] ?? '' });
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path in answers) sendJson(response, status, answers[path]);
    else sendJson(response, 404, { message: `nothing at ${path}` });
  });
  return { url, asked };
}

const [client, artist] = ['client-id', 'artist-id'];
const context = wire('context.1.0.97');
function contextWith(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...(isRecord(context) ? context : {}), ...changes };
}
function authenticatedAs(role: string): unknown {
  return {
    authenticated: true,
    user: { id: artist, first_name: 'Dario', last_name: 'Vidal', role },
    organisation: { id: 'studio', name: 'Studio' },
  };
}
const people = [
  { id: client, first_name: 'Cleo', last_name: 'Client', role: 'client' },
  { id: artist, first_name: 'Dario', last_name: 'Vidal', role: 'user' },
];
const commentBy = (personId: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  id: `by-${personId}`,
  object_id: 'task',
  person_id: personId,
  text: 'hello',
  created_at: '2026-11-24T12:00:00',
  ...more,
});

describe('the bootstrap', () => {
  test.each(['0.20.52', '1.0.97'])('of %s brings the studio, the people and the open productions', async (version) => {
    const { url } = await answering({
      '/api/auth/authenticated': wire(`authenticated.${version}`),
      '/api/data/user/context': wire(`context.${version}`),
    });
    const person = signedIn(url, { version });
    const bootstrap = await person.kitsu.bootstrap(never);
    expect(bootstrap.person.fullName).toBe('Dario Vidal');
    expect(bootstrap.organisation).toMatchObject({ name: 'Kitsu', hoursByDay: 8 });
    expect(bootstrap.productions.map(({ name, role, productionType }) => [name, role, productionType])).toContainEqual([
      'Seed Feature',
      'user',
      'short',
    ]);
    expect(bootstrap.people.length).toBeGreaterThan(0);
    expect(bootstrap.taskStatuses.length).toBeGreaterThan(0);
    expect(bootstrap.taskTypes.length).toBeGreaterThan(0);
    expect(person.log).toEqual([]);
  });

  test('gives each production the role the account has there, but never an admin’s', async () => {
    const projects = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
    const { url } = await answering({
      '/api/auth/authenticated': authenticatedAs('user'),
      '/api/data/user/context': contextWith({ projects, project_roles: { a: 'supervisor', b: 'admin' } }),
    });
    const { productions } = await signedIn(url).kitsu.bootstrap(never);
    expect(productions.map(({ id, role }) => [id, role])).toEqual([
      ['a', 'supervisor'],
      ['b', 'user'],
      ['c', 'user'],
    ]);
  });

  test('of a vendor keeps the descriptors without a department and those of their own, of that production alone', async () => {
    const descriptor = (name: string, departments: readonly string[]): unknown => ({
      id: name.replaceAll(' ', '-'),
      name,
      field_name: name,
      departments,
    });
    const mixed = [descriptor('theirs', ['d1']), descriptor('others', ['d2']), descriptor('of another production', [])];
    const { url } = await answering({
      '/api/auth/authenticated': {
        ...Object(authenticatedAs('vendor')),
        user: { id: artist, role: 'vendor', departments: ['d1'] },
      },
      '/api/data/user/context': contextWith({ projects: [{ id: 'p', descriptors: mixed }] }),
      '/api/data/projects/p/metadata-descriptors': mixed.slice(0, 2),
    });
    const namesFrom = async (version: string): Promise<readonly (string | undefined)[]> => {
      const { productions } = await signedIn(url, { version }).kitsu.bootstrap(never);
      return productions[0]?.descriptors.map(({ name }) => name) ?? [];
    };
    expect(await namesFrom('0.20.52')).toEqual(['theirs']);
    expect(await namesFrom('1.0.97')).toEqual(['theirs', 'of another production']);
  });

  test('without its lists is broken rather than empty', async () => {
    const { url } = await answering({
      '/api/auth/authenticated': authenticatedAs('user'),
      '/api/data/user/context': contextWith({ projects: null }),
    });
    await expect(signedIn(url).kitsu.bootstrap(never)).rejects.toMatchObject({ code: 'broken-answer' });
  });
});

describe('what a client wrote', () => {
  const answersFor = (role: string, comments: readonly unknown[]): Readonly<Record<string, unknown>> => ({
    '/api/auth/authenticated': authenticatedAs(role),
    '/api/data/user/context': contextWith({ persons: people, projects: [], project_roles: { led: 'supervisor' } }),
    '/api/data/tasks/task/comments': comments,
    '/api/data/projects/other/comments': { data: comments, total: comments.length, nb_pages: 1 },
    '/api/data/projects/led/comments': { data: comments, total: comments.length, nb_pages: 1 },
  });
  const taskIn = (productionId: string) => ({ id: 'task', productionId });
  const page = (productionId: string): { productionId: string; page: number; limit: number } => ({
    productionId,
    page: 1,
    limit: 100,
  });

  test('is not kept for an artist, though the server sends it', async () => {
    const { url } = await answering(answersFor('user', [commentBy(client), commentBy(artist)]));
    const { kitsu } = signedIn(url);
    expect((await kitsu.feedOf(taskIn('other'), never)).comments.map(({ personId }) => personId)).toEqual([artist]);
    expect((await kitsu.commentsPage(page('other'), never)).rows.map(({ personId }) => personId)).toEqual([artist]);
  });

  test('is kept where the artist leads a production', async () => {
    const { url } = await answering(answersFor('user', [commentBy(client), commentBy(artist)]));
    const { kitsu } = signedIn(url);
    const read = await kitsu.commentsPage(page('led'), never);
    expect(read).toMatchObject({ rows: { length: 2 }, totalCount: 2, brokenCount: 0 });
    expect((await kitsu.feedOf(taskIn('led'), never)).comments).toHaveLength(2);
  });

  test('is kept for a manager, and for clients themselves', async () => {
    for (const role of ['manager', 'supervisor', 'client']) {
      const { url } = await answering(answersFor(role, [commentBy(client)]));
      expect((await signedIn(url).kitsu.feedOf(taskIn('other'), never)).comments).toHaveLength(1);
    }
  });

  test('is known by the author’s role where the comment says it', async () => {
    const { url } = await answering(
      answersFor('vendor', [
        commentBy('new-client', { person: { role: 'client' } }),
        commentBy('else', { person: { role: 'manager' } }),
      ]),
    );
    const { comments } = await signedIn(url).kitsu.feedOf(taskIn('other'), never);
    expect(comments.map(({ personId }) => personId)).toEqual(['else']);
  });
});

test('the preview files of a comment know whose and when from their comment', async () => {
  const preview = {
    id: 'preview',
    task_id: 'task',
    revision: 3,
    position: 2,
    extension: '.MP4',
    status: 'ready',
    annotations: [{ time: 1 }],
  };
  const { url } = await answering({
    '/api/auth/authenticated': authenticatedAs('user'),
    '/api/data/user/context': contextWith({ persons: people }),
    '/api/data/tasks/task/comments': [commentBy(artist, { previews: [preview] })],
  });
  const { comments, previewFiles } = await signedIn(url).kitsu.taskComments('task', never);
  expect(comments[0]?.previewFileIds).toEqual(['preview']);
  expect(previewFiles).toMatchObject([
    {
      id: 'preview',
      taskId: 'task',
      revision: 3,
      position: 2,
      extension: 'mp4',
      personId: artist,
      createdAt: '2026-11-24T12:00:00Z',
      annotations: [{ time: 1 }],
      sizeBytes: null,
    },
  ]);
});

test('preview files are asked for by production only where the server understands it', async () => {
  const { url, asked } = await answering({ '/api/data/preview-files': wire('previewFiles') });
  const query = { productionId: 'production', page: 2, limit: 500 };
  await signedIn(url, { version: '1.0.97' }).kitsu.previewFilesPage(query, never);
  await signedIn(url, { version: '1.0.67' }).kitsu.previewFilesPage(query, never);
  expect(asked.map(({ line }) => line)).toEqual([
    'GET /api/data/preview-files?page=2&limit=500&project_id=production',
    'GET /api/data/preview-files?page=2&limit=500',
  ]);
});

test('a page past the end is empty', async () => {
  const { url } = await answering({ '/api/data/tasks': { data: [], total: 0, nb_pages: 0 } });
  expect(await signedIn(url).kitsu.tasksPage({ productionId: 'p', page: 9, limit: 10 }, never)).toEqual({
    rows: [],
    brokenCount: 0,
    pageCount: 0,
    serverRowCount: 0,
    totalCount: 0,
  });
});

test('rows asked for by id: none asks nothing, and an unreadable one is not taken for a deleted one', async () => {
  const { url, asked } = await answering({ '/api/data/tasks': [{ id: 'a' }], '/api/data/entities': [] });
  const { kitsu } = signedIn(url);
  expect(await kitsu.tasksById([], never)).toEqual([]);
  expect(await kitsu.entitiesById(['gone'], never)).toEqual([]);
  expect(asked).toHaveLength(1);
  await expect(kitsu.tasksById(['a'], never)).rejects.toMatchObject({ code: 'broken-answer' });
});

test('castings come by episode in a TV show, all at once elsewhere, and those of the assets by their type', async () => {
  const cast = (shot: string): unknown => ({ [shot]: [{ asset_id: 'asset', nb_occurences: 2, label: 'fixed' }] });
  const { url, asked } = await answering({
    '/api/data/projects/p/episodes': [{ id: 'e1' }, { id: 'e2' }],
    '/api/data/projects/p/episodes/casting': {},
    '/api/data/projects/p/episodes/e1/sequences/all/casting': cast('shot1'),
    '/api/data/projects/p/episodes/e2/sequences/all/casting': cast('shot2'),
    '/api/data/projects/p/sequences/all/casting': cast('shot3'),
    '/api/data/projects/p/asset-types/t/casting': cast('set'),
  });
  const { kitsu } = signedIn(url);
  const show = await kitsu.casting({ id: 'p', productionType: 'tvshow', assetTypeIds: ['t'] }, never);
  const short = await kitsu.casting({ id: 'p', productionType: 'short', assetTypeIds: [] }, never);
  expect(show.map(({ entityId }) => entityId)).toEqual(['shot1', 'shot2', 'set']);
  expect(short).toEqual([{ productionId: 'p', entityId: 'shot3', assetId: 'asset', occurrences: 2, label: 'fixed' }]);
  expect(asked).toHaveLength(6);
});

test('my tasks bring what their rows tell of the entity', async () => {
  const { url } = await answering({
    '/api/data/user/done-tasks': wireList('doneTasks'),
  });
  const { kitsu } = signedIn(url);
  const [done] = await kitsu.myTasks('done', null, never);
  expect(done).toMatchObject({
    task: { doneDate: '2026-11-24T12:30:23Z' },
    entity: { kind: 'Shot', name: 'SH030', isCanceled: false, mainPreviewFileId: null, data: { frame_in: 101 } },
  });
});

describe('a comment', () => {
  const wireChecklist = [
    { text: 'arcs', checked: true },
    // Kitsu counts frames from 1.
    { text: 'foot', checked: false, frame: 43, revision: 3 },
  ];
  const answers = { '/api/actions/tasks/task/comment': commentBy(artist), '/api/data/comments/c': commentBy(artist) };
  const draft = {
    taskStatusId: 'status',
    text: 'ça va',
    checklist: [
      { text: 'arcs', checked: true, about: null },
      { text: 'foot', checked: false, about: { revision: 3, frame: 42 } },
    ],
    files: [],
  };

  test('without files goes as JSON', async () => {
    const { url, asked } = await answering(answers, 201);
    const comment = await signedIn(url).kitsu.postComment('task', draft, null);
    expect(comment).toMatchObject({ id: 'by-artist-id', taskId: 'task', createdAt: '2026-11-24T12:00:00Z' });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      task_status_id: 'status',
      comment: 'ça va',
      checklist: wireChecklist,
    });
  });

  test('with files goes as a form, the checklist as text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inari-comment-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'a.txt');
    await writeFile(path, 'note');
    const { url, asked } = await answering(answers, 201);
    await signedIn(url).kitsu.postComment(
      'task',
      { ...draft, files: [{ path, name: 'a.txt', contentType: 'text/plain', sizeBytes: 4 }] },
      null,
    );
    const form = await new Response(asked[0]?.body ?? '', {
      headers: { 'content-type': asked[0]?.contentType ?? '' },
    }).formData();
    expect([form.get('task_status_id'), form.get('comment'), form.get('checklist')]).toEqual([
      'status',
      'ça va',
      JSON.stringify(wireChecklist),
    ]);
    expect([...form.keys()]).toEqual(['task_status_id', 'comment', 'checklist', 'file-1']);
  });

  test('is edited with its status, because without it older servers see a change of status', async () => {
    const { url, asked } = await answering(answers);
    await signedIn(url).kitsu.editComment('c', { text: 'better', checklist: [], taskStatusId: 'status' });
    expect([asked[0]?.line, JSON.parse(asked[0]?.body ?? '')]).toEqual([
      'PUT /api/data/comments/c',
      { text: 'better', checklist: [], task_status_id: 'status' },
    ]);
  });

  test('whose answer cannot be read may have been posted', async () => {
    const { url } = await serve((_request, response) => response.end('<html>Welcome to the hotel</html>'));
    await expect(signedIn(url).kitsu.postComment('task', draft, null)).rejects.toMatchObject({
      code: 'broken-answer',
      mayHaveActed: true,
    });
  });
});

describe('assignments', () => {
  test('answer the tasks that were really changed', async () => {
    const { url, asked } = await answering({
      '/api/actions/persons/p/assign': [{ id: 'a' }],
      '/api/actions/tasks/clear-assignation': ['a', 'b'],
    });
    const { kitsu } = signedIn(url);
    expect(await kitsu.assign('p', ['a', 'b'])).toEqual(['a']);
    expect(await kitsu.unassign('p', ['a', 'b'])).toEqual(['a', 'b']);
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
      { task_ids: ['a', 'b'] },
      { task_ids: ['a', 'b'], person_id: 'p' },
    ]);
  });

  test('of nobody’s tasks are not sent', async () => {
    const { url, asked } = await answering({});
    const { kitsu } = signedIn(url);
    expect([await kitsu.assign('p', []), await kitsu.unassign('p', []), asked.length]).toEqual([[], [], 0]);
  });

  test('that an old server breaks on are refused, not unknown', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(500, { 'content-type': 'text/html' });
      response.end('<h1>Internal Server Error</h1>');
    });
    await expect(signedIn(url, { version: '0.20.52' }).kitsu.unassign('p', ['a'])).rejects.toMatchObject({
      code: 'forbidden',
      mayHaveActed: false,
    });
    await expect(signedIn(url, { version: '1.0.97' }).kitsu.unassign('p', ['a'])).rejects.toMatchObject({
      code: 'server-error',
      mayHaveActed: true,
    });
  });
});

test('logged time that is gone already counts as removed', async () => {
  const { url, asked } = await answering({});
  await signedIn(url).kitsu.removeTimeSpent('t', 'p', '2026-11-24');
  expect(asked.map(({ line }) => line)).toEqual(['DELETE /api/actions/tasks/t/time-spents/2026-11-24/persons/p']);
});

test('a first file of a revision leaves its number to the server', async () => {
  const { url, asked } = await answering(
    { '/api/actions/tasks/t/comments/c/add-preview': { id: 'p', task_id: 't', revision: 4, position: 1 } },
    201,
  );
  expect(await signedIn(url).kitsu.addPreview('t', 'c')).toMatchObject({ id: 'p', revision: 4, status: 'processing' });
  expect(asked[0]?.body).toBe('{}');
});

test('a file is opened with its conditions, as it is', async () => {
  const { url } = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"same"') return response.writeHead(304).end();
    const { range = '', accept = '', 'accept-encoding': coding = '' } = request.headers;
    response.writeHead(range === '' ? 200 : 206, { etag: '"new"', 'content-type': 'image/png' });
    return response.end(`${range} ${accept} ${coding}`);
  });
  const { kitsu } = signedIn(url);
  const read = async (range: string | null, etag: string | null): Promise<readonly [number, string]> => {
    const file = await kitsu.openFile('/pictures/thumbnails/preview-files/p.png', { range, etag }, never);
    let text = '';
    for await (const chunk of file.body) text += Buffer.from(chunk).toString();
    return [file.status, text];
  };
  expect(await read(null, null)).toEqual([200, ' application/json, */*;q=0.9 identity']);
  expect(await read('bytes=5-', null)).toEqual([206, 'bytes=5- application/json, */*;q=0.9 identity']);
  expect(await read(null, '"same"')).toEqual([304, '']);
});

test('a file that is not there is told', async () => {
  const { url } = await answering({});
  await expect(
    signedIn(url).kitsu.openFile('/movies/low/preview-files/p.mp4', { range: null, etag: null }, never),
  ).rejects.toMatchObject({ code: 'not-found', mayHaveActed: false });
});
