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
    const { store } = studio.studio();
    for (const { id } of store.day_off.by('person_id', me)) store.day_off.delete(id);
    store.day_off.insert({ person_id: me, date: '2026-09-30', end_date: '2026-10-02', description: 'Holidays' });
    await artist.call('wantScopes', { scopes: [{ kind: 'time', month: '2026-10' }] });
    await artist.until(async () => (await sheet()).freshness.state === 'complete', 'the month is here');
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const sheet = () => artist.query('timesheet', { from: '2026-10-01', to: '2026-10-31', withOpenTasks: false });
  const shown = async () =>
    (await sheet()).daysOff.map(({ firstDay, lastDay, description, mark }) =>
      [firstDay, lastDay, description, mark ?? 'sent'].join(' '),
    );
  const onServer = () =>
    studio
      .studio()
      .store.day_off.by('person_id', me)
      .map(({ date, end_date: end, description }) => `${date} ${end} ${description ?? ''}`)
      .toSorted();
  const set = (firstDay: string, lastDay: string, isOff = true) =>
    artist.command('setDaysOff', { firstDay, lastDay, description: isOff ? 'Dentist' : '', isOff });

  test('one’s own days off come with the month, those that reach into it as well', async () => {
    expect(await shown()).toEqual(['2026-09-30 2026-10-02 Holidays sent']);
  });

  test('a day off that is set and taken back without the server is there at once, and reaches it in that order', async () => {
    const { store } = studio.studio();
    const [taskId = ''] = store.task.by('assignees', me).map(({ id }) => id);
    store.time_spent.insert({ person_id: me, task_id: taskId, date: '2026-10-14', duration: 120 });
    await artist.call('syncNow', {});
    await artist.until(async () => (await sheet()).rows.some(({ days }) => '2026-10-14' in days), 'the time is here');

    await artist.call('pauseSync', { isPaused: true });
    await set('2026-10-14', '2026-10-14');
    await set('2026-10-20', '2026-10-22');
    await set('2026-10-20', '2026-10-22', false);
    expect(await shown()).toEqual(['2026-09-30 2026-10-02 Holidays sent', '2026-10-14 2026-10-14 Dentist waiting']);
    await artist.call('pauseSync', { isPaused: false });
    await artist.untilQueueIsEmpty();
    expect(onServer()).toEqual(['2026-09-30 2026-10-02 Holidays', '2026-10-14 2026-10-14 Dentist']);
    expect(await shown()).toEqual(['2026-09-30 2026-10-02 Holidays sent', '2026-10-14 2026-10-14 Dentist sent']);
    // The server took away what was logged on that day.
    expect((await sheet()).rows.some(({ days }) => '2026-10-14' in days)).toBe(false);
  });

  test('what reaches into other days off is refused, and says so', async () => {
    await set('2026-10-02', '2026-10-05');
    await expect.poll(shown).toContain('2026-10-02 2026-10-05 Dentist rejected');
    expect(onServer()).not.toContain('2026-10-02 2026-10-05 Dentist');
    for (const { commandId } of (await artist.query('queue', {})).rows)
      await artist.call('discardCommand', { commandId });
  });

  test('one that is there already is set once, and one that is gone is taken back', async () => {
    await set('2026-10-14', '2026-10-14');
    await artist.untilQueueIsEmpty();
    expect(onServer().filter((one) => one.startsWith('2026-10-14'))).toHaveLength(1);
    const { store } = studio.studio();
    for (const { id } of store.day_off.by('person_id', me)) store.day_off.delete(id);
    await set('2026-10-14', '2026-10-14', false);
    await artist.untilQueueIsEmpty();
    expect((await shown()).some((one) => one.startsWith('2026-10-14'))).toBe(false);
  });
});
