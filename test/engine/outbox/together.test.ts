// What is done to many tasks or shots at once: few requests where the server takes many, one by one where it does not, and the
// same in the end. Each has an outcome of its own.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let manager: SignedIn;
  let taskIds: readonly string[];

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 30, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    manager = await signedIn(studio, 'manager');
    const productionId = await openedProductionOf(manager);
    taskIds = studio
      .studio()
      .store.task.filter((task) => task.project_id === productionId && task.priority === 0)
      .map(({ id }) => id);
  });
  afterEach(async () => {
    studio.faults.clear();
    for (const { commandId } of await queue()) await manager.call('discardCommand', { commandId });
  });
  afterAll(async () => {
    await manager.remove();
    await studio.stop();
  });

  const queue = async () => (await manager.query('queue', {})).rows;
  const onServer = (taskId: string) => studio.studio().store.task.get(taskId);
  /** Given while nothing is sent, so that all are ready at one time. */
  async function inOneGo(give: () => Promise<unknown>, meanwhile: () => void = () => undefined): Promise<void> {
    await manager.call('pauseSync', { isPaused: true });
    await give();
    meanwhile();
    studio.requests.clear();
    await manager.call('pauseSync', { isPaused: false });
    await manager.until(
      async () => (await queue()).every(({ state }) => state === 'conflict' || state === 'rejected'),
      'nothing waits',
      20_000,
    );
  }
  const writes = () =>
    studio.requests.all().filter(({ method, path }) => method !== 'GET' && !path.startsWith('/auth')).length;

  test('a priority of many is set by one request on a newer server', async () => {
    const many = taskIds.slice(0, 40);
    await inOneGo(() => manager.command('setPriority', { taskIds: many, priority: 2 }));
    expect(many.filter((id) => onServer(id)?.priority !== 2)).toEqual([]);
    // The first goes by itself: it is sent the moment that it may.
    expect(writes()).toBeLessThanOrEqual(kitsu === '1.0.97' ? 2 : 40);
    expect(await queue()).toEqual([]);
  });

  test('an assignment of many is one request on both', async () => {
    const { people } = await manager.studioRows();
    const person = people.find(({ role, isActive }) => role === 'user' && isActive);
    const free = taskIds.filter((id) => onServer(id)?.assignees.includes(person?.id ?? '') === false).slice(0, 30);
    await inOneGo(() => manager.command('assignTask', { taskIds: free, personId: person?.id ?? '' }));
    expect(free.filter((id) => onServer(id)?.assignees.includes(person?.id ?? '') !== true)).toEqual([]);
    expect(writes()).toBeLessThanOrEqual(2);
    await inOneGo(() => manager.command('unassignTask', { taskIds: free, personId: person?.id ?? '' }));
    expect(free.filter((id) => onServer(id)?.assignees.includes(person?.id ?? '') !== false)).toEqual([]);
    expect(writes()).toBeLessThanOrEqual(2);
  });

  test('of many each has an outcome of its own: changed by others, gone, set', async () => {
    const many = taskIds.slice(40, 50);
    const [moved = '', gone = '', same = '', ...others] = many;
    const { store } = studio.studio();
    await inOneGo(
      () => manager.command('setPriority', { taskIds: many, priority: 3 }),
      () => {
        store.task.update(moved, { priority: 1 });
        store.task.delete(gone);
        store.task.update(same, { priority: 3 });
      },
    );
    const left = await queue();
    expect(left.map(({ taskId, state, error }) => [taskId, state, error?.code])).toEqual([
      [moved, 'conflict', 'conflict'],
      [gone, 'rejected', 'gone'],
    ]);
    expect(others.filter((id) => onServer(id)?.priority !== 3)).toEqual([]);
    await manager.call('retryCommand', { commandId: left[0]?.commandId ?? '' });
    await manager.until(async () => (await queue()).length === 1, 'one’s own is kept');
    expect(onServer(moved)?.priority).toBe(3);
  });

  test('of several, what is so already is told to nobody again', async () => {
    const { store } = studio.studio();
    const [same = '', waiting = '', other = ''] = taskIds.slice(50, 53);
    const taskStatusId = await manager.statusId('wip');
    const comments = (id: string) => store.comment.filter(({ object_id: of }) => of === id).length;
    await inOneGo(() => manager.command('setTaskStatus', { taskIds: [same], taskStatusId }));
    const before = [same, waiting, other].map(comments);
    await inOneGo(async () => {
      await manager.command('setTaskStatus', { taskIds: [waiting], taskStatusId });
      await manager.command('setPriority', { taskIds: [waiting], priority: 2 });
      const several = { taskIds: [same, waiting, other], isOnlyWhereOther: true };
      const status = await manager.command('setTaskStatus', { ...several, taskStatusId });
      const priority = await manager.command('setPriority', { ...several, priority: 2 });
      expect(
        [status.commandIds, status.refused, priority.commandIds, priority.refused].map(({ length }) => length),
      ).toEqual([1, 0, 2, 0]);
    });
    expect([same, waiting, other].map((id) => onServer(id)?.task_status_id)).toEqual(Array(3).fill(taskStatusId));
    expect([same, waiting, other].map(comments)).toEqual([before[0], (before[1] ?? 0) + 1, (before[2] ?? 0) + 1]);
    expect([same, waiting, other].map((id) => onServer(id)?.priority)).toEqual([2, 2, 2]);
  });

  test('a field of many shots is looked at together and set one by one', async () => {
    const { store } = studio.studio();
    const shots = [...new Set(taskIds.map((id) => onServer(id)?.entity_id ?? ''))].slice(0, 10);
    await inOneGo(() =>
      manager.command('editEntity', {
        entityIds: shots,
        changes: [{ field: 'metadata', fieldName: 'reel', value: 7 }],
      }),
    );
    expect(shots.filter((id) => store.entity.get(id)?.data?.['reel'] !== 7)).toEqual([]);
    const looks = studio.requests.all().filter(({ method, query }) => method === 'GET' && query.includes('id='));
    expect(looks.filter(({ path }) => path === '/data/entities').length).toBeLessThan(shots.length);
  });

  test('cut in the middle, each arrives', async () => {
    const shots = [...new Set(taskIds.map((id) => onServer(id)?.entity_id ?? ''))].slice(0, 8);
    studio.faults.set([
      { method: 'PUT', path: '/data/entities/*', times: 1, action: { kind: 'cut after' } },
      { method: 'PUT', path: '/data/entities/*', times: 1, action: { kind: 'status', status: 502 } },
    ]);
    await inOneGo(() =>
      manager.command('editEntity', { entityIds: shots, changes: [{ field: 'description', value: 'all of them' }] }),
    );
    const { store } = studio.studio();
    expect(shots.filter((id) => store.entity.get(id)?.description !== 'all of them')).toEqual([]);
    expect(await queue()).toEqual([]);
  });
});
