import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/model/notices.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { useSyncState } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { go } from '../place.ts';
import { Button } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import styles from './Notices.module.css';

type Told = { readonly key: string; readonly icon: IconName; readonly words: string };

/** What became of productions that one is no longer in, or sees with another role: said until it is understood. */
export function Notices() {
  const { t } = useTranslation();
  const format = useFormat();
  const notices = useEngine('notices', {}).value ?? [];
  const { outbox } = useSyncState();
  const dismiss = useCall('dismissNotices');
  if (notices.length === 0) return null;
  const namesOf = (some: readonly Notice[]) => ({
    count: some.length,
    names: format.list(some.map(({ name }) => name)),
  });
  const left = notices.filter(({ kind }) => kind === 'left');
  const closed = notices.filter(({ kind }) => kind === 'closed');
  const told: Told[] = [
    ...(left.length > 0 ? [{ key: 'left', icon: 'users' as const, words: t('notices.left', namesOf(left)) }] : []),
    ...(closed.length > 0
      ? [{ key: 'closed', icon: 'lock' as const, words: t('notices.closed', namesOf(closed)) }]
      : []),
    ...byRole(notices).map(([role, some]) => ({
      key: role,
      icon: 'eye' as const,
      words: t('notices.role', { ...namesOf(some), role }),
    })),
  ];
  const kept = outbox.waiting + outbox.held + outbox.rejected + outbox.checking;
  return (
    <section className={styles.notices} aria-label={t('notices.label')} role="status">
      <div className={styles.told}>
        {told.map(({ key, icon, words }) => (
          <p key={key} className={styles.line}>
            <Icon name={icon} size="sm" /> {words}
          </p>
        ))}
        {kept > 0 && <p className={styles.kept}>{t('notices.kept', { count: kept })}</p>}
      </div>
      {kept > 0 && (
        <Button size="sm" onClick={() => go({ page: 'sync' })}>
          {t('notices.look')}
        </Button>
      )}
      <Button size="sm" isBusy={dismiss.isRunning} onClick={() => dismiss.start({})}>
        {t('notices.understood')}
      </Button>
    </section>
  );
}

function byRole(notices: readonly Notice[]) {
  const roles = new Map<Extract<Notice, { kind: 'role' }>['role'], Notice[]>();
  for (const notice of notices)
    if (notice.kind === 'role') roles.set(notice.role, [...(roles.get(notice.role) ?? []), notice]);
  return [...roles];
}
