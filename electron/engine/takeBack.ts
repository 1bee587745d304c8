/** Takes back what was done in one go: what waits leaves the queue, what was sent gets its opposite, all of it at once. */
import type { Id } from '../../shared/model/studio.ts';
import type { TakenBackCount } from '../../shared/model/sync.ts';
import type { AcceptAll } from './commands/accept.ts';
import { oppositeOf } from './commands/opposite.ts';
import type { QueuedFiles } from './commands/queuedFiles.ts';
import type { Database } from './db/open.ts';
import type { Tables } from './db/tables.ts';
import type { Push } from './sync/push.ts';
import { withdraw } from './withdraw.ts';

type Parts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly push: Push;
  readonly queuedFiles: QueuedFiles;
  readonly acceptAll: AcceptAll;
};

/** @param opposites those that were taken back already, which grow by the new ones: nothing goes in a circle */
export async function takeBack(
  commandIds: readonly Id[],
  { db, tables, push, queuedFiles, acceptAll }: Parts,
  opposites: Set<Id>,
): Promise<TakenBackCount> {
  const waiting = commandIds.filter((id) => {
    const state = tables.outbox.get(id)?.state;
    return (state === 'waiting' || state === 'rejected') && !push.isSending(id);
  });
  const copies = db.writeOriginals(() => withdraw(waiting, tables));
  const sent = push.takeSent(commandIds.filter((id) => !opposites.has(id)));
  // The last one first: each finds things as its own change left them.
  const { commandIds: taken } = acceptAll(sent.toReversed().flatMap((record) => oppositeOf(record, tables) ?? []));
  for (const id of taken) opposites.add(id);
  push.pump();
  await queuedFiles.removeCopies(copies);
  const takenBack = waiting.length + taken.length;
  return { takenBack, left: commandIds.length - takenBack };
}
