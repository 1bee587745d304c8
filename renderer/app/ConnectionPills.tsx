import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridgeState } from '../data/useBridgeState.ts';
import { useLongPull } from '../data/useLongPull.ts';
import { useConnection, useSession, useSyncState } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { useOnDiskCount } from '../parts/onDiskCount.ts';
import { SignInAgainDialog } from '../features/login/SignInAgainDialog.tsx';
import { Pill } from '../ui/Pill.tsx';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { useNow } from '../ui/useNow.ts';

type Props = { readonly onOpenSync: () => void };

/** The one place that tells the state of connection and outbox. Pressing leads to Sync and storage, or to the sign-in. */
export function ConnectionPills({ onOpenSync }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasRoom = useMediaQuery('(width >= 1100px)');
  const onDisk = useOnDiskCount();
  const bridgeState = useBridgeState();
  const session = useSession();
  const sync = useSyncState();
  const connection = useConnection(useNow(1_000), !useLongPull());
  const isSignInDue = session?.kind === 'open' && session.signIn !== 'signed-in';
  const { kind } = sync.connection;
  const isReachable = kind !== 'offline' && kind !== 'unreachable' && kind !== 'connecting';
  // The dialog opens by itself once; put off, it waits behind the pill.
  const [isPutOff, setIsPutOff] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  if (!isSignInDue && (isPutOff || isAsked)) {
    setIsPutOff(false);
    setIsAsked(false);
  }
  const isSigningIn = isSignInDue && (isAsked || (isReachable && !isPutOff));

  const { waiting, held, sending, checking, rejected } = sync.outbox;
  const inFlight = sending + checking;
  const isWaiting = inFlight === 0 && waiting > 0;
  if (bridgeState === 'stopped') {
    return <Pill tone="waiting" icon="sync" label={t('connection.restarting')} onClick={onOpenSync} />;
  }
  return (
    <>
      {onDisk !== null && hasRoom && (
        <Pill
          tone="line"
          icon="disk"
          label={t('review.onDisk', { here: format.number(onDisk.here), of: format.number(onDisk.of) })}
          onClick={onOpenSync}
        />
      )}
      {/* While something is sent that says enough: the quiet words make room. */}
      {!(connection.tone === 'quiet' && inFlight > 0) && (
        <Pill
          tone={connection.tone}
          icon={connection.icon}
          label={connection.label}
          onClick={() => (isSignInDue && isReachable ? setIsAsked(true) : onOpenSync())}
        />
      )}
      {inFlight > 0 && (
        <Pill
          tone="accent"
          icon="outbox"
          label={t('outbox.sending', { index: 1, count: inFlight + waiting })}
          onClick={onOpenSync}
        />
      )}
      {isWaiting && held === 0 && (
        <Pill tone="line" icon="outbox" label={t('outbox.waiting', { count: waiting })} onClick={onOpenSync} />
      )}
      {/* One for both: in a narrow window the name of the page has to fit, too. */}
      {isWaiting && held > 0 && (
        <Pill tone="waiting" icon="pause" label={t('outbox.waitingAndHeld', { waiting, held })} onClick={onOpenSync} />
      )}
      {!isWaiting && held > 0 && (
        <Pill tone="waiting" icon="pause" label={t('outbox.held', { count: held })} onClick={onOpenSync} />
      )}
      {rejected > 0 && (
        <Pill tone="danger" icon="warning" label={t('outbox.notSent', { count: rejected })} onClick={onOpenSync} />
      )}
      <SignInAgainDialog
        isOpen={isSigningIn}
        onClose={() => {
          setIsPutOff(true);
          setIsAsked(false);
        }}
      />
    </>
  );
}
