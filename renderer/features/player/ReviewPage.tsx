import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useScope } from '../../data/useScope.ts';
import { InlineError } from '../../parts/InlineError.tsx';
import type { ReviewSide } from '../../parts/reviewSide.ts';
import { isSecondWindow } from '../../place/navigation.ts';
import type { ReviewPlace } from '../../place/place.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { usePreferences } from './preferences.ts';
import { NothingToShow } from './NothingToShow.tsx';
import { Review } from './Review.tsx';
import { continueSession, keyOfQueue } from './queue/reviewSession.ts';
import { useFollowedDoor } from './room/useFollowedDoor.ts';
import { useRoomDoor } from './room/useRoomDoor.ts';
import { reviewFile } from './reviewFile.ts';
import styles from './ReviewPage.module.css';

type Props = { readonly place: ReviewPlace; readonly Side: ComponentType<ReviewSide> };

/** The player: always dark and neutral, whatever the rest of the window looks like. */
export function ReviewPage({ place, Side }: Props) {
  const { t } = useTranslation();
  const { surround } = usePreferences();
  // Once, before the first of them is drawn: whoever comes back begins with what has come since.
  useState(() => continueSession(keyOfQueue(place.queue)));
  useScope({ kind: 'task', taskId: place.taskId });
  const answer = useEngine('task', { taskId: place.taskId });
  // Until the next task is here, what was on screen stays: no black frame between two shots.
  const [last, setLast] = useState<{ readonly place: ReviewPlace; readonly detail: TaskDetail } | null>(null);
  const detail = answer.value ?? (answer.isFirst ? last?.detail : answer.value);
  const shownPlace = answer.value === undefined && last !== null ? last.place : place;
  if (answer.value && (last?.detail !== answer.value || last.place !== place)) setLast({ place, detail: answer.value });

  const roomDoor = useRoomDoor(isSecondWindow ? { ...place, queue: null } : place, answer.value ?? null);
  const door = useFollowedDoor(place) ?? roomDoor;

  function content(): ReactNode {
    if (answer.error && detail === undefined)
      return <InlineError error={answer.error} onRetry={answer.ask} look="page" />;
    if (detail === undefined) return <Skeleton rows={6} label={t('ui.loading')} />;
    if (detail === null)
      return <EmptyState icon="cloud-off" title={t('task.notHere')} description={t('task.notHereWhy')} />;
    const file = reviewFile(detail, shownPlace.previewFileId);
    if (file === null) return <NothingToShow place={shownPlace} detail={detail} Side={Side} />;
    return <Review place={shownPlace} detail={detail} file={file} door={door} Side={Side} />;
  }
  return (
    <div className={styles.page} data-theme="dark" data-review data-surround={surround}>
      {content()}
    </div>
  );
}
