import type { Day, Id } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { QueryContext } from './context.ts';

export type Logged = { readonly durationMinutes: number; readonly mark: Mark | null };

/**
 * One's own minutes by task and day, with what waits laid over. Both days are in it. What the server refused to take away
 * stays, to say so.
 */
export function loggedTime(
  { tables, overlay, me }: QueryContext,
  from: Day,
  to: Day,
): ReadonlyMap<Id, ReadonlyMap<Day, Logged>> {
  const byTask = new Map<Id, Map<Day, Logged>>();
  const set = (taskId: Id, day: Day, logged: Logged): void => {
    const days = byTask.get(taskId) ?? new Map<Day, Logged>();
    byTask.set(taskId, days);
    days.set(day, logged);
  };
  for (const { taskId, day, durationMinutes } of tables.timeSpents.between(me().personId, from, to))
    set(taskId, day, { durationMinutes, mark: null });
  for (const [day, patches] of overlay().timeSpents) {
    if (day < from || day > to) continue;
    for (const { taskId, durationMinutes, mark } of patches) {
      const isRefused = mark === 'rejected' || mark === 'conflict';
      const known = byTask.get(taskId)?.get(day)?.durationMinutes ?? 0;
      set(taskId, day, { durationMinutes: isRefused ? known : durationMinutes, mark });
    }
  }
  for (const [taskId, days] of byTask) {
    for (const [day, { durationMinutes, mark }] of days)
      // Nothing logged any more.
      if (durationMinutes === 0 && mark !== 'rejected' && mark !== 'conflict') days.delete(day);
    if (days.size === 0) byTask.delete(taskId);
  }
  return byTask;
}
