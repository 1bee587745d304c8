/**
 * What may be sent now: of each chain its first command that was not refused, unless it is held, waits for a time, or needs a
 * row that is not on the server yet. Kept up to date command by command, so that a queue of thousands costs what is sent of it.
 */
import type { Id } from '../../../../shared/model/studio.ts';
import { readCommand, type AnyCommand } from '../../commands/registry.ts';
import type { OutboxRecord } from '../../db/tables/outbox.ts';
import type { Tables } from '../../db/tables.ts';
import { longestBackoffMs } from './failures.ts';

/** `sooner` and `found` as far as was looked: where enough was found nobody asks for the rest. */
export type Look = {
  /** Oldest first. */
  readonly found: readonly AnyCommand[];
  /** When the next one that waits for a time is due, milliseconds; null where none does. */
  readonly soonestMs: number | null;
};

export type ReadyCommands = {
  /**
   * @param isEnough told each that was found; answers whether to stop there
   */
  readonly look: (isEnough: (command: AnyCommand) => boolean) => Look;
  /** What comes right behind one that may go, in its chain, as far as it may go along with it. */
  readonly following: (first: AnyCommand, isMate: (command: AnyCommand) => boolean) => readonly AnyCommand[];
};

type Entry = {
  readonly record: OutboxRecord;
  readonly command: AnyCommand;
};

export function createReadyCommands(parts: {
  readonly tables: Pick<Tables, 'outbox' | 'identities'>;
  readonly isUnderWay: (commandId: Id) => boolean;
  /** What was given up or taken back in its chain may arrive yet, and would set it back. */
  readonly isHeldUp: (record: OutboxRecord) => boolean;
  readonly now: () => number;
}): ReadyCommands {
  const { outbox, identities } = parts.tables;
  const known = new Map<Id, Entry>();
  /** Those of a chain that were not refused, in their order. */
  const chains = new Map<string, Entry[]>();
  /** The first of each chain, in their order. */
  const heads: Entry[] = [];
  /** What waits to be made on the server, by its temporary id. */
  const makers = new Map<Id, OutboxRecord>();
  const changed = outbox.changes();
  /**
   * Waits end at a time of day. What an earlier run wrote may have been written by another clock, and so may what was written
   * before this one was put back: nobody waits for those longer than for an attempt that failed.
   */
  let doubtful: { readonly ends: ReadonlyMap<Id, string>; readonly atMostMs: number } = {
    ends: endsOf(outbox.all()),
    atMostMs: parts.now() + longestBackoffMs,
  };
  let latestMs = parts.now();

  const changeChain = (chain: string, change: (entries: Entry[]) => void): void => {
    const entries = chains.get(chain) ?? [];
    const before = entries[0];
    change(entries);
    const after = entries[0];
    if (entries.length === 0) chains.delete(chain);
    else chains.set(chain, entries);
    if (before === after) return;
    if (before !== undefined) removeFrom(heads, before);
    if (after !== undefined) insertInto(heads, after);
  };

  const forget = (commandId: Id): void => {
    const entry = known.get(commandId);
    if (entry === undefined) return;
    known.delete(commandId);
    const { localId } = entry.command;
    if (localId !== null && makers.get(localId)?.commandId === commandId) makers.delete(localId);
    if (entry.record.state !== 'rejected')
      changeChain(entry.record.chain, (entries) => {
        removeFrom(entries, entry);
      });
  };

  const learn = (record: OutboxRecord): void => {
    const command = readCommand(record);
    if (command === null) return;
    const entry = { record, command };
    known.set(record.commandId, entry);
    if (command.localId !== null) makers.set(command.localId, record);
    if (record.state !== 'rejected')
      changeChain(record.chain, (entries) => {
        insertInto(entries, entry);
      });
  };

  const follow = (): void => {
    for (const commandId of changed.take()) {
      const record = outbox.get(commandId);
      if (record !== null && known.get(commandId)?.record === record) continue;
      forget(commandId);
      if (record !== null) learn(record);
    }
  };

  /** A publish may hold on to its files when its comment has long been there: then nothing waits for it. */
  const isMissing = (needs: Id, { seq }: OutboxRecord): boolean => {
    const maker = makers.get(needs);
    return maker !== undefined && maker.seq < seq && identities.resolve(needs) === needs;
  };

  const isMissingAny = ({ record, command }: Entry): boolean =>
    (command.described.needs ?? []).some((id) => isMissing(id, record));

  /** Milliseconds since 1970; 0 where it waits for no time. */
  const dueAtOf = ({ commandId, nextAttemptAt }: OutboxRecord): number => {
    if (nextAttemptAt === null) return 0;
    const dueAt = Date.parse(nextAttemptAt);
    return doubtful.ends.get(commandId) === nextAttemptAt ? Math.min(dueAt, doubtful.atMostMs) : dueAt;
  };

  return {
    following: ({ record: first }, isMate) => {
      const entries = chains.get(first.chain) ?? [];
      const found: AnyCommand[] = [];
      for (const entry of entries.slice(entries.findIndex(({ record }) => record.commandId === first.commandId) + 1)) {
        const { hold, nextAttemptAt } = entry.record;
        // Nothing overtakes what is held, waits for a time, or needs what is not there yet.
        if (hold !== null || nextAttemptAt !== null || isMissingAny(entry) || !isMate(entry.command)) break;
        found.push(entry.command);
      }
      return found;
    },
    look: (isEnough) => {
      follow();
      const now = parts.now();
      if (now < latestMs) doubtful = { ends: endsOf([...known.values()].map(({ record }) => record)), atMostMs: now };
      latestMs = now;
      const found: AnyCommand[] = [];
      let soonestMs: number | null = null;
      for (const { record, command } of heads) {
        if (record.hold !== null || parts.isUnderWay(record.commandId) || parts.isHeldUp(record)) continue;
        if (isMissingAny({ record, command })) continue;
        const dueAt = dueAtOf(record);
        if (dueAt > now) soonestMs = Math.min(soonestMs ?? dueAt, dueAt);
        else {
          found.push(command);
          if (isEnough(command)) break;
        }
      }
      return { found, soonestMs };
    },
  };
}

const endsOf = (records: readonly OutboxRecord[]): ReadonlyMap<Id, string> =>
  new Map(
    records.flatMap(({ commandId, nextAttemptAt }) => (nextAttemptAt === null ? [] : [[commandId, nextAttemptAt]])),
  );

/** Where the first of a higher number stands. */
function placeOf(entries: readonly Entry[], { record }: Entry): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.record.seq ?? 0) < record.seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertInto(entries: Entry[], entry: Entry): void {
  entries.splice(placeOf(entries, entry), 0, entry);
}

function removeFrom(entries: Entry[], entry: Entry): void {
  const place = placeOf(entries, entry);
  if (entries[place] === entry) entries.splice(place, 1);
}
