import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { entityName } from '../../data/commandWords.ts';
import type { ReviewSide } from '../../parts/reviewSide.ts';
import { go, leavePage } from '../../place/navigation.ts';
import type { ReviewPlace } from '../../place/place.ts';
import type { ActionId } from '../../keys/catalogue.ts';
import { useActions } from '../../ui/actions.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { cameFrom } from './queue/cameFrom.ts';
import { ChecksRail } from './queue/ChecksRail.tsx';
import { Filmstrip } from './queue/Filmstrip.tsx';
import { SessionOver } from './queue/SessionOver.tsx';
import { useReviewQueue } from './queue/useReviewQueue.ts';
import { useHasRail } from './queue/useHasRail.ts';
import { useSessionSteps } from './queue/useSessionSteps.ts';
import { nowhere } from './spotOf.ts';
import styles from './ReviewPage.module.css';

type Props = {
  readonly place: ReviewPlace;
  readonly detail: TaskDetail;
  readonly Side: ComponentType<ReviewSide>;
};

/** A task without a preview, among those that are gone through: one can still answer, and go on. */
export function NothingToShow({ place, detail, Side }: Props) {
  const { t } = useTranslation();
  const queue = useReviewQueue(place);
  const hasRail = useHasRail(place);
  const steps = useSessionSteps(place, queue, detail.entity);
  const { productionId, list, taskId } = place;
  const item = (step: 1 | -1) => (queue.index < 0 ? undefined : queue.items[queue.index + step]);
  const next = item(1);
  const walk = (id: ActionId, step: 1 | -1) => ({
    id,
    label: t(step === 1 ? 'review.next' : 'review.previous'),
    group: t('review.group.play'),
    run: () => {
      const to = item(step);
      if (to !== undefined) go(to.place);
    },
  });
  useActions([
    walk('review.previous', -1),
    walk('review.previous-shot', -1),
    walk('review.next', 1),
    walk('review.next-shot', 1),
    {
      id: 'review.leave',
      label: t('review.leave'),
      group: t('review.group.look'),
      run: () => leavePage(cameFrom(place)),
    },
  ]);
  if (steps.isOver) return <SessionOver place={place} queue={queue} />;
  return (
    <>
      {hasRail && <ChecksRail queue={queue} />}
      <section className={styles.player} aria-label={t('review.player')} data-region="player" tabIndex={-1}>
        <div className={styles.middle}>
          <EmptyState
            icon="play"
            title={t('review.nothing')}
            description={entityName(detail.entity)}
            action={
              next === undefined ? (
                <Button onClick={() => go({ page: 'task', productionId, list, taskId })}>{t('review.openTask')}</Button>
              ) : (
                <Button keysOf="review.next" onClick={() => go(next.place)}>
                  {t('review.next')}
                </Button>
              )
            }
          />
        </div>
        {queue.items.length > 1 && !hasRail && <Filmstrip queue={queue} />}
      </section>
      <aside className={styles.side} aria-label={t('review.panel')} data-region="panel" tabIndex={-1}>
        <Side
          key={taskId}
          detail={detail}
          revision={0}
          spot={nowhere}
          drawings={[]}
          firstNumber={firstFrameNumber('shot', detail.frames.in)}
          fps={detail.production.fps}
          onFrame={() => undefined}
          onRevision={() => undefined}
          onWrite={() => undefined}
          onGiven={steps.onGiven}
          nextName={steps.nextName}
          onLater={next === undefined ? null : () => go(next.place)}
          exports={[]}
        />
      </aside>
    </>
  );
}
