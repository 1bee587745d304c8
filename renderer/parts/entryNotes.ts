import type { Id } from '../../shared/model/studio.ts';
import type { ReviewPlace } from '../place/place.ts';

/** What was said about a revision that stands in a list of them, and the place to say more. */
export type EntryNotes = {
  readonly taskId: Id;
  readonly revision: number;
  /** With the place to write; else they are only read. */
  readonly isWriting: boolean;
  /** Among what else is looked at where a frame that is spoken of leads. */
  readonly queue: ReviewPlace['queue'];
};
