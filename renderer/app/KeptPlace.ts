import { useEffect, useRef } from 'react';
import { useBridge } from '../data/EngineProvider.tsx';
import { usePlace } from '../place/navigation.ts';
import { pathOf } from '../place/path.ts';

const restMs = 300;

/**
 * Has where one is brought to the disk, so that one comes back to it after a computer has failed: while one goes on and on, once in
 * so long. Whoever closes the app in order needs none of it. Draws nothing here.
 */
export function KeptPlace(): null {
  const bridge = useBridge();
  const path = pathOf(usePlace());
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      // Chromium does it by itself, later.
      bridge.call('keepPages', {}).catch((error: unknown) => console.error('where one is was not kept', error));
    }, restMs);
  }, [bridge, path]);
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
      waiting.current = null;
    },
    [],
  );
  return null;
}
