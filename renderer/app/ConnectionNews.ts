import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../data/EngineProvider.tsx';
import { useConnection } from '../data/useSync.ts';
import { announce, announceFailure } from '../ui/LiveRegion.tsx';

/**
 * Tells a screen reader that the connection went or came back, with what was sent meanwhile, and what failed to be sent. Draws
 * nothing, and is a part of its own for that: the frame need not be drawn whenever the sync moves on.
 */
export function ConnectionNews(): null {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { isOffline } = useConnection(0);
  const wasOffline = useRef(isOffline);
  const sentSince = useRef(0);

  useEffect(
    () =>
      bridge.onEvent((event) => {
        if (event.kind !== 'sent') return;
        if (event.outcome === 'accepted') sentSince.current += 1;
        else announceFailure(t('outbox.notSent', { count: 1 }));
      }),
    [bridge, t],
  );

  useEffect(() => {
    if (wasOffline.current === isOffline) return undefined;
    wasOffline.current = isOffline;
    if (isOffline) {
      sentSince.current = 0;
      announce(t('connection.offline'));
      return undefined;
    }
    // What waited is being sent now: count it for a moment before telling.
    const timer = setTimeout(() => announce(t('connection.backOnline', { count: sentSince.current })), 3_000);
    return () => clearTimeout(timer);
  }, [isOffline, t]);
  return null;
}
