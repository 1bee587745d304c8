import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { ShownMessage } from '../../../shared/model/chat.ts';
import type { Attachment } from '../../../shared/model/task.ts';
import { previewMedia } from '../../../shared/rules/previewMedia.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { pictureOf } from '../../parts/pictureOf.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './MessageItem.module.css';

type Props = {
  readonly message: ShownMessage;
  /** By the same person, shortly after: their name need not stand there again. */
  readonly goesOn: boolean;
};

const noMentions: readonly string[] = [];

/** Who said what, with pictures as pictures; what waits says so, one's own can be taken back. */
export function MessageItem({ message, goesOn }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { people } = useStudio();
  const openExternal = useCall('openExternal');
  const discard = useCall('discardCommand');
  const retry = useCall('retryCommand');
  const remove = useCommand('deleteChatMessage');
  const tellFailure = useTellFailure();
  const author = people.get(message.personId ?? '');
  const name = author?.fullName ?? t('task.someone');
  const { commandId, mark } = message;
  return (
    <article className={styles.message} data-goes-on={goesOn || undefined} aria-label={t('chats.by', { name })}>
      {goesOn ? (
        <span className={styles.gap} />
      ) : (
        <Avatar name={name} pictureUrl={author ? pictureOf(author) : null} size="md" isNamed={false} />
      )}
      <div className={styles.body}>
        {!goesOn && (
          <p className={styles.head}>
            <b>{name}</b>
            <time className={styles.when} dateTime={message.createdAt} title={format.instantFull(message.createdAt)}>
              {format.when(message.createdAt, now)}
            </time>
          </p>
        )}
        {message.text !== '' && (
          <Markdown
            text={message.text}
            mentions={noMentions}
            onOpenLink={(url) => openExternal.start({ url })}
            frameLabel={(frame) => t('task.showFrame', { frame })}
          />
        )}
        {message.attachments.map((file) => (
          <File key={file.id} file={file} />
        ))}
        {message.waitingFiles.map((file) => (
          <p key={file.id} className={styles.file}>
            <Icon name="clock" size="sm" /> {file.name}
          </p>
        ))}
        {mark !== null && (
          <p className={styles.mark} data-mark={mark} role={mark === 'rejected' ? 'alert' : undefined}>
            <Icon name={mark === 'rejected' ? 'warning' : 'clock'} size="xs" /> {t(`marks.${mark}`)}
            {commandId !== null && mark === 'rejected' && (
              <Button size="sm" onClick={() => retry.start({ commandId })}>
                {t('ui.retry')}
              </Button>
            )}
            {commandId !== null && (mark === 'rejected' || mark === 'waiting') && (
              <Button size="sm" kind="quiet" onClick={() => discard.start({ commandId })}>
                {t('chats.discard')}
              </Button>
            )}
          </p>
        )}
      </div>
      {message.canDelete && mark === null && (
        <span className={styles.tools}>
          <IconButton
            icon="trash"
            size="sm"
            label={t('chats.delete')}
            onClick={() => void remove.run({ entityId: message.entityId, messageId: message.id }).catch(tellFailure)}
          />
        </span>
      )}
    </article>
  );
}

function File({ file }: { readonly file: Attachment }) {
  const { t } = useTranslation();
  const save = useCall('saveMedia');
  const [isLarge, setIsLarge] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const url = mediaUrl('attachment', file.id, { extension: file.extension });
  if (previewMedia(file.extension) === 'picture' && !isMissing)
    return (
      <>
        <button type="button" className={styles.picture} title={t('task.enlarge')} onClick={() => setIsLarge(true)}>
          <img src={url} alt={file.name} loading="lazy" draggable={false} onError={() => setIsMissing(true)} />
        </button>
        {isLarge && <Lightbox url={url} title={file.name} onClose={() => setIsLarge(false)} />}
      </>
    );
  return (
    <Button
      size="sm"
      kind="quiet"
      icon="file"
      title={t('task.saveFile')}
      onClick={() => save.start({ url, suggestedName: file.name })}
    >
      {file.name}
    </Button>
  );
}
