/**
 * What was sent and not answered may arrive yet: a gateway gives up waiting while the server is still at work on it, a cut
 * line leaves behind what it had carried. That it is not there so far proves nothing before its time is over.
 */
import type { Id } from '../../../../shared/model/studio.ts';

/**
 * From the moment its answer was lost. Of what stands between, hardly anything lets a request wait longer than a minute: that
 * is the usual patience of nginx, of load balancers and of their queues. Whatever the server takes up, it has taken up by then.
 */
export const longestWorkMs = 75_000;

/** It was looked for and is not there, which is no reason yet to send it again. */
export class MayArriveYet extends Error {}

export type Stragglers = {
  /** Its answer was lost just now. */
  readonly note: (commandId: Id) => void;
  readonly mayArrive: (commandId: Id) => boolean;
  readonly close: () => void;
};

/** Timers, not times of day: a clock that is put forward makes nobody send twice. */
export function createStragglers(forMs: number): Stragglers {
  const timers = new Map<Id, NodeJS.Timeout>();
  return {
    note: (commandId) => {
      clearTimeout(timers.get(commandId));
      const timer = setTimeout(() => timers.delete(commandId), forMs);
      timer.unref();
      timers.set(commandId, timer);
    },
    mayArrive: (commandId) => timers.has(commandId),
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
