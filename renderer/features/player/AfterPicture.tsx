import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

type Props = { readonly shotId: string; readonly children: ReactNode };

/**
 * What stands beside the picture comes to another shot after its picture: until then it stays what it was. Whoever acts meanwhile, by a
 * key or the pointer, acts on the new one.
 */
export function AfterPicture({ shotId, children }: Props) {
  const [settledId, setSettledId] = useState(shotId);
  const [last, setLast] = useState(children);
  const isSettled = settledId === shotId;
  if (isSettled && last !== children) setLast(children);
  useEffect(() => {
    if (isSettled) return undefined;
    startTransition(() => setSettledId(shotId));
    const settle = (): void => flushSync(() => setSettledId(shotId));
    window.addEventListener('keydown', settle, true);
    window.addEventListener('pointerdown', settle, true);
    return () => {
      window.removeEventListener('keydown', settle, true);
      window.removeEventListener('pointerdown', settle, true);
    };
  }, [isSettled, shotId]);
  return isSettled ? children : last;
}
