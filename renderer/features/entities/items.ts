/** The lines of the table: group heads, and rows as indices into the list's order. */
import type { EntityGroup, EntityList } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';

export type GridItem =
  | { readonly kind: 'group'; readonly group: EntityGroup }
  | { readonly kind: 'row'; readonly index: number; readonly key: number };

export type GridItems = {
  readonly count: number;
  readonly rowCount: number;
  readonly at: (line: number) => GridItem;
  /** The line of a row, by its index in the order. */
  readonly lineOf: (rowIndex: number) => number;
  readonly lineOfGroup: (groupId: Id) => number;
  /** The group a line stands in or heads; null in a list without groups. */
  readonly groupAt: (line: number) => EntityGroup | null;
};

/** Nothing is built a row: a list of 50,000 costs as much as its groups. */
export function gridItems({ groups, order }: Pick<EntityList, 'groups' | 'order'>): GridItems {
  const hasHeads = groups.length > 1 || groups.some(({ name }) => name !== '');
  if (!hasHeads) {
    return {
      count: order.length,
      rowCount: order.length,
      at: (line) => ({ kind: 'row', index: line, key: order[line] ?? 0 }),
      lineOf: (rowIndex) => rowIndex,
      lineOfGroup: () => -1,
      groupAt: () => null,
    };
  }
  /** The line of each group's head. */
  const heads = groups.map((group, index) => group.start + index);
  const indexOfGroupAt = (line: number): number => lastIndexWhere(heads, (head) => head <= line);
  return {
    count: order.length + groups.length,
    rowCount: order.length,
    at: (line) => {
      const groupIndex = indexOfGroupAt(line);
      const group = groups[groupIndex];
      if (group !== undefined && heads[groupIndex] === line) return { kind: 'group', group };
      const index = line - groupIndex - 1;
      return { kind: 'row', index, key: order[index] ?? 0 };
    },
    // Folded groups own no rows: of several that begin at the same row the last one has it.
    lineOf: (rowIndex) =>
      rowIndex +
      1 +
      lastIndexWhere(
        groups.map(({ start }) => start),
        (start) => start <= rowIndex,
      ),
    lineOfGroup: (groupId) => heads[groups.findIndex(({ id }) => id === groupId)] ?? -1,
    groupAt: (line) => groups[indexOfGroupAt(line)] ?? null,
  };
}

/** In a list whose values only grow. 0 where none fits. */
export function lastIndexWhere<Value>(values: readonly Value[], fits: (value: Value) => boolean): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const value = values[middle];
    if (value !== undefined && fits(value)) low = middle;
    else high = middle - 1;
  }
  return low;
}
