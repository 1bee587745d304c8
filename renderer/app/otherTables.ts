import type { Production } from '../../shared/model/production.ts';
import { maySeePage } from '../../shared/rules/pageRights.ts';
import type { ListPage } from '../place/place.ts';

/** The tables of a production beside shots and assets that one's role sees, in the order of the side bar. */
export function otherTables({
  productionType,
  role,
}: Pick<Production, 'productionType' | 'role'>): readonly ListPage[] {
  const all: readonly ListPage[] =
    productionType === 'assets'
      ? ['concepts']
      : ['sequences', ...(productionType === 'tvshow' ? (['episodes'] as const) : []), 'edits', 'concepts'];
  return all.filter((list) => maySeePage(role, list));
}
