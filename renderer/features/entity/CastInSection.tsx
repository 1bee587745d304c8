import { useTranslation } from 'react-i18next';
import type { CastInRow } from '../../../shared/model/casting.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { entityPagePlace } from '../../place/place.ts';
import { CornerMark } from '../../ui/CornerMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './CastInSection.module.css';
import { FailedSection } from './FailedSection.tsx';

type Props = { readonly asset: Entity };

/** Where an asset plays, by sequence, and what would miss it. */
export function CastInSection({ asset }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useEngine('castIn', { assetId: asset.id });
  const castIn = answer.value;
  if (!castIn) return <FailedSection title={t('casting.playsIn')} answer={answer} />;
  const { groups, assets, shotCount, underWayCount } = castIn;
  return (
    <Section
      title={t('casting.playsIn')}
      count={t('casting.shots', { count: shotCount, number: format.number(shotCount) })}
    >
      {shotCount + assets.length === 0 ? (
        <p className={styles.none}>{t('casting.nowhere')}</p>
      ) : (
        <p className={styles.note} data-warning={asset.isCanceled || undefined}>
          {asset.isCanceled && <Icon name="warning" size="sm" />}
          {t(asset.isCanceled ? 'casting.isMissing' : 'casting.wouldMiss', {
            count: shotCount + assets.length,
            underWay: underWayCount,
          })}
        </p>
      )}
      {groups.map(({ id, name, shots }) => (
        <div key={id} className={styles.group}>
          <h3 className={styles.head}>
            {id === '' ? (
              t('casting.noSequence')
            ) : (
              <button
                type="button"
                className={styles.open}
                onClick={() => go(entityPagePlace(asset.productionId, 'Sequence', id))}
              >
                {name}
              </button>
            )}
            <span className={styles.number}>{format.number(shots.length)}</span>
          </h3>
          <Holders rows={shots} kind="Shot" productionId={asset.productionId} />
        </div>
      ))}
      {assets.length > 0 && (
        <div className={styles.group}>
          <h3 className={styles.head}>
            {t('pages.assets')}
            <span className={styles.number}>{format.number(assets.length)}</span>
          </h3>
          <Holders rows={assets} kind="Asset" productionId={asset.productionId} />
        </div>
      )}
    </Section>
  );
}

type HoldersProps = {
  readonly rows: readonly CastInRow[];
  readonly kind: 'Shot' | 'Asset';
  readonly productionId: string;
};

function Holders({ rows, kind, productionId }: HoldersProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.entityId} className={styles.chip} data-canceled={row.isCanceled || undefined}>
          <button
            type="button"
            className={styles.name}
            title={[row.label, row.isUnderWay ? t('casting.isUnderWay') : ''].filter(Boolean).join(', ')}
            onClick={() => go(entityPagePlace(productionId, kind, row.entityId))}
          >
            {row.isUnderWay && <Icon name="status-wip" size="xs" />}
            {row.name}
            {row.occurrences > 1 && <span className={styles.count}>×{row.occurrences}</span>}
          </button>
          {row.mark !== null && <CornerMark mark={{ kind: row.mark, label: t(`marks.${row.mark}`) }} place="chip" />}
        </li>
      ))}
    </ul>
  );
}
