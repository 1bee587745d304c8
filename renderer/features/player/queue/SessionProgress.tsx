import { useTranslation } from 'react-i18next';
import type { TaskStatus } from '../../../../shared/model/studio.ts';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import styles from './SessionProgress.module.css';
import type { UsedQueue } from './useReviewQueue.ts';

type Props = { readonly queue: UsedQueue };

/** How far one has come: in words, and with a tick for each, by what it was given. */
export function SessionProgress({ queue: { items, index, given } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const results = new Map(given.map(({ taskId, taskStatusId }) => [taskId, taskStatuses.get(taskStatusId)]));
  const at = Math.min(items.length, given.length + 1);
  return (
    <div className={styles.progress}>
      <p className={styles.words}>
        <strong>{t('review.position', { at: format.number(at), of: format.number(items.length) })}</strong>{' '}
        {t('review.results', resultsOf([...results.values()]))}
      </p>
      <div className={styles.ticks} aria-hidden="true">
        {items.map(({ key, place: { taskId } }, place) => (
          <span
            key={key}
            className={styles.tick}
            data-result={results.has(taskId) ? kindOf(results.get(taskId)) : undefined}
            data-current={place === index || undefined}
          />
        ))}
      </div>
    </div>
  );
}

function kindOf(status: TaskStatus | undefined): 'done' | 'retake' | 'other' {
  if (status?.isDone) return 'done';
  return status?.isRetake ? 'retake' : 'other';
}

/** What the words of a sum want to know. */
export function resultsOf(statuses: readonly (TaskStatus | undefined)[]) {
  const count = (kind: ReturnType<typeof kindOf>) => statuses.filter((status) => kindOf(status) === kind).length;
  return { done: count('done'), retakes: count('retake'), others: count('other') };
}
