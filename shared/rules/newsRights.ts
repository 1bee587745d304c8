/** Whom a production's news are for: it tells of every comment on every task. */
import type { Role } from '../model/studio.ts';
import { isCommentVisible } from './commentVisibility.ts';

/** Newer servers refuse clients; older ones ask nobody. */
export const maySeeNews = (role: Role): boolean => role !== 'client';

/**
 * Vendors know of their own tasks alone, and what clients write is not for everybody: the server heeds neither here.
 * @param isKnownTask whether the task is in the mirror
 */
export function maySeeNewsOf(role: Role, authorRole: Role | null, isKnownTask: boolean): boolean {
  return maySeeNews(role) && isCommentVisible(role, authorRole) && (role !== 'vendor' || isKnownTask);
}
