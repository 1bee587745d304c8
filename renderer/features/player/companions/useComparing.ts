import { useState } from 'react';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import { replacePlace } from '../../../place/navigation.ts';
import { mostCompanions } from '../../../place/path.ts';
import type { Companion, ReviewPlace } from '../../../place/place.ts';
import { type ReviewFile, usualCompanions } from '../reviewFile.ts';
import { type Compare, isTiled, letters, usualCompare } from '../stage/compare.ts';
import { type Beside, useBeside } from './useBeside.ts';
import { type ShownCompanion, useCompanions } from './useCompanions.ts';

export type Comparing = {
  readonly compare: Compare;
  readonly isOn: boolean;
  /** B, or B, C and D where each has its own place; none while nothing is compared. */
  readonly shown: readonly ShownCompanion[];
  /** Of each of those. */
  readonly beside: readonly Beside[];
  readonly canCompare: boolean;
  readonly change: (change: Partial<Compare>) => void;
  readonly toggle: () => void;
  /** The sound of the next that has some. */
  readonly hearNext: () => void;
  /** At B, C or D, by its place from 0; one past the last adds another. */
  readonly choose: (at: number, companion: Companion) => void;
  readonly takeAway: (at: number) => void;
};

/** What A stands beside, and how: newest against the one before, until something else is chosen. */
export function useComparing(
  place: ReviewPlace,
  detail: TaskDetail,
  file: ReviewFile,
  isReachable: boolean,
): Comparing {
  const [compare, setCompare] = useState<Compare>(usualCompare);
  const { companions } = place;
  const known = useCompanions(detail, companions);
  const shown = isTiled(compare.mode) ? known : known.slice(0, 1);
  const b = useBeside(shown[0], isReachable);
  const c = useBeside(shown[1], isReachable);
  const d = useBeside(shown[2], isReachable);
  const usual = usualCompanions(detail, file, mostCompanions);
  const show = (next: readonly Companion[]): void => replacePlace({ ...place, companions: next });
  const asCompanion = (previewFileId: string): Companion => ({
    kind: 'preview',
    taskId: detail.task.id,
    previewFileId,
  });

  const beside = [b, c, d].slice(0, shown.length);

  return {
    compare,
    isOn: companions.length > 0,
    shown,
    beside,
    canCompare: companions.length > 0 || usual.length > 0,
    change: (change) => {
      const mode = change.mode ?? compare.mode;
      const most = isTiled(mode) ? letters.length : 2;
      const heard = change.heard ?? compare.heard;
      setCompare({ ...compare, ...change, heard: letters.indexOf(heard) < most ? heard : 'A' });
      if (change.mode !== 'grid' || companions.length >= mostCompanions) return;
      // Two by two means four: the revisions before fill what is free.
      const taken = new Set(companions.flatMap((one) => (one.kind === 'preview' ? one.previewFileId : [])));
      const more = usual.filter((id) => !taken.has(id)).map(asCompanion);
      show([...companions, ...more].slice(0, mostCompanions));
    },
    toggle: () => show(companions.length > 0 ? [] : usual.slice(0, 1).map(asCompanion)),
    hearNext: () => {
      const heard = letters.filter((_, at) => at === 0 || (beside[at - 1]?.medium?.makeSound ?? null) !== null);
      setCompare({ ...compare, heard: heard[(heard.indexOf(compare.heard) + 1) % heard.length] ?? 'A' });
    },
    choose: (at, companion) => show(companions.toSpliced(at, 1, companion)),
    takeAway: (at) => show(companions.toSpliced(at, 1)),
  };
}
