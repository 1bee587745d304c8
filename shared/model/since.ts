import type { EntityLabel } from './screens.ts';
import type { Day, Id, Instant } from './studio.ts';

/** What is otherwise about a task than when one last looked, done by others. */
export type SinceChange =
  | { readonly kind: 'assigned'; readonly personId: Id | null }
  | { readonly kind: 'unassigned' }
  | { readonly kind: 'to-check'; readonly personId: Id | null }
  | { readonly kind: 'status'; readonly fromId: Id; readonly toId: Id; readonly personId: Id | null }
  | { readonly kind: 'due'; readonly from: Day | null; readonly to: Day | null }
  | { readonly kind: 'comments'; readonly count: number; readonly personId: Id | null; readonly text: string }
  | { readonly kind: 'revision'; readonly revision: number; readonly personId: Id | null };

export type SinceRow = {
  readonly taskId: Id;
  readonly productionId: Id;
  readonly entity: EntityLabel;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly isMine: boolean;
  readonly changes: readonly SinceChange[];
  /** Of the newest of them, as far as it is known. */
  readonly changedAt: Instant | null;
};

export type SinceList = {
  /** When one last looked; null until there is something to compare with. */
  readonly since: Instant | null;
  /** The newest first. */
  readonly rows: readonly SinceRow[];
};
