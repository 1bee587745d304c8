import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Attachment } from '../../../shared/model/task.ts';
import { shownAs } from '../../../shared/rules/viewerKind.ts';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { useCall } from '../../data/useCall.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { InlineError } from '../../parts/InlineError.tsx';
import { useMediaDrag } from '../../parts/useMediaDrag.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { FileViewer } from '../../viewers/FileViewer.tsx';
import type { ViewedFile } from '../../viewers/viewer.ts';
import styles from './Attachments.module.css';

type Props = {
  readonly comment: ShownComment;
  readonly taskId: Id;
  readonly productionId: Id;
  /** Null: those of the comment itself; else those that came with this reply. */
  readonly replyId: Id | null;
  /** Those that the server does not have so far. */
  readonly waiting: ShownComment['waitingFiles'];
};

/** Files said along with a comment: pictures as pictures, the others by name and opened in their place; those that wait come from the queue. */
export function Attachments({ comment, taskId, productionId, replyId, waiting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useCommand('deleteAttachment');
  const save = useCall('saveMedia');
  const tellFailure = useTellFailure();
  const drag = useMediaDrag();
  const [enlarged, setEnlarged] = useState<Attachment | null>(null);
  const [openedId, setOpenedId] = useState<Id | null>(null);
  const isReachable = useNeedsConnection() === null;
  const sent = comment.attachments.filter((attachment) => attachment.replyId === replyId);
  if (sent.length === 0 && waiting.length === 0) return null;
  function open(attachment: Attachment) {
    if (shownAs(attachment.extension) === 'picture') setEnlarged(attachment);
    else setOpenedId(openedId === attachment.id ? null : attachment.id);
  }
  return (
    <>
      <ul className={styles.files} aria-label={t('task.attachments')}>
        {sent.map((attachment) => {
          const kind = shownAs(attachment.extension);
          const isPicture = kind === 'picture';
          const isOpened = openedId === attachment.id;
          const name = attachment.name === '' ? t('task.attachmentUnknown') : attachment.name;
          return (
            <li key={attachment.id} className={styles.file} data-opened={isOpened || undefined}>
              <button
                type="button"
                className={styles.open}
                {...drag(urlOf(attachment), attachment.name === '' ? `file.${attachment.extension}` : attachment.name)}
                title={t(isPicture ? 'task.enlarge' : isOpened ? 'viewer.hide' : 'viewer.show')}
                aria-expanded={isPicture ? undefined : isOpened}
                onClick={() => open(attachment)}
              >
                {isPicture ? <Thumbnail url={urlOf(attachment)} alt="" /> : <Icon name={iconOf(kind)} size="sm" />}
                <span className={styles.name}>{name}</span>
                {attachment.sizeBytes > 0 && <span className={styles.size}>{format.bytes(attachment.sizeBytes)}</span>}
              </button>
              <IconButton
                icon="download"
                size="sm"
                label={t('task.saveFile')}
                onClick={() => save.start({ url: urlOf(attachment), suggestedName: attachment.name })}
              />
              {isOpened && kind === 'movie' && <Played attachment={attachment} />}
              {isOpened && kind !== 'movie' && (
                <div ref={bringIntoView} className={styles.viewer} data-kind={kind ?? 'card'}>
                  <FileViewer file={viewedAttachment(attachment, productionId)} attempt={String(isReachable)} />
                </div>
              )}
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
      {save.error && <InlineError error={save.error} look="inset" />}
      {enlarged && <Lightbox url={urlOf(enlarged)} title={enlarged.name} onClose={() => setEnlarged(null)} />}
    </>
  );
}

const iconOf = (kind: ReturnType<typeof shownAs>) => (kind === 'movie' ? 'play' : kind === 'sound' ? 'sound' : 'file');

/** In its place, with the player of the system: nobody wrote captions for what is passed on here. */
function Played({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation();
  const [isUnplayable, setIsUnplayable] = useState(false);
  if (isUnplayable) return <p className={styles.played}>{t('task.broken')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote any
    <video
      className={styles.played}
      aria-label={attachment.name}
      src={urlOf(attachment)}
      controls
      autoPlay
      onError={() => setIsUnplayable(true)}
    />
  );
}

/** What opens below the edge of the panel would not be seen to open. */
const bringIntoView = (box: HTMLElement | null) => box?.scrollIntoView({ block: 'nearest' });

const viewedAttachment = (attachment: Attachment, productionId: Id): ViewedFile => ({
  url: urlOf(attachment),
  name: attachment.name,
  extension: attachment.extension.toLowerCase(),
  sizeBytes: attachment.sizeBytes,
  productionId,
});

function urlOf({ id, extension }: Attachment): string {
  return mediaUrl('attachment', id, { extension });
}
