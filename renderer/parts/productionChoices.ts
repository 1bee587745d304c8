/** Whom and what a production offers to choose from, in its own order. */
import type { Id, Person, TaskStatus } from '../../shared/model/studio.ts';
import { statusesOf } from '../../shared/rules/settableStatuses.ts';
import type { StudioTables } from '../data/studio.ts';

/** @param ofConcepts concepts have statuses of their own, and no others */
export function productionStatuses(studio: StudioTables, productionId: Id, ofConcepts = false): readonly TaskStatus[] {
  const production = studio.productions.get(productionId) ?? null;
  const role = production?.role ?? studio.role;
  return statusesOf(production, [...studio.taskStatuses.values()]).filter(
    (status) => status.isForConcept === ofConcepts && (role !== 'user' || status.isArtistAllowed),
  );
}

/** The team, by name; whoever left or is a bot is not offered. */
export function productionPeople(studio: StudioTables, productionId: Id): readonly Person[] {
  const team = studio.productions.get(productionId)?.teamIds ?? [];
  return team
    .flatMap((id) => studio.people.get(id) ?? [])
    .filter(({ isActive, isBot }) => isActive && !isBot)
    .toSorted((one, other) => one.fullName.localeCompare(other.fullName));
}
