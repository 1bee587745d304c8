/** The orders that a click on a column's head asks for. Canceled rows and empty values stay at the end, whichever way. */
import type { Production } from '../../../shared/model/production.ts';
import type { Sort } from '../../../shared/model/screens.ts';
import type { TaskStatus, TaskType } from '../../../shared/model/studio.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { numberIn, textIn } from '../../../shared/rules/search/match.ts';
import { statusOrder, taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { dataOf } from './columnRow.ts';
import type { EntityColumn, TaskColumn } from './entityColumn.ts';
import type { OrderedEntity } from './entityOrders.ts';

type Value = number | string | null;

export type SortNames = {
  readonly production: Production | null;
  readonly taskStatuses: readonly TaskStatus[];
  readonly taskTypes: readonly TaskType[];
};

/** Sorts rows that are in their own order already, which decides between those that are equal in every one of the sorts. */
export function sortedEntities(
  rows: readonly OrderedEntity[],
  sorts: readonly Sort[],
  names: SortNames,
): readonly OrderedEntity[] {
  // The order of equals stays: the one that counts most comes last.
  return sorts.reduceRight((sorted, sort) => sortedBy(sorted, sort, names), rows);
}

function sortedBy(rows: readonly OrderedEntity[], sort: Sort, names: SortNames): readonly OrderedEntity[] {
  const valueOf = valueReader(sort, names);
  const sign = sort.direction === 'up' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: valueOf(row.column) }))
    .sort(
      (a, b) =>
        Number(a.row.column.isCanceled) - Number(b.row.column.isCanceled) ||
        Number(a.value === null) - Number(b.value === null) ||
        sign * compare(a.value, b.value),
    )
    .map(({ row }) => row);
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a === null || b === null ? 0 : naturalOrder(String(a), String(b));
}

function valueReader({ key }: Sort, names: SortNames): (column: EntityColumn) => Value {
  switch (key.kind) {
    case 'name':
      return (column) => column.name;
    case 'metadata':
      return (column) => {
        const value = dataOf(column)[key.fieldName];
        const text = textIn(value);
        return text === '' ? null : (numberIn(value) ?? text);
      };
    case 'taskType': {
      const ordered = names.taskStatuses.toSorted(statusOrder(names.production?.taskStatuses ?? []));
      const ranks = new Map(ordered.map(({ id }, index) => [id, index]));
      return (column) => {
        const task = column.tasks.find(({ taskTypeId }) => taskTypeId === key.taskTypeId);
        return task === undefined ? null : (ranks.get(task.taskStatusId) ?? ordered.length);
      };
    }
    case 'field':
      return fieldReader(key.field, names);
  }
}

function fieldReader(
  field: Extract<Sort['key'], { readonly kind: 'field' }>['field'],
  names: SortNames,
): (column: EntityColumn) => Value {
  switch (field) {
    case 'frames':
      return (column) => column.lengthFrames;
    case 'estimation':
      return ({ tasks }) => sumOf(tasks, 'estimationMinutes');
    case 'duration':
      return ({ tasks }) => sumOf(tasks, 'durationMinutes');
    case 'cast':
      return (column) => column.castCount;
    case 'description':
      return ({ description }) => (description === '' ? null : description);
    case 'readyFor': {
      const ordered = names.taskTypes.toSorted(taskTypeOrder(names.production?.taskTypes ?? []));
      const ranks = new Map(ordered.map(({ id }, index) => [id, index]));
      return ({ readyForTaskTypeId }) => (readyForTaskTypeId === null ? null : (ranks.get(readyForTaskTypeId) ?? null));
    }
  }
}

function sumOf(tasks: readonly TaskColumn[], field: 'estimationMinutes' | 'durationMinutes'): number {
  let sum = 0;
  for (const task of tasks) sum += task[field];
  return sum;
}
