import type { Id } from '../../../shared/model/studio.ts';
import { mayCreateConcept, mayCreateEntity } from '../../../shared/rules/entityRights.ts';
import { useStudio } from '../../data/studio.ts';
import type { EntityKindShown } from './entityRows.ts';

/** Whether this person may make new ones of a kind there. */
export function useMayCreate(productionId: Id, kind: EntityKindShown): boolean {
  const { productions, me } = useStudio();
  const production = productions.get(productionId);
  if (production === undefined || me === null) return false;
  const may = kind === 'Concept' ? mayCreateConcept : mayCreateEntity;
  return may({ role: production.role, person: me, production }).allowed;
}
