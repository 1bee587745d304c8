import { type ClipboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { EmojiPicker } from '../../parts/EmojiPicker.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Button } from '../../ui/Button.tsx';
import { DropNote } from '../../ui/DropNote.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useReplyDraft } from './commentDraft.ts';
import { DraftFiles } from './DraftFiles.tsx';
import { useFileDrop } from './fileDrop.ts';
import { MentionList, useMentions } from './mentions.tsx';
import styles from './ReplyWriter.module.css';

type Props = {
  readonly commentId: Id;
  readonly taskId: Id;
  readonly productionId: Id;
  /** The server takes files with replies. */
  readonly takesFiles: boolean;
  readonly onWritten: () => void;
};

/** Words and files in answer to a comment, kept as they are typed. What is dropped or pasted here is the reply's. */
export function ReplyWriter({ commentId, taskId, productionId, takesFiles, onWritten }: Props) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useReplyDraft(commentId);
  const { text, files } = draft.value;
  const write = (typed: string) => draft.change({ text: typed });
  const reply = useCommand('replyToComment');
  const chooseFiles = useCall('chooseFiles');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const mentions = useMentions(productionId, text, field, write);
  const drop = useFileDrop({ canPublish: false, isOff: !takesFiles, onFiles: draft.addFiles });
  // Its buttons are seen too, also once files stand above them.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [files.length]);
  const canSend = text.trim() !== '' || files.length > 0;

  async function send() {
    if (!canSend || reply.isRunning) return;
    draft.keep();
    const handles = files.map(({ handle }) => handle);
    const answer = await reply.run({ taskId, commentId, text: text.trim(), handles, draftKey: draft.key });
    tell({ answer, title: '' });
    if (answer.commandIds.length === 0) return;
    draft.forget();
    onWritten();
  }
  const sendSafely = () => void send().catch((error: unknown) => console.error('not kept', error));
  async function attach() {
    const chosen = await chooseFiles.run({ purpose: 'attachment' });
    if (chosen.length > 0) draft.addFiles(chosen, false);
    field.current?.focus();
  }
  /** They would else go to the comment that is written below. */
  function refusePasted(event: ClipboardEvent) {
    if (takesFiles || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    showToast({ title: t('task.replyTakesNoFiles') });
  }
  return (
    <div ref={box} className={styles.writing} data-drop={drop.isOver || undefined} {...drop.handlers}>
      {mentions.isOpen && <MentionList mentions={mentions} />}
      <textarea
        ref={field}
        className={styles.text}
        rows={1}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        aria-label={t('task.reply')}
        placeholder={t('task.replyPlaceholder')}
        value={text}
        {...mentions.aria}
        onChange={(event) => {
          write(event.currentTarget.value);
          mentions.onCaret(event.currentTarget);
        }}
        onPaste={refusePasted}
        onBlur={mentions.close}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return;
          if (event.key === 'Escape') onWritten();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendSafely();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className={styles.files}>
        <DraftFiles files={files} unfit={[]} onChange={(left) => draft.change({ files: left })} />
      </div>
      {reply.error && <InlineError error={reply.error} look="inset" />}
      <IconButton
        icon="attachment"
        size="sm"
        label={t('task.attach')}
        disabledReason={takesFiles ? null : t('task.replyTakesNoFiles')}
        onClick={() => void attach().catch(tellFailure)}
      />
      <IconButton icon="at" size="sm" label={t('task.mention')} onClick={mentions.begin} />
      <EmojiPicker field={field} text={text} onText={write} />
      <Button
        size="sm"
        kind="primary"
        keys="Mod+Enter"
        isBusy={reply.isRunning}
        isDisabled={!canSend}
        onClick={sendSafely}
      >
        {t(offline === null ? 'task.reply' : 'task.queueReply')}
      </Button>
      {drop.isOver && <DropNote over="item">{t('task.dropToReply')}</DropNote>}
    </div>
  );
}
