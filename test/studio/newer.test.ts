import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio({ kitsu: '1.0.97' });
  studio.reset();
});
afterAll(() => studio.stop());

const board = (query: string, headers: Record<string, string> = {}) =>
  studio.as('manager', 'GET', `/data/shots/with-tasks?project_id=${ids.project}${query}`, { headers });

type Row = { id: string; tasks: { id: string }[] };

describe('a board of 1.0.97', () => {
  it('comes as rows without keys', async () => {
    const whole = (await board('')).body as Row[];
    const { body } = await board('&compact=true');
    const {
      shot_fields: fields,
      task_fields: taskFields,
      rows,
    } = body as {
      shot_fields: string[];
      task_fields: string[];
      rows: unknown[][];
    };
    expect(rows).toHaveLength(whole.length);
    const [first = []] = rows;
    expect(first[fields.indexOf('id')]).toBe(whole[0]?.id);
    const tasks = first[fields.indexOf('tasks')] as unknown[][];
    expect(tasks.map((task) => task[taskFields.indexOf('id')])).toEqual(whole[0]?.tasks.map(({ id }) => id));
  });

  it('comes as lines', async () => {
    const whole = (await board('')).body as Row[];
    const reply = await board('&stream=true');
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = reply.bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(lines.slice(1).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('is not sent again until something changes', async () => {
    const weak = (await board('')).headers.get('etag') ?? '';
    const tag = weak.replace('W/', '');
    expect((await board('', { 'if-none-match': tag })).status).toBe(304);
    await studio.as('manager', 'PUT', `/data/tasks/${ids.shot10Animation}`, { json: { priority: 3 } });
    expect((await board('', { 'if-none-match': tag })).status).toBe(200);
  });

  it('is not recognised by the tag a compressing proxy has weakened', async () => {
    const weak = (await board('')).headers.get('etag') ?? '';
    expect(weak).toMatch(/^W\//);
    expect((await board('', { 'if-none-match': weak })).status).toBe(200);
  });

  it('is another document for somebody else', async () => {
    const tag = ((await board('')).headers.get('etag') ?? '').replace('W/', '');
    const path = `/data/shots/with-tasks?project_id=${ids.project}`;
    const other = await studio.as('supervisor', 'GET', path, { headers: { 'if-none-match': tag } });
    expect(other.status).toBe(200);
  });
});

describe('a route of one version', () => {
  it('is unknown to the other', async () => {
    const older = await openStudio();
    const json = { task_ids: [ids.shot10Animation], priority: 2 };
    expect((await studio.as('manager', 'PUT', '/actions/tasks/set-priority', { json })).status).toBe(200);
    expect((await older.as('manager', 'PUT', '/actions/tasks/set-priority', { json })).status).toBe(404);
    const path = `/actions/tasks/${ids.shot10Animation}/to-review`;
    expect((await studio.as('manager', 'PUT', path, { json: {} })).status).toBe(404);
    await older.stop();
  });
});
