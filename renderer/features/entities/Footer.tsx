import { useTranslation } from 'react-i18next';
import type { EntityList } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { timecode } from '../../../shared/rules/timecode.ts';
import { StatusCount } from '../../ui/StatusCount.tsx';
import type { EntityKindShown } from './entityRows.ts';
import styles from './Footer.module.css';

type Props = { readonly kind: EntityKindShown; readonly list: EntityList; readonly fps: number };

/** What the list adds up to, following the filter. */
export function Footer({ kind, list, fps }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const { frames, estimationMinutes, durationMinutes, statusCounts } = list.totals;
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
      {kind === 'Shot' && frames > 0 && (
        <>
          <span>{t('entities.frames', { count: frames, frames: format.number(frames) })}</span>
          <span>{timecode(frames, fps)}</span>
        </>
      )}
      {estimationMinutes > 0 && (
        <span className={styles.time}>{t('entities.estimated', { duration: format.duration(estimationMinutes) })}</span>
      )}
      {durationMinutes > 0 && (
        <span className={styles.time}>{t('entities.spent', { duration: format.duration(durationMinutes) })}</span>
      )}
      <span className={styles.statuses}>
        {statusCounts.toReversed().map(({ taskStatusId, count }) => {
          const status = taskStatuses.get(taskStatusId);
          return status && count > 0 ? (
            <StatusCount key={taskStatusId} status={status} count={format.number(count)} />
          ) : null;
        })}
      </span>
    </footer>
  );
}
