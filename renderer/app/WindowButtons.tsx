import { useTranslation } from 'react-i18next';
import { usePlatform } from '../data/platform.ts';
import { useCall } from '../data/useCall.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './WindowButtons.module.css';

/** Minimize, maximize, close; on macOS the system draws its own at the left. */
export function WindowButtons() {
  const { t } = useTranslation();
  const { os } = usePlatform();
  const act = useCall('window');
  if (os === 'darwin') return null;
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        aria-label={t('window.minimize')}
        onClick={() => act.start({ action: 'minimize' })}
      >
        <Icon name="minimize" size="sm" />
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t('window.maximize')}
        onClick={() => act.start({ action: 'maximize' })}
      >
        <Icon name="maximize" size="sm" />
      </button>
      <button
        type="button"
        className={styles.button}
        data-close
        aria-label={t('window.close')}
        onClick={() => act.start({ action: 'close' })}
      >
        <Icon name="close" size="sm" />
      </button>
    </div>
  );
}
