import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../shared/model/studio.ts';
import { useStudio } from '../../../data/studio.ts';
import { productionStatuses } from '../../../parts/productionChoices.ts';
import type { EntityKindShown } from '../entityRows.ts';
import type { CellWords } from './cellText.ts';

/** What cells are called when they are written down: every status, also those that this person may not set. */
export function useShownWords(productionId: Id, kind: EntityKindShown): CellWords {
  const { taskStatuses } = useStudio();
  return { ...useCellWords(productionId, kind), statuses: [...taskStatuses.values()] };
}

/** What names in pasted text and in files may be, in the language of the app. */
export function useCellWords(productionId: Id, kind: EntityKindShown): CellWords {
  const { t } = useTranslation();
  const studio = useStudio();
  return {
    statuses: productionStatuses(studio, productionId, kind === 'Concept'),
    people: [...studio.people.values()].filter(({ isActive }) => isActive),
    yes: [t('settings.on').toLowerCase(), t('fields.yes').toLowerCase(), 'yes'],
    no: [t('settings.off').toLowerCase(), t('fields.no').toLowerCase(), 'no'],
  };
}
