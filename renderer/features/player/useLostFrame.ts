import { useState } from 'react';
import type { Medium } from './movie/medium.ts';
import type { Player } from './playback/player.ts';
import { usePlayerValue } from './usePlayer.ts';

export type LostFrame = {
  /** Counted from 0; null where one is on the frame that one was led to. */
  readonly frame: number | null;
  /** Where a note or a mark leads. */
  readonly lead: (frame: number) => void;
};

/**
 * The frame that somebody was led to and that this file of the movie has lost: what is on screen instead, its last whole one, is not
 * to be taken for it.
 * @param linked the frame that the address names, from 0
 */
export function useLostFrame(a: Medium | null, player: Player | null, linked: number | null): LostFrame {
  const [led, setLed] = useState<{ readonly id: string; readonly frame: number } | null>(null);
  const { id = '', frameCount = 0, lostFrames = 0 } = a ?? {};
  const isAtEnd = usePlayerValue(player, ({ frame, isPlaying }) => !isPlaying && frame === frameCount - 1, false);
  // Whoever went elsewhere is where they went.
  if (led !== null && !isAtEnd) setLed(null);
  const asked = led?.id === id ? led.frame : linked;
  return {
    frame: asked !== null && lostFrames > 0 && isAtEnd && asked >= frameCount ? asked : null,
    lead: (frame) => {
      player?.seek(frame);
      setLed({ id, frame });
    },
  };
}
