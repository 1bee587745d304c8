/** Saved searches and their groups as the user sees them: the mirror's, with what waits laid over. */
import type { SavedSearch, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Tables } from '../db/tables.ts';
import type { Overlay } from './overlayView.ts';
import { changed, isGroup } from './savedSearchPayload.ts';

export function shownSearches(tables: Tables, overlay: Overlay): readonly SavedSearch[] {
  const waiting = [...overlay.newSearches.values()].flatMap(({ row }) => (isGroup(row) ? [] : [row]));
  const goneGroups = new Set([...overlay.searches].flatMap(([id, { isDeleted }]) => (isDeleted ? [id] : [])));
  return overlaid([...tables.searches.all(), ...waiting], overlay).filter(
    ({ groupId }) => groupId === null || !goneGroups.has(groupId),
  );
}

export function shownSearchGroups(tables: Tables, overlay: Overlay): readonly SearchGroup[] {
  const waiting = [...overlay.newSearches.values()].flatMap(({ row }) => (isGroup(row) ? [row] : []));
  return overlaid([...tables.searchGroups.all(), ...waiting], overlay);
}

export const byId = <Row extends { readonly id: Id }>(rows: readonly Row[], id: Id): Row | null =>
  rows.find((row) => row.id === id) ?? null;

function overlaid<Row extends SavedSearch | SearchGroup>(rows: readonly Row[], overlay: Overlay): readonly Row[] {
  return rows.flatMap((row) => {
    const patch = overlay.searches.get(row.id);
    if (patch === undefined) return [row];
    return patch.isDeleted ? [] : [changed(row, patch.change)];
  });
}
