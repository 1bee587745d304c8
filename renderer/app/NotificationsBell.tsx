import { useTranslation } from 'react-i18next';
import { useEngine } from '../data/useEngine.ts';
import { go } from '../place/navigation.ts';
import { inbox } from '../place/place.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './NotificationsBell.module.css';

const mostShown = 99;

/** How many notifications are unread; they are read in the inbox. */
export function NotificationsBell() {
  const { t } = useTranslation();
  const count = useEngine('sideBar', { productionId: null }).value?.unreadNotifications ?? 0;
  const badge = count > mostShown ? `${String(mostShown)}+` : String(count);
  return (
    <IconButton
      icon="bell"
      label={t('notifications.label', { count })}
      keysOf="go.inbox"
      onClick={() => go(inbox)}
      {...(count > 0 ? { badge: <span className={styles.badge}>{badge}</span> } : {})}
    />
  );
}
