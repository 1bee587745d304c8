/** The lines of the list: heads of groups, and the tasks under them. */
import type { TodoGroup, TodoList, TodoRow } from '../../../shared/model/screens.ts';
import type { Line } from '../../ui/lines.ts';

export type TodoLine = Line &
  (
    | { readonly kind: 'group'; readonly group: TodoGroup; readonly isFolded: boolean }
    | { readonly kind: 'row'; readonly groupId: string | null; readonly row: TodoRow }
  );

export const headKey = (groupId: string): string => `group ${groupId}`;

/** A folded group is its head alone. The head of an open one is passed over: its tasks are what one walks through. */
export function todoLines(
  { rows, groups }: Pick<TodoList, 'rows' | 'groups'>,
  foldedGroupIds: readonly string[],
): readonly TodoLine[] {
  const line = (row: TodoRow, groupId: string | null): TodoLine => ({
    kind: 'row',
    key: row.taskId,
    isStop: true,
    isRow: true,
    groupId,
    row,
  });
  if (groups.length === 0) return rows.map((row) => line(row, null));
  return groups.flatMap((group): readonly TodoLine[] => {
    const isFolded = foldedGroupIds.includes(group.id);
    const members = isFolded ? [] : rows.slice(group.start, group.start + group.count);
    const head: TodoLine = {
      kind: 'group',
      key: headKey(group.id),
      isStop: isFolded,
      isRow: false,
      group,
      isFolded,
    };
    return [head, ...members.map((row) => line(row, group.id))];
  });
}

/** What was finished last stands first. */
export function newestDoneFirst(rows: readonly TodoRow[]): readonly TodoRow[] {
  const doneAt = (row: TodoRow): string => row.doneAt ?? '';
  return rows.toSorted((one, other) => (doneAt(one) < doneAt(other) ? 1 : doneAt(one) > doneAt(other) ? -1 : 0));
}
