import { useEffect, useState } from 'react';

/** How much of a long page is drawn: what may be in view at once, and after it some more with each frame, until all is there. */
export function useGrowing(total: number, atOnce: number, inAFrame: number): number {
  const [count, setCount] = useState(atOnce);
  const isWhole = count >= total;
  useEffect(() => {
    if (isWhole) return undefined;
    const frame = requestAnimationFrame(() => setCount(count + inAFrame));
    return () => cancelAnimationFrame(frame);
  }, [count, inAFrame, isWhole]);
  return Math.min(count, total);
}
