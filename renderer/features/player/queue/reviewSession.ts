/**
 * What has been gone through in one sitting: every item that was there, also those that left the list because they were
 * answered, and what each was given. One a queue, for as long as the app runs, until all of it is done.
 */
import { create } from 'zustand';
import type { EntityLabel } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { GivenStatus } from '../../../parts/reviewSide.ts';
import type { ReviewPlace, ReviewQueue } from '../../../place/place.ts';
import type { QueueItem } from './useReviewQueue.ts';

type Where = { readonly place: ReviewPlace; readonly entity: EntityLabel };

export type Session = {
  readonly items: readonly QueueItem[];
  /** In the order in which they were given. */
  readonly given: readonly (GivenStatus & Where)[];
};

const none: Session = { items: [], given: [] };
const useSessions = create<Readonly<Record<string, Session>>>(() => ({}));

export function keyOfQueue(queue: ReviewQueue | null): string {
  switch (queue?.kind) {
    case undefined:
      return '';
    case 'playlist':
      return `playlist ${queue.playlistId}`;
    case 'checks':
      return 'checks';
    case 'tasks':
      return `tasks ${queue.taskIds.join(' ')}`;
  }
}

export const useSession = (key: string): Session => useSessions((sessions) => sessions[key] ?? none);

function change(key: string, made: (session: Session) => Session): void {
  useSessions.setState((sessions) => ({ [key]: made(sessions[key] ?? none) }));
}

/** Those that are there now, and in their old places those that were, with what they were given. */
export function keptTogether(
  before: readonly QueueItem[],
  now: readonly QueueItem[],
  given: Session['given'],
): readonly QueueItem[] {
  const current = new Map(now.map((item) => [item.key, item]));
  const statuses = new Map(given.map(({ taskId, taskStatusId }) => [taskId, taskStatusId]));
  const known = new Set(before.map(({ key }) => key));
  const kept = before.map((item) => {
    const listed = current.get(item.key);
    return listed ?? { ...item, taskStatusId: statuses.get(item.place.taskId) ?? item.taskStatusId };
  });
  return [...kept, ...now.filter(({ key }) => !known.has(key))];
}

/** What is gone through is remembered, so that it is still there once it has left its list. */
export function rememberItems(key: string, items: readonly QueueItem[]): void {
  change(key, (session) => ({ ...session, items }));
}

export function rememberGiven(key: string, given: GivenStatus & Where): void {
  change(key, (session) => ({
    ...session,
    given: [...session.given.filter(({ taskId }) => taskId !== given.taskId), given],
  }));
}

export function forgetGiven(key: string, taskId: Id): void {
  change(key, (session) => ({ ...session, given: session.given.filter((one) => one.taskId !== taskId) }));
}

/** Entered once more: what was answered counts on, unless it was all there was; what left its list meanwhile is gone. */
export function continueSession(key: string): void {
  change(key, ({ items, given }) => {
    const answered = items.filter(({ place }) => given.some(({ taskId }) => taskId === place.taskId));
    return answered.length === items.length ? none : { items: answered, given };
  });
}

/** What comes after an answer: the next without one, then those that were left for later; null: all are answered. */
export function nextUnanswered(
  items: readonly QueueItem[],
  index: number,
  answered: ReadonlySet<Id>,
): QueueItem | null {
  const isOpen = ({ place }: QueueItem): boolean => !answered.has(place.taskId);
  return items.slice(index + 1).find(isOpen) ?? items.slice(0, Math.max(0, index)).find(isOpen) ?? null;
}
