import { readByList, readSavedSearch, readSearchGroup } from '../decode/savedSearch.ts';
import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

export function savedSearchReading(client: Client): Pick<Kitsu, 'savedSearches' | 'searchGroups'> {
  return {
    savedSearches: async (signal) =>
      readByList(await client.getJson('/data/user/filters', {}, signal), readSavedSearch).rows,
    searchGroups: async (signal) =>
      readByList(await client.getJson('/data/user/filter-groups', {}, signal), readSearchGroup).rows,
  };
}
