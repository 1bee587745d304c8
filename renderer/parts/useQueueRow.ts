import type { Id } from '../../shared/model/studio.ts';
import type { QueueRow } from '../../shared/model/sync.ts';
import { useEngine } from '../data/useEngine.ts';

type Queued = {
  /** Undefined while it is asked for, and once it has been sent. */
  readonly row: QueueRow | undefined;
  /** What has to go first. */
  readonly before: QueueRow | null;
};

/** What waits, with how far it is and why it was refused. */
export function useQueueRow(commandId: Id | null): Queued {
  const rows = useEngine('queue', {}, { isOff: commandId === null }).value?.rows ?? [];
  const row = rows.find((one) => one.commandId === commandId);
  return { row, before: rows.find((one) => one.commandId === row?.isBlockedBy) ?? null };
}
