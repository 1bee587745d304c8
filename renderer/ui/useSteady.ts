import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function at every drawing, which does what the newest one does: for what is drawn anew only when what it shows
 * changes. To be called from events, not while drawing.
 */
export function useSteady<Parameters extends readonly unknown[], Result>(
  handler: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Result {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  return useCallback((...parameters: Parameters) => newest.current(...parameters), []);
}
