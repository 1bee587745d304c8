/** Somebody with another client, who opens a task now and then and waits for what was said on it. */
import { setTimeout as pause } from 'node:timers/promises';
import { get } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import { percentile } from './statistics.ts';

const betweenMs = 60;

/**
 * Milliseconds that nineteen of twenty answers take at most, over so many seconds.
 * @param taskIds opened in turn
 */
export async function waitsOfBystander(
  { session }: Colleague,
  taskIds: readonly string[],
  seconds: number,
): Promise<number> {
  const waits: number[] = [];
  const endsAt = performance.now() + seconds * 1_000;
  while (performance.now() < endsAt) {
    const taskId = taskIds[waits.length % taskIds.length];
    const from = performance.now();
    const { status } = await session.send(get(`/data/tasks/${taskId ?? ''}/comments`));
    if (status !== 200) throw new Error(`a task’s comments answered ${String(status)}`);
    waits.push(performance.now() - from);
    await pause(betweenMs);
  }
  return percentile(waits, 0.95);
}
