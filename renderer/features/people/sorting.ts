/** In which order people stand, and which of them are shown. */
import type { PersonRow } from '../../../shared/model/people.ts';
import type { Id, Person, Role } from '../../../shared/model/studio.ts';
import { foldText } from '../../../shared/rules/foldText.ts';

export const personSorts = ['name', 'department', 'role', 'tasks', 'late', 'estimate', 'checks'] as const;
export type PersonSort = (typeof personSorts)[number];
export type SortChoice = { readonly by: PersonSort; readonly direction: 'up' | 'down' };

export type ShownPerson = { readonly row: PersonRow; readonly person: Person; readonly departments: readonly string[] };
export type PeopleFilter = { readonly text: string; readonly departmentId: Id | null; readonly role: Role | null };

const roleOrder: readonly Role[] = ['admin', 'manager', 'supervisor', 'user', 'vendor', 'client'];
const byText = new Intl.Collator(undefined, { sensitivity: 'base' });

const counted: Readonly<Record<'tasks' | 'late' | 'estimate' | 'checks', (row: PersonRow) => number>> = {
  tasks: ({ openTaskCount }) => openTaskCount,
  late: ({ lateTaskCount }) => lateTaskCount,
  estimate: ({ estimationMinutes }) => estimationMinutes,
  checks: ({ checkCount }) => checkCount ?? -1,
};

export function sortedPeople(people: readonly ShownPerson[], { by, direction }: SortChoice): readonly ShownPerson[] {
  const sign = direction === 'up' ? 1 : -1;
  return people.toSorted(
    (one, other) => sign * compared(one, other, by) || byText.compare(one.person.fullName, other.person.fullName),
  );
}

function compared(one: ShownPerson, other: ShownPerson, by: PersonSort): number {
  switch (by) {
    case 'name':
      return byText.compare(one.person.fullName, other.person.fullName);
    case 'department':
      return byText.compare(one.departments.join(), other.departments.join());
    case 'role':
      return roleOrder.indexOf(one.person.role) - roleOrder.indexOf(other.person.role);
    default:
      return counted[by](one.row) - counted[by](other.row);
  }
}

/** Every word somewhere in the name, the e-mail or a department. */
export function passes({ person, departments }: ShownPerson, { text, departmentId, role }: PeopleFilter): boolean {
  if (departmentId !== null && !person.departmentIds.includes(departmentId)) return false;
  if (role !== null && person.role !== role) return false;
  const words = foldText([person.fullName, person.email, ...departments].join(' ')).text;
  return foldText(text)
    .text.split(/\s+/)
    .every((word) => words.includes(word));
}
