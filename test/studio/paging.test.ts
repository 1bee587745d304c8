import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.stop());

type Page = {
  data: { id: string; updated_at: string }[];
  total: number;
  nb_pages: number;
  limit: number;
  offset: number;
};

const page = async (query: string): Promise<Page> =>
  (await studio.as('admin', 'GET', `/data/tasks?${query}`)).body as Page;
const list = async (query: string) =>
  (await studio.as('admin', 'GET', `/data/tasks?${query}`)).body as { id: string }[];

describe('a list', () => {
  it('comes whole without a page', async () => {
    expect(await list('')).toHaveLength(4);
  });

  it('comes in pages, every row once, the latest change first', async () => {
    studio.studio().store.task.update(ids.heroModeling, { priority: 2 });
    const pages = [await page('page=1&limit=3'), await page('page=2&limit=3')];
    expect(pages[0]).toMatchObject({ total: 4, nb_pages: 2, limit: 3, offset: 0 });
    const found = pages.flatMap(({ data }) => data.map(({ id }) => id));
    expect(found[0]).toBe(ids.heroModeling);
    expect(new Set(found).size).toBe(4);
  });

  it('past its end is empty and, in 0.20.52, of no total', async () => {
    expect(await page('page=9&limit=3')).toMatchObject({ data: [], total: 0 });
  });

  it('is narrowed by the columns of its rows', async () => {
    expect(await list(`task_type_id=${ids.modeling}`)).toMatchObject([{ id: ids.heroModeling }]);
    expect(await list(`id=["${ids.shot10Layout}","${ids.heroModeling}"]`)).toHaveLength(2);
    expect(await list(`assignees=${ids.vendor}`)).toMatchObject([{ id: ids.shot10Animation }]);
  });

  it('tells what hangs on its rows when asked', async () => {
    const plain = await list(`id=${ids.shot10Animation}`);
    const whole = await list(`id=${ids.shot10Animation}&relations=true`);
    expect(plain[0]).not.toHaveProperty('assignees');
    expect(whole[0]).toMatchObject({ assignees: [ids.artist, ids.vendor] });
  });

  it('of a column that cannot hold the value is refused', async () => {
    expect((await studio.as('admin', 'GET', '/data/tasks?priority=high')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a row', () => {
  it('that is not there is 404, with an id that is none 400', async () => {
    expect((await studio.as('admin', 'GET', '/data/tasks/11111111-1111-4111-8111-111111111111')).status).toBe(404);
    expect((await studio.as('admin', 'GET', '/data/tasks/nonsense')).status).toBe(400);
  });

  it('has times of whole seconds, without a zone', async () => {
    const { body } = await studio.as('admin', 'GET', `/data/tasks/${ids.shot10Layout}`);
    expect(body).toMatchObject({ updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as unknown });
  });

  it('keeps its name and place apart from others', async () => {
    const json = { name: 'SH010', sequence_id: ids.sequence1 };
    const again = await studio.as('manager', 'POST', `/data/projects/${ids.project}/shots`, { json });
    expect(again.body).toMatchObject({ id: ids.shot10 });
    const { id, ...row } = (await studio.as('admin', 'GET', `/data/entities/${ids.shot10}`)).body as { id: string };
    expect((await studio.as('admin', 'POST', '/data/entities', { json: row })).status).toBe(400);
    expect(id).toBe(ids.shot10);
  });

  it('others point at is not deleted', async () => {
    const reply = await studio.as('admin', 'DELETE', `/data/task-types/${ids.animation}`);
    expect(reply.status).toBe(400);
  });
});
