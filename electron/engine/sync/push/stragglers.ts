/**
 * What was sent and not answered may arrive yet: a gateway gives up waiting while the server is still at work on it, a cut
 * line leaves behind what it had carried. That it is not there so far proves nothing before its time is over, and what comes
 * after it in its chain would be set back by it, whether its author still wants it or not.
 */
import type { Id } from '../../../../shared/model/studio.ts';

/**
 * From the moment its answer was lost. Of what stands between, hardly anything lets a request wait longer than a minute: that
 * is the usual patience of nginx, of load balancers and of their queues. Whatever the server takes up, it has taken up by then.
 */
export const longestWorkMs = 75_000;

/** It was looked for and is not there, which is no reason yet to send it again. */
export class MayArriveYet extends Error {}

type Sent = { readonly commandId: Id; readonly chain: string };

export type Stragglers = {
  /** Its answer was lost just now. */
  readonly note: (sent: Sent) => void;
  /** It has arrived for certain. */
  readonly forget: (commandId: Id) => void;
  readonly mayArrive: (commandId: Id) => boolean;
  /** Whether another of its chain may arrive yet, that was given up or taken back, or had not to be sent again. */
  readonly holdUp: (sent: Sent) => boolean;
  readonly close: () => void;
};

/**
 * Timers, not times of day: a clock that is put forward makes nobody send twice.
 * @param onOver nothing of the chain may arrive any more.
 */
export function createStragglers(forMs: number, onOver: (chain: string) => void): Stragglers {
  const known = new Map<Id, { readonly chain: string; readonly timer: NodeJS.Timeout }>();
  const byChain = new Map<string, Set<Id>>();
  const forget = (commandId: Id): void => {
    const sent = known.get(commandId);
    if (sent === undefined) return;
    clearTimeout(sent.timer);
    known.delete(commandId);
    const ofChain = byChain.get(sent.chain);
    ofChain?.delete(commandId);
    if (ofChain === undefined || ofChain.size > 0) return;
    byChain.delete(sent.chain);
    onOver(sent.chain);
  };
  return {
    note: ({ commandId, chain }) => {
      clearTimeout(known.get(commandId)?.timer);
      const timer = setTimeout(() => {
        forget(commandId);
      }, forMs);
      timer.unref();
      known.set(commandId, { chain, timer });
      byChain.set(chain, (byChain.get(chain) ?? new Set()).add(commandId));
    },
    forget,
    mayArrive: (commandId) => known.has(commandId),
    holdUp: ({ commandId, chain }) => {
      const ofChain = byChain.get(chain);
      return ofChain !== undefined && ofChain.size > (ofChain.has(commandId) ? 1 : 0);
    },
    close: () => {
      for (const { timer } of known.values()) clearTimeout(timer);
    },
  };
}
