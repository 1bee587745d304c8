/** What the keys do in the player; ux.md §7 says which. */
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlayerActionName } from '../../keys/catalogue.ts';
import { matchesChord, parseKeys } from '../../keys/chords.ts';
import { type Action, useActions } from '../../ui/actions.ts';
import { keysOf } from '../../ui/liveKeys.ts';
import type { Medium } from './movie/medium.ts';
import type { Player } from './playback/player.ts';
import type { PicturesChoice } from './controls/PlayerHead.tsx';
import { changePreferences, nextBase, nextCounter, nextLoop, nextSurround, usePreferences } from './preferences.ts';
import type { LostFrame } from './useLostFrame.ts';

type Options = {
  readonly region: RefObject<HTMLElement | null>;
  readonly player: Player | null;
  readonly medium: Medium | null;
  readonly firstNumber: number;
  readonly hasQueue: boolean;
  readonly marks: readonly { readonly frame: number }[];
  readonly lost: LostFrame;
  readonly pictures: PicturesChoice | null;
  readonly onRevision: (step: 1 | -1) => void;
  readonly onQueue: (step: 1 | -1) => void;
  readonly onFullScreen: () => void;
  readonly onLeave: () => void;
};

const longStep = 10;

export function useReviewActions(options: Options): void {
  const { region, player, medium, hasQueue, marks, lost } = options;
  const { t } = useTranslation();
  const preferences = usePreferences();
  const held = useHeldKeys();
  const play = t('review.group.play');
  const look = t('review.group.look');
  const last = (medium?.frameCount ?? 1) - 1;
  const nothing = player === null ? t('review.nothingHere') : null;
  const action = (
    name: PlayerActionName,
    label: string,
    group: string,
    run: () => void,
    disabledReason: string | null = nothing,
  ): Action => ({ id: `review.${name}`, label, group, run, disabledReason });
  const step = (frames: number) => () => player?.step(frames, held.current.isRepeating);
  const shuttle = (towards: 1 | -1) => () => {
    // With K held down, J and L go frame by frame.
    if (held.current.isStopHeld) player?.step(towards);
    else if (!held.current.isRepeating) player?.shuttle(towards);
  };

  function walkMarks(towards: 1 | -1): void {
    if (player === null) return;
    // From one that is not there it goes on as if one stood on it.
    const now = lost.frame ?? player.state().frame;
    const frames = marks.map(({ frame }) => frame).toSorted((one, other) => one - other);
    const to = towards === 1 ? frames.find((frame) => frame > now) : frames.findLast((frame) => frame < now);
    if (to !== undefined) lost.lead(to);
  }

  // Only while the player has the focus: in the notes these move the caret, and elsewhere they scroll.
  useActions(
    [
      action('toggle', t('review.toggle'), play, () => player?.toggle()),
      action('back', t('review.back'), play, step(-1)),
      action('forward', t('review.forward'), play, step(1)),
      action('ten-back', t('review.tenBack'), play, step(-longStep)),
      action('ten-forward', t('review.tenForward'), play, step(longStep)),
      action('first', t('review.first'), play, () => player?.seek(player.state().inFrame ?? 0)),
      action('last', t('review.last'), play, () => player?.seek(player.state().outFrame ?? last)),
      action('newer', t('review.newer'), look, () => options.onRevision(1)),
      action('older', t('review.older'), look, () => options.onRevision(-1)),
      ...(hasQueue
        ? [
            action('previous', t('review.previous'), play, () => options.onQueue(-1), null),
            action('next', t('review.next'), play, () => options.onQueue(1), null),
          ]
        : []),
    ],
    region,
  );
  useActions(
    [
      action('toggle-typing', t('review.toggle'), play, () => player?.toggle()),
      action('shuttle-back', t('review.shuttleBack'), play, shuttle(-1)),
      action('stop', t('review.stop'), play, () => player?.stop()),
      action('shuttle-forward', t('review.shuttleForward'), play, shuttle(1)),
      action('in', t('review.in'), play, () => beginRange(player)),
      action('out', t('review.out'), play, () => endRange(player)),
      action('whole', t('review.whole'), play, () => player?.setRange({ inFrame: null, outFrame: null })),
      action('loop', t('review.nextLoop'), play, () => {
        changePreferences({ loop: nextLoop(preferences.loop) });
        player?.setLoop(nextLoop(preferences.loop));
      }),
      action(
        'mute',
        t('player.sound'),
        play,
        () => {
          changePreferences({ isMuted: !preferences.isMuted });
          player?.setMuted(!preferences.isMuted);
        },
        medium?.makeSound === null ? t('review.noSound') : nothing,
      ),
      action(
        'hear-frames',
        t('review.hearFrames'),
        play,
        () => changePreferences({ hearsFrames: !preferences.hearsFrames }),
        medium?.makeSound === null ? t('review.noSound') : nothing,
      ),
      ...(hasQueue
        ? [
            action('previous-shot', t('review.previous'), play, () => options.onQueue(-1), null),
            action('next-shot', t('review.next'), play, () => options.onQueue(1), null),
          ]
        : []),
      action('previous-mark', t('review.previousMark'), look, () => walkMarks(-1)),
      action('next-mark', t('review.nextMark'), look, () => walkMarks(1)),
      action('counter', t('review.nextCounter'), look, () =>
        changePreferences({ counter: nextCounter(preferences.counter) }),
      ),
      action('base', t('review.nextBase'), look, () =>
        changePreferences({ frameBase: nextBase(preferences.frameBase) }),
      ),
      action('surround', t('review.nextSurround'), look, () =>
        changePreferences({ surround: nextSurround(preferences.surround) }),
      ),
      ...(options.pictures === null
        ? []
        : [
            action(
              'apart',
              t(options.pictures.isApart ? 'review.picturesAsFrames' : 'review.picturesApart'),
              look,
              options.pictures.toggle,
              null,
            ),
          ]),
      action('leave', t('review.leave'), look, options.onLeave, null),
      action('full-screen', t('review.fullScreen'), look, options.onFullScreen, null),
      action(
        'panel',
        t('review.panel'),
        look,
        () => changePreferences({ isPanelOpen: !preferences.isPanelOpen }),
        null,
      ),
    ],
    undefined,
    true,
  );
}

/** From where one is; an end before it goes. */
function beginRange(player: Player | null): void {
  if (player === null) return;
  const { frame, outFrame } = player.state();
  player.setRange({ inFrame: frame, outFrame: outFrame !== null && outFrame < frame ? null : outFrame });
}

function endRange(player: Player | null): void {
  if (player === null) return;
  const { frame, inFrame } = player.state();
  player.setRange({ inFrame: inFrame !== null && inFrame > frame ? null : inFrame, outFrame: frame });
}

/**
 * What the keyboard does beside the key that starts an action: whether that repeats by itself, and whether the key that stops
 * is held down.
 */
function useHeldKeys() {
  const held = useRef({ isRepeating: false, isStopHeld: false, stopCode: '' });
  useEffect(() => {
    const onDown = (event: KeyboardEvent) => {
      held.current.isRepeating = event.repeat;
      if (!keysOf('review.stop').some((keys) => parseKeys(keys).every((chord) => matchesChord(event, chord)))) return;
      held.current.isStopHeld = true;
      held.current.stopCode = event.code;
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.code === held.current.stopCode) held.current.isStopHeld = false;
    };
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    return () => {
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
    };
  }, []);
  return held;
}
