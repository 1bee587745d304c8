import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useConnection, useSyncState } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNow } from '../../ui/useNow.ts';
import { ConnectionTrouble } from './ConnectionTrouble.tsx';
import { DiskTrouble } from './DiskTrouble.tsx';
import { DiskSection } from './DiskSection.tsx';
import { PinnedSection } from './PinnedSection.tsx';
import { QueueSection } from './QueueSection.tsx';
import { SentSection } from './SentSection.tsx';
import styles from './SyncPage.module.css';

const noticedSkewMs = 120_000;

/** What waits to be sent, what went out today, and what lies on this disk. */
export function SyncPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1_000);
  const { account } = useStudio();
  const sync = useSyncState();
  const connection = useConnection(now);
  const syncNow = useCall('syncNow');
  const pauseSync = useCall('pauseSync');

  const facts = [
    t('sync.server', {
      state: connection.label,
      server: account.isDemo ? t('sync.demoServer') : account.serverName || account.serverUrl,
    }),
    sync.connection.kind === 'polling' ? t('sync.polling') : '',
    sync.lastFullPullAt === null ? '' : t('sync.lastFull', { when: format.when(sync.lastFullPullAt, now) }),
    Math.abs(sync.clockSkewMs) > noticedSkewMs
      ? t('sync.clockSkew', { elapsed: format.elapsed(Math.abs(sync.clockSkewMs)) })
      : '',
  ];
  return (
    <div className={styles.page}>
      <PageHeader title={t('pages.sync')} subtitle={facts.filter(Boolean).join(' ')}>
        <Button size="sm" onClick={() => pauseSync.start({ isPaused: !sync.isPaused })}>
          {sync.isPaused ? t('sync.resume') : t('sync.pause')}
        </Button>
        <Button
          size="sm"
          icon="sync"
          keysOf="app.sync-now"
          isBusy={syncNow.isRunning || sync.pulling !== null}
          onClick={() => syncNow.start({})}
        >
          {t('sync.now')}
        </Button>
      </PageHeader>
      <div className={styles.sections}>
        <ConnectionTrouble />
        <DiskTrouble />
        <QueueSection />
        <PinnedSection />
        <DiskSection />
        <SentSection />
      </div>
    </div>
  );
}
