import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import type { ReviewPlace } from '../../place.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { usePreferences } from './preferences.ts';
import { NothingToShow } from './NothingToShow.tsx';
import { Review } from './Review.tsx';
import { reviewFile } from './reviewFile.ts';
import styles from './ReviewPage.module.css';

/** What stands beside the picture needs to know what is on screen, and may send one elsewhere. */
export type ReviewSide = {
  readonly detail: TaskDetail;
  /** Of what is on screen. */
  readonly revision: number;
  /** What is on screen now, counted from 0; null where it is no movie, or nothing is. */
  readonly frameNow: () => number | null;
  readonly firstNumber: number;
  readonly fps: number;
  /** Goes to a frame, counted from 0, and stops there. */
  readonly onFrame: (frame: number) => void;
  readonly onRevision: (revision: number) => void;
  /** Something is being written about what is on screen: it stands still. */
  readonly onWrite: () => void;
  /** A status was given: on to the next. Null: there is none. */
  readonly onNext: (() => void) | null;
};

type Props = { readonly place: ReviewPlace; readonly Side: ComponentType<ReviewSide> };

/** The player: always dark and neutral, whatever the rest of the window looks like. */
export function ReviewPage({ place, Side }: Props) {
  const { t } = useTranslation();
  const { surround } = usePreferences();
  useScope({ kind: 'task', taskId: place.taskId });
  const answer = useEngine('task', { taskId: place.taskId });
  // Until the next task is here, what was on screen stays: no black frame between two shots.
  const [last, setLast] = useState<{ readonly place: ReviewPlace; readonly detail: TaskDetail } | null>(null);
  const detail = answer.value ?? (answer.isFirst ? last?.detail : answer.value);
  const shownPlace = answer.value === undefined && last !== null ? last.place : place;
  if (answer.value && (last?.detail !== answer.value || last.place !== place)) setLast({ place, detail: answer.value });

  function content(): ReactNode {
    if (answer.error && detail === undefined)
      return <InlineError error={answer.error} onRetry={answer.ask} look="page" />;
    if (detail === undefined) return <Skeleton rows={6} label={t('ui.loading')} />;
    if (detail === null)
      return <EmptyState icon="cloud-off" title={t('task.notHere')} description={t('task.notHereWhy')} />;
    const file = reviewFile(detail, shownPlace.previewFileId);
    if (file === null) return <NothingToShow place={shownPlace} detail={detail} Side={Side} />;
    return <Review place={shownPlace} detail={detail} file={file} Side={Side} />;
  }
  return (
    <div className={styles.page} data-theme="dark" data-review data-surround={surround}>
      {content()}
    </div>
  );
}
