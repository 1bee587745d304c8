import type { Inbox, InboxRow } from '../../../shared/model/inbox.ts';
import { type EngineAnswer, useEngine } from '../../data/useEngine.ts';
import type { Place } from '../../place/place.ts';

export type InboxPlace = Extract<Place, { page: 'inbox' }>;

export function useInbox({ tab, fromProductionId, isFollowedOnly }: InboxPlace): EngineAnswer<Inbox> {
  return useEngine('inbox', { tab, productionId: fromProductionId, isFollowedOnly }, { keepsPrevious: true });
}

/** The row whose task is beside the list, by the comment it leads to where the task has several. */
export function selectedRow(rows: readonly InboxRow[], { sel, commentId }: InboxPlace): InboxRow | null {
  const taskId = sel.at(-1);
  if (taskId === undefined) return null;
  const ofTask = rows.filter((row) => row.taskId === taskId);
  return ofTask.find((row) => row.commentId === commentId) ?? ofTask[0] ?? null;
}
