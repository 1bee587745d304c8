import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineError } from '../InlineError.tsx';
import { oneByOne } from '../inPieces.ts';
import styles from './CommentForm.module.css';
import type { TaskBatch } from './useTaskBatch.ts';

type Props = {
  readonly batch: TaskBatch;
  /** It was just asked for: one writes at once. */
  readonly takesFocus?: boolean;
  readonly onSent?: () => void;
};

const keepsStatus = '';

/** The same words on all selected tasks, after saying how many they are. */
export function CommentForm({ batch, takesFocus = false, onSent }: Props) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const post = useCommand('postComment');
  const [text, setText] = useState('');
  const [statusId, setStatusId] = useState<Id>(keepsStatus);
  const [isSending, setIsSending] = useState(false);
  const { taskIds, tell } = batch;
  const count = taskIds.length;

  async function send() {
    if (text.trim() === '' || isSending) return;
    setIsSending(true);
    try {
      const answer = await oneByOne(taskIds, (taskId) =>
        post.run({
          taskId,
          taskStatusId: statusId === keepsStatus ? null : statusId,
          text: text.trim(),
          checklist: [],
          handles: [],
          draftKey: null,
        }),
      );
      tell({ answer, taskIds, title: t('tasks.commented', { count: answer.commandIds.length }) });
      if (answer.commandIds.length > 0) {
        setText('');
        setStatusId(keepsStatus);
        onSent?.();
      }
    } finally {
      setIsSending(false);
    }
  }
  const sendSafely = () => void send().catch((error: unknown) => console.error('not kept', error));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    sendSafely();
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
      {post.error && <InlineError error={post.error} look="line" />}
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
          onClick={sendSafely}
        >
          {t(offline === null ? 'task.comment' : 'task.queueComment')}
        </Button>
      </div>
    </div>
  );
}
