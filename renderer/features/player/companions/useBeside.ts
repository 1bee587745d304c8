import { mediumPool } from '../mediumPoolOfWindow.ts';
import { noForms } from '../reviewFile.ts';
import type { Medium } from '../movie/medium.ts';
import type { MovieError } from '../movie/openMovie.ts';
import { type SeenForm, useOriginal } from '../useOriginal.ts';
import { useReviewed } from '../useReviewed.ts';
import type { ShownCompanion } from './useCompanions.ts';

export type Beside = {
  /** What its frames are counted in; null where it is not open, or cannot be. */
  readonly medium: Medium | null;
  readonly form: SeenForm;
  /** Why it cannot be opened. */
  readonly problem: MovieError | null;
};

/** What stands beside A, by the same rule as A: as it was published where that is here and preferred. */
export function useBeside(companion: ShownCompanion | undefined, isReachable: boolean): Beside {
  const forms = companion?.forms ?? noForms;
  const reviewed = useReviewed(mediumPool, forms, `${companion?.attempt ?? ''} ${String(isReachable)}`);
  const form = useOriginal(mediumPool, forms, reviewed);
  return { medium: reviewed.problem === null ? reviewed.medium : null, form, problem: reviewed.problem };
}
