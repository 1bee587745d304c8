import { useTranslation } from 'react-i18next';
import type { Freshness } from '../../shared/model/sync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './FreshnessNote.module.css';
import { useSyncPart } from '../data/useSync.ts';

type Props = { readonly freshness: Freshness };

const noticedAgeMs = 10 * 60_000;

/** "As of 09:42", once that is worth knowing: the data is older than ten minutes, or there is no connection. */
export function FreshnessNote({ freshness }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const connection = useSyncPart((sync) => sync.connection);
  if (freshness.error !== null && (freshness.asOf !== null || freshness.state === 'partial'))
    return (
      <span className={styles.note} data-failed>
        {freshness.asOf === null
          ? t('freshness.incomplete')
          : t('freshness.failed', { when: format.when(freshness.asOf, now) })}
      </span>
    );
  if (freshness.asOf === null) return null;
  const isOnline = connection.kind === 'live' || connection.kind === 'polling';
  // What is live is as fresh as the stream of events, however long ago it was read whole.
  if (isOnline && (connection.kind === 'live' || now - Date.parse(freshness.asOf) < noticedAgeMs)) return null;
  return <span className={styles.note}>{t('freshness.asOf', { when: format.when(freshness.asOf, now) })}</span>;
}
