import type { EntityTotals } from '../../../shared/model/screens.ts';
import type { EntityColumn } from './entityColumn.ts';
import type { StatusCounter } from './statusCounter.ts';

/** Adds up rows, each task looked at once; what is canceled does not count. */
export type TotalsCounter = {
  readonly add: (column: EntityColumn) => void;
  readonly totals: () => EntityTotals;
};

export function totalsCounter(statuses: StatusCounter): TotalsCounter {
  let frames = 0;
  let estimationMinutes = 0;
  let durationMinutes = 0;
  return {
    add: ({ isCanceled, lengthFrames, tasks }) => {
      if (isCanceled) return;
      frames += lengthFrames ?? 0;
      for (const task of tasks) {
        estimationMinutes += task.estimationMinutes;
        durationMinutes += task.durationMinutes;
        statuses.add(task.statusIndex);
      }
    },
    totals: () => ({ frames, estimationMinutes, durationMinutes, statusCounts: statuses.counts() }),
  };
}
