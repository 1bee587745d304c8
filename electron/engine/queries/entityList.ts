import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { EntityGroup } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { taskTypeOrder } from '../../../shared/rules/sorting.ts';
import type { QueryContext } from './context.ts';
import type { EntityMatches } from './entityMatches.ts';
import type { EntityOrder, OrderedEntity } from './entityOrders.ts';
import { sortedEntities } from './entitySorts.ts';
import { totalsCounter, type TotalsCounter } from './entityTotals.ts';
import { freshnessOf } from './freshness.ts';
import type { MirrorQueries } from './registry.ts';
import { statusCounters } from './statusCounter.ts';

type Input = InputOf<Queries, 'entityList'>;
type Answer = AnswerOf<Queries, 'entityList'>;

/**
 * The rows of a production that match, in order, by their keys. Filtered, sorted and counted after what waits is laid over.
 *
 * In its own order, or by name, a list stands in groups (sequences, asset types); sorted by anything else it is one list
 * without groups. Canceled rows are listed and never counted in the totals.
 */
export function createEntityList(
  context: QueryContext,
  matchesOf: (input: Input) => EntityMatches,
  rowsOf: MirrorQueries['entityRows'],
): (input: Input) => Answer {
  const { tables } = context;
  const firstRows = ({ productionId, kind, firstRows: count = 0 }: Input, order: Uint32Array): Answer['rows'] =>
    count === 0 ? [] : rowsOf({ productionId, kind, keys: [...order.subarray(0, count)] }).rows;

  return (input) => {
    const { production, loaded, order, ofEpisode, search } = matchesOf(input);
    const taskTypes = tables.taskTypes.all();
    const taskStatuses = tables.taskStatuses.all();
    const { tokens, matched } = search(input.search);

    const newStatuses = statusCounters(loaded.statusIds, taskStatuses, production);
    const newCounter = () => totalsCounter(newStatuses());
    const whole = newCounter();
    for (const { column } of matched) whole.add(column);
    const isGrouped = input.sort === null || input.sort.key.kind === 'name';
    const listed =
      isGrouped || input.sort === null
        ? grouped(order, ofEpisode, matched, input, newCounter)
        : {
            groups: [],
            order: keysOf(
              sortedEntities(matched, [input.sort, ...(input.thenBy ?? [])], { production, taskStatuses, taskTypes }),
            ),
          };

    const present = new Set<Id>();
    const { newTasks } = context.overlay();
    for (const { column } of ofEpisode) {
      for (const { taskTypeId } of column.tasks) present.add(taskTypeId);
      if (newTasks.size > 0) for (const taskTypeId of newTasks.get(column.id)?.keys() ?? []) present.add(taskTypeId);
    }
    return {
      ...listed,
      rows: firstRows(input, listed.order),
      taskTypeIds: taskTypes
        .filter(({ id }) => present.has(id))
        .toSorted(taskTypeOrder(production?.taskTypes ?? []))
        .map(({ id }) => id),
      matchedCount: matched.length,
      totalCount: ofEpisode.length,
      totals: whole.totals(),
      tokens,
      freshness: freshnessOf(context, `production:${input.productionId}`),
    };
  };
}

/** @param ofEpisode every row before the search, so that a group's head can say how many it has. */
function grouped(
  { groups }: EntityOrder,
  ofEpisode: readonly OrderedEntity[],
  matched: readonly OrderedEntity[],
  input: Input,
  newCounter: () => TotalsCounter,
): { readonly groups: readonly EntityGroup[]; readonly order: Uint32Array } {
  const isReversed = input.sort?.direction === 'down';
  const folded = new Set(input.foldedGroupIds);
  const counts = new Uint32Array(groups.length);
  for (const { groupIndex } of ofEpisode) counts[groupIndex] = (counts[groupIndex] ?? 0) + 1;
  const rowsOf: OrderedEntity[][] = groups.map(() => []);
  const counters = groups.map(newCounter);
  for (const row of matched) {
    rowsOf[row.groupIndex]?.push(row);
    counters[row.groupIndex]?.add(row.column);
  }

  const listed: EntityGroup[] = [];
  const shown: OrderedEntity[] = [];
  const indices = groups.map((_group, index) => index);
  for (const index of isReversed ? indices.toReversed() : indices) {
    const group = groups[index];
    const rows = rowsOf[index];
    const counter = counters[index];
    if (group === undefined || rows === undefined || counter === undefined || rows.length === 0) continue;
    const isFolded = folded.has(group.id);
    const isNamedByEpisode = input.episodeId === null && group.episodeName !== '';
    listed.push({
      id: group.id,
      name: isNamedByEpisode ? `${group.episodeName} / ${group.name}` : group.name,
      description: group.description,
      start: shown.length,
      shownCount: rows.length,
      count: counts[index] ?? 0,
      isFolded,
      totals: counter.totals(),
    });
    if (!isFolded) for (const row of isReversed ? reversed(rows) : rows) shown.push(row);
  }
  return { groups: listed, order: keysOf(shown) };
}

/** Backwards by name, the canceled still last. */
function reversed(rows: readonly OrderedEntity[]): readonly OrderedEntity[] {
  const backwards = rows.toReversed();
  return [
    ...backwards.filter(({ column }) => !column.isCanceled),
    ...backwards.filter(({ column }) => column.isCanceled),
  ];
}

function keysOf(rows: readonly OrderedEntity[]): Uint32Array {
  const keys = new Uint32Array(rows.length);
  for (const [index, { column }] of rows.entries()) keys[index] = column.key;
  return keys;
}
