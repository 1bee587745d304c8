import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { framesPerSecond } from '../../../shared/rules/frames.ts';
import type { Medium } from './movie/medium.ts';
import { frameBeside } from './playback/beside.ts';
import { createPlayer, type Player, type PlayerState } from './playback/player.ts';
import { usePreferences } from './preferences.ts';

const pictureMs = 1_500;

export type Drawer = (frame: number) => void;

/**
 * What changes with every frame is written into the page as it is: while a movie plays, no part of the page is made anew.
 * @param write is called before the page is painted, and for whatever changes from then on
 */
export function useEachState(player: Player, write: (state: PlayerState) => void): void {
  const latest = useRef(write);
  useLayoutEffect(() => {
    latest.current = write;
    write(player.state());
  });
  useLayoutEffect(() => player.subscribe(() => latest.current(player.state())), [player]);
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

/**
 * A player of A, with others beside it; all are always on the same frame. Another A takes over where one is: in the drawing of the page
 * that brings it, so that its first picture, where it is here, stands before anybody sees the page. What comes for what stood in for it is
 * the same movie: one stays on its frame, between in and out, and it plays on.
 * @param seen as what A is seen: itself, or another form of it at its pace
 * @param startFrame where the first one begins
 * @param heard whose sound is heard
 */
export function usePlayer(
  a: Medium | null,
  seen: Medium | null,
  others: readonly Medium[],
  heard: Medium | null,
  draw: Drawer,
  startFrame: number,
  keepsFrame: boolean,
  /** @returns whether another one comes, which is played on */
  onEnd: () => boolean,
): Player | null {
  const { loop, isMuted } = usePreferences();
  const latest = useRef({ seen, others, draw, onEnd });
  useLayoutEffect(() => {
    latest.current = { seen, others, draw, onEnd };
  });
  const goesOn = useRef(false);
  const standing = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What was left, and how fast it played. */
  const left = useRef<{ readonly id: string; readonly speed: number } | null>(null);

  const [made, setMade] = useState<{ readonly a: Medium; readonly player: Player } | null>(null);
  if (a !== null && made?.a !== a) {
    const before = keepsFrame || made?.a.id === a.id ? (made?.player.state() ?? null) : null;
    const first = before?.frame ?? startFrame;
    const next = createPlayer({
      frameCount: a.frameCount,
      rate: a.rate,
      screen: {
        isReady: (frame) =>
          (latest.current.seen ?? a).at(frame) !== null &&
          latest.current.others.every((other) => other.at(frameBeside(a, other, frame)) !== null),
        want: (frame, direction) => {
          (latest.current.seen ?? a).want(frame, direction);
          for (const other of latest.current.others) other.want(frameBeside(a, other, frame), direction);
        },
        draw: (frame) => latest.current.draw(frame),
      },
      startFrame: first,
      isStartHere: (seen ?? a).at(first) !== null && others.every((one) => one.at(frameBeside(a, one, first)) !== null),
      loop,
      isMuted,
      hearsFrames: () => usePreferences.getState().hearsFrames,
      onEnd: () => {
        // Among movies a handful of pictures would be over before anybody saw them.
        const standsMs = a.isSequence ? pictureMs - (a.frameCount * 1_000) / framesPerSecond(a.rate) : 0;
        if (standsMs <= 0) goesOn.current = latest.current.onEnd();
        else
          standing.current = setTimeout(() => {
            // Whoever has gone back to one of them wants to see it.
            if (next.state().frame !== a.frameCount - 1) return;
            goesOn.current = latest.current.onEnd();
          }, standsMs);
      },
    });
    if (before) next.setRange({ inFrame: before.inFrame, outFrame: before.outFrame });
    setMade({ a, player: next });
  }
  const player = made !== null && made.a === a ? made.player : null;

  // After the stage is told how to draw it, and before the browser paints the page.
  useLayoutEffect(() => {
    if (a === null || player === null) {
      left.current = null;
      return undefined;
    }
    const stopListening = a.onChange(player.arrived);
    player.open();
    // A picture among movies stands for a moment.
    const timer =
      goesOn.current && a.kind === 'picture'
        ? setTimeout(() => {
            goesOn.current = latest.current.onEnd();
          }, pictureMs)
        : undefined;
    if (goesOn.current && a.kind === 'movie') player.toggle();
    goesOn.current = false;
    if (left.current?.id === a.id) {
      player.shuttle(left.current.speed < 0 ? -1 : 1);
      player.setSpeed(Math.abs(left.current.speed));
    }
    left.current = null;
    return () => {
      const { isPlaying, speed } = player.state();
      if (isPlaying) left.current = { id: a.id, speed };
      clearTimeout(timer);
      clearTimeout(standing.current);
      stopListening();
      player.close();
    };
  }, [a, player]);

  // Another form takes over on the same frame; what was on screen stays until its picture is here.
  useEffect(() => {
    if (a === null || player === null || seen === null || seen === a) return undefined;
    const stop = seen.onChange(player.arrived);
    seen.want(player.state().frame, 1);
    player.redraw();
    return () => {
      stop();
      a.want(player.state().frame, 1);
      player.redraw();
    };
  }, [a, player, seen]);

  const [first, second, third] = others;
  useEffect(() => {
    if (a === null || player === null) return undefined;
    const { others: beside } = latest.current;
    const stops = beside.map((other) => other.onChange(player.arrived));
    for (const other of beside) other.want(frameBeside(a, other, player.state().frame), 1);
    player.redraw();
    return () => {
      for (const stop of stops) stop();
    };
  }, [a, first, second, third, player]);

  useEffect(() => {
    player?.setSound(heard?.makeSound?.() ?? null);
  }, [heard, player]);

  return player;
}
