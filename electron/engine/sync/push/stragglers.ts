/**
 * What was sent and not answered may arrive yet: a gateway gives up waiting while the server is still at work on it, a cut
 * line leaves behind what it had carried. That it is not there so far proves nothing before its time is over, and what comes
 * after it in its chain would be set back by it, whether its author still wants it or not.
 */
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../../db/open.ts';
import type { LateCommand } from '../../db/tables/lateCommands.ts';
import type { Tables } from '../../db/tables.ts';
import type { Host } from '../../host.ts';

/**
 * From the moment its answer was lost. Of what stands between, hardly anything lets a request wait longer than a minute: that
 * is the usual patience of nginx, of load balancers and of their queues. Whatever the server takes up, it has taken up by then.
 */
export const longestWorkMs = 75_000;

/** It was looked for and is not there, which is no reason yet to send it again. */
export class MayArriveYet extends Error {}

export type Stragglers = {
  /** Its answer was lost just now. */
  readonly note: (sent: LateCommand) => void;
  /** It has arrived for certain. */
  readonly forget: (commandId: Id) => void;
  readonly mayArrive: (commandId: Id) => boolean;
  /**
   * It leaves the outbox, within the transaction that takes it out. Where it may arrive yet that is kept, also over a restart;
   * answers whether it may.
   */
  readonly keepLeft: (sent: LateCommand) => boolean;
  /** Whether another of its chain may arrive yet, that was given up or taken back, or had not to be sent again. */
  readonly holdUp: (sent: LateCommand) => boolean;
  readonly close: () => void;
};

/** Timers, not times of day: a clock that is put forward makes nobody send twice. */
export function createStragglers(parts: {
  readonly db: Database;
  readonly tables: Pick<Tables, 'late'>;
  readonly longestWorkMs: number;
  readonly now: () => number;
  readonly log: Host['log'];
  /** Nothing of some chain may arrive any more. */
  readonly onOver: () => void;
}): Stragglers {
  const { db, tables } = parts;
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
    parts.onOver();
  };
  const settle = (commandId: Id): void => {
    try {
      if (!tables.late.has(commandId)) return;
      db.writeOriginals(() => {
        tables.late.remove(commandId);
      });
    } catch (error) {
      // On a full disk: the next start waits for it once more, which does no harm.
      parts.log({ level: 'warning', event: 'late-command-not-settled', detail: { message: String(error) } });
    }
  };
  const note = ({ commandId, chain }: LateCommand): void => {
    clearTimeout(known.get(commandId)?.timer);
    const timer = setTimeout(() => {
      settle(commandId);
      forget(commandId);
    }, parts.longestWorkMs);
    timer.unref();
    known.set(commandId, { chain, timer });
    byChain.set(chain, (byChain.get(chain) ?? new Set()).add(commandId));
  };
  // An earlier run noted them, and nobody knows how long ago.
  for (const late of tables.late.all()) note(late);
  return {
    note,
    forget,
    keepLeft: (sent) => {
      const mayArrive = known.has(sent.commandId);
      if (mayArrive) tables.late.add(sent, new Date(parts.now()).toISOString());
      return mayArrive;
    },
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
