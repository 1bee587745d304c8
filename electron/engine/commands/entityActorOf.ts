import type { Id } from '../../../shared/model/studio.ts';
import type { EntityActor } from '../../../shared/rules/entityRights.ts';
import type { PlanContext } from './command.ts';

/** Who wants to act in a production. */
export const entityActorOf = (productionId: Id, { tables, me, roleIn }: PlanContext): EntityActor => ({
  role: roleIn(productionId),
  person: me,
  production: tables.productions.get(productionId),
});

/** Changes of one entity go in the order in which they were made. */
export const entityChain = (entityId: Id): string => `entity:${entityId}`;
