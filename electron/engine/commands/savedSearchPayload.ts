/** What the commands of saved searches have in common: which table they are about, and how both kinds are found. */
import { z } from 'zod';
import type { SavedSearch, SavedSearchChange, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Tables } from '../db/tables.ts';
import type { PlanContext, SendContext } from './command.ts';

export const savedShape = z.enum(['search', 'group']);
export type Saved = z.infer<typeof savedShape>;

/** Changes of one of them go in the order in which they were made. */
export const searchChain = (id: Id): string => `search:${id}`;

/** As the user sees it: one that only waits so far by its temporary id. */
export const shownSaved = (what: Saved, id: Id, context: PlanContext): SavedSearch | SearchGroup | null =>
  what === 'search' ? context.searchWithOverlay(id) : context.searchGroupWithOverlay(id);

export const savedOnServer = (
  what: Saved,
  { kitsu, signal }: Pick<SendContext, 'kitsu' | 'signal'>,
): Promise<readonly (SavedSearch | SearchGroup)[]> =>
  what === 'search' ? kitsu.savedSearches(signal) : kitsu.searchGroups(signal);

export const isGroup = (row: SavedSearch | SearchGroup): row is SearchGroup => 'color' in row;

export function changed<Row extends SavedSearch | SearchGroup>(row: Row, change: SavedSearchChange): Row {
  const { name, isShared, query, groupId, color } = change;
  return {
    ...row,
    name: name ?? row.name,
    isShared: isShared ?? row.isShared,
    ...(isGroup(row)
      ? { color: color ?? row.color }
      : { query: query ?? row.query, groupId: groupId === undefined ? row.groupId : groupId }),
  };
}

export function putSaved(tables: Tables, row: SavedSearch | SearchGroup): void {
  if (isGroup(row)) tables.searchGroups.put(row);
  else tables.searches.put(row);
}
