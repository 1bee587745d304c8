import { useEffect, useRef } from 'react';
import { currentPlace, replacePlace } from '../../place/navigation.ts';
import { pathOf } from '../../place/path.ts';
import type { ReviewPlace } from '../../place/place.ts';
import type { Player } from './playback/player.ts';

const settleMs = 600;

/**
 * The frame in the address: asked for anew with another one, the player goes there; where one stands still is where a link
 * leads, and where one comes back to.
 * @param asked the address's frame, from 0
 * @param shown the player that is looked at: one's own, or as a room has it
 * @param shotFirst the number of the shot's first frame
 */
export function useFrameInPlace(
  place: ReviewPlace,
  own: Player | null,
  shown: Player | null,
  asked: number,
  shotFirst: number,
): void {
  const lastAsked = useRef(place.frame);
  useEffect(() => {
    if (lastAsked.current === place.frame || own === null) return;
    lastAsked.current = place.frame;
    if (place.frame !== null && asked !== own.state().frame) own.seek(asked);
  }, [place.frame, asked, own]);
  useEffect(() => {
    if (shown === null) return undefined;
    let awaited: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const { isPlaying, shown: frame } = shown.state();
      const number = isPlaying || frame === null ? null : frame + shotFirst;
      if (number === awaited) return;
      awaited = number;
      clearTimeout(timer);
      // A link to a frame that the movie does not have, or that this file of it lost, leads beside it, and stays what it is.
      const isWhereItLed = place.frame !== null && frame === asked;
      if (number === null || number === place.frame || isWhereItLed) return;
      timer = setTimeout(() => {
        // On a busy machine one has gone on before this page knows of it: nobody is led back.
        if (pathOf(currentPlace()) !== pathOf(place)) return;
        lastAsked.current = number;
        replacePlace({ ...place, frame: number });
      }, settleMs);
    };
    settle();
    const stop = shown.subscribe(settle);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [shown, place, asked, shotFirst]);
}
