import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { SinceRow } from '../../../shared/model/since.ts';
import type { TodoRow } from '../../../shared/model/screens.ts';
import { post, put } from '../../contract/client.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { pictureFixture } from '../../support/files.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s, since one left', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let manager: Colleague;
  let tasks: readonly TodoRow[] = [];
  let wip = '';
  let retake = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 80, assets: 6, people: 12 });
    artist = await signedIn(studio, 'user');
    const account = studio.accounts.find(({ role }) => role === 'manager');
    if (account === undefined) throw new Error('no manager');
    manager = await colleagueAt(studio.url, account);
    tasks = await artist.todo();
    wip = await artist.statusId('wip');
    retake = await artist.statusId('retake');
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const idOf = (index: number): string => tasks[index]?.taskId ?? '';
  const rows = async (): Promise<readonly SinceRow[]> => (await artist.query('since', {})).rows;
  const kindsOf = async (taskId: string): Promise<readonly string[]> =>
    (await rows()).find((row) => row.taskId === taskId)?.changes.map(({ kind }) => kind) ?? [];
  const until = (taskId: string, kinds: readonly string[]) =>
    artist.until(async () => (await kindsOf(taskId)).toSorted().join() === [...kinds].toSorted().join(), kinds.join());

  test('nothing is told after the first sign-in, however much there was', async () => {
    await artist.until(
      async () => (await artist.query('since', {})).since !== null,
      'there is something to compare with',
    );
    expect(await rows()).toEqual([]);
    expect(tasks.length).toBeGreaterThan(3);
  });

  test('what others did to one’s work is told, each task once, and nothing of what one did oneself', async () => {
    await manager.does(
      post(`/actions/tasks/${idOf(0)}/comment`, { task_status_id: retake, comment: 'The arc breaks at the turn.' }),
    );
    await manager.does(put(`/data/tasks/${idOf(1)}`, { due_date: '2027-01-15' }));
    await artist.command('postComment', {
      taskId: idOf(2),
      taskStatusId: wip,
      text: 'Mine, and no news',
      checklist: [],
      handles: [],
      draftKey: null,
    });
    await artist.command('publishRevision', {
      taskId: idOf(3),
      taskStatusId: wip,
      text: 'My own revision',
      checklist: [],
      handles: [await pictureFixture(artist, 'own.png')],
      draftKey: null,
    });
    await artist.untilQueueIsEmpty();
    await until(idOf(0), tasks[0]?.taskStatusId === retake ? ['comments'] : ['status', 'comments']);
    await until(idOf(1), ['due']);
    expect(await kindsOf(idOf(2))).toEqual([]);
    expect(await kindsOf(idOf(3))).toEqual([]);
    const told = await rows();
    expect(told.map(({ taskId }) => taskId).toSorted()).toEqual([idOf(0), idOf(1)].toSorted());
    expect(told.find(({ taskId }) => taskId === idOf(0))).toMatchObject({
      isMine: true,
      taskStatusId: retake,
      changes: expect.arrayContaining([
        { kind: 'comments', count: 1, personId: manager.personId, text: 'The arc breaks at the turn.' },
      ]),
    });
    expect(told.find(({ taskId }) => taskId === idOf(1))?.changes).toEqual([
      { kind: 'due', from: tasks[1]?.dueDate ?? null, to: '2027-01-15' },
    ]);
  });

  test('work that was given and taken away is told, what one took oneself is not', async () => {
    const { store } = studio.studio();
    const me = store.person.find(
      (person) => person.email === studio.accounts.find(({ role }) => role === 'user')?.email,
    );
    const mine = new Set(tasks.map(({ taskId }) => taskId));
    const productionId = tasks[0]?.productionId;
    const [given, taken] = store.task.filter(
      (task) =>
        task.project_id === productionId &&
        task.assignees.length > 0 &&
        !task.assignees.includes(me?.id ?? '') &&
        !mine.has(task.id),
    );
    await manager.does(put(`/actions/persons/${me?.id ?? ''}/assign`, { task_ids: [given?.id] }));
    await manager.does(put('/actions/tasks/clear-assignation', { person_id: me?.id, task_ids: [idOf(3)] }));
    await until(given?.id ?? '', ['assigned']);
    await until(idOf(3), ['unassigned']);
    const { refused } = await artist.command('assignTask', { taskIds: [taken?.id ?? ''], personId: me?.id ?? '' });
    await artist.untilQueueIsEmpty();
    expect(refused.length > 0 || (await kindsOf(taken?.id ?? '')).length === 0).toBe(true);
  });

  test('it is told offline as well, until it is marked as seen', async () => {
    studio.faults.set([{ action: { kind: 'refuse' } }]);
    const { dataFolder } = artist;
    const before = await rows();
    expect(before.length).toBeGreaterThan(2);
    await artist.close();
    artist = asking(await startTestEngine({ dataFolder }));
    await artist.until(async () => (await artist.query('session', {})).kind === 'open', 'it is open');
    expect((await rows()).map(({ taskId, changes }) => [taskId, changes])).toEqual(
      before.map(({ taskId, changes }) => [taskId, changes]),
    );
    const { since } = await artist.query('since', {});
    await artist.call('markSeen', {});
    const after = await artist.query('since', {});
    expect(after.rows).toEqual([]);
    expect(after.since ?? '').toMatch(/^\d{4}-/);
    expect(after.since === since).toBe(false);
    studio.faults.clear();
  });
});

test('what came up to be checked is told to whoever checks it', async () => {
  const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 6, people: 12 });
  const supervisor = await signedIn(studio, 'supervisor');
  await supervisor.until(
    async () => (await supervisor.query('since', {})).since !== null,
    'there is something to compare with',
  );
  expect((await supervisor.query('since', {})).rows).toEqual([]);
  const artist = await signedIn(studio, 'user');
  const wfa = await artist.statusId('wfa');
  const asked = (await artist.todo()).filter(({ taskStatusId }) => taskStatusId !== wfa);
  for (const { taskId } of asked.slice(0, 4))
    await artist.command('publishRevision', {
      taskId,
      taskStatusId: wfa,
      text: 'Please look',
      checklist: [],
      handles: [await pictureFixture(artist, 'check.png')],
      draftKey: null,
    });
  await artist.untilQueueIsEmpty();
  const told = async () =>
    (await supervisor.query('since', {})).rows.filter(({ changes }) => changes.some(({ kind }) => kind === 'to-check'));
  await supervisor.until(async () => (await told()).length > 0, 'something is to be checked');
  const checks = await supervisor.query('todoList', {
    tab: 'checks',
    search: '',
    grouping: 'none',
    sort: 'default',
    today: '2026-11-24',
  });
  const ids = new Set(checks.rows.map(({ taskId }) => taskId));
  for (const { taskId, isMine } of await told()) expect([ids.has(taskId), isMine]).toEqual([true, false]);
  await artist.remove();
  await supervisor.remove();
  await studio.stop();
});
