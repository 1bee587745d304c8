/** The keys of comparing; ux.md §7 says which. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlayerActionName } from '../../../keys/catalogue.ts';
import { type Action, useActions } from '../../../ui/actions.ts';
import { nextMode, turnedWipe } from '../stage/compare.ts';
import { peek } from '../stage/peeking.ts';
import type { Comparing } from './useComparing.ts';

type Options = {
  readonly comparing: Comparing;
  /** Null where B cannot take the place of A. */
  readonly onSwap: (() => void) | null;
};

const wipeStepDegrees = 15;

export function useCompareActions({ comparing, onSwap }: Options): void {
  const { t } = useTranslation();
  const { compare, isOn, change } = comparing;
  const beginPeek = usePeek(isOn);
  const action = (
    name: PlayerActionName,
    label: string,
    run: () => void,
    disabledReason: string | null = null,
  ): Action => ({ id: `review.${name}`, label, group: t('review.group.look'), run, disabledReason });
  const turn = (degrees: number) => () => change({ mode: 'wipe', wipe: turnedWipe(compare.wipe, degrees) });

  useActions([
    action('compare', t('review.compare'), comparing.toggle, comparing.canCompare ? null : t('review.oneRevision')),
    ...(isOn
      ? [
          action('mode', t('review.nextMode'), () => change({ mode: nextMode(compare.mode) })),
          action('swap', t('review.swap'), () => onSwap?.(), onSwap === null ? t('review.cannotSwap') : null),
          action('overlay', t('review.overlayEnds'), () =>
            change({ mode: 'overlay', share: compare.mode === 'overlay' && compare.share === 1 ? 0 : 1 }),
          ),
          action('turn-wipe', t('review.turnWipe'), turn(wipeStepDegrees)),
          action('turn-wipe-back', t('review.turnWipeBack'), turn(-wipeStepDegrees)),
          action('heard', t('review.nextHeard'), comparing.hearNext),
          action('flip', t('review.flip'), beginPeek),
        ]
      : []),
  ]);
}

/** B while its key is held: A again when that is let go of. Returns how to begin. */
function usePeek(isOn: boolean): () => void {
  const key = useRef({ pressed: '', peeking: '' });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => void (key.current.pressed = event.code);
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.code === key.current.peeking) peek(false);
    };
    const onBlur = () => peek(false);
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
      // Nobody would hear the key let go of.
      peek(false);
    };
  }, [isOn]);
  return () => {
    key.current.peeking = key.current.pressed;
    peek(true);
  };
}
