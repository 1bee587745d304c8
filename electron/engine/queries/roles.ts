import type { Id, Role } from '../../../shared/model/studio.ts';
import type { QueryContext } from './context.ts';

/** The account's role in a production, which the production may have chosen for itself. */
export function roleIn({ tables, me }: QueryContext, productionId: Id): Role {
  return tables.productions.all().find(({ id }) => id === productionId)?.role ?? me().role;
}
