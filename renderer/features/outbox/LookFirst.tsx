import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { useCall } from '../../data/useCall.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './LookFirst.module.css';

/** What was written without a connection goes when its author has seen it here and says so. */
export function LookFirst({ rows }: { readonly rows: readonly QueueRow[] }) {
  const { t } = useTranslation();
  const needsConnection = useNeedsConnection();
  const release = useCall('releaseCommands');
  const commandIds = rows.filter(({ hold }) => hold === 'until-seen').map(({ commandId }) => commandId);
  if (commandIds.length === 0) return null;
  const count = commandIds.length;
  return (
    <div className={styles.line} role="status">
      <p className={styles.words}>
        <strong>{needsConnection === null ? t('sync.isBack') : t('sync.isAway')}</strong>{' '}
        {t('sync.lookAtThem', { count })}
      </p>
      <Button
        size="sm"
        kind="primary"
        icon="outbox"
        disabledReason={needsConnection}
        isBusy={release.isRunning}
        onClick={() => release.start({ commandIds })}
      >
        {t('sync.send', { count })}
      </Button>
    </div>
  );
}
