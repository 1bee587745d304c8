import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let me = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    artist = await signedIn(studio, 'user');
    const session = await artist.query('session', {});
    me = session.kind === 'open' ? session.personId : '';
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const sheet = () => artist.query('timesheet', { from: '2026-10-01', to: '2026-10-31', withOpenTasks: false });
  const shown = async () =>
    (await sheet()).rows
      .flatMap(({ taskId, days }) =>
        Object.entries(days).map(([day, { durationMinutes }]) => `${day} ${taskId} ${String(durationMinutes)}`),
      )
      .toSorted();
  const onServer = () =>
    studio
      .studio()
      .store.time_spent.by('person_id', me)
      .filter(({ date }) => date.startsWith('2026-10'))
      .map(({ date, task_id: taskId, duration }) => `${date} ${taskId ?? ''} ${String(duration)}`)
      .toSorted();

  test('a month on screen is read whole, what was entered and taken away elsewhere as well', async () => {
    const { store } = studio.studio();
    const taskIds = store.task.by('assignees', me).map(({ id }) => id);
    const [first = '', second = ''] = taskIds;
    const kept = store.time_spent.insert({ person_id: me, task_id: first, date: '2026-10-06', duration: 120 });
    store.time_spent.insert({ person_id: me, task_id: second, date: '2026-10-31', duration: 30 });
    expect((await sheet()).freshness.state).toBe('never');
    await artist.call('wantScopes', { scopes: [{ kind: 'time', month: '2026-10' }] });
    await artist.until(async () => (await sheet()).freshness.state === 'complete', 'the month is here');
    expect(await shown()).toEqual(onServer());

    store.time_spent.delete(kept.id);
    await artist.call('syncNow', {});
    await artist.until(async () => (await shown()).join() === onServer().join(), 'what was taken away is gone');
    expect(await shown()).toEqual(onServer());
  });

  test('hours on a task that may not be seen any more are on it', async () => {
    const { store } = studio.studio();
    const [task] = store.task.by('assignees', me);
    const production = store.project.get(task?.project_id ?? '');
    const team = production?.team ?? [];
    store.project.update(production?.id ?? '', { team: team.filter((id) => id !== me) });
    const left = store.time_spent.insert({ person_id: me, task_id: task?.id ?? '', date: '2026-10-08', duration: 45 });
    await artist.call('syncNow', {});
    await artist.until(async () => (await shown()).join().includes('2026-10-08'), 'they are here');
    await artist.until(async () => (await artist.query('sync', {})).pulling === null, 'all is read');
    expect(await shown()).toEqual(onServer());
    store.time_spent.delete(left.id);
    store.project.update(production?.id ?? '', { team });
    await artist.call('syncNow', {});
    await artist.until(async () => (await artist.query('task', { taskId: task?.id ?? '' })) !== null, 'it is back');
    await artist.until(async () => (await shown()).join() === onServer().join(), 'they are gone');
  });

  test('time of a past day is entered and sent', async () => {
    const [row] = await artist.todo();
    const taskId = row?.taskId ?? '';
    await artist.command('logTime', { taskId, day: '2026-10-07', durationMinutes: 90 });
    expect(await shown()).toContain(`2026-10-07 ${taskId} 90`);
    await artist.untilQueueIsEmpty();
    expect(onServer()).toContain(`2026-10-07 ${taskId} 90`);
    expect(await shown()).toEqual(onServer());
  });
});
