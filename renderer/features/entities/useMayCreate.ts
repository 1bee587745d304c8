import type { Id } from '../../../shared/model/studio.ts';
import { mayCreateEntity } from '../../../shared/rules/entityRights.ts';
import { useStudio } from '../../data/studio.ts';

/** Whether this person may make new shots and assets there. */
export function useMayCreate(productionId: Id): boolean {
  const { productions, me } = useStudio();
  const production = productions.get(productionId);
  if (production === undefined || me === null) return false;
  return mayCreateEntity({ role: production.role, person: me, production }).allowed;
}
