import type { AnswerOf, Queries } from '../../../shared/ipc.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { peopleOrder, productionOrder, statusOrder, taskTypeOrder } from '../../../shared/rules/sorting.ts';
import { overlaidProduction } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';

/** The small tables, each in the order that lists and menus show it. */
export function studio({ tables, overlay, ordersDescriptors }: QueryContext): AnswerOf<Queries, 'studio'> {
  const waiting = overlay();
  const byName = (a: { readonly name: string }, b: { readonly name: string }): number => naturalOrder(a.name, b.name);
  return {
    organisation: tables.organisations.all()[0] ?? {
      id: '',
      name: '',
      hoursByDay: 8,
      areTimesheetsLocked: false,
      hasAvatar: false,
    },
    people: tables.people.all().toSorted(peopleOrder),
    departments: tables.departments.all().toSorted(byName),
    taskTypes: tables.taskTypes.all().toSorted(taskTypeOrder([])),
    taskStatuses: tables.taskStatuses.all().toSorted(statusOrder([])),
    assetTypes: tables.assetTypes.all().toSorted(byName),
    productions: tables.productions
      .all()
      .map((production) => overlaidProduction(production, waiting))
      .toSorted(productionOrder),
    keepsColumnOrder: ordersDescriptors === true,
  };
}
