import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import { go } from '../../../place/navigation.ts';
import { type ReviewPlace, reviewPlace } from '../../../place/place.ts';
import { useActions } from '../../../ui/actions.ts';
import { showToast } from '../../../ui/toasts.ts';
import { changePreferences } from '../preferences.ts';

/** From the shot before this one through the one after it, as the sequence runs. */
export function usePlayInCut(place: ReviewPlace, { task, entity }: TaskDetail): void {
  const { t } = useTranslation();
  const bridge = useBridge();
  const tellFailure = useTellFailure();

  async function play(): Promise<void> {
    const of = { kind: 'cut', entityId: task.entityId, taskTypeId: task.taskTypeId } as const;
    const { value: shots } = await bridge.query('reel', { productionId: task.productionId, of });
    const at = shots.findIndex(({ entityId }) => entityId === task.entityId);
    const [first] = shots.slice(Math.max(0, at - 1));
    if (first === undefined || shots.length < 2) {
      showToast({ title: t('review.noCut') });
      return;
    }
    // At its end each goes on to the next.
    changePreferences({ loop: 'once' });
    const queue = { kind: 'tasks', taskIds: shots.map(({ taskId }) => taskId) } as const;
    const { productionId, list } = place;
    go(reviewPlace({ productionId, list, taskId: first.taskId }, { queue }));
  }

  useActions([
    {
      id: 'review.cut',
      label: t('review.playInCut'),
      group: t('review.group.play'),
      icon: 'shot',
      disabledReason: entity.kind === 'Shot' ? null : t('review.noCut'),
      run: () => void play().catch(tellFailure),
    },
  ]);
}
