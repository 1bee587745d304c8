import type { EntityKind, Id } from './studio.ts';
import type { Mark } from './sync.ts';

/** A search that is kept on the server, for its author or for all of a production. Kitsu's page shows the same. */
export type SavedSearch = {
  readonly id: Id;
  readonly name: string;
  /** In the language of searches. */
  readonly query: string;
  /** Kitsu's name of the list it is of: `shot`, `asset`, … */
  readonly listType: string;
  /** Null: of all productions. */
  readonly productionId: Id | null;
  readonly groupId: Id | null;
  readonly isShared: boolean;
  /** Shared with this department alone. */
  readonly departmentId: Id | null;
  readonly personId: Id | null;
};

/** Searches that stand together, under a name and a colour. */
export type SearchGroup = Omit<SavedSearch, 'query' | 'groupId'> & { readonly color: string };

/** What of either may be changed; a search has no colour, a group no query. */
export type SavedSearchChange = {
  readonly name?: string | undefined;
  readonly query?: string | undefined;
  readonly groupId?: Id | null | undefined;
  readonly isShared?: boolean | undefined;
  readonly color?: string | undefined;
};

/** Kinds of entities whose tables have saved searches. */
export const listTypeOf = (kind: EntityKind): string => kind.toLowerCase();

type Shown = { readonly canEdit: boolean; readonly mark: Mark | null };
export type ShownSearch = SavedSearch & Shown;
export type ShownSearchGroup = SearchGroup & Shown;

/** Those of a table, in the order of their names; groups first. */
export type SavedSearches = {
  readonly groups: readonly ShownSearchGroup[];
  readonly searches: readonly ShownSearch[];
  /** Whether this person may share one with the production. */
  readonly canShare: boolean;
};
