import { useMemo } from 'react';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Medium } from './movie/medium.ts';
import type { MediumPool } from './movie/mediumPool.ts';
import { standingFor } from './movie/standingFor.ts';
import { type Pace, paceBeside } from './playback/beside.ts';
import { usePreferences } from './preferences.ts';
import { type ReviewFile, sourceAddressOf } from './reviewFile.ts';
import { useMedium } from './useMedium.ts';

/**
 * `file`: what is shown is the file itself, there is nothing else. `alone`: Kitsu's movie, and the file is not on this disk.
 * `proxy`: Kitsu's movie is preferred. `broken`: the file is here, and nothing here decodes it.
 */
export type FormKind = 'file' | 'alone' | 'proxy' | 'opening' | 'original' | 'broken';

export type SeenForm = {
  readonly kind: FormKind;
  /** What A is seen as, frame for frame of A. */
  readonly seen: Medium | null;
  /** What has to be said of the original beside Kitsu's movie; null while that is what is seen. */
  readonly pace: Pace | null;
};

/** Kitsu's movie, or the file that it was made of where that is on this disk and preferred; A alone counts frames. */
export function useOriginal(pool: MediumPool, detail: TaskDetail, file: ReviewFile, a: Medium | null): SeenForm {
  const { prefersOriginal } = usePreferences();
  const address = sourceAddressOf(detail, file);
  const { medium, problem } = useMedium(pool, prefersOriginal ? address : null, '');
  const original = problem === null ? medium : null;
  const seen = useMemo(() => (a === null || original === null ? a : standingFor(a, original)), [a, original]);
  const pace = useMemo(() => (a === null || original === null ? null : paceBeside(a, original)), [a, original]);
  return { kind: kindOf(), seen, pace };

  function kindOf(): FormKind {
    // What waits to be published is the file; a picture is kept by Kitsu as it was.
    if (file.revision.mark !== null || file.shown.media !== 'movie') return 'file';
    if (address === null) return 'alone';
    if (!prefersOriginal) return 'proxy';
    if (problem !== null) return 'broken';
    return original === null ? 'opening' : 'original';
  }
}

/** Whether what is on screen is as it was published, and not what Kitsu made of it. */
export const isOriginal = (kind: FormKind): boolean => kind === 'original' || kind === 'file';
