import type { SavedSearch, SearchGroup } from '../../../../shared/model/savedSearch.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readRows, type ReadRow } from '../decode/rows.ts';
import { readSavedSearch, readSearchGroup } from '../decode/savedSearch.ts';
import type { Kitsu } from '../kitsu.ts';

type Writes = Pick<
  Kitsu,
  'createSearch' | 'editSearch' | 'deleteSearch' | 'createSearchGroup' | 'editSearchGroup' | 'deleteSearchGroup'
>;

const searches = '/data/user/filters';
const groups = '/data/user/filter-groups';

export function savedSearchWriting(client: Client): Writes {
  return {
    createSearch: async (search) =>
      rowOf(
        // The query has another name where one is made than where it is changed.
        await client.sendJson('POST', searches, { ...searchBody(search), query: search.query }),
        readSavedSearch,
      ),
    editSearch: async (search) => {
      await client.sendJson('PUT', `${searches}/${search.id}`, { ...searchBody(search), search_query: search.query });
    },
    deleteSearch: async (id) => {
      await client.sendJson('DELETE', `${searches}/${id}`, undefined);
    },
    createSearchGroup: async (group) =>
      rowOf(await client.sendJson('POST', groups, { ...common(group), color: group.color }), readSearchGroup),
    editSearchGroup: async (group) => {
      await client.sendJson('PUT', `${groups}/${group.id}`, { ...common(group), color: group.color });
    },
    deleteSearchGroup: async (id) => {
      await client.sendJson('DELETE', `${groups}/${id}`, undefined);
    },
  };
}

type Common = Pick<SavedSearch, 'name' | 'listType' | 'productionId' | 'isShared' | 'departmentId'>;
const common = (row: Common) => ({
  name: row.name,
  list_type: row.listType,
  // As Kitsu's page writes it: `Shot`.
  entity_type: row.listType.charAt(0).toUpperCase() + row.listType.slice(1),
  is_shared: row.isShared,
  ...(row.productionId === null ? {} : { project_id: row.productionId }),
  ...(row.departmentId === null ? {} : { department_id: row.departmentId }),
});

/** The group goes along each time: left out, 0.20.52 takes a search out of it and 1.0.97 leaves it in. */
const searchBody = (search: Common & Pick<SavedSearch, 'groupId'>) => ({
  ...common(search),
  search_filter_group_id: search.groupId,
});

function rowOf<Row extends SavedSearch | SearchGroup>(answer: unknown, read: ReadRow<Row>): Row {
  const [row] = readRows([answer], read).rows;
  if (row === undefined) throw brokenAnswer(201, 'no saved search');
  return row;
}
