import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { type FrameTagLook, Markdown } from '../../ui/Markdown.tsx';
import { useNow } from '../../ui/useNow.ts';
import { Attachments } from './Attachments.tsx';
import styles from './Replies.module.css';
import { ReplyWriter } from './ReplyWriter.tsx';
import { WaitingNote } from './WaitingNote.tsx';

type Props = {
  readonly comment: ShownComment;
  readonly taskId: Id;
  readonly productionId: Id;
  /** The server takes files with replies. */
  readonly takesFiles: boolean;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
  readonly onWritten: () => void;
  readonly mentions: readonly string[];
  readonly onFrame: ((frame: number) => void) | undefined;
  readonly frameTag: FrameTagLook;
};

export function Replies(props: Props) {
  const { comment, taskId, productionId, takesFiles, isWriting, onWrite, onWritten } = props;
  const { mentions, onFrame, frameTag } = props;
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
              <div className={styles.files}>
                <Attachments
                  comment={comment}
                  taskId={taskId}
                  productionId={productionId}
                  replyId={one.id}
                  waiting={one.waitingFiles}
                />
              </div>
              {one.mark !== null && <WaitingNote mark={one.mark} commandId={one.commandId} onTakenBack={onWrite} />}
            </div>
          </div>
        );
      })}
      {isWriting && (
        <ReplyWriter
          commentId={comment.id}
          taskId={taskId}
          productionId={productionId}
          takesFiles={takesFiles}
          onWritten={onWritten}
        />
      )}
    </div>
  );
}
