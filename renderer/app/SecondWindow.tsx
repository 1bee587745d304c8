import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../data/useCall.ts';
import { useSettings } from '../data/useSettings.ts';
import { toggleLock, useSecondLock } from '../features/player/room/secondWindow.ts';
import { usePlace } from '../place/navigation.ts';
import { listenForKeys } from '../ui/actions.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from './pages.tsx';
import styles from './SecondWindow.module.css';
import { WindowButtons } from './WindowButtons.tsx';

/** The player on another display, alone: it shows what the window at work is on, until it is told to stay. */
export function SecondWindow() {
  const { t } = useTranslation();
  const { areSingleKeysOn } = useSettings();
  const place = usePlace();
  const { isLocked } = useSecondLock();
  const { start } = useCall('window');

  const singleKeys = useRef(areSingleKeysOn);
  useEffect(() => {
    singleKeys.current = areSingleKeysOn;
  });
  useEffect(() => listenForKeys(() => singleKeys.current), []);

  const isLeft = place.page !== 'review';
  const close = useRef(() => start({ action: 'close' }));
  useEffect(() => {
    // Nothing else is shown in it: whoever leaves the player here has it back in the window at work.
    if (isLeft) close.current();
  }, [isLeft]);

  return (
    <div className={styles.frame} data-theme="dark">
      <header className={styles.bar}>
        <Icon name="review" size="sm" />
        <span className={styles.title}>{t(isLocked ? 'review.second.stays' : 'review.second.follows')}</span>
        <IconButton
          icon="lock"
          size="sm"
          label={t('review.second.lock')}
          keysOf="review.second-lock"
          isPressed={isLocked}
          onClick={toggleLock}
        />
        <span className={styles.rest} />
        <WindowButtons />
      </header>
      <main className={styles.main} data-region="content" tabIndex={-1}>
        {!isLeft && <Page place={place} />}
      </main>
    </div>
  );
}
