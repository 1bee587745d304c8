import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { frameInRate } from '../../../shared/rules/frames.ts';
import type { Medium } from './movie/medium.ts';
import { createPlayer, type Player, type PlayerState } from './playback/player.ts';
import { usePreferences } from './preferences.ts';

export type Drawer = (frame: number) => void;

/** All of it, with every frame: for small parts of the page only. */
export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state);
}

/** Something of it that does not change with every frame. */
export function usePlayerValue<Value extends string | number | boolean | null>(
  player: Player | null,
  read: (state: PlayerState) => Value,
  none: Value,
): Value {
  return useSyncExternalStore(player?.subscribe ?? never, () => (player === null ? none : read(player.state())));
}
const never = () => () => undefined;

/** The frame of B that stands beside one of A: the same by the clock, and the last where B is shorter. */
export function frameBeside(a: Medium, b: Medium, frame: number): number {
  return Math.max(0, Math.min(b.frameCount - 1, frameInRate(frame, a.rate, b.rate)));
}

/**
 * A player of A, with B beside it where there is one; both are always on the same frame. Another A takes over where one is.
 * @param startFrame where the first one begins
 */
export function usePlayer(
  a: Medium | null,
  b: Medium | null,
  draw: Drawer,
  startFrame: number,
  keepsFrame: boolean,
  onEnd: () => void,
): Player | null {
  const { loop, isMuted } = usePreferences();
  const [player, setPlayer] = useState<Player | null>(null);
  const latest = useRef({ b, draw, loop, isMuted, startFrame, keepsFrame, onEnd });
  useEffect(() => {
    latest.current = { b, draw, loop, isMuted, startFrame, keepsFrame, onEnd };
  });
  const last = useRef<PlayerState | null>(null);

  useEffect(() => {
    if (a === null) return undefined;
    const before = latest.current.keepsFrame ? last.current : null;
    const made = createPlayer({
      frameCount: a.frameCount,
      rate: a.rate,
      screen: {
        isReady: (frame) => {
          const beside = latest.current.b;
          return a.at(frame) !== null && (beside === null || beside.at(frameBeside(a, beside, frame)) !== null);
        },
        want: (frame, direction) => {
          a.want(frame, direction);
          const beside = latest.current.b;
          beside?.want(frameBeside(a, beside, frame), direction);
        },
        draw: (frame) => latest.current.draw(frame),
      },
      sound: a.makeSound?.() ?? null,
      startFrame: before?.frame ?? latest.current.startFrame,
      loop: latest.current.loop,
      isMuted: latest.current.isMuted,
      onEnd: () => latest.current.onEnd(),
    });
    if (before) made.setRange({ inFrame: before.inFrame, outFrame: before.outFrame });
    const stopListening = a.onChange(made.redraw);
    setPlayer(made);
    return () => {
      stopListening();
      last.current = made.state();
      made.close();
    };
  }, [a]);

  useEffect(() => {
    if (b === null || player === null) return undefined;
    const stopListening = b.onChange(player.redraw);
    if (a !== null) b.want(frameBeside(a, b, player.state().frame), 1);
    player.redraw();
    return stopListening;
  }, [a, b, player]);

  return a === null ? null : player;
}
