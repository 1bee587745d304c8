import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './TimeSpent.module.css';

type Props = { readonly spentMinutes: number; readonly estimatedMinutes: number };

/** `2 d 4 h / 3 d` over a bar, red when more than was estimated is used. Nothing where there is neither. */
export function TimeSpent({ spentMinutes, estimatedMinutes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (spentMinutes === 0 && estimatedMinutes === 0) return null;
  const spent = format.duration(spentMinutes);
  if (estimatedMinutes === 0) return <span className={styles.figures}>{spent}</span>;
  const estimated = format.duration(estimatedMinutes);
  return (
    <>
      <span className={styles.figures}>{t('todo.timeOf', { spent, estimated })}</span>
      <ProgressBar
        label={t('todo.timeSpent')}
        share={Math.min(1, spentMinutes / estimatedMinutes)}
        tone={spentMinutes > estimatedMinutes ? 'danger' : 'quiet'}
        valueText={t('todo.timeOf', { spent, estimated })}
      />
    </>
  );
}
