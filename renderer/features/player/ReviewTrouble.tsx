import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { useStudio } from '../../data/studio.ts';
import { revisionFileName } from '../../parts/revisionFileName.ts';
import { go } from '../../place/navigation.ts';
import type { ReviewPlace } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { MoviePlayer } from '../../ui/MoviePlayer.tsx';
import { FileCard } from '../../viewers/FileCard.tsx';
import { type Apart, useApart } from './apart.ts';
import { addressOf, type ReviewFile } from './reviewFile.ts';
import styles from './ReviewPage.module.css';
import type { MediumState } from './useMedium.ts';

export type NoPicture = 'processing' | 'broken' | 'not-here' | 'not-exact';

type Props = {
  readonly why: NoPicture;
  /** What nothing here decodes; null where that is not why, or nobody knows. */
  readonly codec: string | null;
  readonly place: ReviewPlace;
  readonly detail: TaskDetail;
  readonly file: ReviewFile;
  readonly firstNumber: number;
};

/** Why there is no picture of its frames; null where there is one, or will be in a moment. */
export function whyNoPicture(
  detail: TaskDetail,
  file: ReviewFile,
  apart: Apart,
  problem: MediumState['problem'],
): NoPicture | null {
  const { shown, revision } = file;
  if (shown.file.status === 'processing' && revision.mark === null) return 'processing';
  if (addressOf(detail, file, apart) === null) return 'broken';
  if (problem === null) return null;
  if (problem.code === 'not-here') return 'not-here';
  return shown.media === 'picture' ? 'broken' : 'not-exact';
}

/** Says it, with what is left to do. */
export function ReviewTrouble({ why, codec, place, detail, file, firstNumber }: Props) {
  const { t } = useTranslation();
  const { productionId, list, taskId } = place;
  const openTask = (
    <Button onClick={() => go({ page: 'task', productionId, list, taskId })}>{t('review.openTask')}</Button>
  );
  switch (why) {
    case 'processing':
    case 'broken':
      return <Message words={t(`task.${why}`)}>{openTask}</Message>;
    case 'not-here':
      return (
        <Message words={t('ui.notOnThisDisk')}>
          <p>{t('review.notHereWhy')}</p>
          {openTask}
        </Message>
      );
    case 'not-exact':
      return <NotExact key={file.shown.file.id} codec={codec} detail={detail} file={file} firstNumber={firstNumber} />;
  }
}

/** A movie without its frames, where the browser's own player has a decoder for it; else what can be done with the file. */
function NotExact({
  codec,
  detail,
  file: reviewed,
  firstNumber,
}: Pick<Props, 'codec' | 'detail' | 'file' | 'firstNumber'>) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const [isUnplayable, setIsUnplayable] = useState(false);
  const { shown } = reviewed;
  const { file } = shown;
  const apart = useApart();
  const url = addressOf(detail, reviewed, apart)?.url ?? '';
  if (isUnplayable) {
    const name = revisionFileName(shown, detail.entity, taskTypes.get(detail.task.taskTypeId)?.name ?? '');
    const { extension, sizeBytes } = file;
    return <FileCard file={{ url, name, extension, sizeBytes }} problem="no-decoder" codec={codec} />;
  }
  return (
    <Message words={t('review.notExact')}>
      <div className={styles.fallback}>
        <MoviePlayer
          url={url}
          poster={mediaUrl('preview', file.id)}
          thumbnail={null}
          fps={detail.production.fps}
          firstFrame={firstNumber}
          askedFrame={null}
          isHere
          onUnplayable={() => setIsUnplayable(true)}
        />
      </div>
    </Message>
  );
}

function Message({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className={styles.message}>
      <p>{words}</p>
      {children}
    </div>
  );
}
