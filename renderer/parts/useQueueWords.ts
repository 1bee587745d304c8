import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../shared/model/sync.ts';
import { type QueueWords, queueWords } from '../data/queueWords.ts';
import { useCommandTitle } from '../data/useCommandTitle.ts';
import { useSyncPart } from '../data/useSync.ts';

/**
 * @param before what has to go first
 * @param isNext null where it is not seen among the others
 */
export function useQueueWords(row: QueueRow, before: QueueRow | null, isNext: boolean | null): QueueWords {
  const { t } = useTranslation();
  const connection = useSyncPart((sync) => sync.connection.kind);
  const { title } = useCommandTitle(before ?? row, before?.change?.field ?? null);
  return queueWords(row, {
    t,
    before: before === null ? null : { title, isHeld: before.hold !== null },
    isNext,
    isConnected: connection === 'live' || connection === 'polling',
  });
}
