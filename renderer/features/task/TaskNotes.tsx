import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { TaskStatus } from '../../../shared/model/studio.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { positions } from '../../keys/catalogue.ts';
import { runAction, useActions } from '../../ui/actions.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useCommentDraft } from './commentDraft.ts';
import { Composer } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import styles from './TaskNotes.module.css';

type Props = {
  readonly detail: TaskDetail;
  /** By its number in the shot. */
  readonly onFrame: (frame: number) => void;
  readonly onRevision: (revision: number) => void;
  /** Writing begins: what is on screen, as the first words. */
  readonly onBegin: () => string;
  /** A status has been given; null where nothing comes next. */
  readonly onNext: (() => void) | null;
};

/** What is said about a task beside its picture, and the statuses by which one answers. */
export function TaskNotes({ detail, onFrame, onRevision, onBegin, onNext }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const draft = useCommentDraft(detail.task.id);
  const post = useCommand('postComment');
  const setStatus = useCommand('setTaskStatus');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const { rights, task } = detail;
  const statuses = answersOf(rights.statusIds.flatMap((id) => taskStatuses.get(id) ?? []));

  /** With what is being written, where something is. */
  async function give(status: TaskStatus): Promise<void> {
    const { text, checklist, files } = draft.value;
    const isWritten = text.trim() !== '' || checklist.length > 0 || files.length > 0;
    draft.keep();
    const answer = isWritten
      ? await post.run({
          taskId: task.id,
          taskStatusId: status.id,
          text: text.trim(),
          checklist: checklist.filter((item) => item.text.trim() !== ''),
          handles: files.map(({ handle }) => handle),
          draftKey: draft.key,
        })
      : await setStatus.run({ taskIds: [task.id], taskStatusId: status.id });
    const title = t('review.statusGiven', { name: entityName(detail.entity), status: status.name });
    tell({ answer, taskIds: [task.id], title });
    if (answer.commandIds.length === 0) return;
    if (isWritten) draft.forget();
    showToast({ title, action: { label: t('ui.undo'), run: () => runAction('app.undo') } });
    onNext?.();
  }
  const start = (status: TaskStatus) => void give(status).catch(tellFailure);

  const answers = positions.flatMap((position, index) => {
    const status = statuses[index];
    return status === undefined ? [] : [{ id: `review.status-${position}` as const, status }];
  });
  useActions(
    answers.map(({ id, status }) => ({
      id,
      label: t('review.setStatus', { status: status.name }),
      group: t('review.group.answer'),
      run: () => start(status),
    })),
  );

  return (
    <div className={styles.notes}>
      <div className={styles.feed}>
        <Conversation detail={detail} onFrame={onFrame} onRevision={onRevision} shownCommentId={null} />
      </div>
      {rights.canComment && (
        <div className={styles.foot}>
          <Composer detail={detail} draft={draft} onBegin={onBegin} />
        </div>
      )}
      {statuses.length > 0 && (
        <div className={styles.answers} role="group" aria-label={t('review.group.answer')}>
          <p className={styles.caption}>{t(onNext === null ? 'review.setStatusOnly' : 'review.setStatusAndNext')}</p>
          <div className={styles.statuses}>
            {answers.map(({ id, status }) => (
              <button
                key={id}
                type="button"
                className={styles.status}
                aria-label={t('review.setStatus', { status: status.name })}
                aria-pressed={status.id === task.taskStatusId}
                onClick={() => start(status)}
              >
                <StatusChip status={status} />
                <Kbd keysOf={id} />
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** What one answers with comes first: again, once more, done. */
function answersOf(statuses: readonly TaskStatus[]): readonly TaskStatus[] {
  const rank = ({ isRetake, isFeedbackRequest, isDone }: TaskStatus): number => {
    if (isRetake) return 0;
    if (isFeedbackRequest) return 1;
    return isDone ? 2 : 3;
  };
  return statuses.toSorted((one, other) => rank(one) - rank(other));
}
