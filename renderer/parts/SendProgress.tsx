import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../shared/model/sync.ts';
import { sendingWords } from '../data/queueWords.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './SendProgress.module.css';

type Props = { readonly row: Pick<QueueRow, 'step' | 'sentBytes' | 'totalBytes'> };

/** How far a change is on its way to the server: which step, and of files how much. */
export function SendProgress({ row: { step, sentBytes, totalBytes } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const isCounted = sentBytes !== null && totalBytes !== null && totalBytes > 0;
  const words = sendingWords({ step }, t);
  const amount = isCounted
    ? t('sync.amount', {
        percent: format.percent(sentBytes / totalBytes),
        sent: format.bytes(sentBytes),
        total: format.bytes(totalBytes),
      })
    : '';
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{words}</span>
        <span className={styles.amount}>{amount}</span>
      </div>
      {isCounted && <ProgressBar label={words} share={sentBytes / totalBytes} valueText={amount} />}
    </div>
  );
}
