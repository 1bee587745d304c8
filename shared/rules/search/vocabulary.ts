/** The names that a search may speak of, and how each is found: as Kitsu does, a unique prefix being enough for a task type. */
import type { MetadataDescriptor, Production } from '../../model/production.ts';
import type { AssetType, Day, Department, EntityKind, Id, Person, TaskStatus, TaskType } from '../../model/studio.ts';

export type SearchVocabulary = {
  /** Those of the list: the columns of an entity list, all of a list of tasks. */
  readonly taskTypes: readonly Pick<TaskType, 'id' | 'name' | 'departmentId'>[];
  /** Those that assets may be ready for, which are task types of shots. */
  readonly readyForTaskTypes: readonly Pick<TaskType, 'id' | 'name'>[];
  readonly taskStatuses: readonly TaskStatus[];
  readonly people: readonly Pick<Person, 'id' | 'fullName'>[];
  readonly assetTypes: readonly Pick<AssetType, 'id' | 'name'>[];
  readonly departments: readonly Pick<Department, 'id' | 'name'>[];
  /** Of the list's kind of entity. */
  readonly descriptors: readonly MetadataDescriptor[];
  /** The user's own day, for `due<7d`. */
  readonly today: Day;
  /** For `estimation>2d`. */
  readonly hoursByDay: number;
};

/** What a search may name: in a production's list its own task types and metadata, in a list of tasks all there are. */
export function vocabularyFor(
  studio: Pick<SearchVocabulary, 'taskStatuses' | 'people' | 'assetTypes' | 'departments' | 'hoursByDay'> & {
    readonly taskTypes: readonly TaskType[];
  },
  place: { readonly production: Production; readonly kind: EntityKind } | null,
  today: Day,
): SearchVocabulary {
  const ownIds = new Set(place?.production.taskTypes.map(({ taskTypeId }) => taskTypeId));
  const own = ownIds.size === 0 ? studio.taskTypes : studio.taskTypes.filter(({ id }) => ownIds.has(id));
  return {
    taskTypes: place === null ? own : own.filter(({ forEntity }) => forEntity === place.kind),
    readyForTaskTypes: own.filter(({ forEntity }) => forEntity === 'Shot'),
    taskStatuses: studio.taskStatuses,
    people: studio.people,
    assetTypes: studio.assetTypes,
    departments: studio.departments,
    descriptors: (place?.production.descriptors ?? []).filter(({ entityKind }) => entityKind === place?.kind),
    today,
    hoursByDay: studio.hoursByDay,
  };
}

type Named = { readonly id: Id; readonly name: string };

/** By full name first, in any case: `fx` is FX and never CFX. */
export function exactlyNamed<Value extends Named>(name: string, values: readonly Value[]): Value | null {
  const wanted = name.trim().toLowerCase();
  return wanted === '' ? null : (values.find((value) => value.name.toLowerCase() === wanted) ?? null);
}

/** By full name, else by a beginning that only one name has: saved filters of older Kitsus rest on it (`anim=wip`). */
export function named<Value extends Named>(name: string, values: readonly Value[]): Value | null {
  const exact = exactlyNamed(name, values);
  if (exact !== null) return exact;
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return null;
  const beginning = values.filter((value) => value.name.toLowerCase().startsWith(wanted));
  const [first] = beginning;
  return first !== undefined && beginning.every((value) => value.id === first.id) ? first : null;
}

/** Everybody of that name: lower case, spaces left out. */
export function peopleNamed(name: string, people: SearchVocabulary['people']): readonly Id[] {
  const wanted = squeezed(name);
  return wanted === '' ? [] : people.filter((person) => squeezed(person.fullName) === wanted).map(({ id }) => id);
}

export const squeezed = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, '');

/** By the name in the column's head, or by its key. */
export function descriptorNamed(name: string, descriptors: readonly MetadataDescriptor[]): MetadataDescriptor | null {
  const wanted = name.trim().toLowerCase();
  return (
    descriptors.find((descriptor) => descriptor.name.toLowerCase() === wanted) ??
    descriptors.find((descriptor) => descriptor.fieldName.toLowerCase() === wanted) ??
    null
  );
}
