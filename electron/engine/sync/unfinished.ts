/** Pulls that failed: tried again by themselves after growing waits, and whenever everything is caught up. */
import { InariError, type ErrorCode } from '../../../shared/errors.ts';
import type { Job } from './jobs.ts';
import { retryAfterMs } from './sendOutcome.ts';
import { spread } from './spread.ts';

export type Unfinished = {
  /** @param isConnection then it waits for the connection. */
  readonly note: (job: Job, error: unknown, isConnection: boolean) => void;
  readonly done: (key: string) => void;
  /** What has failed and was not tried again since. */
  readonly all: () => readonly Job[];
  readonly close: () => void;
};

const firstWaitMs = 4_000;
const longestWaitMs = 5 * 60_000;
/** Asking again would bring the same answer. */
const finalCodes: ReadonlySet<ErrorCode> = new Set(['forbidden', 'not-found', 'gone', 'rejected', 'unauthorized']);

export function createUnfinished(retry: (job: Job) => void): Unfinished {
  const failed = new Map<
    string,
    { readonly job: Job; readonly count: number; readonly timer: NodeJS.Timeout | null }
  >();

  const done = (key: string): void => {
    const timer = failed.get(key)?.timer ?? null;
    if (timer !== null) clearTimeout(timer);
    failed.delete(key);
  };

  return {
    note: (job, error, isConnection) => {
      const count = (failed.get(job.key)?.count ?? 0) + 1;
      done(job.key);
      if (error instanceof InariError && finalCodes.has(error.code)) return;
      const backoffMs = spread(Math.min(firstWaitMs * 2 ** Math.min(count - 1, 8), longestWaitMs));
      const waitMs = Math.max(backoffMs, retryAfterMs(error));
      const timer = isConnection
        ? null
        : setTimeout(() => {
            retry(job);
          }, waitMs);
      timer?.unref();
      failed.set(job.key, { job, count, timer });
    },
    done,
    all: () => [...failed.values()].map(({ job }) => job),
    close: () => {
      for (const key of [...failed.keys()]) done(key);
    },
  };
}
