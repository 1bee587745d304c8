import { useTranslation } from 'react-i18next';
import type { Id } from '../../shared/model/studio.ts';
import { entityName } from '../data/commandWords.ts';
import { useEngine } from '../data/useEngine.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './WouldBreak.module.css';

/** Before assets are deleted: which shots and assets play them and would do without. Nothing where none does. */
export function WouldBreak({ entityIds }: { readonly entityIds: readonly Id[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useEngine('wouldBreak', { entityIds: [...entityIds] });
  if (value === undefined || value.count === 0) return null;
  const { count, underWayCount, places } = value;
  const others = count - places.length;
  return (
    <div className={styles.box} role="status">
      <p className={styles.words}>
        <Icon name="warning" size="sm" />
        {t('deeds.wouldBreak', {
          count,
          number: format.number(count),
          underWay: underWayCount,
          assets: entityIds.length,
        })}
      </p>
      <ul className={styles.places}>
        {places.map(({ label, isUnderWay }) => (
          <li
            key={label.entityId}
            className={styles.place}
            title={isUnderWay ? t('casting.isUnderWay') : undefined}
            data-under-way={isUnderWay || undefined}
          >
            {isUnderWay && <Icon name="status-wip" size="xs" />}
            {entityName(label)}
          </li>
        ))}
        {others > 0 && <li className={styles.others}>{t('deeds.andPlaces', { count: others })}</li>}
      </ul>
    </div>
  );
}
