import type { EntityLabel } from './screens.ts';
import type { Day, Id } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';

/** One's own time on a task, by day: only days that have some, or that say why not. */
export type TimesheetRow = {
  readonly taskId: Id;
  readonly rev: number;
  readonly productionId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
  readonly days: Readonly<Record<Day, { readonly durationMinutes: number; readonly mark: Mark | null }>>;
  readonly canLog: boolean;
};

export type Timesheet = {
  /** Tasks with time first, then the open ones that were asked for. */
  readonly rows: readonly TimesheetRow[];
  /** What a whole day is, in minutes. */
  readonly dayMinutes: number;
  readonly areDaysLocked: boolean;
  readonly freshness: Freshness;
};
