import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './HistoryTab.module.css';
import { statusHistory } from './statusHistory.ts';

const dayMs = 86_400_000;

/** What the task took beside what was planned, and through which statuses it went. */
export function HistoryTab({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people, taskStatuses } = useStudio();
  const answer = useEngine('comments', { taskId: detail.task.id });
  const comments = answer.value?.comments;
  const steps = useMemo(() => statusHistory(comments ?? []), [comments]);
  const { estimationMinutes, durationMinutes, retakeCount } = detail.task;
  const isOver = estimationMinutes > 0 && durationMinutes > estimationMinutes;
  const words = t('task.history.spentOf', {
    spent: format.duration(durationMinutes),
    estimate: estimationMinutes === 0 ? t('task.history.unplanned') : format.duration(estimationMinutes),
  });
  return (
    <div className={styles.history}>
      <div className={styles.spent}>
        <p className={styles.words}>
          {words}
          {isOver && (
            <span className={styles.over}>
              {t('task.history.over', { time: format.duration(durationMinutes - estimationMinutes) })}
            </span>
          )}
        </p>
        {estimationMinutes > 0 && (
          <ProgressBar
            label={t('task.history.spent')}
            share={durationMinutes / estimationMinutes}
            tone={isOver ? 'danger' : 'accent'}
            valueText={words}
          />
        )}
        {retakeCount > 0 && <p className={styles.quiet}>{t('task.history.retakes', { count: retakeCount })}</p>}
      </div>
      {answer.error && !answer.value && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
      {answer.value && steps.length === 0 && <p className={styles.quiet}>{t('task.history.none')}</p>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.commentId} className={styles.step}>
            <StatusChip status={taskStatuses.get(step.taskStatusId) ?? null} />
            <span className={styles.who}>
              {people.get(step.personId ?? '')?.fullName ?? t('task.someone')}
              {step.revision !== null && ` · ${t('task.revision', { revision: step.revision })}`}
            </span>
            <span className={styles.when}>
              <time dateTime={step.at} title={format.instantFull(step.at)}>
                {format.when(step.at, now)}
              </time>
              {step.lastedMs !== null && (
                <span className={styles.lasted}>
                  {step.lastedMs < dayMs
                    ? t('task.history.hours', { count: Math.max(1, Math.round(step.lastedMs / 3_600_000)) })
                    : t('task.history.days', { count: Math.round(step.lastedMs / dayMs) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
