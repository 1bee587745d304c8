/** Which commands were given in one go, so that they are taken back in one go. Of this run alone: nothing is sent by it. */
import type { Id } from '../../../shared/model/studio.ts';

export type Batches = {
  readonly note: (commandIds: readonly Id[]) => void;
  /** All that were given with it; itself alone where it was alone. */
  readonly of: (commandId: Id) => readonly Id[];
};

/** So many batches are remembered: older ones are taken back one by one. */
const mostKept = 100;

export function createBatches(): Batches {
  const kept: (readonly Id[])[] = [];
  const byCommand = new Map<Id, readonly Id[]>();
  return {
    note: (commandIds) => {
      if (commandIds.length < 2) return;
      kept.push(commandIds);
      for (const id of commandIds) byCommand.set(id, commandIds);
      for (const id of kept.length > mostKept ? (kept.shift() ?? []) : []) byCommand.delete(id);
    },
    of: (commandId) => byCommand.get(commandId) ?? [commandId],
  };
}
