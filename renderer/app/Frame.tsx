import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../data/EngineProvider.tsx';
import { useStudio } from '../data/studio.ts';
import { useSaveSettings, useSettings } from '../data/useSettings.ts';
import { go, usePlace, useWhere, goBack, goForward } from '../place/navigation.ts';
import { placeOf, pathOf } from '../place/path.ts';
import { type PinAsked, PinContext } from '../parts/pinning.ts';
import { PinDialog } from '../parts/PinDialog.tsx';
import { NewPlaylistHost } from '../parts/NewPlaylistHost.tsx';
import { RefusedHost } from '../parts/RefusedHost.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useIsVeryNarrow } from '../ui/widths.ts';
import { listenForKeys } from '../ui/actions.ts';
import { followInput } from '../ui/lastInput.ts';
import { SignOutDialog } from '../features/login/SignOutDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { PublishHost } from '../features/publish/PublishHost.tsx';
import { FailedPage } from './FailedPage.tsx';
import { ConnectionNews } from './ConnectionNews.ts';
import { SystemNotes } from './SystemNotes.ts';
import styles from './Frame.module.css';
import { Notices } from './Notices.tsx';
import { Page } from './pages.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { SideBar } from './SideBar.tsx';
import { SyncLine } from './SyncLine.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useAppActions } from './useAppActions.ts';
import { PageNews } from './PageNews.ts';
import { KeptPlace } from './KeptPlace.ts';
import { TrayMark } from './TrayMark.ts';
import { UnfinishedUploads } from './UnfinishedUploads.ts';
import { PrintHost } from '../parts/print/PrintHost.tsx';
import { useCurrentProduction } from './useCurrentProduction.ts';

/** The window at work: title bar, side bar, page. Each is one region for F6. */
export function Frame() {
  const { t } = useTranslation();
  const settings = useSettings();
  const save = useSaveSettings();
  const isVeryNarrow = useIsVeryNarrow();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [paletteStart, setPaletteStart] = useState('');
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [isSwitcherOpen, setIsSwitcherOpen] = useState(false);
  const [isSigningOut, setIsSigningOut] = useState(false);
  const [pinAsked, setPinAsked] = useState<PinAsked | null>(null);
  const mainRef = useRef<HTMLElement>(null);
  // What is looked at has the room.
  const isReviewing = useWhere().page === 'review';
  const isFolded = settings.isSideBarFolded || isVeryNarrow || isReviewing;

  function openPalette(start = '') {
    setPaletteStart(start);
    setIsPaletteOpen(true);
  }
  function toggleSideBar() {
    save({ isSideBarFolded: !settings.isSideBarFolded });
  }

  useAppActions({
    openPalette,
    openSheet: () => setIsSheetOpen(true),
    openSwitcher: () => setIsSwitcherOpen(true),
    signOut: () => setIsSigningOut(true),
    askToPin: setPinAsked,
    toggleSideBar,
  });
  useOpenedLinks();

  const areSingleKeysOn = useRef(settings.areSingleKeysOn);
  useEffect(() => {
    areSingleKeysOn.current = settings.areSingleKeysOn;
  });
  useEffect(() => listenForKeys(() => areSingleKeysOn.current), []);
  useEffect(() => followInput(), []);
  useMouseHistory();

  return (
    <PinContext value={setPinAsked}>
      <RefusedHost>
        <NewPlaylistHost>
          <div className={styles.frame} data-folded={isFolded || undefined}>
            <button type="button" className={styles.skip} onClick={() => mainRef.current?.focus()}>
              {t('frame.skipToContent')}
            </button>
            <TitleBar isSideBarFolded={isFolded} onToggleSideBar={toggleSideBar} onOpenPalette={() => openPalette()} />
            <SideBar isFolded={isFolded} isSwitcherOpen={isSwitcherOpen} onSwitcherOpenChange={setIsSwitcherOpen} />
            <main className={styles.main} ref={mainRef} tabIndex={-1} data-region="content">
              <SyncLine />
              <Notices />
              <Content />
            </main>
            <CommandPalette isOpen={isPaletteOpen} start={paletteStart} onClose={() => setIsPaletteOpen(false)} />
            <SignOutDialog isOpen={isSigningOut} onClose={() => setIsSigningOut(false)} />
            <ShortcutSheet isOpen={isSheetOpen} onClose={() => setIsSheetOpen(false)} />
            <Publishing />
            <ConnectionNews />
            <SystemNotes />
            <PageNews />
            <KeptPlace />
            <TrayMark />
            <UnfinishedUploads />
            <PrintHost />
            {pinAsked !== null && <PinDialog asked={pinAsked} onClose={() => setPinAsked(null)} />}
          </div>
        </NewPlaylistHost>
      </RefusedHost>
    </PinContext>
  );
}

/** Of the production one is in. Clients have nothing to publish. */
function Publishing() {
  const { role } = useStudio();
  const production = useCurrentProduction();
  return role === 'client' ? null : <PublishHost productionId={production?.id ?? null} />;
}

/** Apart from the frame around it: the place changes with every letter of a search. */
function Content() {
  const place = usePlace();
  return (
    <ErrorBoundary
      resetKey={pathOf(place)}
      renderFallback={(error, again) => <FailedPage error={error} onAgain={again} />}
    >
      <Page place={place} />
    </ErrorBoundary>
  );
}

/** The fourth and fifth button of a mouse. */
function useMouseHistory(): void {
  useEffect(() => {
    function onMouseUp(event: MouseEvent) {
      if (event.button === 3) goBack();
      if (event.button === 4) goForward();
    }
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, []);
}

/** A `kitsu://` link, or a second start of the app with one. */
function useOpenedLinks(): void {
  const bridge = useBridge();
  useEffect(
    () =>
      bridge.onEvent((event) => {
        if (event.kind === 'open-place') go(placeOf(event.path));
      }),
    [bridge],
  );
}
