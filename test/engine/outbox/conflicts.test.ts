import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { pictureFixture } from '../../support/files.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
/** How far this computer's day has gone on since it started. */
let laterMs = 0;

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  manager = await signedIn(studio, 'manager', { now: () => Date.now() + laterMs });
});
afterEach(async () => {
  laterMs = 0;
  for (const { commandId } of await queue()) await manager.call('discardCommand', { commandId });
  await manager.call('pauseSync', { isPaused: false });
});
afterAll(async () => {
  await manager.remove();
  await studio.stop();
});

const queue = async (): Promise<readonly QueueRow[]> => (await manager.query('queue', {})).rows;
const statusOnServer = (taskId: string) => studio.studio().store.task.get(taskId)?.task_status_id;
const priorityOnServer = (taskId: string) => studio.studio().store.task.get(taskId)?.priority;
const shown = async (taskId: string) => {
  const detail = await manager.query('task', { taskId });
  if (detail === null) throw new Error('no task');
  return detail;
};

/** Open tasks of the production at hand, one to each test. */
async function someTasks(count: number): Promise<readonly string[]> {
  const wip = await manager.statusId('wip');
  const [production] = (await manager.studioRows()).productions;
  const rows = studio
    .studio()
    .store.task.filter((row) => row.project_id === production?.id && row.task_status_id !== wip && row.priority === 0);
  const known: string[] = [];
  for (const { id } of rows)
    if (known.length < count && (await manager.query('task', { taskId: id })) !== null) known.push(id);
  return known;
}

/** What is done while paused goes out a day later; meanwhile others went on. */
async function aDayOffline(mine: () => Promise<unknown>, theirs: () => void): Promise<void> {
  await manager.call('pauseSync', { isPaused: true });
  await mine();
  theirs();
  laterMs = 86_400_000;
  await manager.call('pauseSync', { isPaused: false });
}
const untilConflict = async (): Promise<QueueRow> => {
  await manager.until(async () => (await queue()).some(({ state }) => state === 'conflict'), 'a conflict is told');
  const [row] = await queue();
  if (row === undefined) throw new Error('no row');
  return row;
};

describe('a status set a day ago, where the server has moved on', () => {
  test('is a conflict that shows the server’s value, and is kept only when its author says so', async () => {
    const [taskId = ''] = await someTasks(1);
    const [wip, retake, done] = [
      await manager.statusId('wip'),
      await manager.statusId('retake'),
      await manager.statusId('done'),
    ];
    const { store } = studio.studio();
    await aDayOffline(
      () => manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip }),
      () => store.task.update(taskId, { task_status_id: retake }),
    );
    const conflict = await untilConflict();
    expect(conflict.error?.detail).toMatchObject({ field: 'status', serverValue: retake, ownValue: wip });
    await manager.until(async () => (await shown(taskId)).task.taskStatusId === retake, 'the server’s value is shown');
    expect((await shown(taskId)).statusMark).toBe('conflict');

    // Sending everything else again decides nothing.
    await manager.call('retryAll', {});
    expect(statusOnServer(taskId)).toBe(retake);
    // The server moved on once more: asked again.
    store.task.update(taskId, { task_status_id: done });
    await manager.call('retryCommand', { commandId: conflict.commandId });
    await manager.until(
      async () => (await queue())[0]?.error?.detail['serverValue'] === done,
      'the newest value of the server is told',
    );
    await manager.call('retryCommand', { commandId: conflict.commandId });
    await manager.untilQueueIsEmpty();
    expect(statusOnServer(taskId)).toBe(wip);
  });

  test('asks as well where the clock was fast when it was set, and has been put right since', async () => {
    const [taskId = ''] = await someTasks(1);
    const [wip, retake] = [await manager.statusId('wip'), await manager.statusId('retake')];
    laterMs = 2 * 3_600_000;
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip });
    studio.studio().store.task.update(taskId, { task_status_id: retake });
    laterMs = 3_600_000;
    await manager.call('pauseSync', { isPaused: false });
    expect((await untilConflict()).error?.detail).toMatchObject({ field: 'status', serverValue: retake });
    expect(statusOnServer(taskId)).toBe(retake);
  });

  test('is gone without a trace when its author gives it up', async () => {
    const [taskId = ''] = await someTasks(1);
    const [wip, retake] = [await manager.statusId('wip'), await manager.statusId('retake')];
    await aDayOffline(
      () => manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip }),
      () => studio.studio().store.task.update(taskId, { task_status_id: retake }),
    );
    const { commandId } = await untilConflict();
    await manager.call('discardCommand', { commandId });
    expect(await queue()).toEqual([]);
    expect(statusOnServer(taskId)).toBe(retake);
    expect((await shown(taskId)).statusMark).toBe(null);
  });

  test('to what it is now anyway is no conflict', async () => {
    const [taskId = ''] = await someTasks(1);
    const wip = await manager.statusId('wip');
    await aDayOffline(
      () => manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip }),
      () => studio.studio().store.task.update(taskId, { task_status_id: wip }),
    );
    await manager.untilQueueIsEmpty();
    expect(statusOnServer(taskId)).toBe(wip);
  });
});

test.each(['postComment', 'publishRevision'] as const)(
  '%s without a status keeps the one that others set since',
  async (kind) => {
    const [taskId = ''] = await someTasks(1);
    const retake = await manager.statusId('retake');
    const handles = kind === 'publishRevision' ? [await pictureFixture(manager, 'frame.png')] : [];
    await aDayOffline(
      () =>
        manager.command(kind, { taskId, taskStatusId: null, text: 'a word', checklist: [], handles, draftKey: null }),
      () => studio.studio().store.task.update(taskId, { task_status_id: retake }),
    );
    await manager.untilQueueIsEmpty();
    expect(statusOnServer(taskId)).toBe(retake);
    await manager.until(async () => (await shown(taskId)).task.taskStatusId === retake, 'it is shown');
  },
);

test('two changes of one’s own in a row do not stand in each other’s way', async () => {
  const [taskId = ''] = await someTasks(1);
  const [wip, retake] = [await manager.statusId('wip'), await manager.statusId('retake')];
  await aDayOffline(
    async () => {
      await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wip });
      await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: retake });
      await manager.command('setPriority', { taskIds: [taskId], priority: 2 });
      await manager.command('setPriority', { taskIds: [taskId], priority: 3 });
    },
    () => undefined,
  );
  await manager.untilQueueIsEmpty();
  expect([statusOnServer(taskId), priorityOnServer(taskId)]).toEqual([retake, 3]);
});

test('a priority set a day ago, where the server has moved on, is a conflict too', async () => {
  const [taskId = ''] = await someTasks(1);
  await aDayOffline(
    () => manager.command('setPriority', { taskIds: [taskId], priority: 3 }),
    () => studio.studio().store.task.update(taskId, { priority: 1 }),
  );
  const { commandId } = await untilConflict();
  await manager.call('retryCommand', { commandId });
  await manager.untilQueueIsEmpty();
  expect(priorityOnServer(taskId)).toBe(3);
});

test('what was taken back last was given last, and goes nowhere', async () => {
  const [taskId = ''] = await someTasks(1);
  const before = statusOnServer(taskId);
  await manager.call('pauseSync', { isPaused: true });
  await manager.command('setPriority', { taskIds: [taskId], priority: 1 });
  await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: await manager.statusId('wip') });
  expect((await manager.call('undo', {})).undone?.kind).toBe('setTaskStatus');
  expect((await shown(taskId)).task.taskStatusId).toBe(before);
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
  expect([statusOnServer(taskId), priorityOnServer(taskId)]).toEqual([before, 1]);
  // Nothing waits any more; what has been sent is another matter.
  expect((await manager.call('undo', {})).undone).toBe(null);
  await manager.untilQueueIsEmpty();
});

test('commands of one task arrive in the order they were given, those of others do not wait for them', async () => {
  const [first = '', second = ''] = await someTasks(2);
  const { store } = studio.studio();
  studio.faults.set([
    {
      method: 'POST',
      path: `/actions/tasks/${first}/comment`,
      times: 2,
      action: { kind: 'status', status: 500 },
    },
  ]);
  const say = (taskId: string, text: string) =>
    manager.command('postComment', { taskId, taskStatusId: null, text, checklist: [], handles: [], draftKey: null });
  for (const text of ['one', 'two', 'three']) await say(first, text);
  await say(second, 'meanwhile');
  const textsOf = (taskId: string) =>
    store.comment.filter((row) => row.object_id === taskId).map(({ text }) => text ?? '');
  await manager.until(() => Promise.resolve(textsOf(second).includes('meanwhile')), 'the other task’s has arrived');
  expect(textsOf(first)).not.toContain('one');
  await manager.untilQueueIsEmpty();
  expect(textsOf(first).filter((text) => ['one', 'two', 'three'].includes(text))).toEqual(['one', 'two', 'three']);
  studio.faults.clear();
});
