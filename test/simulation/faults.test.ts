import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faults } from './faults.ts';
import { startWorker } from './workers.ts';

/** The most each may take, of the 2,000 that CI plays. */
const histories = 600;

/** In which of them each was noticed when docs/simulation.md was written: those before it hold without the safeguard too. */
const noticedIn = new Map(
  [
    ...readFileSync(join(import.meta.dirname, '../../docs/simulation.md'), 'utf8').matchAll(
      /^\| `([^`]+)`:.*\| (\d+) /gm,
    ),
  ].map(([, name = '', history]) => [name, Number(history)] as const),
);

test.concurrent.each(faults.map(({ name }) => name))(
  'without the safeguard "%s" the simulation fails',
  { timeout: 600_000 },
  async (fault) => {
    const noticed = noticedIn.get(fault);
    if (noticed === undefined) throw new Error(`docs/simulation.md does not tell of "${fault}"`);
    // Begun there, and on to as many as it takes: what the engine does by now may show it in a later one.
    const path = String(noticed - 1);
    const { failure } = await startWorker({ seed: 1, histories: histories - noticed + 1, path, fault });
    expect(failure).not.toBeNull();
  },
);
