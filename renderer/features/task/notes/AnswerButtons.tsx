import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskStatus } from '../../../../shared/model/studio.ts';
import { answersFirst } from '../../../../shared/rules/settableStatuses.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useNeedsConnection } from '../../../data/useSync.ts';
import { positions } from '../../../keys/catalogue.ts';
import type { ReviewSide } from '../../../parts/reviewSide.ts';
import { useTaskOutcome } from '../../../parts/taskOutcome.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { runAction, useActions } from '../../../ui/actions.ts';
import { Button } from '../../../ui/Button.tsx';
import { custom } from '../../../ui/custom.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { statusGlyph } from '../../../ui/statusLook.ts';
import { showToast } from '../../../ui/toasts.ts';
import type { CommentDraftHandle } from '../commentDraft.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './AnswerButtons.module.css';
import { rememberReason } from './reasons.ts';

type Props = { readonly side: ReviewSide; readonly draft: CommentDraftHandle };

const shownCount = 3;

/** One key gives a status, with what is being written, and goes on. */
export function AnswerButtons({ side, draft }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const post = useCommand('postComment');
  const setStatus = useCommand('setTaskStatus');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const offline = useNeedsConnection();
  const [isListOpen, setIsListOpen] = useState(false);
  const { detail, nextName, onLater, onGiven } = side;
  const { rights, task } = detail;
  const statuses = answersFirst(rights.statusIds.flatMap((id) => taskStatuses.get(id) ?? []));

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
    tell({ answer, title });
    if (answer.commandIds.length === 0) return;
    if (isWritten) {
      rememberReason(text);
      draft.forget();
    }
    showToast({ title, topic: 'answer', action: { label: t('ui.undo'), run: () => runAction('review.take-back') } });
    const { commandIds } = answer;
    onGiven({ taskId: task.id, taskStatusId: status.id, beforeId: task.taskStatusId, commandIds, isWritten });
  }
  const start = (status: TaskStatus) => void give(status).catch(tellFailure);

  const answers = positions.flatMap((position, index) => {
    const status = statuses[index];
    return status === undefined ? [] : [{ id: `review.status-${position}` as const, status }];
  });
  useActions([
    ...answers.map(({ id, status }) => ({
      id,
      label: t('review.setStatus', { status: status.name }),
      group: t('review.group.answer'),
      run: () => start(status),
    })),
    ...(statuses.length > shownCount
      ? [
          {
            id: 'review.statuses' as const,
            label: t('notes.allStatuses'),
            group: t('review.group.answer'),
            run: () => setIsListOpen(true),
          },
        ]
      : []),
  ]);
  if (statuses.length === 0) return null;

  return (
    <div className={styles.answers} role="group" aria-label={t('review.group.answer')}>
      <p className={styles.caption}>
        <span className={styles.what}>
          {nextName === null ? t('review.setStatusOnly') : t('review.setStatusAndNext', { name: nextName })}
        </span>
        <span>{t(offline === null ? 'notes.sentAtOnce' : 'notes.sentLater')}</span>
      </p>
      <div className={styles.statuses}>
        {answers.slice(0, shownCount).map(({ id, status }) => (
          <button
            key={id}
            type="button"
            className={styles.status}
            style={custom({ '--status': status.color })}
            data-colour="status"
            aria-pressed={status.id === task.taskStatusId}
            title={status.name}
            onClick={() => start(status)}
          >
            <Icon name={statusGlyph(status)} size="sm" />
            <VisuallyHidden>{t('review.setStatus', { status: status.name })} </VisuallyHidden>
            <span className={styles.name}>{status.shortName}</span>
            <Kbd keysOf={id} />
          </button>
        ))}
      </div>
      <div className={styles.more}>
        {onLater === null ? (
          <span />
        ) : (
          <Button kind="quiet" size="sm" icon="forward" keysOf="review.next" onClick={onLater}>
            {t('notes.later')}
          </Button>
        )}
        {statuses.length > shownCount && (
          <Menu
            side="top"
            align="end"
            isOpen={isListOpen}
            onOpenChange={setIsListOpen}
            trigger={
              <Button kind="quiet" size="sm" keysOf="review.statuses">
                {t('notes.allStatuses')}
              </Button>
            }
            entries={answers.map(({ id, status }) => ({
              kind: 'item',
              id: status.id,
              label: `${status.shortName} ${status.name}`,
              content: <StatusChip status={status} />,
              note: status.name,
              keysOf: id,
              isChecked: status.id === task.taskStatusId,
              onChoose: () => start(status),
            }))}
          />
        )}
      </div>
    </div>
  );
}
