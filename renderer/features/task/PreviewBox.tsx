import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { Revision, RevisionFile, TaskDetail } from '../../../shared/model/screens.ts';
import { entityName } from '../../data/commandWords.ts';
import { useStudio } from '../../data/studio.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import { revisionFileName } from '../../parts/revisionFileName.ts';
import { revisionFileUrl } from '../../parts/revisionFileUrl.ts';
import { useMediaDrag } from '../../parts/useMediaDrag.ts';
import { FirstPicture } from '../../ui/FirstPicture.tsx';
import { Lightbox } from '../../ui/Lightbox.tsx';
import { MoviePlayer } from '../../ui/MoviePlayer.tsx';
import { FileViewer } from '../../viewers/FileViewer.tsx';
import { viewedRevision } from '../../viewers/viewedRevision.ts';
import styles from './PreviewBox.module.css';
import { SaveFile } from './SaveFile.tsx';

type Props = {
  readonly detail: TaskDetail;
  readonly revision: Revision;
  readonly shown: RevisionFile;
  readonly askedFrame: { readonly number: number; readonly asked: number } | null;
};

/** What was put up for review: a picture, a movie with its frames, or any other file. Nothing lies over it. */
export function PreviewBox({ detail, revision, shown, askedFrame }: Props) {
  const { t } = useTranslation();
  const { file, media } = shown;
  const isReachable = useNeedsConnection() === null;
  const isWaiting = revision.mark !== null;
  const { taskTypes } = useStudio();
  const drag = useMediaDrag();
  const fileName = revisionFileName(shown, detail.entity, taskTypes.get(detail.task.taskTypeId)?.name ?? '');
  const original = revisionFileUrl(shown);
  const save = isWaiting ? null : <SaveFile url={original} name={fileName} />;
  const viewed = viewedRevision(detail, revision, shown, taskTypes);
  const attempt = `${String(shown.isOnDisk)} ${String(isReachable)}`;
  const still = isWaiting ? mediaUrl('outbox', file.id) : mediaUrl('preview', file.id);

  if (file.status === 'processing' && !isWaiting) return <Note words={t('task.processing')} />;
  if (file.status === 'broken' || file.status === 'missing') return <Note words={t('task.broken')}>{save}</Note>;
  if (media === 'movie')
    return (
      <div className={styles.box}>
        <MoviePlayer
          key={file.id}
          url={isWaiting ? mediaUrl('outbox', file.id) : mediaUrl('movie', file.id)}
          poster={isWaiting ? null : mediaUrl('preview', file.id)}
          thumbnail={isWaiting ? null : mediaUrl('thumbnail', file.id)}
          fps={detail.production.fps}
          firstFrame={detail.frames.in ?? 1}
          askedFrame={askedFrame}
          retryKey={attempt}
          fallback={save}
        />
      </div>
    );
  if (media === 'picture')
    return (
      <Picture
        key={file.id}
        url={still}
        thumbnail={isWaiting ? null : mediaUrl('thumbnail', file.id)}
        fullUrl={isWaiting ? still : original}
        drag={isWaiting ? null : drag(original, fileName)}
        title={entityName(detail.entity)}
        description={t('task.previewOf', { revision: revision.revision })}
      />
    );
  if (viewed === null) return <Note words={t('task.broken')}>{save}</Note>;
  return (
    <div className={styles.file}>
      <FileViewer file={viewed} attempt={attempt} />
    </div>
  );
}

type NoteProps = { readonly words: string; readonly children?: ReactNode };

function Note({ words, children }: NoteProps) {
  return (
    <div className={styles.box}>
      <div className={styles.note}>
        {words}
        {children}
      </div>
    </div>
  );
}

type PictureProps = {
  readonly url: string;
  /** What is there at once, until the picture has come. */
  readonly thumbnail: string | null;
  readonly fullUrl: string;
  /** Null: it is not to be taken out of the app. */
  readonly drag: ReturnType<ReturnType<typeof useMediaDrag>> | null;
  readonly title: string;
  readonly description: string;
};

function Picture({ url, thumbnail, fullUrl, drag, title, description }: PictureProps) {
  const { t } = useTranslation();
  const [isMissing, setIsMissing] = useState(false);
  const [isHere, setIsHere] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  if (isMissing) return <Note words={t('ui.notOnThisDisk')} />;
  return (
    <div className={styles.box}>
      <button
        type="button"
        className={styles.enlarge}
        data-empty={!isHere || undefined}
        aria-label={t('task.enlarge')}
        onClick={() => setIsLarge(true)}
        {...drag}
      >
        {!isHere && thumbnail !== null && <FirstPicture className={styles.picture} url={thumbnail} />}
        <img
          className={styles.picture}
          src={url}
          alt={description}
          draggable={false}
          onLoad={() => setIsHere(true)}
          onError={() => setIsMissing(true)}
        />
      </button>
      {isLarge && (
        <Lightbox
          url={fullUrl}
          fallbackUrl={url}
          title={title}
          description={description}
          onClose={() => setIsLarge(false)}
        />
      )}
    </div>
  );
}
