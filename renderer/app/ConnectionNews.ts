import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../data/EngineProvider.tsx';
import { useConnection } from '../data/useSync.ts';
import { announce, announceFailure } from '../ui/LiveRegion.tsx';

/** What is sent in one go is told in one go. */
const gatherMs = 600;
/** What waited is being sent once the connection is back: it is counted for so long before that is told. */
const countMs = 3_000;

/**
 * Tells a screen reader that the connection went or came back, with what was sent meanwhile, what is sent while there is one, and
 * what failed to be sent. Draws nothing, and is a part of its own for that: the frame need not be drawn whenever the sync moves on.
 */
export function ConnectionNews(): null {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { isOffline } = useConnection(0);
  const wasOffline = useRef(isOffline);
  /** Since the connection went; null while nothing is counted together. */
  const sentSince = useRef<number | null>(null);

  useEffect(() => {
    let sentNow = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.onEvent((event) => {
      if (event.kind !== 'sent') return;
      if (event.outcome !== 'accepted') {
        announceFailure(t('outbox.notSent', { count: 1 }));
        return;
      }
      if (sentSince.current !== null) {
        sentSince.current += 1;
        return;
      }
      sentNow += 1;
      clearTimeout(timer);
      timer = setTimeout(() => {
        announce(t('connection.sent', { count: sentNow }));
        sentNow = 0;
      }, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [bridge, t]);

  useEffect(() => {
    if (wasOffline.current === isOffline) return undefined;
    wasOffline.current = isOffline;
    if (isOffline) {
      sentSince.current = 0;
      announce(t('connection.offline'));
      return undefined;
    }
    const timer = setTimeout(() => {
      announce(t('connection.backOnline', { count: sentSince.current ?? 0 }));
      sentSince.current = null;
    }, countMs);
    return () => clearTimeout(timer);
  }, [isOffline, t]);
  return null;
}
