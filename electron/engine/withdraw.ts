/** Takes commands out of the outbox, and what hangs on the things that they would have made: those will never be. */
import type { Id } from '../../shared/model/studio.ts';
import { readCommand } from './commands/registry.ts';
import type { OutboxRecord } from './db/tables/outbox.ts';
import type { Tables } from './db/tables.ts';

/** Within `writeOriginals`. Answers the paths of copies nobody needs any more. */
export function withdraw(
  commandIds: readonly Id[],
  tables: Pick<Tables, 'outbox' | 'identities'>,
  onTakenBack: (record: OutboxRecord) => void,
): readonly string[] {
  const { outbox, identities } = tables;
  const copies: string[] = [];
  const going = [...commandIds];
  for (const commandId of going) {
    const record = outbox.get(commandId);
    if (record === null) continue;
    const localId = readCommand(record)?.localId ?? null;
    onTakenBack(record);
    copies.push(...outbox.remove(commandId));
    if (localId === null || identities.resolve(localId) !== localId) continue;
    for (const other of outbox.all()) {
      const command = readCommand(other);
      if (command?.described.needs?.includes(localId) !== true) continue;
      const left = command.without(localId);
      if (left === null) going.push(other.commandId);
      else outbox.setPayload(other.commandId, left);
    }
  }
  return copies;
}
