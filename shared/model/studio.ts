/** What a studio is made of, whatever the production: people, departments, task types, statuses. */

/** A server id (UUID text), or the temporary id of something that waits in the outbox. */
export type Id = string;
/** An instant in UTC, whole seconds or finer, always with its zone: `2026-11-24T12:30:05Z`. */
export type Instant = string;
/** A calendar day without a zone: `2026-11-24`. No zone ever shifts it. */
export type Day = string;

/** `user` is Kitsu's word for an artist. */
export const roles = ['admin', 'manager', 'supervisor', 'user', 'client', 'vendor'] as const;
export type Role = (typeof roles)[number];

export type Organisation = {
  readonly id: Id;
  readonly name: string;
  readonly hoursByDay: number;
  /** Time of days that are over is read, not changed: a rule for the screen, which the server does not hold to. */
  readonly areTimesheetsLocked: boolean;
  readonly hasAvatar: boolean;
};

export type Person = {
  readonly id: Id;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  /** Empty where the role may not see it. */
  readonly email: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly isBot: boolean;
  readonly hasAvatar: boolean;
  readonly departmentIds: readonly Id[];
  readonly updatedAt: Instant | null;
};

export type Department = {
  readonly id: Id;
  readonly name: string;
  readonly color: string;
  readonly isArchived: boolean;
};

export const entityKinds = ['Asset', 'Shot', 'Sequence', 'Episode', 'Edit', 'Scene', 'Concept'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Kinds of entities that have a table, and a page for each of them. */
export const tableKinds = [
  'Shot',
  'Asset',
  'Sequence',
  'Episode',
  'Edit',
  'Concept',
] as const satisfies readonly EntityKind[];
export type TableKind = (typeof tableKinds)[number];
export const isTableKind = (kind: EntityKind): kind is TableKind => tableKinds.some((one) => one === kind);

export type TaskType = {
  readonly id: Id;
  readonly name: string;
  readonly shortName: string;
  readonly color: string;
  readonly priority: number;
  readonly forEntity: EntityKind;
  readonly departmentId: Id | null;
  readonly allowTimelog: boolean;
  readonly isArchived: boolean;
};

/** Behave by flag, never by name: studios rename statuses and add their own. */
export type TaskStatus = {
  readonly id: Id;
  readonly name: string;
  readonly shortName: string;
  readonly color: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly isDone: boolean;
  readonly isRetake: boolean;
  readonly isFeedbackRequest: boolean;
  readonly isWip: boolean;
  readonly isArtistAllowed: boolean;
  readonly isClientAllowed: boolean;
  readonly isForConcept: boolean;
  readonly isArchived: boolean;
};

/** A room all around, photographed, that models are lit by. */
export type PreviewBackground = {
  readonly id: Id;
  readonly name: string;
  readonly isArchived: boolean;
  readonly sizeBytes: number;
};

export type AssetType = {
  readonly id: Id;
  readonly name: string;
  readonly taskTypeIds: readonly Id[];
  readonly isArchived: boolean;
};
