import { useTranslation } from 'react-i18next';
import type { EntityList } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { StatusCount } from '../../ui/StatusCount.tsx';
import type { EntityKindShown } from './entityRows.ts';
import styles from './Footer.module.css';
import { Totals } from './Totals.tsx';

type Props = { readonly kind: EntityKindShown; readonly list: EntityList; readonly fps: number };

/** What the list adds up to, following the filter. */
export function Footer({ kind, list, fps }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const { state, loadedCount, expectedCount, isPulling } = list.freshness;
  const isPartial = state === 'partial' && loadedCount !== null && expectedCount !== null;
  return (
    <footer className={styles.footer}>
      <span>{t(`entities.countOf.${kind}`, { count: list.matchedCount })}</span>
      {isPartial && (
        <span className={styles.partial}>
          {t('entities.partial', { loaded: format.number(loadedCount), expected: format.number(expectedCount) })}
        </span>
      )}
      {state !== 'complete' && !isPartial && (
        <span className={styles.partial}>
          {t(state === 'never' && !isPulling ? 'entities.onlyOwn' : 'entities.stillLoading')}
        </span>
      )}
      <Totals kind={kind} totals={list.totals} fps={fps} framesClass={undefined} timeClass={styles.time} />
      <span className={styles.statuses}>
        {list.totals.statusCounts.toReversed().map(({ taskStatusId, count }) => {
          const status = taskStatuses.get(taskStatusId);
          return status && count > 0 ? (
            <StatusCount key={taskStatusId} status={status} count={format.number(count)} />
          ) : null;
        })}
      </span>
    </footer>
  );
}
