import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import { listTypeOf, type SavedSearch, type SearchGroup } from '../../../shared/model/savedSearch.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { mayEditSearch, mayShareSearch } from '../../../shared/rules/savedSearchRights.ts';
import { shownSearches, shownSearchGroups } from '../commands/overlaySearches.ts';
import type { QueryContext } from './context.ts';
import { actorIn } from './playlists.ts';

type Input = InputOf<Queries, 'savedSearches'>;

/** Of a table: one's own and those that are shared with one, by name. */
export function savedSearches(
  context: QueryContext,
  { productionId, kind }: Input,
): AnswerOf<Queries, 'savedSearches'> {
  const overlay = context.overlay();
  const { personId } = context.me();
  const listType = listTypeOf(kind);
  const isHere = (row: SavedSearch | SearchGroup): boolean =>
    row.listType === listType && (row.productionId === null || row.productionId === productionId);
  const shown = <Row extends SavedSearch | SearchGroup>(rows: readonly Row[]) =>
    rows
      .filter(isHere)
      .toSorted((one, other) => naturalOrder(one.name, other.name))
      .map((row) => ({
        ...row,
        canEdit: mayEditSearch(row, personId).allowed,
        mark: overlay.newSearches.get(row.id)?.mark ?? overlay.searches.get(row.id)?.mark ?? null,
      }));
  return {
    groups: shown(shownSearchGroups(context.tables, overlay)),
    searches: shown(shownSearches(context.tables, overlay)),
    canShare: mayShareSearch(actorIn(context, productionId)).allowed,
  };
}
