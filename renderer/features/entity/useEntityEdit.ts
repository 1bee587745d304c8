import type { EntityChange } from '../../../shared/model/changes.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import { mayEditEntity } from '../../../shared/rules/entityRights.ts';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { reasonsOf } from '../../parts/refusalWords.ts';
import { useTellFailure } from '../../parts/useTellFailure.ts';
import { showToast } from '../../ui/toasts.ts';

export type EntityEdit = {
  readonly may: (change: EntityChange) => boolean;
  readonly keep: (changes: readonly EntityChange[]) => void;
};

/** Changes of one shot's or asset's own fields: which one may make, and what becomes of them. */
export function useEntityEdit(entity: Entity): EntityEdit {
  const { t } = useTranslation();
  const { productions, me, role } = useStudio();
  const command = useCommand('editEntity');
  const tellFailure = useTellFailure();
  const production = productions.get(entity.productionId) ?? null;
  return {
    may: (change) =>
      me !== null && mayEditEntity({ role: production?.role ?? role, person: me, production, entity }, change).allowed,
    keep: (changes) => {
      command
        .run({ entityIds: [entity.id], changes: [...changes] })
        .then((answer) => {
          if (answer.refused.length > 0)
            showToast({
              title: t('tasks.allRefused', { count: answer.refused.length }),
              description: reasonsOf(answer, t),
            });
        })
        .catch(tellFailure);
    },
  };
}
