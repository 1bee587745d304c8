import { useEffect, useRef } from 'react';
import { replacePlace, type ReviewPlace } from '../../place.ts';
import type { Player, PlayerState } from './playback/player.ts';
import { usePlayerValue } from './usePlayer.ts';

const settleMs = 600;

/** Where one stands still; null while it moves, or nothing is on screen. */
const settledFrame = ({ isPlaying, shown }: PlayerState): number | null => (isPlaying ? null : shown);

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
  const settled = usePlayerValue(shown, settledFrame, null);
  const settledNumber = settled === null ? null : settled + shotFirst;
  useEffect(() => {
    if (settledNumber === null || settledNumber === place.frame) return undefined;
    const timer = setTimeout(() => {
      lastAsked.current = settledNumber;
      replacePlace({ ...place, frame: settledNumber });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [settledNumber, place]);
}
