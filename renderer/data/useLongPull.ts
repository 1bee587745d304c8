import { useEffect, useState } from 'react';
import { useSyncPart } from './useSync.ts';

const shownAfterMs = 2_000;

/** Whether a pull is worth telling of: most are over before it could be read. The first one of a studio always is. */
export function useLongPull(): boolean {
  const { isPulling, isFirst } = useSyncPart(({ pulling, lastFullPullAt }) => ({
    isPulling: pulling !== null,
    isFirst: lastFullPullAt === null,
  }));
  const hasLasted = useStaysFor(isPulling, shownAfterMs);
  return isPulling && (hasLasted || isFirst);
}

/** True once the condition has held for that long. */
function useStaysFor(holds: boolean, milliseconds: number): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setStays(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setStays(false);
    };
  }, [holds, milliseconds]);
  return holds && stays;
}
