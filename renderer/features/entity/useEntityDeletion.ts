import { useTranslation } from 'react-i18next';
import type { Entity } from '../../../shared/model/entity.ts';
import { mayDeleteEntity } from '../../../shared/rules/entityRights.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { useTellBatch } from '../../parts/tellBatch.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { go } from '../../place/navigation.ts';
import { entityPlace, pageOfKind } from '../../place/place.ts';

/** Deletes what a page is of, and leaves it for the table; null where one may not. */
export function useEntityDeletion(entity: Entity): { readonly run: () => void; readonly isRunning: boolean } | null {
  const { t } = useTranslation();
  const { productions, me, role } = useStudio();
  const command = useCommand('deleteEntity');
  const tell = useTellBatch();
  const tellFailure = useTellFailure();
  const production = productions.get(entity.productionId) ?? null;
  if (me === null) return null;
  const actor = { role: production?.role ?? role, person: me, production, entity };
  if (!mayDeleteEntity(actor).allowed) return null;
  return {
    isRunning: command.isRunning,
    run: () => {
      command
        .run({ entityIds: [entity.id] })
        .then((answer) => {
          if (answer.commandIds.length > 0) go(entityPlace(pageOfKind(entity.kind), entity.productionId));
          tell(answer, t('deeds.entitiesDeleted', { count: answer.commandIds.length }));
        })
        .catch(tellFailure);
    },
  };
}
