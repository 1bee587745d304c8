import { useEffect } from 'react';
import { useEngineAll } from '../../../data/useEngine.ts';
import { useApart } from '../apart.ts';
import type { MediumPool } from '../movie/mediumPool.ts';
import { addressOf, reviewFile } from '../reviewFile.ts';
import type { UsedQueue } from './useReviewQueue.ts';

/** What one goes on to, and back to; the likeliest first. */
const around = [1, -1, 2, 3];

type Props = { readonly pool: MediumPool; readonly queue: UsedQueue };

/** Opens what may come next before it is asked for. By itself: what it waits for would have the whole player drawn again. */
export function PreparedNext({ pool, queue: { items, index } }: Props) {
  const next = index < 0 ? [] : around.flatMap((step) => items[index + step] ?? []);
  const details = useEngineAll(
    'task',
    next.map(({ place }) => ({ taskId: place.taskId })),
  );
  const apart = useApart();
  const addresses = details.flatMap((detail, at) => {
    const file = detail ? reviewFile(detail, next[at]?.place.previewFileId ?? null) : null;
    return (detail && file && addressOf(detail, file, apart)) ?? [];
  });
  const key = addresses.map(({ id }) => id).join(' ');
  useEffect(() => {
    pool.prepare(addresses);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same media are the same addresses
  }, [pool, key]);
  return null;
}
