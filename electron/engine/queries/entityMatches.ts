/** Which rows of a production's list a search matches, in the list's own order; what waits is laid over first. */
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import { rowTest } from '../../../shared/rules/search/match.ts';
import { parseSearch, type Search } from '../../../shared/rules/search.ts';
import type { Production } from '../../../shared/model/production.ts';
import { createColumnRow } from './columnRow.ts';
import type { Columns, ProductionColumns } from './columns.ts';
import type { QueryContext } from './context.ts';
import { createEntityOrders, type EntityOrder, type OrderedEntity } from './entityOrders.ts';
import { localDay, vocabularyOf } from './vocabularies.ts';

type Place = Pick<InputOf<Queries, 'entityList'>, 'productionId' | 'kind' | 'episodeId'>;

export type EntityMatches = {
  readonly production: Production | null;
  readonly loaded: ProductionColumns;
  readonly order: EntityOrder;
  /** Every row before any search. */
  readonly ofEpisode: readonly OrderedEntity[];
  readonly search: (text: string) => Search & { readonly matched: readonly OrderedEntity[] };
};

export function createEntityMatches({ tables, now }: QueryContext, columns: Columns): (place: Place) => EntityMatches {
  const orderOf = createEntityOrders();
  return ({ productionId, kind, episodeId }) => {
    const production = tables.productions.get(productionId);
    const loaded = columns.withTasks(productionId);
    const order = orderOf(loaded, kind, tables.assetTypes.all());
    const known = production?.role === 'vendor' ? order.entities.filter(isOfVendor(loaded)) : order.entities;
    const ofEpisode = known.filter(isOfEpisode(episodeId));
    const departments = new Map(tables.taskTypes.all().map((type) => [type.id, type.departmentId]));
    const [first] = ofEpisode;
    let words = '';
    const cursor =
      first === undefined
        ? null
        : createColumnRow(first.column, {
            wordsOf: () => words,
            departmentOf: (taskTypeId) => departments.get(taskTypeId) ?? null,
            productionFps: production?.fps ?? 25,
          });
    const vocabulary = vocabularyOf(tables, production === null ? null : { production, kind }, localDay(now()));
    return {
      production,
      loaded,
      order,
      ofEpisode,
      search: (text) => {
        const search = parseSearch(text, vocabulary);
        if (search.predicate === null || cursor === null) return { ...search, matched: ofEpisode };
        const test = rowTest(search.predicate, tables.taskStatuses.all());
        const matched = ofEpisode.filter((row) => {
          words = row.words;
          cursor.at(row.column);
          return test(cursor);
        });
        return { ...search, matched };
      },
    };
  };
}

/** Sequences and episodes come whole, for the names of what stands in them; a vendor's are those of something they work on. */
function isOfVendor(loaded: ProductionColumns): (row: OrderedEntity) => boolean {
  const held = new Set<string | null>();
  for (const kind of ['Shot', 'Edit', 'Asset'] as const)
    for (const { parentId } of loaded.ofKind(kind)) {
      held.add(parentId);
      held.add(loaded.byId(parentId ?? '')?.parentId ?? null);
    }
  return ({ column: { id, kind, tasks } }) =>
    (kind !== 'Sequence' && kind !== 'Episode') || tasks.length > 0 || held.has(id);
}

function isOfEpisode(episodeId: string | null): (row: OrderedEntity) => boolean {
  if (episodeId === null) return () => true;
  const wanted = episodeId === 'main' ? null : episodeId;
  return (row) => row.episodeId === wanted;
}
