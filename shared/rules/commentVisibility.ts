import type { Role } from '../model/studio.ts';

/** Artists and vendors do not see what clients write: the server leaves it out of their lists, and so do we. */
export function isCommentVisible(role: Role, authorRole: Role | null): boolean {
  return authorRole !== 'client' || (role !== 'user' && role !== 'vendor');
}
