/**
 * A pull that started before a command was accepted and lands after it would erase what was just written. So they take
 * turns: any number of pulls share one, and the moment that writes a server's answer to a command has one alone. It comes
 * after every pull that began before it, and no pull begins while it waits. Nobody waits for a reading that takes long:
 * it is told what was written meanwhile, and leaves that alone.
 */
import type { Id } from '../../../shared/model/studio.ts';

export type Turns = {
  /** For a pull: from its request until its rows are committed. */
  readonly shared: <Value>(pull: () => Promise<Value>) => Promise<Value>;
  /** For a reading that may take long. `overtaken` grows while it lasts: rows that were written or deleted since it began. */
  readonly beside: <Value>(pull: (overtaken: ReadonlySet<Id>) => Promise<Value>) => Promise<Value>;
  /** Rows that were read anew by their ids: newer than what a list that is still arriving says of them. */
  readonly overtake: (ids: readonly Id[]) => void;
  /** For an accepted command, or a deletion: its commit. @param ids the rows it is about. */
  readonly alone: <Value>(ids: readonly Id[], commit: () => Value) => Promise<Value>;
};

export function createTurns(): Turns {
  let sharing = 0;
  const besides = new Set<Set<Id>>();
  const waiting: { readonly isAlone: boolean; readonly start: () => void }[] = [];

  const next = (): void => {
    const first = waiting[0];
    if (first === undefined || (first.isAlone && sharing > 0)) return;
    waiting.shift();
    first.start();
    if (!first.isAlone) next();
  };

  const shared = <Value>(pull: () => Promise<Value>): Promise<Value> =>
    new Promise<Value>((resolve, reject) => {
      waiting.push({
        isAlone: false,
        start: () => {
          sharing += 1;
          pull()
            .then(resolve, reject)
            .finally(() => {
              sharing -= 1;
              next();
            });
        },
      });
      next();
    });

  const beside = async <Value>(pull: (overtaken: ReadonlySet<Id>) => Promise<Value>): Promise<Value> => {
    const overtaken = new Set<Id>();
    besides.add(overtaken);
    try {
      return await pull(overtaken);
    } finally {
      besides.delete(overtaken);
    }
  };

  const overtake = (ids: readonly Id[]): void => {
    for (const overtaken of besides) for (const id of ids) overtaken.add(id);
  };

  const alone = <Value>(ids: readonly Id[], commit: () => Value): Promise<Value> =>
    new Promise<Value>((resolve, reject) => {
      waiting.push({
        isAlone: true,
        start: () => {
          const committed = attempt(commit);
          if (committed.isDone) {
            overtake(ids);
            resolve(committed.value);
          } else reject(committed.error);
          next();
        },
      });
      next();
    });

  return { shared, beside, overtake, alone };
}

function attempt<Value>(
  commit: () => Value,
): { readonly isDone: true; readonly value: Value } | { readonly isDone: false; readonly error: Error } {
  try {
    return { isDone: true, value: commit() };
  } catch (error) {
    return { isDone: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
