import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineError } from '../InlineError.tsx';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { inPieces } from '../inPieces.ts';
import { QuestionDialog } from '../QuestionDialog.tsx';
import styles from './CommentForm.module.css';
import type { TaskBatch } from './useTaskBatch.ts';

type Props = {
  readonly batch: TaskBatch;
  /** It was just asked for: one writes at once. */
  readonly takesFocus?: boolean;
  readonly onSent?: () => void;
};

const keepsStatus = '';
/** More are asked about first: what has been read cannot be taken back. */
const mostUnasked = 100;

/** The same words on all selected tasks, after saying how many they are. */
export function CommentForm({ batch, takesFocus = false, onSent }: Props) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const format = useFormat();
  const tellTasks = useCall('tellTasks');
  const [text, setText] = useState('');
  const [statusId, setStatusId] = useState<Id>(keepsStatus);
  const [isSending, setIsSending] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const { taskIds, tell } = batch;
  const count = taskIds.length;

  async function send() {
    if (text.trim() === '' || isSending) return;
    setIsSending(true);
    try {
      const written = {
        taskStatusId: statusId === keepsStatus ? null : statusId,
        text: text.trim(),
        checklist: [],
        handles: [],
        draftKey: null,
      };
      const answer = await inPieces(taskIds, (piece) =>
        tellTasks.run({
          tellings: piece.map((taskId) => ({ kind: 'postComment', input: { taskId, ...written } })),
        }),
      );
      tell({ answer, title: t('tasks.commented', { count: answer.commandIds.length }) });
      if (answer.commandIds.length > 0) {
        setText('');
        setStatusId(keepsStatus);
        onSent?.();
      }
    } finally {
      setIsAsked(false);
      setIsSending(false);
    }
  }
  const sendSafely = () => void send().catch((error: unknown) => console.error('not kept', error));
  const ask = () => {
    if (count <= mostUnasked) sendSafely();
    else if (text.trim() !== '') setIsAsked(true);
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask();
  }

  return (
    <div className={styles.form}>
      <p className={styles.title}>{t('tasks.commentAll', { count })}</p>
      <textarea
        className={styles.text}
        rows={takesFocus ? 4 : 2}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus={takesFocus}
        aria-label={t('task.writeComment')}
        placeholder={t('task.writeComment')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {tellTasks.error && <InlineError error={tellTasks.error} look="inset" />}
      <div className={styles.actions}>
        <Select<Id>
          label={t('tasks.status')}
          value={statusId}
          onChange={setStatusId}
          options={[
            { value: keepsStatus, label: t('task.keepStatus') },
            ...batch.statuses.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button
          kind="primary"
          size="sm"
          keys="Mod+Enter"
          isBusy={isSending}
          isDisabled={text.trim() === ''}
          onClick={ask}
        >
          {t(offline === null ? 'task.comment' : 'task.queueComment')}
        </Button>
      </div>
      {isAsked && (
        <QuestionDialog
          title={t('tasks.commentMany', { count, number: format.number(count) })}
          description={t('tasks.commentManyWhy')}
          action={t('tasks.commentManyDo', { count, number: format.number(count) })}
          isBusy={isSending}
          onConfirm={sendSafely}
          onClose={() => setIsAsked(false)}
        />
      )}
    </div>
  );
}
