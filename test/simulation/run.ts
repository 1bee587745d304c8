/*
 * `npm run simulate`: thousands of random histories of people, clients and a studio, each played in a world of its own. See
 * docs/simulation.md.
 */
import { readOptions } from '../../tools/setup/readOptions.mjs';
import { faults } from './faults.ts';
import type { WorkerReport } from './report.ts';
import { lanes, playWritten, sideBySide, startWorker } from './workers.ts';

const usage = `usage: npm run simulate [-- OPTIONS]
  --histories N      how many are played (2000)
  --seed S           those of an earlier run
  --shares N         how many are played at once
  --path P           with --seed: one history alone, as it was told
  --play 'HISTORY'   one that is written down
  --faults           with each safeguard taken away: it has to be noticed
  --fault NAME       with one of them taken away`;

const { values } = readOptions(usage, {
  options: {
    histories: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    shares: { type: 'string', default: String(lanes) },
    path: { type: 'string' },
    fault: { type: 'string' },
    faults: { type: 'boolean', default: false },
    play: { type: 'string' },
  },
});
const histories = Number(values.histories);
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed);
const plain = { seed, histories, path: null, fault: null };
const startedAt = performance.now();
const total = { passed: 0, failed: 0 };
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function tell(laneSeed: number, { failure }: WorkerReport): void {
  if (failure === null) return;
  say(`✗ seed ${String(laneSeed)}, after ${String(failure.shrinks)} shrinks: ${failure.message}`);
  say(`  npm run simulate -- --seed ${String(laneSeed)} --path ${failure.path}`);
  say(`  npm run simulate -- --play '${failure.history}'`);
}

async function playMany(): Promise<void> {
  // Each share has a seed of its own, from which it can be played alone.
  const shares = values.path === undefined ? Number(values.shares) : 1;
  const base = Math.floor(histories / shares);
  await sideBySide([...Array(shares).keys()], async (share) => {
    const laneSeed = seed + share;
    const count = values.path === undefined ? base + (share < histories % shares ? 1 : 0) : 1;
    if (count === 0) return;
    const report = await startWorker({ ...plain, seed: laneSeed, histories: count, path: values.path ?? null });
    total.passed += report.failure === null ? report.played : report.played - 1;
    if (report.failure !== null) total.failed += 1;
    tell(laneSeed, report);
  });
  say(`${String(total.passed)} histories hold, ${String(total.failed)} do not (seed ${String(seed)})`);
}

async function playOne(history: string): Promise<void> {
  for (const report of await playWritten([JSON.parse(history)])) {
    if (report.failure === null) total.passed += 1;
    else total.failed += 1;
    tell(seed, report);
  }
}

/** Each safeguard taken away has to be noticed. */
async function breakThem(names: readonly string[]): Promise<void> {
  await sideBySide(names, async (name) => {
    const report = await startWorker({ ...plain, fault: name });
    if (report.failure === null) {
      total.failed += 1;
      say(`✗ ${name}: not noticed in ${String(report.played)} histories`);
      return;
    }
    total.passed += 1;
    say(`✓ ${name}: noticed in history ${String(report.played)}: ${report.failure.message.split('\n')[0] ?? ''}`);
  });
}

if (values.play !== undefined) await playOne(values.play);
else if (values.fault !== undefined) await breakThem([values.fault]);
else if (values.faults) await breakThem(faults.map(({ name }) => name));
else await playMany();
say(`Simulated in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
say(`${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(total.failed === 0 ? 0 : 1);
