import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type CallOptions, type Login, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio();
  studio.reset();
});
afterAll(() => studio.stop());

const everybody: readonly Login[] = ['admin', 'manager', 'supervisor', 'artist', 'client', 'vendor'];

/** Statuses by role, each on a studio as new. */
async function statuses(method: string, path: string, options: CallOptions = {}): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const login of everybody) {
    studio.reset();
    found[login] = (await studio.as(login, method, path, options)).status;
  }
  return found;
}

const refused = { manager: 403, supervisor: 403, artist: 403, client: 403, vendor: 403 };

describe('who may', () => {
  it('change the studio’s settings: admins', async () => {
    const json = { name: 'Compositing', color: '#123456' };
    expect(await statuses('POST', '/data/departments', { json })).toEqual({ ...refused, admin: 201 });
  });

  it('make a shot: admins and managers of the production', async () => {
    const json = { name: 'SH999', sequence_id: ids.sequence1 };
    const path = `/data/projects/${ids.project}/shots`;
    expect(await statuses('POST', path, { json })).toEqual({ ...refused, admin: 201, manager: 201 });
  });

  it('do anything in a production they are no part of: admins', async () => {
    expect(await statuses('GET', `/data/projects/${ids.otherProject}/shots`)).toEqual({ ...refused, admin: 200 });
  });

  it('assign others: staff, and supervisors within their department', async () => {
    const path = `/actions/persons/${ids.artist}/assign`;
    const assigned = async (login: Login, taskId: string) =>
      ((await studio.as(login, 'PUT', path, { json: { task_ids: [taskId] } })).body as object[]).length;
    expect(await assigned('manager', ids.shot10Layout)).toBe(1);
    expect(await assigned('supervisor', ids.shot20Animation)).toBe(1);
    expect(await assigned('supervisor', ids.heroModeling)).toBe(0);
    expect(await assigned('client', ids.shot20Animation)).toBe(0);
  });

  it('change a task’s dates: staff, and supervisors of its department', async () => {
    const json = { due_date: '2026-07-01' };
    const path = `/data/tasks/${ids.shot10Animation}`;
    expect(await statuses('PUT', path, { json })).toEqual({ ...refused, admin: 200, manager: 200, supervisor: 200 });
  });

  it('see concepts: not clients, not vendors', async () => {
    const path = `/data/concepts/with-tasks?project_id=${ids.project}`;
    expect(await statuses('GET', path)).toEqual({
      admin: 200,
      manager: 200,
      supervisor: 200,
      artist: 200,
      client: 403,
      vendor: 403,
    });
  });

  it('book time for others: nobody but admins and managers', async () => {
    const path = `/actions/tasks/${ids.shot10Animation}/time-spents/2026-06-02/persons/${ids.artist}`;
    const found = await statuses('POST', path, { json: { duration: 60 } });
    expect(found).toMatchObject({ admin: 201, artist: 201, client: 403, vendor: 403 });
  });
});

describe('a vendor', () => {
  it('sees on the board what is assigned to them, and of its tasks their own', async () => {
    const { body } = await studio.as('vendor', 'GET', `/data/shots/with-tasks?project_id=${ids.project}`);
    expect(body).toMatchObject([{ name: 'SH010', tasks: [{ id: ids.shot10Animation }] }]);
    expect(body).toHaveLength(1);
  });

  it('lists only own tasks', async () => {
    const { body } = await studio.as('vendor', 'GET', '/data/tasks');
    expect((body as { id: string }[]).map(({ id }) => id)).toEqual([ids.shot10Animation]);
  });
});

describe('people', () => {
  it('are shown in full to admins, and by name to everybody else', async () => {
    const find = async (login: Login) =>
      ((await studio.as(login, 'GET', '/data/persons')).body as Record<string, unknown>[]).find(
        ({ id }) => id === ids.artist,
      );
    expect(await find('admin')).toHaveProperty('email', 'artist@example.com');
    const seen = await find('artist');
    expect(seen).toHaveProperty('full_name', 'Dario Vidal');
    expect(seen).not.toHaveProperty('email');
    expect(await find('admin')).not.toHaveProperty('password');
  });

  it('may change themselves, but not what they are', async () => {
    const path = `/data/persons/${ids.artist}`;
    await studio.as('artist', 'PUT', path, { json: { phone: '12', role: 'admin' } });
    expect(studio.studio().store.person.get(ids.artist)).toMatchObject({ phone: '12', role: 'user' });
    expect((await studio.as('artist', 'PUT', `/data/persons/${ids.client}`, { json: { phone: '12' } })).status).toBe(
      403,
    );
  });
});

describe('1.0.97', () => {
  let newer: OpenStudio;
  beforeEach(async () => {
    newer ??= await openStudio({ kitsu: '1.0.97' });
    newer.reset();
  });
  afterAll(() => newer.stop());

  it('keeps dates and people of tasks from clients', async () => {
    newer.studio().store.task.amend(ids.shot10Animation, { estimation: 480, due_date: '2026-06-05T00:00:00' });
    const { body } = await newer.as('client', 'GET', `/data/tasks/${ids.shot10Animation}`);
    expect(body).toMatchObject({ estimation: 0, due_date: null, assignees: [] });
  });

  it('lets a production give a person another role', async () => {
    const path = `/data/projects/${ids.project}/shots`;
    const make = (name: string) => newer.as('artist', 'POST', path, { json: { name, sequence_id: ids.sequence1 } });
    expect((await make('A')).status).toBe(403);
    newer.studio().store.project.amend(ids.project, { team_roles: { [ids.artist]: 'manager' } });
    expect((await make('B')).status).toBe(201);
  });
});
