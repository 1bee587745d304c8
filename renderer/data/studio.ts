import { createContext, useContext } from 'react';
import type { AccountSummary } from '../../shared/model/account.ts';
import type { Production } from '../../shared/model/production.ts';
import type { Studio } from '../../shared/model/screens.ts';
import type {
  AssetType,
  Department,
  Id,
  Organisation,
  Person,
  Role,
  TaskStatus,
  TaskType,
} from '../../shared/model/studio.ts';

/** The small tables every screen resolves ids with, by id and in their own order. */
export type StudioTables = {
  readonly account: AccountSummary;
  readonly role: Role;
  readonly me: Person | null;
  readonly organisation: Organisation;
  readonly people: ReadonlyMap<Id, Person>;
  readonly departments: ReadonlyMap<Id, Department>;
  readonly taskTypes: ReadonlyMap<Id, TaskType>;
  readonly taskStatuses: ReadonlyMap<Id, TaskStatus>;
  readonly assetTypes: ReadonlyMap<Id, AssetType>;
  readonly productions: ReadonlyMap<Id, Production>;
  /** The server keeps the order of a production's columns of metadata. */
  readonly keepsColumnOrder: boolean;
};

export const StudioContext = createContext<StudioTables | null>(null);

/** The studio of the open account. Only inside the signed-in part of the app. */
export function useStudio(): StudioTables {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs an open account above it');
  return studio;
}

export function studioTables(studio: Studio, account: AccountSummary, personId: Id, role: Role): StudioTables {
  const people = byId(studio.people);
  return {
    account,
    role,
    me: people.get(personId) ?? null,
    organisation: studio.organisation,
    people,
    departments: byId(studio.departments),
    taskTypes: byId(studio.taskTypes),
    taskStatuses: byId(studio.taskStatuses),
    assetTypes: byId(studio.assetTypes),
    productions: byId(studio.productions),
    keepsColumnOrder: studio.keepsColumnOrder,
  };
}

/** One's role in a production, which it may have chosen for itself; one's own where there is none. */
export const roleIn = (
  { role, productions }: Pick<StudioTables, 'role' | 'productions'>,
  productionId: Id | null,
): Role => productions.get(productionId ?? '')?.role ?? role;

function byId<Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
