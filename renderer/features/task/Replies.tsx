import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { draftKeyOfReply } from '../../../shared/draft.ts';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { EmojiPicker } from '../../parts/EmojiPicker.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { type FrameTagLook, Markdown } from '../../ui/Markdown.tsx';
import { useNow } from '../../ui/useNow.ts';
import { Attachments } from './Attachments.tsx';
import { useDraft, wordsDraft } from '../../data/draftKeeper.ts';
import { MentionList, useMentions } from './mentions.tsx';
import styles from './Replies.module.css';
import { WaitingNote } from './WaitingNote.tsx';

type Props = {
  readonly comment: ShownComment;
  readonly taskId: Id;
  readonly productionId: Id;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
  readonly onWritten: () => void;
  readonly mentions: readonly string[];
  readonly onFrame: ((frame: number) => void) | undefined;
  readonly frameTag: FrameTagLook;
};

export function Replies(props: Props) {
  const { comment, taskId, productionId, isWriting, onWrite, onWritten, mentions, onFrame, frameTag } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people } = useStudio();
  const openExternal = useCall('openExternal');
  const remove = useCommand('deleteReply');
  const tellFailure = useTellFailure();
  if (comment.shownReplies.length === 0 && !isWriting) return null;
  return (
    <div className={styles.replies}>
      {comment.shownReplies.map((one) => {
        const author = one.personId === null ? undefined : people.get(one.personId);
        const name = author?.fullName ?? t('task.someone');
        return (
          <div key={one.id} className={styles.reply}>
            <Avatar name={name} pictureUrl={author ? pictureOf(author) : null} size="sm" isNamed={false} />
            <div className={styles.body}>
              <span className={styles.head}>
                <span className={styles.author}>{name}</span>
                <time className={styles.when} dateTime={one.createdAt} title={format.instantFull(one.createdAt)}>
                  {format.when(one.createdAt, now)}
                </time>
                {one.canDelete && (
                  <span className={styles.remove}>
                    <IconButton
                      icon="trash"
                      size="sm"
                      label={t('task.deleteReply')}
                      onClick={() =>
                        void remove.run({ taskId, commentId: comment.id, replyId: one.id }).catch(tellFailure)
                      }
                    />
                  </span>
                )}
              </span>
              <Markdown
                text={one.text}
                mentions={mentions}
                onOpenLink={(url) => openExternal.start({ url })}
                onOpenFrame={onFrame}
                frameLabel={(frame) => t('task.showFrame', { frame })}
                frameTag={frameTag}
              />
              <Attachments comment={comment} taskId={taskId} productionId={productionId} replyId={one.id} />
              {one.mark !== null && <WaitingNote mark={one.mark} commandId={one.commandId} onTakenBack={onWrite} />}
            </div>
          </div>
        );
      })}
      {isWriting && (
        <ReplyWriter commentId={comment.id} taskId={taskId} productionId={productionId} onWritten={onWritten} />
      )}
    </div>
  );
}

type WriterProps = {
  readonly commentId: Id;
  readonly taskId: Id;
  readonly productionId: Id;
  readonly onWritten: () => void;
};

function ReplyWriter({ commentId, taskId, productionId, onWritten }: WriterProps) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = draftKeyOfReply(commentId);
  const draft = useDraft(key, wordsDraft);
  const reply = useCommand('replyToComment');
  const tell = useTaskOutcome();
  const mentions = useMentions(productionId, draft.value, field, draft.set);

  async function send() {
    const text = draft.value.trim();
    if (text === '' || reply.isRunning) return;
    draft.keep();
    const answer = await reply.run({ taskId, commentId, text, draftKey: key });
    tell({ answer, title: '' });
    if (answer.commandIds.length === 0) return;
    draft.forget();
    onWritten();
  }
  const sendSafely = () => void send().catch((error: unknown) => console.error('not kept', error));
  return (
    <div className={styles.writing}>
      {mentions.isOpen && <MentionList mentions={mentions} />}
      <textarea
        ref={field}
        className={styles.text}
        rows={1}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        aria-label={t('task.reply')}
        placeholder={t('task.replyPlaceholder')}
        value={draft.value}
        {...mentions.aria}
        onChange={(event) => {
          draft.set(event.currentTarget.value);
          mentions.onCaret(event.currentTarget);
        }}
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
      <IconButton icon="at" size="sm" label={t('task.mention')} onClick={mentions.begin} />
      <EmojiPicker field={field} text={draft.value} onText={draft.set} />
      <Button
        size="sm"
        kind="primary"
        keys="Mod+Enter"
        isBusy={reply.isRunning}
        isDisabled={draft.value.trim() === ''}
        onClick={sendSafely}
      >
        {t(offline === null ? 'task.reply' : 'task.queueReply')}
      </Button>
    </div>
  );
}
