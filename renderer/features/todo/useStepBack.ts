import { useTranslation } from 'react-i18next';
import { replacePlace } from '../../place/navigation.ts';
import type { Place } from '../../place/place.ts';
import { useActions } from '../../ui/actions.ts';

type ListPlace = Extract<Place, { page: 'my-tasks' | 'my-checks' }>;

/** Esc closes the panel, then clears the filter. */
export function useStepBack(place: ListPlace, find: (text: string) => void): void {
  const { t } = useTranslation();
  useActions([
    {
      id: 'view.step-back',
      label: t('todo.stepBack'),
      group: t('actions.group.view'),
      isKeyOnly: true,
      disabledReason: place.sel.length === 0 && place.search === '' ? t('entities.nothingSelected') : null,
      run: () => (place.sel.length === 0 ? find('') : replacePlace({ ...place, sel: [] })),
    },
  ]);
}
