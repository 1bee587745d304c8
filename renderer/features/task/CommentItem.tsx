import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { ShownComment, TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { wordsOfItem } from '../../../shared/rules/frameTags.ts';
import { useStudio } from '../../data/studio.ts';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { useTaskOutcome } from '../../parts/taskOutcome.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useActions } from '../../ui/actions.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Markdown, PlainWords } from '../../ui/Markdown.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { useNow } from '../../ui/useNow.ts';
import { Attachments } from './Attachments.tsx';
import styles from './CommentItem.module.css';
import { useFrameTags } from './useFrameTags.ts';
import { CommentEditor } from './CommentEditor.tsx';
import { Replies } from './Replies.tsx';
import { WaitingNote } from './WaitingNote.tsx';

type Props = {
  readonly comment: ShownComment;
  readonly detail: TaskDetail;
  /** What one came for: marked, and C replies to it. */
  readonly isShown: boolean;
  /** Absent where no movie is on screen. */
  readonly onFrame: ((frame: number) => void) | undefined;
  readonly onRevision: (revision: number) => void;
  /** Under review: its frames need not say whose they are. */
  readonly shownRevision?: number;
};

/** Who said what, with which status; what waits says so, and what one may do about it stands on hover and focus. */
export function CommentItem({ comment, detail, isShown, onFrame, onRevision, shownRevision }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const studio = useStudio();
  const openExternal = useCall('openExternal');
  const copyText = useCall('copyText');
  const edit = useCommand('editComment');
  const remove = useCommand('deleteComment');
  const acknowledge = useCommand('acknowledgeComment');
  const pin = useCommand('pinComment');
  const [isEditing, setIsEditing] = useState(false);
  const [isReplying, setIsReplying] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const taskId = detail.task.id;
  const frameTag = useFrameTags(detail, onFrame, onRevision, shownRevision);
  useActions(
    isShown
      ? [
          {
            id: 'inbox.reply',
            label: t('task.replyToShown'),
            group: t('actions.group.task'),
            icon: 'reply',
            run: () => setIsReplying(true),
          },
        ]
      : [],
    undefined,
    true,
  );
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  /** What the rules turn down is said; what was taken shows in its place. */
  const act = (command: Promise<CommandAnswer>) =>
    void command.then((answer) => tell({ answer, title: '' })).catch(tellFailure);
  const author = comment.personId === null ? undefined : studio.people.get(comment.personId);
  const authorName = author?.fullName ?? t('task.someone');
  const status = comment.taskStatusId === null ? undefined : studio.taskStatuses.get(comment.taskStatusId);
  const isWaiting = comment.commandId !== null;
  const meId = studio.me?.id ?? '';
  const hasAcknowledged = comment.acknowledgementIds.includes(meId);
  const acknowledgers = comment.acknowledgementIds.flatMap((id) => studio.people.get(id)?.fullName ?? []);
  const mentions = [
    ...comment.mentionIds.flatMap((id) => studio.people.get(id)?.fullName ?? []),
    ...comment.departmentMentionIds.flatMap((id) => studio.departments.get(id)?.name ?? []),
  ];

  function check(index: number, checked: boolean) {
    const checklist = comment.checklist.map((item, at) => (at === index ? { ...item, checked } : item));
    act(edit.run({ taskId, commentId: comment.id, text: comment.text, checklist }));
  }

  const entries: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'copy',
      label: t('task.copyText'),
      icon: 'copy',
      onChoose: () => copyText.start({ text: comment.text }),
    },
    ...(detail.rights.canPin
      ? [
          {
            kind: 'item' as const,
            id: 'pin',
            label: t(comment.isPinned ? 'task.unpinComment' : 'task.pinComment'),
            icon: 'pin' as const,
            onChoose: () => act(pin.run({ taskId, commentId: comment.id, isPinned: !comment.isPinned })),
          },
        ]
      : []),
    ...(comment.canEdit
      ? [
          {
            kind: 'item' as const,
            id: 'edit',
            label: t('task.editComment'),
            icon: 'draw' as const,
            onChoose: () => setIsEditing(true),
          },
        ]
      : []),
    ...(comment.canDelete
      ? [
          {
            kind: 'item' as const,
            id: 'delete',
            label: t('task.deleteComment'),
            icon: 'trash' as const,
            isDanger: true,
            onChoose: () => setIsDeleting(true),
          },
        ]
      : []),
  ];

  return (
    <article
      className={styles.comment}
      data-waiting={isWaiting || undefined}
      data-shown={isShown || undefined}
      data-comment={comment.id}
      aria-label={t('task.commentBy', { name: authorName })}
    >
      <Avatar name={authorName} pictureUrl={author ? pictureOf(author) : null} size="md" isNamed={false} />
      <div className={styles.body}>
        <header className={styles.head}>
          <span className={styles.author}>{authorName}</span>
          {comment.revision !== null && (
            <button type="button" className={styles.revision} onClick={() => onRevision(comment.revision ?? 0)}>
              {t('task.published', { revision: comment.revision })}
            </button>
          )}
          {status && <StatusChip status={status} />}
          {comment.isPinned && (
            <span className={styles.pinned} title={t('task.pinned')}>
              <Icon name="pin" size="xs" />
            </span>
          )}
          <time
            className={styles.when}
            dateTime={comment.createdAt}
            title={
              comment.writtenAt === null
                ? format.instantFull(comment.createdAt)
                : t('task.writtenAndSent', {
                    written: format.instantFull(comment.writtenAt),
                    sent: isWaiting ? t('task.notYet') : format.instantFull(comment.createdAt),
                  })
            }
          >
            {comment.writtenAt === null || isWaiting
              ? format.when(comment.writtenAt ?? comment.createdAt, now)
              : t('task.whenSent', {
                  written: format.when(comment.writtenAt, now),
                  sent: format.when(comment.createdAt, now),
                })}
          </time>
          {!isWaiting && (
            <span className={styles.actions}>
              <IconButton icon="reply" size="sm" label={t('task.reply')} onClick={() => setIsReplying(true)} />
              <IconButton
                icon="check"
                size="sm"
                label={hasAcknowledged ? t('task.unacknowledge') : t('task.acknowledge')}
                isPressed={hasAcknowledged}
                onClick={() =>
                  act(acknowledge.run({ taskId, commentId: comment.id, isAcknowledged: !hasAcknowledged }))
                }
              />
              <Menu
                align="end"
                trigger={<IconButton icon="more" size="sm" label={t('task.more')} />}
                entries={entries}
              />
            </span>
          )}
        </header>
        {isEditing ? (
          <CommentEditor
            comment={comment}
            productionId={detail.task.productionId}
            firstNumber={firstFrameNumber('shot', detail.frames.in)}
            onKeep={(text, checklist) => {
              setIsEditing(false);
              act(edit.run({ taskId, commentId: comment.id, text, checklist }));
            }}
            onCancel={() => setIsEditing(false)}
          />
        ) : (
          <>
            {comment.text !== '' && (
              <Markdown
                text={comment.text}
                mentions={mentions}
                onOpenLink={(url) => openExternal.start({ url })}
                onOpenFrame={onFrame}
                frameLabel={(frame) => t('task.showFrame', { frame })}
                frameTag={frameTag}
              />
            )}
            {comment.checklist.length > 0 && (
              <ul className={styles.checklist}>
                {comment.checklist.map((item, index) => (
                  <li key={index}>
                    <Checkbox
                      isChecked={item.checked}
                      isStruck
                      isDisabled={!comment.canCheck}
                      onChange={(checked) => check(index, checked)}
                    >
                      <PlainWords
                        text={wordsOfItem(item, detail.production.fps)}
                        mentions={mentions}
                        onOpenFrame={onFrame}
                        frameLabel={(frame) => t('task.showFrame', { frame })}
                        frameTag={frameTag}
                      />
                    </Checkbox>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        <Attachments
          comment={comment}
          taskId={taskId}
          productionId={detail.task.productionId}
          replyId={null}
          waiting={comment.waitingFiles}
        />
        {acknowledgers.length > 0 && (
          <p className={styles.acknowledged} data-waits={comment.acknowledgeMark !== null || undefined}>
            <Icon name="check" size="xs" /> {t('task.acknowledgedBy', { names: format.list(acknowledgers) })}
          </p>
        )}
        {comment.mark !== null && <WaitingNote mark={comment.mark} commandId={comment.commandId} />}
        <Replies
          comment={comment}
          taskId={taskId}
          productionId={detail.task.productionId}
          takesFiles={detail.repliesTakeFiles}
          isWriting={isReplying}
          onWrite={() => setIsReplying(true)}
          onFrame={onFrame}
          frameTag={frameTag}
          onWritten={() => setIsReplying(false)}
          mentions={mentions}
        />
      </div>
      <Dialog
        title={t('task.deleteTitle')}
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
        actions={
          <>
            <Button onClick={() => setIsDeleting(false)}>{t('ui.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setIsDeleting(false);
                act(remove.run({ taskId, commentId: comment.id }));
              }}
            >
              {t('task.deleteComment')}
            </Button>
          </>
        }
      >
        {t(comment.revision === null ? 'task.deleteWhat' : 'task.deleteWhatRevision')}
      </Dialog>
    </article>
  );
}
