/** A day's return: what others changed meanwhile is read, and nothing else. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { post } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import { beside, type Figure } from './figures.ts';
import { countedEngine, type FirstSync } from './network.ts';

const catchUpLimitMs = 120_000;
const changedElsewhere = 100;
/** Server times have whole seconds: what is changed now must not be as old as what was read last. */
const secondsApartMs = 3_000;

export type TaskNow = { readonly id: string; readonly statusId: string };

/**
 * The figures of a mirror that has synced: its size, and what it costs to keep it. Its engine is closed; the data goes.
 * @param bareBytes of the JSON that it was read from
 */
export async function measureMirror(
  first: FirstSync,
  bareBytes: number,
  colleague: Colleague,
  tasks: readonly TaskNow[],
  statusIds: readonly string[],
): Promise<Record<'size' | 'time' | 'bytes', Figure>> {
  const { engine } = first;
  const mirrorBytes = databaseBytes(engine.dataFolder);
  const changed = await changeElsewhere(colleague, tasks, statusIds, changedElsewhere);
  const caught = await catchUp(engine.dataFolder, changed);
  rmSync(engine.dataFolder, { recursive: true, force: true });
  const after = `catching up with ${String(changedElsewhere)} changes of others`;
  return {
    size: beside('the mirror on disk; the JSON it was read from', {
      value: mirrorBytes / 1e6,
      unit: 'MB',
      reference: bareBytes / 1e6,
      most: 1.5,
    }),
    time: beside(`${after}, time; the first sync`, {
      value: caught.tookMs,
      unit: 'ms',
      reference: first.tookMs,
      most: 0.03,
    }),
    bytes: beside(`${after}, bytes read; the first sync`, {
      value: caught.bytes / 1e6,
      unit: 'MB',
      reference: first.bytes / 1e6,
      most: 0.03,
    }),
  };
}

/** A prime, so that no task comes twice before all have come. */
const stride = 104_729;

/** So many changes, at most one of each task, spread over them, each to another status than it has. */
export function* changesOf(
  tasks: readonly TaskNow[],
  statusIds: readonly string[],
  count: number,
): Generator<TaskNow, undefined> {
  for (let index = 0; index < Math.min(count, tasks.length); index += 1) {
    const task = tasks[(index * stride) % tasks.length];
    const statusId = statusIds.find((id) => id !== task?.statusId);
    if (task === undefined || statusId === undefined) throw new Error('there is no such task, or no other status');
    yield { id: task.id, statusId };
  }
  return undefined;
}

/** A colleague makes them. Answers the ids and what they are now. */
async function changeElsewhere(
  colleague: Colleague,
  tasks: readonly TaskNow[],
  statusIds: readonly string[],
  count: number,
): Promise<ReadonlyMap<string, string>> {
  await pause(secondsApartMs);
  const changed = new Map<string, string>();
  for (const { id, statusId } of changesOf(tasks, statusIds, count)) {
    await colleague.does(post(`/actions/tasks/${id}/comment`, { task_status_id: statusId, comment: '' }));
    changed.set(id, statusId);
  }
  return changed;
}

/** From the engine's start on an account that was complete, to all of it being here and nothing more asked for. */
async function catchUp(
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

function databaseBytes(dataFolder: string): number {
  return readdirSync(dataFolder, { recursive: true })
    .map(String)
    .filter((name) => /\.db(-wal)?$|\.sqlite/.test(name))
    .reduce((sum, name) => sum + statSync(join(dataFolder, name)).size, 0);
}
