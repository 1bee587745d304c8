import { useEffect, useRef } from 'react';
import type { RoomLook, RoomView } from '../../../../shared/model/room.ts';
import type { ToldBeside } from '../../../../shared/roomLook.ts';
import { isSecondWindow } from '../../../place/navigation.ts';
import { pathOf } from '../../../place/path.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import type { Player } from '../playback/player.ts';
import { hearTold, tellSecond } from './secondWindow.ts';

/** While it plays the two are brought together this often; between these both go by their own clocks. */
const togetherMs = 500;

/**
 * Tells the second window what is on screen here, with every step; it hears of nothing where there is none. Answers how to tell it
 * how the picture lies.
 */
export function useTellSecond(
  place: ReviewPlace,
  player: Player | null,
  look: () => RoomLook,
  beside: ToldBeside,
): (view: RoomView) => void {
  const path = pathOf({ ...place, frame: null });
  const besideKey = JSON.stringify(beside);
  const latest = useRef({ look, beside });
  const view = useRef<RoomView | null>(null);
  const tellNow = useRef((): void => undefined);
  useEffect(() => {
    latest.current = { look, beside };
  });
  useEffect(() => {
    if (isSecondWindow) return undefined;
    const tell = (): void => {
      const now = latest.current;
      const said = { path, look: player === null ? null : now.look(), beside: now.beside, view: view.current };
      tellSecond({ kind: 'look', ...said });
    };
    tellNow.current = tell;
    let told = '';
    const onState = (): void => {
      if (player === null) return;
      const { isPlaying, speed, loop, frame } = player.state();
      const now = [isPlaying, speed, loop, isPlaying ? '' : frame].join(' ');
      if (now === told) return;
      told = now;
      tell();
    };
    tell();
    const stops = [
      player?.subscribe(onState),
      hearTold(({ kind }) => {
        if (kind === 'ask') tell();
      }),
    ];
    const timer = setInterval(() => {
      if (player?.state().isPlaying === true) tell();
    }, togetherMs);
    return () => {
      for (const stop of stops) stop?.();
      clearInterval(timer);
    };
  }, [path, player, besideKey]);
  return (lies) => {
    view.current = lies;
    tellNow.current();
  };
}
