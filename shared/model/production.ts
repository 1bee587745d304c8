import type { EntityKind, Id, Instant, Role, Day } from './studio.ts';

export type ProductionType = 'short' | 'featurefilm' | 'tvshow' | 'assets' | 'shots';

/** A production with what its settings say. Links keep the production's own order of types and statuses. */
export type Production = {
  readonly id: Id;
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly productionType: ProductionType;
  /** Frames per second as a number; Kitsu keeps text with a comma or a dot, default 25. */
  readonly fps: number;
  readonly resolution: string;
  readonly ratio: string;
  readonly startDate: Day | null;
  readonly endDate: Day | null;
  readonly hasAvatar: boolean;
  /** False when it is closed or the account has left the team: kept, no longer pulled. */
  readonly isOpen: boolean;
  readonly isClientsIsolated: boolean;
  readonly isFrameInNumbering: boolean;
  readonly revisionPadding: number;
  readonly firstEpisodeId: Id | null;
  readonly homepage: string;
  /** The account's role in this production; the person's own role where the server has no other. */
  readonly role: Role;
  readonly taskTypes: readonly ProductionTaskType[];
  readonly taskStatuses: readonly ProductionTaskStatus[];
  readonly assetTypeIds: readonly Id[];
  readonly teamIds: readonly Id[];
  readonly backgroundIds: readonly Id[];
  readonly defaultBackgroundId: Id | null;
  readonly descriptors: readonly MetadataDescriptor[];
  readonly updatedAt: Instant | null;
};

export type ProductionTaskType = { readonly taskTypeId: Id; readonly priority: number };

export type ProductionTaskStatus = {
  readonly taskStatusId: Id;
  readonly priority: number;
  readonly rolesForBoard: readonly Role[];
  /** Null: as the status itself says. */
  readonly isClientAllowed: boolean | null;
};

export const editableDescriptorTypes = [
  'string',
  'textarea',
  'number',
  'list',
  'taglist',
  'boolean',
  'checklist',
  'date',
  'url',
  'person',
] as const;
/** A type this app does not know is shown as text and never rewritten. */
export type DescriptorType = (typeof editableDescriptorTypes)[number] | 'unknown';

export type MetadataDescriptor = {
  readonly id: Id;
  readonly name: string;
  /** The key inside an entity's `data`. */
  readonly fieldName: string;
  readonly dataType: DescriptorType;
  readonly choices: readonly string[];
  readonly entityKind: EntityKind | 'Project' | 'Task';
  readonly isForClient: boolean;
  readonly departmentIds: readonly Id[];
  readonly position: number;
};
