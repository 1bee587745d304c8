/** Processes that play histories: time and chance are taken from the whole of each. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { workerReport, type WorkerOrder, type WorkerReport } from './report.ts';

export const lanes = Math.max(2, availableParallelism());

/** Each loads the same modules: what one has compiled the next one need not. */
const compileCache = mkdtempSync(join(tmpdir(), 'inari-compiled-'));
process.once('exit', () => rmSync(compileCache, { recursive: true, force: true }));

async function reportsOf(order: WorkerOrder): Promise<readonly WorkerReport[]> {
  const script = join(import.meta.dirname, 'worker.ts');
  // A history leaves much behind that lived for a moment: room for it is cheaper than clearing it away.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // An hour of the studio's day is an hour everywhere.
    env: { ...process.env, TZ: 'UTC', NODE_COMPILE_CACHE: compileCache },
  });
  const lines = (await text(child.stdout)).split('\n').filter((line) => line !== '');
  if (lines.length !== (order.written?.length ?? 1))
    throw new Error(`a simulation ended before it had said all: ${JSON.stringify(order)}`);
  return lines.map((line) => workerReport.parse(JSON.parse(line)));
}

export async function startWorker(order: Omit<WorkerOrder, 'written'>): Promise<WorkerReport> {
  const [report] = await reportsOf({ ...order, written: null });
  if (report === undefined) throw new Error('no report');
  return report;
}

/** Histories that are written down, in one process: a report of each, in this order. */
export const playWritten = (written: readonly unknown[]): Promise<readonly WorkerReport[]> =>
  reportsOf({ seed: 1, histories: written.length, path: null, fault: null, written: [...written] });

/** So many at once as there are cores, in the order given. */
export async function sideBySide<Item>(items: readonly Item[], each: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await each(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
