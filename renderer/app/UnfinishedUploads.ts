import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../data/EngineProvider.tsx';
import { useSyncPart } from '../data/useSync.ts';

/** Tells the app what to ask before it ends: a file goes to the server in one piece, and begins again otherwise. Draws nothing. */
export function UnfinishedUploads(): null {
  const { t } = useTranslation();
  const bridge = useBridge();
  const count = useSyncPart(({ uploads }) => uploads);
  useEffect(() => {
    const unfinished =
      count === 0
        ? null
        : {
            message: t('leaving.message', { count }),
            detail: t('leaving.detail'),
            quit: t('leaving.quit'),
            stay: t('leaving.stay'),
          };
    // Whoever cannot be told ends without asking; what waits is kept either way.
    bridge.call('noteUnfinished', unfinished).catch(() => undefined);
  }, [bridge, count, t]);
  useEffect(
    () => () => {
      // Of an account that was left nobody would say that it has arrived.
      bridge.call('noteUnfinished', null).catch(() => undefined);
    },
    [bridge],
  );
  return null;
}
