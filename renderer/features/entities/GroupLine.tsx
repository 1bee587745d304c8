import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityGroup } from '../../../shared/model/screens.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { DoneShare } from '../../parts/DoneShare.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { EntityKindShown } from './entityRows.ts';
import styles from './GroupLine.module.css';
import { linePlace, type LinePlace } from './linePlace.ts';
import { Totals } from './Totals.tsx';

type Props = LinePlace & {
  readonly group: EntityGroup;
  readonly kind: EntityKindShown;
  readonly isCurrent: boolean;
};

/** The head of a sequence or an asset type. Presses are heard by the grid. */
export const GroupLine = memo(function GroupLine({ group, kind, line, topPx, isCurrent }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shownCount, count, isFolded } = group;
  return (
    <div className={styles.group} role="row" {...linePlace({ line, topPx })}>
      <div className={styles.head} role="rowheader" aria-colindex={1}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!isFolded}
          data-group-fold
          tabIndex={isCurrent ? 0 : -1}
        >
          <Icon name={isFolded ? 'right' : 'down'} size="xs" />
          <span className={styles.name}>{group.name === '' ? t('entities.noGroup') : group.name}</span>
          <span className={styles.text}>{group.description}</span>
          <span className={styles.count}>
            {shownCount === count
              ? t(`entities.countOf.${kind}`, { count })
              : t('entities.matched', { matched: format.number(shownCount), total: format.number(count) })}
          </span>
        </button>
        <Totals kind={kind} totals={group.totals} framesClass={styles.frames} timeClass={styles.time} />
        <DoneShare statusCounts={group.totals.statusCounts} />
      </div>
    </div>
  );
});
