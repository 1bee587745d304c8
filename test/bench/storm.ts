/** A busy studio: others change things at a steady pace while somebody looks through the table of shots. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { post } from '../contract/client.ts';
import type { Colleague } from '../support/colleague.ts';
import type { TaskNow } from './catchUp.ts';
import { openEventCount } from './eventCount.ts';
import { lookThroughTable } from './table.ts';

const eventsPerMinute = 500;
export type StormParts = {
  readonly page: Page;
  readonly colleague: Colleague;
  /** Of the table that is looked through; each is made once. */
  readonly changes: Iterator<TaskNow>;
  /** Megabytes of the whole app. */
  readonly memory: () => number;
};

export type StormLengths = {
  /** Looked through without any event: what the other is compared with. */
  readonly quietSeconds: number;
  /** Until everything that is made once has been made. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** What is gathered, read, drawn and thrown away after the last event. */
  readonly restSeconds: number;
};

export type Storm = {
  /** Per cent of the frames that came late. */
  readonly late: number;
  readonly lateWithout: number;
  readonly eventCount: number;
  /** Megabytes before and after, both in a moment of rest. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
};

export async function weatherStorm(
  parts: StormParts,
  { quietSeconds, warmUpSeconds, seconds, restSeconds }: StormLengths,
): Promise<Storm> {
  const { page } = parts;
  const lateWithout = await lookThroughTable(page, quietSeconds);
  const counter = await openEventCount(parts.colleague.session);
  try {
    await lookThroughTable(page, warmUpSeconds, () => blow(parts, counter.count, warmUpSeconds));
    const memoryBefore = await memoryAtRest(parts, restSeconds);
    const before = counter.count();
    const late = await lookThroughTable(page, seconds, () => blow(parts, counter.count, seconds));
    const eventCount = counter.count() - before;
    return { late, lateWithout, eventCount, memoryBefore, memoryAfter: await memoryAtRest(parts, restSeconds) };
  } finally {
    counter.close();
  }
}

/** As many changes as make that many events, evenly. */
async function blow({ colleague, changes }: StormParts, count: () => number, seconds: number): Promise<void> {
  const from = performance.now();
  const before = count();
  for (;;) {
    const elapsedMs = performance.now() - from;
    if (elapsedMs >= seconds * 1_000) return;
    if (count() - before >= (elapsedMs / 60_000) * eventsPerMinute) {
      await pause(20);
      continue;
    }
    const next = changes.next();
    if (next.done === true) throw new Error('the production has too few tasks for so many events');
    const { id, statusId } = next.value;
    await colleague.does(post(`/actions/tasks/${id}/comment`, { task_status_id: statusId, comment: '' }));
  }
}

async function memoryAtRest({ page, memory }: StormParts, restSeconds: number): Promise<number> {
  await pause(restSeconds * 1_000);
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  await tools.detach();
  return memory();
}
