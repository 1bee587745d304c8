import { expect, test } from 'vitest';
import { faults } from './faults.ts';
import { startWorker } from './workers.ts';

/** The most each may take, of the 2,000 that CI plays. */
const histories = 600;

test.concurrent.each(faults.map(({ name }) => name))(
  'without the safeguard "%s" the simulation fails',
  { timeout: 600_000 },
  async (fault) => {
    const { failure } = await startWorker({ seed: 1, histories, path: null, fault, history: null });
    expect(failure).not.toBeNull();
  },
);
