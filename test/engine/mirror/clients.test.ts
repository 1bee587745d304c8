import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { z } from 'zod';
import { post, put, upload } from '../../contract/client.ts';
import { pictureFile } from '../../contract/fixtures.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { asking, openedProductionOf, signedIn } from '../../support/signedIn.ts';
import { differencesOf, openEveryTask, shownOf } from '../../support/shownMirror.ts';
import { startTestEngine, type TestEngine } from '../../support/testEngine.ts';

test.each(['0.20.52', '1.0.97'] as const)(
  'what a client publishes at a Kitsu %s is not shown to an artist, before the task is opened or after',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 4, tasksPerShot: 2, comments: 0, assets: 2 });
    const engine = await signedIn(studio, 'user');
    try {
      const productionId = await openedProductionOf(engine);
      const task = studio.studio().store.task.find((row) => row.project_id === productionId);
      const taskId = task?.id ?? '';
      const revisions = async (asked: TestEngine): Promise<number> =>
        (await asked.query('task', { taskId }))?.revisions.length ?? 0;
      const before = await revisions(engine);

      const account = studio.accounts.find(({ role }) => role === 'client') ?? { email: '', password: '' };
      const client = await colleagueAt(studio.url, account);
      const status = studio.studio().store.task_status.find((row) => row.is_client_allowed);
      const row = z.object({ id: z.string() });
      const path = `/actions/tasks/${taskId}`;
      const said = { task_status_id: status?.id ?? '', comment: 'How about this?' };
      const comment = await client.read(row, post(`${path}/comment`, said));
      const preview = await client.read(row, post(`${path}/comments/${comment.id}/add-preview`, {}));
      await client.does(upload(`/pictures/preview-files/${preview.id}`, [pictureFile()]));

      studio.requests.clear();
      engine.engine.wake();
      await engine.until(
        () => Promise.resolve(studio.requests.all().some(({ path: asked }) => asked === '/data/preview-files')),
        'what is published is read',
      );
      await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'all is read');
      expect(await revisions(engine)).toBe(before);
      const fresh = await signedIn(studio, 'user');
      try {
        expect(await revisions(fresh)).toBe(before);
        await openEveryTask(fresh, await shownOf(fresh, productionId));
        expect(await revisions(fresh)).toBe(before);
      } finally {
        await fresh.remove();
      }
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);

test.each(['0.20.52', '1.0.97'] as const)(
  'a client at a Kitsu %s sees the same of a task of their own, whichever list was read last',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 0, assets: 10 });
    const before = await signedIn(studio, 'client');
    const productionId = await openedProductionOf(before);
    const session = await before.query('session', {});
    const personId = session.kind === 'open' ? session.personId : '';
    await before.close();

    const task = studio
      .studio()
      .store.task.find((row) => row.project_id === productionId && row.estimation > 0 && row.assignees.length > 0);
    const account = studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
    const admin = await colleagueAt(studio.url, account);
    await admin.does(put(`/actions/persons/${personId}/assign`, { task_ids: [task?.id] }));

    // Another one moves later, and where the next walk begins with it.
    await setTimeout(4_000);
    const other = studio
      .studio()
      .store.task.find((row) => row.project_id === productionId && row.entity_id !== task?.entity_id);
    await admin.does(put(`/data/tasks/${other?.id ?? ''}`, { priority: 3 }));

    // Their own list is the last that speaks of it: all others have been read, and say that nothing has changed.
    const engines = [asking(await startTestEngine({ dataFolder: before.dataFolder }))];
    try {
      const [again] = engines;
      for (let round = 0; round < 2; round += 1) {
        studio.requests.clear();
        again?.engine.wake();
        await again?.until(
          () => Promise.resolve(studio.requests.all().some(({ path }) => path === '/data/user/tasks')),
          'their list is read',
        );
        await again?.until(async () => (await again.query('sync', {})).pulling === null, 'all is read');
      }
      const fresh = await signedIn(studio, 'client');
      engines.push(fresh);
      if (again === undefined) throw new Error('not started');
      expect(differencesOf(await shownOf(again, productionId), await shownOf(fresh, productionId))).toEqual([]);
    } finally {
      for (const engine of engines) await engine.remove();
      await studio.stop();
    }
  },
);

test('what other clients say goes when a production keeps its clients apart', async () => {
  const studio = await startDemoStudio({ kitsu: '1.0.97', shots: 4, tasksPerShot: 2, comments: 0, assets: 2 });
  const { store, publish } = studio.studio();
  const engine = await signedIn(studio, 'client');
  try {
    const productionId = await openedProductionOf(engine);
    const session = await engine.query('session', {});
    const me = session.kind === 'open' ? session.personId : '';
    const { id: _id, created_at: _made, updated_at: _moved, ...like } = store.person.get(me) ?? { id: me };
    const other = store.person.insert({ ...like, email: 'other@client.test', desktop_login: 'other' });
    const task = store.task.find((row) => row.project_id === productionId);
    const taskId = task?.id ?? '';
    for (const personId of [me, other.id])
      store.comment.insert({
        object_id: taskId,
        object_type: 'Task',
        person_id: personId,
        task_status_id: task?.task_status_id ?? '',
        text: personId === me ? 'my own' : 'of another',
      });
    const shown = async () =>
      (await engine.query('comments', { taskId })).comments
        .map(({ text }) => text)
        .toSorted()
        .join();
    await engine.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await engine.until(async () => (await shown()) === 'my own,of another', 'both are read');
    await engine.call('wantScopes', { scopes: [] });
    store.project.update(productionId, { is_clients_isolated: true });
    publish('project:update', { project_id: productionId });
    await engine.until(async () => (await shown()) === 'my own', 'the other one is gone', 20_000);
    expect(await shown()).toBe('my own');
  } finally {
    await engine.remove();
    await studio.stop();
  }
});

test('a playlist that is deleted goes from a client whom nobody tells, though one that is not for clients was made meanwhile', async () => {
  // This one lists them all to clients.
  const studio = await startDemoStudio({ kitsu: '0.20.52', shots: 4, tasksPerShot: 2, comments: 0, assets: 2 });
  const { store } = studio.studio();
  const engine = await signedIn(studio, 'client');
  try {
    const productionId = await openedProductionOf(engine);
    const shown = async (): Promise<string> =>
      (await engine.query('playlists', { productionId })).rows
        .map(({ name }) => name)
        .toSorted()
        .join();
    const [pattern] = store.playlist.filter((row) => row.project_id === productionId);
    const { id: _id, created_at: _made, updated_at: _moved, ...like } = pattern ?? { id: '' };
    const add = (name: string, isForClient: boolean): string =>
      store.playlist.insert({ ...like, name, for_client: isForClient }).id;
    const caughtUp = async (names: string): Promise<void> => {
      await engine.call('syncNow', {});
      await engine.until(async () => (await shown()) === names, `shown is ${names}`);
    };
    for (const { id } of store.playlist.filter((row) => row.project_id === productionId)) store.playlist.delete(id);
    const id = add('for clients', true);
    add('for the studio', false);
    await caughtUp('for clients');
    store.playlist.delete(id);
    add('another for the studio', false);
    await caughtUp('');
    expect(await shown()).toBe('');
  } finally {
    await engine.remove();
    await studio.stop();
  }
});

test('a revision that is deleted goes from an artist whom nobody tells, though a client published meanwhile', async () => {
  const studio = await startDemoStudio({ kitsu: '1.0.97', shots: 4, tasksPerShot: 2, comments: 40, assets: 2 });
  const { store } = studio.studio();
  const engine = await signedIn(studio, 'user');
  try {
    const productionId = await openedProductionOf(engine);
    await engine.until(async () => (await engine.query('sync', {})).pulling === null, 'all is read');
    const tasks = store.task.filter(({ project_id: of }) => of === productionId);
    // An old one: what was said last is read again with each catch-up.
    const [doomed] = tasks
      .flatMap(({ id }) => store.preview_file.by('task_id', id))
      .toSorted((one, next) => one.created_at.localeCompare(next.created_at));
    const task = tasks.find(({ id }) => id === doomed?.task_id);
    const other = tasks.find(({ id }) => id !== task?.id);
    if (task === undefined || other === undefined || doomed === undefined) throw new Error('the studio is too small');
    const shown = async (): Promise<readonly string[]> =>
      ((await engine.query('task', { taskId: task.id }))?.revisions ?? []).flatMap(({ files }) =>
        files.map(({ file }) => file.id),
      );
    expect(await shown()).toContain(doomed.id);
    // Dates of the server have whole seconds.
    await setTimeout(1_200);
    store.preview_file.delete(doomed.id);
    const { id: _id, created_at: _made, updated_at: _moved, ...like } = doomed;
    const client = studio.accounts.find(({ role }) => role === 'client');
    const personId = store.person.find(({ email }) => email === client?.email)?.id ?? '';
    store.preview_file.insert({ ...like, task_id: other.id, person_id: personId });
    await engine.call('syncNow', {});
    await engine.until(async () => !(await shown()).includes(doomed.id), 'it is gone', 10_000);
    expect(await shown()).not.toContain(doomed.id);
  } finally {
    await engine.remove();
    await studio.stop();
  }
});
