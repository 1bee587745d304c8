import { useEffect } from 'react';
import type { MediaHere } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { tellOnDisk } from '../../../parts/onDiskCount.ts';
import type { QueueItem } from './useReviewQueue.ts';

const most = 1_000;

/** What of a queue is on this disk, by its preview; the title bar tells how many. */
export function useMediaHere(items: readonly QueueItem[]): ReadonlyMap<Id, MediaHere> {
  const previewFileIds = [...new Set(items.flatMap(({ thumbnailId }) => thumbnailId ?? []))].slice(0, most);
  const answer = useEngine(
    'mediaHere',
    { previewFileIds },
    { isOff: previewFileIds.length === 0, keepsPrevious: true },
  );
  const known = answer.value ?? [];
  const here = known.filter(({ isOnDisk }) => isOnDisk).length;
  useEffect(() => {
    tellOnDisk(known.length === 0 ? null : { here, of: known.length });
  }, [here, known.length]);
  useEffect(() => () => tellOnDisk(null), []);
  return new Map(known.map((one) => [one.previewFileId, one]));
}
