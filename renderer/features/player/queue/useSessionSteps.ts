import { useTranslation } from 'react-i18next';
import type { EntityLabel } from '../../../../shared/model/screens.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useCall } from '../../../data/useCall.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { GivenStatus } from '../../../parts/reviewSide.ts';
import { go } from '../../../place/navigation.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { useActions } from '../../../ui/actions.ts';
import { showToast } from '../../../ui/toasts.ts';
import { forgetGiven, nextUnanswered, rememberGiven } from './reviewSession.ts';
import type { UsedQueue } from './useReviewQueue.ts';

/** On from an answer to the next, and back to the last one, which is taken back. */
export function useSessionSteps(place: ReviewPlace, queue: UsedQueue, entity: EntityLabel) {
  const { t } = useTranslation();
  const takeBackCall = useCall('takeBack');
  const editCommand = useCall('editCommand');
  const setStatus = useCommand('setTaskStatus');
  const tellFailure = useTellFailure();
  const { key, items, index, given } = queue;
  const isChecks = place.queue?.kind === 'checks';
  const answered = new Set(given.map(({ taskId }) => taskId));
  const next = isChecks ? nextUnanswered(items, index, new Set([...answered, place.taskId])) : items[index + 1];
  const last = given.at(-1);

  function onGiven(one: GivenStatus): void {
    rememberGiven(key, { ...one, place, entity });
    if (next) go(next.place);
  }

  async function takeBack(): Promise<void> {
    if (last === undefined) return;
    const { taskId, beforeId, commandIds, isWritten } = last;
    if (!(await isUndone())) await setStatus.run({ taskIds: [taskId], taskStatusId: beforeId });
    forgetGiven(key, taskId);
    go(last.place);
    showToast({ title: t('review.takenBack', { name: entityName(last.entity) }), topic: 'answer' });

    /** Words go back to where they were written; what others have read already stays said. */
    async function isUndone(): Promise<boolean> {
      if (!isWritten) return (await takeBackCall.run({ commandIds: [...commandIds] })).left === 0;
      const [commandId = ''] = commandIds;
      return await editCommand.run({ commandId }).then(
        () => true,
        () => false,
      );
    }
  }

  useActions(
    last === undefined
      ? []
      : [
          {
            id: 'review.take-back',
            label: t('review.takeBack'),
            group: t('review.group.answer'),
            icon: 'undo',
            run: () => void takeBack().catch(tellFailure),
          },
        ],
    undefined,
    true,
  );
  return {
    onGiven,
    nextName: next?.entity ? entityName(next.entity) : null,
    isOver: isChecks && items.length > 0 && items.every(({ place: { taskId } }) => answered.has(taskId)),
  };
}
