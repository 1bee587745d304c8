import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/account.ts';
import { useBridge } from '../data/EngineProvider.tsx';
import { messageOf } from '../data/messages.ts';
import { usePlatform } from '../data/platform.ts';
import { useBridgeState, useHeldBy } from '../data/useBridgeState.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { useTableAhead } from '../features/entities/listQuestion.ts';
import { FirstSyncPage } from '../features/firstSync/FirstSyncPage.tsx';
import { SignInPage } from '../features/login/SignInPage.tsx';
import { NetworkDialog } from '../features/settings/NetworkDialog.tsx';
import { go, isSecondWindow, placeToReturnTo } from '../place/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { showToast } from '../ui/toasts.ts';
import { DataHeld } from './DataHeld.tsx';
import { FailedPage } from './FailedPage.tsx';
import { Frame } from './Frame.tsx';
import { GateFrame } from './GateFrame.tsx';
import { OpenAccount } from './OpenAccount.tsx';
import { SecondWindow } from './SecondWindow.tsx';

/** Signed out, fetching for the first time, or at work. */
export function Gate() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { logFolder } = usePlatform();
  const copy = useCall('copyText');
  const bridgeState = useBridgeState();
  const heldBy = useHeldBy();
  const session = useEngine('session', {});
  const [isNetworkOpen, setIsNetworkOpen] = useState(false);

  function copyLogFolder() {
    copy.start({ text: logFolder });
    showToast({ title: t('disk.pathCopied') });
  }
  if (bridgeState === 'failed') {
    return (
      <GateFrame title="Inari">
        <ErrorState
          {...messageOf(t, 'engine-stopped')}
          todo={t('frame.engineStays')}
          onRetry={bridge.askAgain}
          action={
            <Button size="sm" kind="quiet" icon="copy" onClick={copyLogFolder}>
              {t('frame.copyLogFolder')}
            </Button>
          }
        />
      </GateFrame>
    );
  }
  if (session.error && !session.value) {
    return (
      <GateFrame title="Inari">
        <FailedPage error={session.error} onAgain={session.ask} />
      </GateFrame>
    );
  }
  // Before the first answer the window shows its bar and nothing else: it lasts a few milliseconds.
  if (!session.value) return <GateFrame title="Inari">{heldBy !== null && <DataHeld computer={heldBy} />}</GateFrame>;
  if (session.value.kind === 'none') {
    return (
      <GateFrame title={t('signIn.windowTitle')}>
        <SignInPage unopened={session.value.unopened} onOpenNetwork={() => setIsNetworkOpen(true)} />
        <NetworkDialog isOpen={isNetworkOpen} onClose={() => setIsNetworkOpen(false)} />
      </GateFrame>
    );
  }
  return <SignedIn session={session.value} key={session.value.account.id} />;
}

function SignedIn({ session }: { readonly session: Extract<Session, { kind: 'open' }> }) {
  const [hasStarted, setHasStarted] = useState(false);
  const pull = useEngine('pullSteps', {}, { isOff: hasStarted });
  // Needed next: asked now, it is answered in the same turn, and the table one left while the frame is drawn.
  useEngine('studio', {});
  useTableAhead(pull.value ? null : placeToReturnTo(session.account.id));
  // Once shown, the page stays until one starts: it must not vanish under the pointer when the last row arrives.
  const [wasFirst, setWasFirst] = useState(false);
  if (pull.value?.isFirst && !wasFirst) setWasFirst(true);

  const startWork = useCall('startWork');
  function start() {
    setHasStarted(true);
    startWork.start({});
  }

  if (!hasStarted && !pull.value) return <GateFrame title={session.account.studioName} />;
  return (
    <OpenAccount session={session}>
      {wasFirst && !hasStarted ? (
        <GateFrame
          title={session.account.studioName}
          onOpenSync={() => {
            go({ page: 'sync' });
            start();
          }}
        >
          <FirstSyncPage onStart={start} />
        </GateFrame>
      ) : isSecondWindow ? (
        <SecondWindow />
      ) : (
        <Frame />
      )}
    </OpenAccount>
  );
}
