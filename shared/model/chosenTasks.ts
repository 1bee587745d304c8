import type { EntityLabel, StatusCount } from './screens.ts';
import type { Day, Id } from './studio.ts';
import type { Mark } from './sync.ts';
import type { Priority } from './task.ts';

/** Minutes of several tasks: what they add up to, and from the least to the most. */
export type MinutesOf = { readonly sum: number; readonly least: number; readonly most: number };
/** Days of several tasks; null in `first` and `last` where none of them has one. */
export type DaysOf = { readonly first: Day | null; readonly last: Day | null; readonly missingCount: number };

/** What several tasks have in common, and what not. */
export type TaskSummary = {
  readonly count: number;
  readonly statusCounts: readonly StatusCount[];
  readonly typeCounts: readonly { readonly taskTypeId: Id; readonly count: number }[];
  /** Who has most of them first. */
  readonly assigneeCounts: readonly { readonly personId: Id; readonly count: number }[];
  readonly unassignedCount: number;
  /** The most urgent first. */
  readonly priorityCounts: readonly { readonly priority: Priority; readonly count: number }[];
  readonly estimation: MinutesOf;
  readonly spent: MinutesOf;
  readonly start: DaysOf;
  readonly due: DaysOf;
};

/** One of several tasks that were selected. */
export type ChosenTaskRow = {
  readonly taskId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  readonly priority: Priority;
  readonly mark: Mark | null;
};
