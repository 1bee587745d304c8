import { useEffect } from 'react';
import { useEngineAll } from '../../../data/useEngine.ts';
import type { MediumPool } from '../movie/mediumPool.ts';
import { addressOf, reviewFile } from '../reviewFile.ts';
import type { UsedQueue } from './useReviewQueue.ts';

const ahead = 3;

/** Opens what comes next before it is asked for, nearest first. */
export function usePreparedNext(pool: MediumPool, { items, index }: UsedQueue): void {
  const next = index < 0 ? [] : items.slice(index + 1, index + 1 + ahead);
  const details = useEngineAll(
    'task',
    next.map(({ place }) => ({ taskId: place.taskId })),
  );
  const addresses = details.flatMap((detail, at) => {
    const file = detail ? reviewFile(detail, next[at]?.place.previewFileId ?? null) : null;
    return (detail && file && addressOf(detail, file)) ?? [];
  });
  const key = addresses.map(({ id }) => id).join(' ');
  useEffect(() => {
    // Furthest first: what was prepared last is thrown out last.
    for (const address of addresses.toReversed()) pool.prepare(address);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same media are the same addresses
  }, [pool, key]);
}
