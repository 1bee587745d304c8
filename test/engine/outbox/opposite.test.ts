// Undo after sending: the opposite change, where there is one and nobody has changed the same thing since.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let taskIds: readonly string[];

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  manager = await signedIn(studio, 'manager');
  const productionId = await openedProductionOf(manager);
  const shotType = studio.studio().store.entity_type.find(({ name }) => name === 'Shot');
  taskIds = studio
    .studio()
    .store.task.filter(
      (task) =>
        task.project_id === productionId &&
        studio.studio().store.entity.get(task.entity_id ?? '')?.entity_type_id === shotType?.id,
    )
    .map(({ id }) => id);
});
afterAll(async () => {
  await manager.remove();
  await studio.stop();
});

const onServer = (taskId: string) => {
  const task = studio.studio().store.task.get(taskId);
  if (task === undefined) throw new Error('no such task');
  return task;
};
const undo = () => manager.call('undo', {});

test('a status that has been sent is set back, and only once', async () => {
  const [taskId = ''] = taskIds;
  const before = onServer(taskId).task_status_id;
  const [wip, wfa] = [await manager.statusId('wip'), await manager.statusId('wfa')];
  const wanted = before === wip ? wfa : wip;
  const { refused } = await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId: wanted });
  expect(refused).toEqual([]);
  await manager.untilQueueIsEmpty();
  expect(onServer(taskId).task_status_id).toBe(wanted);
  expect(await undo()).toEqual({
    undone: null,
    opposite: { kind: 'setTaskStatus', taskId, entity: null, playlist: null, change: null, excerpt: '' },
    count: 1,
  });
  await manager.untilQueueIsEmpty();
  expect(onServer(taskId).task_status_id).toBe(before);
  // Not in a circle.
  expect(await undo()).toEqual({ undone: null, opposite: null, count: 0 });
});

test('a priority and an assignment are taken back, the newest first', async () => {
  const [, taskId = ''] = taskIds;
  const { priority } = onServer(taskId);
  const assignees = onServer(taskId).assignees;
  const { people } = await manager.studioRows();
  const person = people.find(({ id, role, isActive }) => role === 'user' && isActive && !assignees.includes(id));
  await manager.command('setPriority', { taskIds: [taskId], priority: 3 });
  await manager.untilQueueIsEmpty();
  const given = await manager.command('assignTask', { taskIds: [taskId], personId: person?.id ?? '' });
  expect(given.refused).toEqual([]);
  await manager.untilQueueIsEmpty();
  expect(onServer(taskId).assignees).toContain(person?.id);
  expect((await undo()).opposite?.kind).toBe('assignTask');
  await manager.untilQueueIsEmpty();
  expect([...onServer(taskId).assignees].toSorted()).toEqual([...assignees].toSorted());
  expect((await undo()).opposite?.kind).toBe('setPriority');
  await manager.untilQueueIsEmpty();
  expect(onServer(taskId).priority).toBe(priority);
});

test('what somebody else has changed since is left alone, and so is what has no opposite', async () => {
  const [, , taskId = ''] = taskIds;
  await manager.command('setPriority', { taskIds: [taskId], priority: 2 });
  await manager.untilQueueIsEmpty();
  const supervisor = await signedIn(studio, 'admin');
  await supervisor.command('setPriority', { taskIds: [taskId], priority: 1 });
  await supervisor.untilQueueIsEmpty();
  await supervisor.remove();
  await manager.until(
    async () => (await manager.query('task', { taskId }))?.task.priority === 1,
    'the other priority is here',
  );
  await manager.command('postComment', {
    taskId,
    taskStatusId: null,
    text: 'Said is said.',
    checklist: [],
    handles: [],
    draftKey: null,
  });
  await manager.untilQueueIsEmpty();
  expect(await undo()).toEqual({ undone: null, opposite: null, count: 0 });
  expect(onServer(taskId).priority).toBe(1);
});
