import type { SavedSearch, SearchGroup } from '../../../../shared/model/savedSearch.ts';
import { isList, isRecord } from '../wireJson.ts';
import { readRows, type ReadRow, type Rows, type WireRow } from './rows.ts';
import { flagOf, idOf, neededId, textOf } from './wireValues.ts';

const common = (row: WireRow) => ({
  id: neededId(row['id'], 'id'),
  name: textOf(row['name']),
  listType: textOf(row['list_type']),
  productionId: idOf(row['project_id']),
  isShared: flagOf(row['is_shared']),
  departmentId: idOf(row['department_id']),
  personId: idOf(row['person_id']),
});

export const readSavedSearch = (row: WireRow): SavedSearch => ({
  ...common(row),
  query: textOf(row['search_query']),
  groupId: idOf(row['search_filter_group_id']),
});

export const readSearchGroup = (row: WireRow): SearchGroup => ({
  ...common(row),
  color: /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(textOf(row['color'])) ? textOf(row['color']) : '#999999',
});

/** `{list type: {production id or "all": rows}}`, as the server tells both. */
export function readByList<Row>(wire: unknown, read: ReadRow<Row>): Rows<Row> {
  const lists = isRecord(wire) ? Object.values(wire).flatMap((of) => (isRecord(of) ? Object.values(of) : [])) : [];
  return readRows(
    lists.flatMap((list) => (isList(list) ? list : [])),
    read,
  );
}
