/**
 * Commands that left the outbox (taken back, or found to be done) while a request of theirs may still arrive, by their chains:
 * what comes next there waits for them. Known nowhere else, so written in the transaction that takes them out (`writeOriginals`).
 */
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { text } from '../row.ts';

export type LateCommand = { readonly commandId: Id; readonly chain: string };

export type LateCommands = {
  readonly all: () => readonly LateCommand[];
  readonly has: (commandId: Id) => boolean;
  readonly add: (command: LateCommand, notedAt: Instant) => void;
  readonly remove: (commandId: Id) => void;
};

export function createLateCommands(db: Database): LateCommands {
  const all = db.prepare('SELECT commandId, chain FROM late_command');
  const get = db.prepare('SELECT commandId FROM late_command WHERE commandId = @commandId');
  const add = db.prepare(`
    INSERT INTO late_command (commandId, notedAt, chain) VALUES (@commandId, @notedAt, @chain)
    ON CONFLICT (commandId) DO NOTHING`);
  const remove = db.prepare('DELETE FROM late_command WHERE commandId = @commandId');
  return {
    all: () => all.all().map((row) => ({ commandId: text(row, 'commandId'), chain: text(row, 'chain') })),
    has: (commandId) => get.get({ commandId }) !== undefined,
    add: ({ commandId, chain }, notedAt) => {
      add.run({ commandId, chain, notedAt });
    },
    remove: (commandId) => {
      remove.run({ commandId });
    },
  };
}
