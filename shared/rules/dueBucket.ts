import type { Day } from '../model/studio.ts';
import { addDays, weekStart } from './days.ts';

/** In the order of the list. Weeks are calendar weeks from Monday. */
export const dueBuckets = ['late', 'today', 'tomorrow', 'thisWeek', 'nextWeek', 'later', 'none'] as const;
export type DueBucket = (typeof dueBuckets)[number];

/** How soon something is due, seen from the user's own day. */
export function dueBucket(dueDate: Day | null, today: Day): DueBucket {
  if (dueDate === null) return 'none';
  if (dueDate < today) return 'late';
  if (dueDate === today) return 'today';
  if (dueDate === addDays(today, 1)) return 'tomorrow';
  const nextMonday = addDays(weekStart(today), 7) ?? today;
  if (dueDate < nextMonday) return 'thisWeek';
  return dueDate < (addDays(nextMonday, 7) ?? today) ? 'nextWeek' : 'later';
}
