/** The keys of comparing; ux.md §7 says which. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Action, useActions } from '../../../ui/actions.ts';
import { nextMode, turnedWipe } from '../stage/compare.ts';
import type { Comparing } from './useComparing.ts';

type Options = {
  readonly comparing: Comparing;
  /** Null where B cannot take the place of A. */
  readonly onSwap: (() => void) | null;
  readonly onPeek: (isPeeking: boolean) => void;
};

const wipeStepDegrees = 15;

export function useCompareActions({ comparing, onSwap, onPeek }: Options): void {
  const { t } = useTranslation();
  const { compare, isOn, change } = comparing;
  const action = (
    id: string,
    label: string,
    keys: readonly string[],
    run: () => void,
    disabledReason: string | null = null,
  ): Action => ({ id: `review.${id}`, label, group: t('review.group.look'), keys, run, disabledReason });
  const turn = (degrees: number) => () => change({ mode: 'wipe', wipe: turnedWipe(compare.wipe, degrees) });

  useActions([
    action(
      'compare',
      t('review.compare'),
      ['W'],
      comparing.toggle,
      comparing.canCompare ? null : t('review.oneRevision'),
    ),
    ...(isOn
      ? [
          action('mode', t('review.nextMode'), ['Shift+W'], () => change({ mode: nextMode(compare.mode) })),
          action('swap', t('review.swap'), ['X'], () => onSwap?.(), onSwap === null ? t('review.cannotSwap') : null),
          action('overlay', t('review.overlayEnds'), ['Alt+O'], () =>
            change({ mode: 'overlay', share: compare.mode === 'overlay' && compare.share === 1 ? 0 : 1 }),
          ),
          action('turn-wipe', t('review.turnWipe'), ['Q'], turn(wipeStepDegrees)),
          action('turn-wipe-back', t('review.turnWipeBack'), ['Shift+Q'], turn(-wipeStepDegrees)),
          action('heard', t('review.nextHeard'), ['Shift+M'], comparing.hearNext),
          action('flip', t('review.flip'), ['Z'], () => onPeek(true)),
        ]
      : []),
  ]);

  // Let go of: A again.
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'z') onPeek(false);
    };
    const onBlur = () => onPeek(false);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, [isOn, onPeek]);
}
