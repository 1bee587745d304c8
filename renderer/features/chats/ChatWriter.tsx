import { type ClipboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { useDraft, wordsDraft } from '../../data/draftKeeper.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { EmojiPicker } from '../../parts/EmojiPicker.tsx';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ChatWriter.module.css';

type Props = { readonly entityId: Id };

/** What is typed is kept. Enter sends, Shift+Enter begins a line; offline it waits for the connection. */
export function ChatWriter({ entityId }: Props) {
  const { t } = useTranslation();
  const offline = useNeedsConnection();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = `chat:${entityId}`;
  const draft = useDraft(key, wordsDraft);
  const [files, setFiles] = useState<readonly FileHandle[]>([]);
  const say = useCommand('sayInChat');
  const chooseFiles = useCall('chooseFiles');
  const keepPasted = useCall('keepPastedFile');
  const tellFailure = useTellFailure();
  const canSend = draft.value.trim() !== '' || files.length > 0;

  async function send() {
    if (!canSend || say.isRunning) return;
    draft.keep();
    const handles = files.map(({ handle }) => handle);
    const answer = await say.run({ entityId, text: draft.value.trim(), handles, draftKey: key });
    if (answer.commandIds.length === 0) return;
    draft.forget();
    setFiles([]);
    field.current?.focus();
  }
  const sendSafely = () => void send().catch(tellFailure);
  async function attach() {
    const chosen = await chooseFiles.run({ purpose: 'attachment' });
    setFiles((before) => [...before, ...chosen]);
  }
  async function paste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    for (const file of pasted) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const kept = await keepPasted.run({ name: file.name, bytes });
      setFiles((before) => [...before, kept]);
    }
  }
  useActions([
    {
      id: 'chats.write',
      label: t('chats.write'),
      group: t('pages.chats'),
      icon: 'comment',
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <div className={styles.writer}>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map(({ handle, name }) => (
            <li key={handle} className={styles.file}>
              {name}
              <IconButton
                icon="close"
                size="sm"
                label={t('task.removeFile', { name })}
                onClick={() => setFiles(files.filter((one) => one.handle !== handle))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.line}>
        <textarea
          ref={field}
          className={styles.text}
          rows={1}
          aria-label={t('chats.write')}
          placeholder={t('chats.placeholder')}
          value={draft.value}
          onChange={(event) => draft.set(event.currentTarget.value)}
          onPaste={(event) => void paste(event).catch(tellFailure)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) sendSafely();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <IconButton
          icon="attachment"
          size="sm"
          label={t('task.attach')}
          onClick={() => void attach().catch(tellFailure)}
        />
        <EmojiPicker field={field} text={draft.value} onText={draft.set} />
        <Button kind="primary" size="sm" keys="Enter" isDisabled={!canSend} isBusy={say.isRunning} onClick={sendSafely}>
          {t(offline === null ? 'chats.send' : 'chats.queue')}
        </Button>
      </div>
    </div>
  );
}
