import type { Production } from '../../../shared/model/production.ts';
import type { Day, EntityKind } from '../../../shared/model/studio.ts';
import { vocabularyFor, type SearchVocabulary } from '../../../shared/rules/search/vocabulary.ts';
import type { Tables } from '../db/tables.ts';

/** What a search in a production's list, or in a list of tasks (null), may name. */
export function vocabularyOf(
  tables: Tables,
  place: { readonly production: Production; readonly kind: EntityKind } | null,
  today: Day,
): SearchVocabulary {
  const studio = {
    taskTypes: tables.taskTypes.all(),
    taskStatuses: tables.taskStatuses.all(),
    people: tables.people.all(),
    assetTypes: tables.assetTypes.all(),
    departments: tables.departments.all(),
    hoursByDay: tables.organisations.all()[0]?.hoursByDay ?? 8,
  };
  return vocabularyFor(studio, place, today);
}

/** The day on this computer's calendar. */
export function localDay(now: number): Day {
  const date = new Date(now);
  const padded = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
}
