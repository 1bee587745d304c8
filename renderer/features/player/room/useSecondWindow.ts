import { useTranslation } from 'react-i18next';
import { useCall } from '../../../data/useCall.ts';
import { isSecondWindow } from '../../../place/navigation.ts';
import { pathOf } from '../../../place/path.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { useActions } from '../../../ui/actions.ts';
import { toggleLock } from './secondWindow.ts';

/** Opens the second window, or closes it: from either of the two. */
export function useSecondWindow(place: ReviewPlace): () => void {
  const { t } = useTranslation();
  const act = useCall('window');
  const toggle = (): void => act.start({ action: 'second', path: pathOf(place) });
  useActions([
    {
      id: 'review.second',
      label: t(isSecondWindow ? 'review.second.close' : 'review.second.toggle'),
      group: t('review.group.look'),
      icon: 'detach',
      run: toggle,
    },
    ...(isSecondWindow
      ? [
          {
            id: 'review.second-lock' as const,
            label: t('review.second.lock'),
            group: t('review.group.look'),
            icon: 'lock' as const,
            run: toggleLock,
          },
        ]
      : []),
  ]);
  return toggle;
}
