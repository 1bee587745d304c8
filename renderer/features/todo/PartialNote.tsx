import { useTranslation } from 'react-i18next';
import type { Freshness } from '../../../shared/model/sync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import styles from './TodoPage.module.css';

/** How much of the list is here, while the rest arrives. */
export function PartialNote({ freshness: { state, loadedCount, expectedCount } }: { readonly freshness: Freshness }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state !== 'partial' || loadedCount === null || expectedCount === null) return null;
  return (
    <span className={styles.partial}>
      {t('entities.partial', { loaded: format.number(loadedCount), expected: format.number(expectedCount) })}
    </span>
  );
}
