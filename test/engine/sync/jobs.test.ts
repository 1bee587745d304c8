import { expect, test } from 'vitest';
import { createJobs, type Jobs } from '../../../electron/engine/sync/jobs.ts';

const failures: string[] = [];
const create = (): Jobs =>
  createJobs({ onChange: () => undefined, onFailure: ({ key }, error) => failures.push(`${key}: ${String(error)}`) });

/** A job that ends when told. */
function job(
  jobs: Jobs,
  key: string,
  priority: number,
  order: string[],
  lane: 'bulk' | 'quick' = 'bulk',
): () => Promise<void> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  jobs.add({
    key,
    lane,
    priority,
    run: () => {
      order.push(key);
      return ended;
    },
  });
  return async () => {
    end();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
}

test('bulk jobs run one at a time, the most wanted first', async () => {
  const jobs = create();
  const order: string[] = [];
  const ends = [
    job(jobs, 'account', 100, order),
    job(jobs, 'other production', 50, order),
    job(jobs, 'production on screen', 70, order),
  ];
  expect(order).toEqual(['account']);
  for (const end of ends) await end();
  await ends[1]?.();
  expect(order).toEqual(['account', 'production on screen', 'other production']);
});

test('a quick job does not wait behind a bulk one', () => {
  const jobs = create();
  const order: string[] = [];
  job(jobs, 'production', 50, order);
  job(jobs, 'opened task', 80, order, 'quick');
  expect(order).toEqual(['production', 'opened task']);
});

test('the same job asked for twice while it waits runs once, asked for while it runs runs again', async () => {
  const jobs = create();
  const order: string[] = [];
  const end = job(jobs, 'account', 10, order);
  const again = job(jobs, 'account', 10, order);
  job(jobs, 'account', 10, order);
  await end();
  await again();
  expect(order).toEqual(['account', 'account']);
});

test('a failed job is told and the next one runs', async () => {
  const jobs = create();
  const order: string[] = [];
  jobs.add({ key: 'broken', lane: 'bulk', priority: 1, run: () => Promise.reject(new Error('no answer')) });
  job(jobs, 'next', 1, order);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(failures).toContain('broken: Error: no answer');
  expect(order).toEqual(['next']);
});

test('while held nothing starts', async () => {
  const jobs = create();
  const order: string[] = [];
  jobs.hold(true);
  job(jobs, 'account', 1, order);
  expect(order).toEqual([]);
  jobs.hold(false);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(order).toEqual(['account']);
});
