import type { EntityList, EntityRow } from '../../shared/model/screens.ts';
import type { Id } from '../../shared/model/studio.ts';
import type { Asking } from './asking.ts';

const pageSize = 200;

export type Listed = { readonly list: EntityList; readonly rows: readonly EntityRow[] };

/** All rows of a list, in its order, read page by page as a window would. */
export async function listEntities(
  asking: Pick<Asking, 'query'>,
  asked: {
    readonly productionId: Id;
    readonly kind: 'Shot' | 'Asset';
    readonly episodeId?: Id | null;
    readonly search?: string;
  },
): Promise<Listed> {
  const { productionId, kind, episodeId = null, search = '' } = asked;
  const list = await asking.query('entityList', {
    productionId,
    kind,
    episodeId,
    search,
    sort: null,
    foldedGroupIds: [],
  });
  const rows: EntityRow[] = [];
  for (let start = 0; start < list.order.length; start += pageSize) {
    const keys = [...list.order.slice(start, start + pageSize)];
    rows.push(...(await asking.query('entityRows', { productionId, kind, keys })).rows);
  }
  return { list, rows };
}
