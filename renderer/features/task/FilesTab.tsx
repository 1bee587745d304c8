import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import type { ShownComment, ShownReply } from '../../../shared/model/screens.ts';
import type { Id, Instant } from '../../../shared/model/studio.ts';
import type { Attachment } from '../../../shared/model/task.ts';
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
  const parts = (answer.value?.comments ?? [])
    .flatMap((comment): readonly Part[] => [
      { comment, replyId: null, ...said(comment) },
      ...comment.shownReplies.map((reply) => ({ comment, replyId: reply.id, ...said(reply) })),
    ])
    .filter(({ comment, replyId, waiting }) => waiting.length > 0 || comment.attachments.some(isOf(replyId)))
    .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  if (answer.error && !answer.value) return <InlineError error={answer.error} onRetry={answer.ask} look="line" />;
  if (parts.length === 0) return <p className={styles.empty}>{t('task.noFiles')}</p>;
  return (
    <ol className={styles.list}>
      {parts.map(({ comment, replyId, personId, createdAt, waiting }) => (
        <li key={replyId ?? comment.id} className={styles.part}>
          <p className={styles.head}>
            <b>{people.get(personId ?? '')?.fullName ?? t('task.someone')}</b>
            <span className={styles.when}>{format.when(createdAt, now)}</span>
          </p>
          <Attachments
            comment={comment}
            taskId={taskId}
            productionId={productionId}
            replyId={replyId}
            waiting={waiting}
          />
        </li>
      ))}
    </ol>
  );
}

/** A comment, or a reply to it. */
type Part = {
  readonly comment: ShownComment;
  readonly replyId: Id | null;
  readonly personId: Id | null;
  readonly createdAt: Instant;
  readonly waiting: ShownComment['waitingFiles'];
};

const said = ({ personId, createdAt, waitingFiles: waiting }: ShownComment | ShownReply) => ({
  personId,
  createdAt,
  waiting,
});

const isOf = (wanted: Id | null) => (file: Attachment) => file.replyId === wanted;
