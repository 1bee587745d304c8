import { useTranslation } from 'react-i18next';
import { useStudio } from '../../../data/studio.ts';
import { leavePage } from '../../../place/navigation.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { useActions } from '../../../ui/actions.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { cameFrom } from './cameFrom.ts';
import { resultsOf } from './SessionProgress.tsx';
import styles from './SessionOver.module.css';
import type { UsedQueue } from './useReviewQueue.ts';

type Props = { readonly place: ReviewPlace; readonly queue: UsedQueue };

/** After the last one: what came of them all. */
export function SessionOver({ place, queue: { given } }: Props) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const leave = () => leavePage(cameFrom(place));
  useActions([{ id: 'review.leave', label: t('review.leave'), group: t('review.group.look'), run: leave }]);
  const results = resultsOf(given.map(({ taskStatusId }) => taskStatuses.get(taskStatusId)));
  return (
    <EmptyState
      icon="check"
      title={t('review.allChecked', results)}
      description={
        <span className={styles.takeBack}>
          <Kbd keysOf="review.take-back" /> {t('review.takesBackTheLast')}
        </span>
      }
      action={
        <Button kind="primary" keysOf="review.leave" onClick={leave}>
          {t('review.leave')}
        </Button>
      }
    />
  );
}
