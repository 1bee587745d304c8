import type { Id, Role } from '../../../shared/model/studio.ts';
import type { DecodedComment } from './decode/comment.ts';

/** Who reads, and who the clients are: learnt at the bootstrap. */
export type Audience = {
  readonly personId: Id;
  readonly roleIn: (productionId: Id) => Role;
  readonly clientIds: ReadonlySet<Id>;
};

/**
 * Comments written by clients are not for artists and vendors; 0.20.52 sends them all the same in a production's list.
 * What a role may not see is not kept.
 */
export function mayRead(
  audience: Pick<Audience, 'clientIds' | 'personId'>,
  role: Role,
  { comment, authorRole }: DecodedComment,
): boolean {
  if (role !== 'user' && role !== 'vendor') return true;
  if (comment.personId === null || comment.personId === audience.personId) return true;
  return authorRole === null ? !audience.clientIds.has(comment.personId) : authorRole !== 'client';
}
