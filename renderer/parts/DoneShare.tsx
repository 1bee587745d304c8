import { useTranslation } from 'react-i18next';
import type { StatusCount } from '../../shared/model/screens.ts';
import { useStudio } from '../data/studio.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { StatusBar } from '../ui/StatusBar.tsx';
import styles from './DoneShare.module.css';

type Props = { readonly statusCounts: readonly StatusCount[] };

/** How far a sequence, an asset type or an episode is: in words, and what is done first in the bar. */
export function DoneShare({ statusCounts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const parts = statusCounts.toReversed().flatMap(({ taskStatusId, count }) => {
    const status = taskStatuses.get(taskStatusId);
    return status === undefined ? [] : [{ status, count }];
  });
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const done = parts.reduce((sum, { status, count }) => sum + (status.isDone ? count : 0), 0);
  if (total === 0) return null;
  return (
    <span className={styles.done}>
      {t('entities.doneShare', { share: format.percent(done / total) })}
      <StatusBar
        parts={parts.map(({ status, count }) => ({
          id: status.id,
          color: status.color,
          count,
          label: `${status.name}: ${format.number(count)}`,
        }))}
      />
    </span>
  );
}
