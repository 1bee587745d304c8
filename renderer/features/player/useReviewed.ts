import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { MediumPool } from './movie/mediumPool.ts';
import { addressOf, reducedAddressOf, type ReviewFile } from './reviewFile.ts';
import { type MediumState, useMedium } from './useMedium.ts';

export type Reviewed = MediumState & {
  /** A picture at less than its full size, which is not here or cannot be read. */
  readonly isReduced: boolean;
};

/** What is under review; of a picture that is not here in its full size the smaller one, where that is. */
export function useReviewed(pool: MediumPool, detail: TaskDetail, file: ReviewFile, attempt: string): Reviewed {
  const whole = useMedium(pool, addressOf(detail, file), attempt);
  const reduced = useMedium(pool, whole.problem === null ? null : reducedAddressOf(detail, file), attempt);
  const isReduced = whole.problem !== null && reduced.problem === null && reduced.medium !== null;
  return isReduced ? { ...reduced, isReduced } : { ...whole, isReduced };
}
