/** Takes back what was done in one go: what waits leaves the queue, what was sent gets its opposite, all of it at once. */
import type { Id } from '../../shared/model/studio.ts';
import type { TakenBackCount } from '../../shared/model/sync.ts';
import type { AcceptAll } from './commands/accept.ts';
import { oppositeOf } from './commands/opposite.ts';
import type { QueuedFiles } from './commands/queuedFiles.ts';
import type { Database } from './db/open.ts';
import type { Overlay } from './commands/overlayView.ts';
import type { Tables } from './db/tables.ts';
import { tellingOfDrawings } from './drawingsTakenBack.ts';
import type { Rooms } from './room/rooms.ts';
import type { Push } from './sync/push.ts';
import { withdraw } from './withdraw.ts';

type Parts = {
  readonly db: Database;
  readonly tables: Tables;
  readonly push: Push;
  readonly queuedFiles: QueuedFiles;
  readonly acceptAll: AcceptAll;
  readonly overlay: () => Overlay;
  readonly rooms: Pick<Rooms, 'isIn' | 'noteDrawn'>;
};

/** @param opposites those that were taken back already, which grow by the new ones: nothing goes in a circle */
export async function takeBack(commandIds: readonly Id[], parts: Parts, opposites: Set<Id>): Promise<TakenBackCount> {
  const { db, tables, push, queuedFiles, acceptAll } = parts;
  const waiting = commandIds.filter((id) => {
    const state = tables.outbox.get(id)?.state;
    return (state === 'waiting' || state === 'rejected') && !push.isSending(id);
  });
  const copies = tellingOfDrawings(() => db.writeOriginals(() => withdraw(waiting, tables, push.noteTakenBack)), parts);
  push.pump();
  const sent = push.takeSent(commandIds.filter((id) => !opposites.has(id)));
  // The last one first: each finds things as its own change left them.
  const { commandIds: taken } = await acceptAll(
    sent.toReversed().flatMap((record) => oppositeOf(record, tables) ?? []),
  );
  for (const id of taken) opposites.add(id);
  await queuedFiles.removeCopies(copies);
  const takenBack = waiting.length + taken.length;
  return { takenBack, left: commandIds.length - takenBack };
}
