import type { EntityLabel } from './screens.ts';
import type { Day, Id } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';
import type { Priority } from './task.ts';

/** Who works on what. People themselves are the studio's; this is what is counted of them. */
export type PersonRow = {
  readonly personId: Id;
  /** Adding them to the team, or taking them out, waits. */
  readonly mark: Mark | null;
  readonly openTaskCount: number;
  readonly lateTaskCount: number;
  /** Estimated of their open tasks. */
  readonly estimationMinutes: number;
  /** What asks for their approval; null for whoever checks nothing. */
  readonly checkCount: number | null;
};

export type PeopleList = {
  readonly rows: readonly PersonRow[];
  /** Whether the account may change this team; false where no production is asked about. */
  readonly canChangeTeam: boolean;
  /** The productions whose tasks are here, so that they could be counted. */
  readonly countedProductionIds: readonly Id[];
  readonly freshness: Freshness;
};

export type PersonTask = {
  readonly taskId: Id;
  readonly productionId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly priority: Priority;
  readonly dueDate: Day | null;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly mark: Mark | null;
};

export type PersonDetail = {
  /** Productions the account shares with them. */
  readonly productionIds: readonly Id[];
  readonly countedProductionIds: readonly Id[];
  /** To do first, by due day; what asks for their approval; what is done, the newest first. */
  readonly open: readonly PersonTask[];
  readonly checks: readonly PersonTask[] | null;
  readonly done: readonly PersonTask[];
  readonly freshness: Freshness;
};
