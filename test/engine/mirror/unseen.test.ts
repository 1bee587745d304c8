import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { post } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** Less than what nobody looks at waits. */
const soonMs = 40_000;

/** An artist at work, and two tasks that somebody else has changed: one of another artist first, then one of his own. */
async function changedTasks(): Promise<{
  readonly studio: RunningStudio;
  readonly artist: SignedIn;
  readonly productionId: string;
  readonly change: () => Promise<void>;
  readonly isChanged: (taskId: string) => Promise<boolean>;
  readonly own: string;
  readonly other: string;
}> {
  const studio = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 20,
    tasksPerShot: 3,
    comments: 80,
    assets: 10,
    people: 12,
  });
  opened.push(() => studio.stop());
  const artist = await signedIn(studio, 'user');
  opened.push(() => artist.remove());
  await artist.until(async () => (await artist.query('sync', {})).connection.kind === 'live', 'events arrive', soonMs);
  const productionId = await openedProductionOf(artist);
  const { store } = studio.studio();
  const retake = store.task_status.find(({ short_name: name }) => name === 'retake')?.id ?? '';
  const [own] = (await artist.todo()).filter((row) => row.productionId === productionId);
  const session = await artist.query('session', {});
  const me = session.kind === 'open' ? session.personId : '';
  const other = store.task.find(
    (task) => task.project_id === productionId && !task.assignees.includes(me) && task.task_status_id !== retake,
  );
  store.task.update(own?.taskId ?? '', {
    task_status_id: store.task_status.find(({ short_name: name }) => name === 'wip')?.id ?? '',
  });
  const admin = studio.accounts.find(({ role }) => role === 'admin');
  if (own === undefined || other === undefined || admin === undefined) throw new Error('the studio is too small');
  const colleague = await colleagueAt(studio.url, admin);
  return {
    studio,
    artist,
    productionId,
    own: own.taskId,
    other: other.id,
    change: async () => {
      for (const id of [other.id, own.taskId])
        await colleague.does(post(`/actions/tasks/${id}/comment`, { task_status_id: retake, comment: '' }));
    },
    isChanged: async (taskId) => (await artist.query('task', { taskId }))?.task.taskStatusId === retake,
  };
}

const readsOf = (studio: RunningStudio, taskId: string): readonly string[] =>
  studio.requests
    .all()
    .filter(({ path, query }) => path === '/data/tasks' && query.includes(taskId))
    .map(({ query }) => query);

test('of what events name, one’s own is read at once, and what no window shows waits until it is looked at', async () => {
  const { studio, artist, productionId, change, isChanged, own, other } = await changedTasks();
  await artist.call('wantScopes', { scopes: [{ kind: 'my-tasks' }] });
  studio.requests.clear();
  await change();
  await artist.until(() => isChanged(own), 'one’s own task is read', soonMs);
  expect(readsOf(studio, own).length).toBeGreaterThan(0);
  expect(readsOf(studio, own).filter((query) => query.includes(other))).toEqual([]);
  expect(await isChanged(other)).toBe(false);
  await artist.call('wantScopes', { scopes: [{ kind: 'production', productionId }] });
  await artist.until(() => isChanged(other), 'the other is read, too', soonMs);
  expect(await isChanged(other)).toBe(true);
});

test('what a window shows is read at once', async () => {
  const { artist, change, isChanged, other, productionId } = await changedTasks();
  await artist.call('wantScopes', { scopes: [{ kind: 'production', productionId }] });
  await change();
  await artist.until(() => isChanged(other), 'the task is read', soonMs);
  expect(await isChanged(other)).toBe(true);
});
