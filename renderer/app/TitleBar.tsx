import { useTranslation } from 'react-i18next';
import { useStudio } from '../data/studio.ts';
import { go, goBack, goForward, useHistory } from '../place/navigation.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { ariaKeys } from '../keys/chords.ts';
import { PublishPill } from '../features/publish/PublishPill.tsx';
import { ConnectionPills } from './ConnectionPills.tsx';
import { NotificationsBell } from './NotificationsBell.tsx';
import styles from './TitleBar.module.css';
import { useCrumbs } from './useCrumbs.ts';
import { WindowButtons } from './WindowButtons.tsx';

type Props = {
  readonly isSideBarFolded: boolean;
  readonly onToggleSideBar: () => void;
  readonly onOpenPalette: () => void;
};

/** Where there is little room. */
const nearCrumbs = 2;

export function TitleBar({ isSideBarFolded, onToggleSideBar, onOpenPalette }: Props) {
  const { t } = useTranslation();
  const { canGoBack, canGoForward } = useHistory();
  const crumbs = useCrumbs();
  const { account, role } = useStudio();
  return (
    <header className={styles.bar} data-region="title-bar">
      <div className={styles.left}>
        <IconButton
          icon="side-bar"
          label={t('frame.sideBar')}
          keysOf="view.side-bar"
          isPressed={!isSideBarFolded}
          onClick={onToggleSideBar}
        />
        <IconButton
          icon="back"
          size="sm"
          label={t('frame.back')}
          keysOf="go.back"
          isDisabled={!canGoBack}
          onClick={goBack}
        />
        <IconButton
          icon="forward"
          size="sm"
          label={t('frame.forward')}
          keysOf="go.forward"
          isDisabled={!canGoForward}
          onClick={goForward}
        />
        {account.isDemo && <span className={styles.demo}>{t('frame.demo')}</span>}
        <nav className={styles.crumbs} aria-label={t('frame.whereYouAre')}>
          {crumbs.map((crumb, at) => (
            <span key={crumb.label} className={styles.part} data-far={at < crumbs.length - nearCrumbs || undefined}>
              {crumb.onGo && at < crumbs.length - 1 ? (
                <button type="button" className={styles.crumb} onClick={crumb.onGo}>
                  {crumb.label}
                </button>
              ) : (
                <span className={styles.here} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
                  {crumb.label}
                </span>
              )}
              {at < crumbs.length - 1 && <Icon name="right" size="xs" />}
            </span>
          ))}
        </nav>
      </div>
      <button type="button" className={styles.palette} aria-keyshortcuts={ariaKeys('Mod+K')} onClick={onOpenPalette}>
        <Icon name="search" size="sm" />
        <span className={styles.paletteText}>{t('frame.palette')}</span>
        <Kbd keysOf="app.palette" />
      </button>
      <div className={styles.right}>
        {role !== 'client' && <PublishPill />}
        <ConnectionPills onOpenSync={() => go({ page: 'sync' })} />
        <NotificationsBell />
        <WindowButtons />
      </div>
    </header>
  );
}
