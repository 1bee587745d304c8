import type { Id } from '../../shared/model/studio.ts';
import type { QueueRow } from '../../shared/model/sync.ts';
import { useEngine } from '../data/useEngine.ts';

/** What waits, with how far it is and why it was refused. Undefined while it is asked for, and once it has been sent. */
export function useQueueRow(commandId: Id | null): QueueRow | undefined {
  const queue = useEngine('queue', {}, { isOff: commandId === null });
  return queue.value?.rows.find((row) => row.commandId === commandId);
}
