import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChecklistItem, newItem } from '../../../shared/model/checklist.ts';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { isPublishable } from '../../../shared/rules/publishable.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ChecklistEditor } from './ChecklistEditor.tsx';
import type { CommentDraftHandle } from './commentDraft.ts';
import styles from './Composer.module.css';
import { DraftFiles } from './DraftFiles.tsx';
import { EmojiPicker } from '../../parts/EmojiPicker.tsx';
import { MentionList, useMentions } from './mentions.tsx';
import { useSend } from './useSend.ts';

type Props = {
  readonly detail: TaskDetail;
  readonly draft: CommentDraftHandle;
  /** What it is called where it is not a comment on the task alone. */
  readonly note?: NoteLook;
  /** The field of the words, for what leads there. */
  readonly fieldRef?: RefObject<HTMLTextAreaElement | null>;
};

/** A note on frames: those stand beside the words, not among them. */
export type NoteLook = {
  readonly lead: ReactNode;
  readonly placeholder: string;
  readonly verb: string;
  readonly wordsOf: (text: string) => string;
  readonly textOf: (words: string) => string;
  readonly onBegin: () => void;
  /** What is on screen, for an item of the checklist to be about; null where nothing is. */
  readonly frameHere: () => ChecklistItem['about'];
  /** Beside the tools. */
  readonly tools: ReactNode;
};

/** Writing: words, a checklist, files and a status, kept as they are typed. What is sent offline says that it waits. */
export function Composer({ detail, draft, note, fieldRef }: Props) {
  const { t } = useTranslation();
  const studio = useStudio();
  const offline = useNeedsConnection();
  const chooseFiles = useCall('chooseFiles');
  const ownField = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? ownField;
  const { value } = draft;
  const { rights, task } = detail;
  const words = note === undefined ? value.text : note.wordsOf(value.text);
  const write = (typed: string) => draft.change({ text: note === undefined ? typed : note.textOf(typed) });
  const mentions = useMentions(detail.task.productionId, words, field, write);
  const sending = useSend(detail, draft);
  const { statuses, statusId, unfit } = sending;
  // Beside the picture statuses have buttons of their own: a note keeps the one there is, where that may be kept.
  const hasStatus = note === undefined || !sending.keeps || statusId !== null;
  const shownStatus = studio.taskStatuses.get(statusId ?? task.taskStatusId);
  const canBecomeRevision =
    rights.canPublish &&
    !value.isPublish &&
    value.files.length > 0 &&
    value.files.every((file) => isPublishable(file.extension));

  const send = () =>
    void sending
      .send()
      .then((isSent) => isSent && field.current?.focus())
      .catch((problem: unknown) => console.error('not kept', problem));
  const addItem = () => draft.change({ checklist: [...value.checklist, newItem()] });
  async function attach() {
    const files = await chooseFiles.run({ purpose: 'attachment' });
    if (files.length === 0) return;
    draft.addFiles(files, false);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useActions([
    {
      id: 'task.comment',
      label: t('task.writeComment'),
      group: t('actions.group.task'),
      icon: 'comment',
      run: () => field.current?.focus(),
    },
  ]);

  const statusEntries: readonly MenuEntry[] = [
    ...(sending.keeps
      ? [
          {
            kind: 'item' as const,
            id: 'keep',
            label: t('task.keepStatus'),
            isChecked: statusId === null,
            onChoose: () => draft.change({ taskStatusId: null }),
          },
        ]
      : []),
    ...statuses.map((status): MenuEntry => ({
      kind: 'item',
      id: status.id,
      label: `${status.shortName} ${status.name}`,
      content: <StatusChip status={status} />,
      note: status.name,
      isChecked: status.id === statusId,
      onChoose: () => draft.change({ taskStatusId: status.id }),
    })),
  ];
  const verb = value.isPublish
    ? t(offline === null ? 'task.publish' : 'task.queuePublish')
    : (note?.verb ?? t(offline === null ? 'task.comment' : 'task.queueComment'));

  return (
    <div
      className={styles.composer}
      data-publish={value.isPublish || undefined}
      data-note={note !== undefined || undefined}
    >
      {value.isPublish && (
        <div className={styles.publishHead}>
          <Icon name="outbox" size="sm" />
          <span className={styles.publishTitle}>{t('task.publishRevision', { revision: detail.nextRevision })}</span>
          <Button kind="quiet" size="sm" onClick={() => draft.change({ isPublish: false })}>
            {t('task.attachInstead')}
          </Button>
        </div>
      )}
      {mentions.isOpen && <MentionList mentions={mentions} />}
      {note?.lead}
      <textarea
        ref={field}
        className={styles.text}
        rows={1}
        aria-label={t('task.writeComment')}
        placeholder={note?.placeholder ?? t('task.commentPlaceholder')}
        value={words}
        {...mentions.aria}
        onChange={(event) => {
          write(event.currentTarget.value);
          mentions.onCaret(event.currentTarget);
        }}
        onSelect={(event) => mentions.onCaret(event.currentTarget)}
        onFocus={note?.onBegin}
        onBlur={mentions.close}
        onKeyDown={onKeyDown}
      />
      <ChecklistEditor
        items={value.checklist}
        firstNumber={firstFrameNumber('shot', detail.frames.in)}
        frameHere={note?.frameHere ?? null}
        onChange={(checklist) => draft.change({ checklist })}
        onDone={send}
      />
      <DraftFiles
        files={value.files}
        unfit={unfit}
        onChange={(files) => draft.change({ files, isPublish: value.isPublish && files.length > 0 })}
      />
      {canBecomeRevision && note === undefined && (
        <Button kind="quiet" size="sm" icon="outbox" onClick={() => draft.change({ isPublish: true })}>
          {t('task.publishInstead', { revision: detail.nextRevision })}
        </Button>
      )}
      {sending.refused !== null && (
        <p className={styles.refused} role="alert">
          {t('task.refused', { reason: sending.refused })}
        </p>
      )}
      {sending.error && <InlineError error={sending.error} look="inset" />}
      <div className={styles.tools}>
        <IconButton
          icon="attachment"
          size="sm"
          label={t('task.attach')}
          onClick={() => void attach().catch((error: unknown) => console.error('no file chosen', error))}
        />
        <IconButton icon="todo" size="sm" label={t('task.addChecklist')} onClick={addItem} />
        <IconButton icon="at" size="sm" label={t('task.mention')} onClick={mentions.begin} />
        <EmojiPicker field={field} text={words} onText={write} />
        {note?.tools}
        <span className={styles.send}>
          {shownStatus && statuses.length > 0 && hasStatus && (
            <Menu
              side="top"
              align="end"
              focusAfterChoice={field}
              trigger={
                <button
                  type="button"
                  className={styles.status}
                  aria-label={`${t('task.commentStatus')}: ${shownStatus.shortName}`}
                  title={t('task.commentStatus')}
                  data-kept={statusId === null || undefined}
                >
                  <StatusChip status={shownStatus} hasMenu />
                </button>
              }
              entries={statusEntries}
            />
          )}
          <Button
            kind="primary"
            size="sm"
            keys="Mod+Enter"
            isDisabled={!sending.canSend}
            isBusy={sending.isRunning}
            onClick={send}
          >
            {verb}
          </Button>
        </span>
      </div>
    </div>
  );
}
