import type { Production } from '../../shared/model/production.ts';
import type { ListPage } from '../place/place.ts';

/** The tables of a production beside shots and assets, in the order of the side bar. */
export function otherTables({ productionType }: Pick<Production, 'productionType'>): readonly ListPage[] {
  if (productionType === 'assets') return ['concepts'];
  return ['sequences', ...(productionType === 'tvshow' ? (['episodes'] as const) : []), 'edits', 'concepts'];
}
