/*
 * Plays histories in a process of its own and says, in one line of JSON, how it went; in one for each of those that are written down.
 *
 *   node test/simulation/worker.ts '{"seed": 1, "histories": 100, "path": null, "fault": null, "written": null}'
 */
import fc from 'fast-check';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { breakSafeguard } from './brokenModules.ts';
import { faults } from './faults.ts';
import type { History } from './history.ts';
import { workerOrder, type WorkerReport } from './report.ts';

const order = workerOrder.parse(JSON.parse(process.argv[2] ?? ''));
const fault = order.fault === null ? null : faults.find(({ name }) => name === order.fault);
if (fault === undefined) throw new Error(`no fault ${String(order.fault)}`);
const broken = fault === null ? null : breakSafeguard(fault);

const { histories } = await import('./history.ts');
const { play, standUp } = await import('./play.ts');
broken?.expectBroken();

// In memory where there is such a disk: nothing of it has to last.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'inari-simulation-'));
// Whoever is ended leaves nothing behind in memory.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(1));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const stand = standUp(folder);
const say = (report: WorkerReport): void => {
  process.stdout.write(`${JSON.stringify(report)}\n`);
};

/** So many more histories are played in search of a shorter one that fails. */
const mostShrinking = 300;
let playedSince: number | null = null;

async function playUnlessLongEnough(history: History): Promise<void> {
  if (playedSince !== null) playedSince += 1;
  if (playedSince !== null && playedSince > mostShrinking) return;
  try {
    await play(stand, history);
  } catch (error) {
    playedSince ??= 0;
    throw error;
  }
}

if (order.written === null) {
  const found = await fc.check(fc.asyncProperty(histories, playUnlessLongEnough), {
    seed: order.seed,
    numRuns: order.histories,
    // Choices and moments, not sizes: the smallest and the largest are worth no more than any other.
    unbiased: true,
    // With a safeguard taken away it is enough to know that it was noticed.
    endOnFailure: fault !== null,
    ...(order.path === null ? {} : { path: order.path }),
  });
  say({
    played: found.numRuns,
    failure: found.failed
      ? {
          message: messageOf(found.errorInstance),
          path: found.counterexamplePath ?? '',
          history: JSON.stringify(found.counterexample?.[0] ?? null),
          shrinks: found.numShrinks,
        }
      : null,
  });
} else {
  for (const history of order.written) {
    const message = await play(stand, z.custom<History>().parse(history)).then(() => null, messageOf);
    say({
      played: 1,
      failure: message === null ? null : { message, path: '', history: JSON.stringify(history), shrinks: 0 },
    });
  }
}
process.exit();

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
