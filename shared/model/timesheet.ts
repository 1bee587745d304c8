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

/** Both days are in it. */
export type DaysOff = {
  readonly id: Id;
  readonly personId: Id;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly description: string;
};

/** With what waits laid over. */
export type ShownDaysOff = Pick<DaysOff, 'firstDay' | 'lastDay' | 'description'> & { readonly mark: Mark | null };

export type Timesheet = {
  /** Tasks with time first, then the open ones that were asked for. */
  readonly rows: readonly TimesheetRow[];
  /** Those that reach into the span, in their order. */
  readonly daysOff: readonly ShownDaysOff[];
  /** What a whole day is, in minutes. */
  readonly dayMinutes: number;
  readonly areDaysLocked: boolean;
  readonly freshness: Freshness;
};
