import type { StatusCount } from '../../../shared/model/screens.ts';
import type { Id, TaskStatus } from '../../../shared/model/studio.ts';
import { statusOrder } from '../../../shared/rules/sorting.ts';
import type { Production } from '../../../shared/model/production.ts';

/** Counts tasks by status; canceled entities do not count. */
export type StatusCounter = {
  readonly add: (statusIndex: number) => void;
  readonly counts: () => readonly StatusCount[];
};

/** @returns a maker of counters whose answers stand in the production's order of statuses. */
export function statusCounters(
  statusIds: readonly Id[],
  statuses: readonly TaskStatus[],
  production: Production | null,
): () => StatusCounter {
  const ordered = statuses.toSorted(statusOrder(production?.taskStatuses ?? []));
  const ranks = new Map(ordered.map(({ id }, index) => [id, index]));
  const known = statusIds
    .map((taskStatusId, index) => ({ taskStatusId, index }))
    .toSorted((a, b) => (ranks.get(a.taskStatusId) ?? ordered.length) - (ranks.get(b.taskStatusId) ?? ordered.length));
  return () => {
    const numbers = new Uint32Array(statusIds.length);
    return {
      add: (statusIndex) => {
        numbers[statusIndex] = (numbers[statusIndex] ?? 0) + 1;
      },
      counts: () =>
        known.flatMap(({ taskStatusId, index }) => {
          const count = numbers[index] ?? 0;
          return count === 0 ? [] : [{ taskStatusId, count }];
        }),
    };
  };
}
