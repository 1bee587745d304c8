import { useMemo } from 'react';
import { frameCountOf, frameRateOf } from '../../../shared/rules/frames.ts';
import type { Medium } from './movie/medium.ts';
import type { MediumPool } from './movie/mediumPool.ts';
import { standingFor } from './movie/standingFor.ts';
import { type Pace, paceBeside } from './playback/beside.ts';
import type { FileForms } from './reviewFile.ts';
import { type MediumState, useMedium } from './useMedium.ts';

export type Reviewed = MediumState & {
  /**
   * What stands in for what is not here: of a picture the smaller one; of Kitsu's movie the file that it was made of, on the
   * frames that Kitsu's would have.
   */
  readonly instead: 'reduced' | 'source' | null;
  /** How that file goes beside Kitsu's movie. */
  readonly pace: Pace | null;
};

/** What is under review, or stands beside it; or what is here in its place. */
export function useReviewed(pool: MediumPool, forms: FileForms, attempt: string): Reviewed {
  const whole = useMedium(pool, forms.whole, attempt);
  // What stands in for it stays while it is tried anew, with all that is being done on it.
  const why = whole.problem ?? whole.before;
  const reduced = useMedium(pool, why === null ? null : forms.reduced, attempt);
  const isMissing = why?.code === 'not-here' && forms.isSourceHere;
  const source = useMedium(pool, isMissing ? forms.source : null, attempt);
  const counted = useCounted(forms, source);
  const nothing = { instead: null, pace: null };
  if (why === null) return { ...whole, ...nothing };
  if (counted !== null) return { medium: counted.medium, problem: null, instead: 'source', pace: counted.pace };
  if (reduced.medium !== null && reduced.problem === null) return { ...reduced, instead: 'reduced', pace: null };
  return { ...whole, ...nothing };
}

function useCounted(
  { id, counted }: FileForms,
  { medium, problem }: MediumState,
): { readonly medium: Medium; readonly pace: Pace } | null {
  const { fps = 0, seconds = 0, widthPx = 0, heightPx = 0 } = counted ?? {};
  // Of values alone: whatever else changes on its row, it is the same movie.
  return useMemo(() => {
    if (medium === null || problem !== null || fps === 0) return null;
    const rate = frameRateOf(fps);
    const frameCount = frameCountOf(seconds, rate);
    const movie = {
      id,
      rate,
      frameCount,
      widthPx,
      heightPx,
      isSteady: true,
      lostFrames: 0,
      makeSound: medium.makeSound,
    };
    return { medium: standingFor(movie, medium), pace: paceBeside(movie, medium) };
  }, [id, medium, problem, fps, seconds, widthPx, heightPx]);
}
