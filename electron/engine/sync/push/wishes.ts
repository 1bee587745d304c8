/** What the author of a command wants of it while it waits: to hold it, to let it go, to try it again now. */
import type { Id } from '../../../../shared/model/studio.ts';
import type { Hold } from '../../../../shared/model/sync.ts';
import { readCommand } from '../../commands/registry.ts';
import type { Database } from '../../db/open.ts';
import type { OutboxRecord } from '../../db/tables/outbox.ts';
import type { Tables } from '../../db/tables.ts';
import type { Host } from '../../host.ts';
import type { Failures } from './failures.ts';

export type Wishes = {
  /** Those that are under way, or refused, stay as they are. */
  readonly hold: (commandIds: readonly Id[]) => void;
  readonly release: (commandIds: readonly Id[]) => void;
  /** False where the disk does not take it: then nothing goes before it has. */
  readonly holdUntilSeen: () => boolean;
  /** Whatever they waited for. */
  readonly retry: (commandIds: readonly Id[]) => void;
  readonly retryAll: () => void;
};

export function createWishes(parts: {
  readonly db: Database;
  readonly tables: Tables;
  readonly failures: Failures;
  readonly isUnderWay: (commandId: Id) => boolean;
  readonly log: Host['log'];
}): Wishes {
  const { db, tables, failures, isUnderWay } = parts;

  const canHold = ({ commandId, state }: OutboxRecord): boolean => state !== 'rejected' && !isUnderWay(commandId);

  const setHold = (records: readonly OutboxRecord[], hold: Hold | null): void => {
    if (records.length === 0) return;
    db.writeOriginals(() => {
      for (const { commandId } of records) tables.outbox.setHold(commandId, hold);
    });
  };
  const recordsOf = (commandIds: readonly Id[]): readonly OutboxRecord[] =>
    commandIds.flatMap((commandId) => tables.outbox.get(commandId) ?? []);

  const retry = (commandIds: readonly Id[]): void => {
    const idleOnes = recordsOf(commandIds).filter(({ commandId }) => !isUnderWay(commandId));
    if (idleOnes.length === 0) return;
    db.writeOriginals(() => {
      for (const record of idleOnes) {
        const { commandId } = record;
        failures.forget(commandId);
        const insisted = record.error?.code === 'conflict' ? readCommand(record)?.insisted() : undefined;
        if (insisted !== undefined) tables.outbox.setPayload(commandId, insisted);
        // What the server surely refused did not arrive; anything else is looked for first.
        const state = record.state === 'rejected' ? (mayHaveArrived(record) ? 'unknown' : 'waiting') : record.state;
        tables.outbox.setState(commandId, { state, attempts: 0, nextAttemptAt: null, error: null });
      }
    });
  };

  return {
    hold: (commandIds) => {
      setHold(recordsOf(commandIds).filter(canHold), 'by-author');
    },
    release: (commandIds) => {
      setHold(
        recordsOf(commandIds).filter(({ hold }) => hold !== null),
        null,
      );
    },
    holdUntilSeen: () => {
      try {
        setHold(
          tables.outbox.all().filter((record) => record.hold === null && canHold(record)),
          'until-seen',
        );
        return true;
      } catch (error) {
        parts.log({ level: 'warning', event: 'not-held', detail: { message: String(error) } });
        return false;
      }
    },
    retry,
    retryAll: () => {
      const isStuck = ({ state, nextAttemptAt, error }: OutboxRecord): boolean =>
        nextAttemptAt !== null ||
        // Between two values their author chooses, one by one.
        (state === 'rejected' && error?.code !== 'conflict');
      retry(
        tables.outbox
          .all()
          .filter(isStuck)
          .map(({ commandId }) => commandId),
      );
    },
  };
}

const mayHaveArrived = ({ error }: OutboxRecord): boolean => error?.detail['mayHaveActed'] === true;
