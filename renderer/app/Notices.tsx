import { useTranslation } from 'react-i18next';
import type { ProductionNotice, RepairNotice } from '../../shared/model/notices.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { useSyncPart } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { go } from '../place/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import styles from './Notices.module.css';

type Told = { readonly key: string; readonly icon: IconName; readonly words: string };

/**
 * What became of productions that one is no longer in, or sees with another role, and of a copy that was damaged: said until
 * it is understood.
 */
export function Notices() {
  const { t } = useTranslation();
  const format = useFormat();
  const all = useEngine('notices', {}).value ?? [];
  const notices = all.filter((notice): notice is ProductionNotice => notice.kind !== 'repaired');
  const repairs = all.filter((notice) => notice.kind === 'repaired');
  const kept = useSyncPart(({ outbox }) => outbox.waiting + outbox.held + outbox.rejected + outbox.checking);
  const dismiss = useCall('dismissNotices');
  if (all.length === 0) return null;
  const namesOf = (some: readonly ProductionNotice[]) => ({
    count: some.length,
    names: format.list(some.map(({ name }) => name)),
  });
  const left = notices.filter(({ kind }) => kind === 'left');
  const closed = notices.filter(({ kind }) => kind === 'closed');
  const wordsOfRepair = (repair: RepairNotice): string => {
    const saved = [
      ...(repair.commandCount > 0 ? [t('notices.savedCommands', { count: repair.commandCount })] : []),
      ...(repair.draftCount > 0 ? [t('notices.savedDrafts', { count: repair.draftCount })] : []),
    ];
    return [
      t('notices.repaired', { saved: saved.length === 0 ? 'none' : format.list(saved) }),
      repair.isWhole ? '' : t('notices.mayMiss'),
      repair.looseFileCount === 0 ? '' : t('notices.looseFiles', { count: repair.looseFileCount }),
      t('notices.aside', { folder: repair.asideName }),
    ]
      .filter(Boolean)
      .join(' ');
  };
  const told: Told[] = [
    ...repairs.map((repair) => ({ key: repair.asideName, icon: 'warning' as const, words: wordsOfRepair(repair) })),
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

function byRole(notices: readonly ProductionNotice[]) {
  const roles = new Map<Extract<ProductionNotice, { kind: 'role' }>['role'], ProductionNotice[]>();
  for (const notice of notices)
    if (notice.kind === 'role') roles.set(notice.role, [...(roles.get(notice.role) ?? []), notice]);
  return [...roles];
}
