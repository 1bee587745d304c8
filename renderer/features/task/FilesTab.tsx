import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { Id } from '../../../shared/model/studio.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { useNow } from '../../ui/useNow.ts';
import { Attachments } from './Attachments.tsx';
import styles from './FilesTab.module.css';

/** Every file that came with what was said, the newest first, by whom and when. */
export function FilesTab({ taskId, productionId }: { readonly taskId: Id; readonly productionId: Id }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people } = useStudio();
  const answer = useEngine('comments', { taskId });
  const comments = answer.value?.comments ?? [];
  const withFiles = comments
    .filter(({ attachments, waitingFiles }) => attachments.length + waitingFiles.length > 0)
    .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  if (answer.error && !answer.value) return <InlineError error={answer.error} onRetry={answer.ask} look="line" />;
  if (withFiles.length === 0) return <p className={styles.empty}>{t('task.noFiles')}</p>;
  return (
    <ol className={styles.list}>
      {withFiles.map((comment) => (
        <li key={comment.id} className={styles.part}>
          <p className={styles.head}>
            <b>{people.get(comment.personId ?? '')?.fullName ?? t('task.someone')}</b>
            <span className={styles.when}>{format.when(comment.createdAt, now)}</span>
          </p>
          {[null, ...comment.replies.map(({ id }) => id)].map((replyId) => (
            <Attachments
              key={replyId ?? 'own'}
              comment={comment}
              taskId={taskId}
              productionId={productionId}
              replyId={replyId}
            />
          ))}
        </li>
      ))}
    </ol>
  );
}
