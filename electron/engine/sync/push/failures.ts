import type { ErrorCode } from '../../../../shared/errors.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { spread } from '../spread.ts';

/**
 * Failures in a row of what is still to be sent: what grows its waits. Where one command after the other meets an error of
 * the server's own, it is the server that is broken and not what it is sent: then all wait, and one of them tries now and then.
 */
export type Failures = {
  /** One more; answers how many that makes, and how long to wait after it, milliseconds. */
  readonly note: (commandId: Id, code: ErrorCode | null) => { readonly count: number; readonly backoffMs: number };
  /** The server has it, or its author does not want it any more, or wants it tried again now. */
  readonly forget: (commandId: Id) => void;
  /** Something was accepted: the server works. */
  readonly noteAccepted: () => void;
  /** Whether it is the server that is broken. */
  readonly isServerBroken: () => boolean;
  /** Until then nothing is sent, milliseconds since 1970; 0 where nothing speaks against it. */
  readonly brokenUntilMs: () => number;
};

const firstBackoffMs = 500;
export const longestBackoffMs = 60_000;
const backoffAfter = (count: number): number =>
  spread(Math.min(firstBackoffMs * 2 ** Math.min(count - 1, 8), longestBackoffMs));

/** @param isQueued a command that its author gave up says nothing more of the server. */
export function createFailures(now: () => number, isQueued: (commandId: Id) => boolean): Failures {
  const counts = new Map<Id, number>();
  /** Whom the server failed since it took something last, and how often. */
  const failedIds = new Set<Id>();
  let brokenCount = 0;
  let brokenUntilMs = 0;
  const isServerBroken = (): boolean => {
    for (const commandId of failedIds) if (!isQueued(commandId)) failedIds.delete(commandId);
    return failedIds.size > 1;
  };
  return {
    note: (commandId, code) => {
      const count = (counts.get(commandId) ?? 0) + 1;
      counts.set(commandId, count);
      const backoffMs = backoffAfter(count);
      if (code === 'server-error') {
        failedIds.add(commandId);
        if (isServerBroken()) {
          brokenCount += 1;
          brokenUntilMs = now() + backoffAfter(brokenCount);
        }
      }
      return { count, backoffMs };
    },
    forget: (commandId) => void counts.delete(commandId),
    noteAccepted: () => {
      failedIds.clear();
      brokenCount = 0;
      brokenUntilMs = 0;
    },
    isServerBroken,
    brokenUntilMs: () => {
      // None of its waits is that long: the clock has been put back since.
      const isOfThisClock = brokenUntilMs - now() <= 2 * longestBackoffMs;
      return isServerBroken() && isOfThisClock ? brokenUntilMs : 0;
    },
  };
}
