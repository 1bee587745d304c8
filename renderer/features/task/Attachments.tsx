import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Attachment } from '../../../shared/model/task.ts';
import { previewMedia } from '../../../shared/rules/previewMedia.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { useMediaDrag } from '../../parts/useMediaDrag.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import styles from './Attachments.module.css';

type Props = {
  readonly comment: ShownComment;
  readonly taskId: Id;
  /** Null: those of the comment itself; else those that came with this reply. */
  readonly replyId: Id | null;
};

/** Files said along with a comment: pictures as pictures, the others by name; those that wait come from the queue. */
export function Attachments({ comment, taskId, replyId }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useCommand('deleteAttachment');
  const save = useCall('saveMedia');
  const tellFailure = useTellFailure();
  const drag = useMediaDrag();
  const [enlarged, setEnlarged] = useState<Attachment | null>(null);
  const [played, setPlayed] = useState<Id | null>(null);
  const sent = comment.attachments.filter((attachment) => attachment.replyId === replyId);
  const waiting = replyId === null ? comment.waitingFiles : [];
  if (sent.length === 0 && waiting.length === 0) return null;
  function open(attachment: Attachment, kind: Kind) {
    if (kind === 'picture') setEnlarged(attachment);
    else if (kind === 'other') save.start({ url: urlOf(attachment), suggestedName: attachment.name });
    else setPlayed(played === attachment.id ? null : attachment.id);
  }
  return (
    <>
      <ul className={styles.files} aria-label={t('task.attachments')}>
        {sent.map((attachment) => {
          const kind = attachmentKind(attachment.extension);
          const isPicture = kind === 'picture';
          const isPlayable = kind === 'movie' || kind === 'sound';
          const isPlayed = isPlayable && played === attachment.id;
          const name = attachment.name === '' ? t('task.attachmentUnknown') : attachment.name;
          return (
            <li key={attachment.id} className={styles.file} data-played={isPlayed || undefined}>
              <button
                type="button"
                className={styles.open}
                {...drag(urlOf(attachment), attachment.name === '' ? `file.${attachment.extension}` : attachment.name)}
                title={t(isPicture ? 'task.enlarge' : isPlayable ? 'task.playFile' : 'task.saveFile')}
                aria-expanded={isPlayable ? isPlayed : undefined}
                onClick={() => open(attachment, kind)}
              >
                {isPicture ? <Thumbnail url={urlOf(attachment)} alt="" /> : <Icon name={icons[kind]} size="sm" />}
                <span className={styles.name}>{name}</span>
                {attachment.sizeBytes > 0 && <span className={styles.size}>{format.bytes(attachment.sizeBytes)}</span>}
              </button>
              {(isPicture || isPlayable) && (
                <IconButton
                  icon="download"
                  size="sm"
                  label={t('task.saveFile')}
                  onClick={() => save.start({ url: urlOf(attachment), suggestedName: attachment.name })}
                />
              )}
              {isPlayed && <Played attachment={attachment} isSound={kind === 'sound'} />}
              {comment.canDelete && (
                <IconButton
                  icon="close"
                  size="sm"
                  label={t('task.removeFile', { name })}
                  onClick={() =>
                    void remove.run({ taskId, commentId: comment.id, attachmentId: attachment.id }).catch(tellFailure)
                  }
                />
              )}
            </li>
          );
        })}
        {waiting.map((file) => (
          <li key={file.id} className={styles.file} data-waiting>
            <Icon name="clock" size="sm" />
            <span className={styles.name}>{file.name}</span>
            <span className={styles.size}>{format.bytes(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
      {save.error && <InlineError error={save.error} look="line" />}
      {enlarged && <Lightbox url={urlOf(enlarged)} title={enlarged.name} onClose={() => setEnlarged(null)} />}
    </>
  );
}

type Kind = ReturnType<typeof previewMedia> | 'sound';
const sounds = new Set(['mp3', 'wav', 'ogg', 'oga', 'm4a', 'aac', 'flac', 'opus']);
const attachmentKind = (extension: string): Kind =>
  sounds.has(extension.toLowerCase()) ? 'sound' : previewMedia(extension);
const icons = { picture: 'file', movie: 'play', sound: 'sound', other: 'file' } as const;

/** In its place, with the player of the system: nobody wrote captions for what is passed on here. */
function Played({ attachment, isSound }: { readonly attachment: Attachment; readonly isSound: boolean }) {
  const { t } = useTranslation();
  const [isUnplayable, setIsUnplayable] = useState(false);
  const shared = { src: urlOf(attachment), controls: true, autoPlay: true, onError: () => setIsUnplayable(true) };
  if (isUnplayable) return <p className={styles.played}>{t('task.broken')}</p>;
  return isSound ? (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote any
    <audio className={styles.played} aria-label={attachment.name} {...shared} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote any
    <video className={styles.played} aria-label={attachment.name} {...shared} />
  );
}

function urlOf({ id, extension }: Attachment): string {
  return mediaUrl('attachment', id, { extension });
}
