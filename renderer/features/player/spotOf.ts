import type { SpotStore } from '../../parts/reviewSide.ts';
import type { Medium } from './movie/medium.ts';
import type { Player } from './playback/player.ts';

export const nowhere: SpotStore = { subscribe: () => () => undefined, now: () => null };

/** While it plays nobody beside it reads more often than this. */
const tellEachMs = 250;

/** Where a player stands, as those beside it see it: a picture has no frames to speak of. */
export function spotOf(medium: Medium | null, player: Player | null): SpotStore {
  if (player === null || medium?.kind !== 'movie') return nowhere;
  return {
    subscribe: (listener) => {
      let toldAtMs = -Infinity;
      return player.subscribe(() => {
        const nowMs = performance.now();
        if (player.state().isPlaying && nowMs - toldAtMs < tellEachMs) return;
        toldAtMs = nowMs;
        listener();
      });
    },
    now: () => {
      const { shown, inFrame, outFrame } = player.state();
      return shown === null ? null : { frame: shown, inFrame, outFrame };
    },
  };
}
