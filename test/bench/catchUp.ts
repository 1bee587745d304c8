/** A day's return: what others changed meanwhile is read, and nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Studio } from '../../electron/studio/studio.ts';
import { post } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import { countedEngine } from './network.ts';

const catchUpLimitMs = 120_000;
/** Server times have whole seconds: what is changed now must not be as old as what was read last. */
const secondsApartMs = 3_000;

/** A colleague sets the status of so many tasks, spread over the production. Answers the ids and what they are now. */
export async function changeElsewhere(
  studio: Studio,
  colleague: Colleague,
  productionId: string,
  count: number,
): Promise<ReadonlyMap<string, string>> {
  await pause(secondsApartMs);
  const ofShots = studio.store.task.filter(({ project_id: id }) => id === productionId);
  const step = Math.floor(ofShots.length / count);
  const wanted = studio.store.task_status.filter(({ short_name: name }) => name === 'wip' || name === 'retake');
  const changed = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const task = ofShots[index * step];
    const status = wanted.find(({ id }) => id !== task?.task_status_id);
    if (task === undefined || status === undefined) throw new Error('the production has too few tasks');
    await colleague.does(post(`/actions/tasks/${task.id}/comment`, { task_status_id: status.id, comment: '' }));
    changed.set(task.id, status.id);
  }
  return changed;
}

/** From the engine's start on an account that was complete, to all of it being here and nothing more asked for. */
export async function catchUp(
  dataFolder: string,
  changed: ReadonlyMap<string, string>,
): Promise<{ readonly tookMs: number; readonly bytes: number }> {
  const from = performance.now();
  const { engine, traffic } = await countedEngine({ dataFolder });
  const missing = new Map(changed);
  await engine.until(
    async () => {
      for (const [taskId, statusId] of missing) {
        const detail = await engine.query('task', { taskId });
        if (detail?.task.taskStatusId !== statusId) return false;
        missing.delete(taskId);
      }
      return (await engine.query('sync', {})).pulling === null;
    },
    'the changes of others are here',
    catchUpLimitMs,
  );
  const tookMs = performance.now() - from;
  await engine.close();
  return { tookMs, bytes: traffic.readBytes() };
}
