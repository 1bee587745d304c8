import { useEffect, useState } from 'react';

/** Whether what goes by this number has been on screen: what is not seen yet can be drawn after it. */
export function useIsPainted(version: number): boolean {
  const [painted, setPainted] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(version));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [version]);
  return painted === version;
}
