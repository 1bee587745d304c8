/**
 * Plays, steps and seeks. The integer frame is the only position; which picture is on screen is known separately, since one
 * that is not decoded yet leaves the last one standing, marked, and never a wrong one under a right number.
 */
import { framesPerSecond, timeOfFrame, type FrameRate } from '../../../../shared/rules/frames.ts';
import { foldIntoRange, type LoopMode, type PlayRange, shuttleSpeed } from './playRange.ts';
import type { Sound } from './sound.ts';

/** What can be on screen: of one movie, or of two beside each other. */
export type Screen = {
  /** Whether all that belongs to a frame is there. */
  readonly isReady: (frame: number) => boolean;
  readonly want: (frame: number, direction: 1 | -1) => void;
  /** Draws it now; only of what is ready. */
  readonly draw: (frame: number) => void;
};

export type PlayerState = {
  /** Where one is. */
  readonly frame: number;
  /** Whose picture is on screen; null while none is. */
  readonly shown: number | null;
  readonly isPlaying: boolean;
  /** Negative: backwards. */
  readonly speed: number;
  readonly inFrame: number | null;
  readonly outFrame: number | null;
  readonly loop: LoopMode;
  readonly isMuted: boolean;
  /** Left out while playing, since it was started last. */
  readonly droppedFrames: number;
};

export type Player = {
  /** From now on it asks for pictures and draws; what is here is drawn at once. */
  readonly open: () => void;
  readonly state: () => PlayerState;
  readonly subscribe: (listener: () => void) => () => void;
  /** To a frame, stopping there. */
  readonly seek: (frame: number) => void;
  /** As `seek`, by a hand that passes over frames: each is heard. */
  readonly scrub: (frame: number) => void;
  /** By so many frames, each of which is heard; `isHeld`: by a key that repeats, which waits for what is on screen. */
  readonly step: (frames: number, isHeld?: boolean) => void;
  readonly toggle: () => void;
  readonly stop: () => void;
  /** J and L. */
  readonly shuttle: (towards: 1 | -1) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setRange: (range: { readonly inFrame: number | null; readonly outFrame: number | null }) => void;
  readonly setLoop: (loop: LoopMode) => void;
  readonly setMuted: (isMuted: boolean) => void;
  /** Takes it over and closes it when another comes; null: nothing is heard. */
  readonly setSound: (sound: Sound | null) => void;
  /** Something to show has come: drawn where it was waited for. */
  readonly arrived: () => void;
  /** What is on screen is to be shown otherwise. */
  readonly redraw: () => void;
  readonly close: () => void;
};

export type PlayerOptions = {
  readonly frameCount: number;
  readonly rate: FrameRate;
  readonly screen: Screen;
  readonly startFrame: number;
  /** All that belongs to it is there: it is on screen as soon as anything is. */
  readonly isStartHere: boolean;
  readonly loop: LoopMode;
  readonly isMuted: boolean;
  /** Whether the sound of a frame is played where one goes by hand. */
  readonly hearsFrames: () => boolean;
  /** Played to its end once: where the next shot begins. */
  readonly onEnd: () => void;
};

/** A slider that is dragged passes fewer frames at a time. */
const leapFrames = 48;
/** Behind by more than this, it waits for the pictures instead of running on without them. */
const patienceMs = 120;

export function createPlayer(options: PlayerOptions): Player {
  const { frameCount, rate, screen, onEnd } = options;
  const fps = framesPerSecond(rate);
  const listeners = new Set<() => void>();
  const startFrame = Math.max(0, Math.min(frameCount - 1, options.startFrame));
  let state: PlayerState = {
    frame: startFrame,
    shown: options.isStartHere ? startFrame : null,
    isPlaying: false,
    speed: 1,
    inFrame: null,
    outFrame: null,
    loop: options.loop,
    isMuted: options.isMuted,
    droppedFrames: 0,
  };
  /** Where playing began, or began anew: a frame, and when. */
  let origin = { frame: 0, atMs: 0, direction: 1 as 1 | -1, isHeard: false };
  /** Since then. Sound may begin after the first pictures, and its clock may go back: these wait for it where they are. */
  let mostMoved = 0;
  /** 0: none; -1: nothing is drawn before it is opened, or once it is closed. */
  let pendingFrame = -1;
  let lateSinceMs: number | null = null;
  let isDirty = true;
  let sound: Sound | null = null;

  // In and out may be those of a movie that was longer.
  const range = (): PlayRange => {
    const from = Math.min(state.inFrame ?? 0, frameCount - 1);
    return { from, to: Math.max(from, Math.min(state.outFrame ?? Infinity, frameCount - 1)) };
  };
  const direction = (): 1 | -1 => (state.speed < 0 ? -1 : 1);

  function change(part: Partial<PlayerState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }
  function schedule(): void {
    if (pendingFrame === 0) pendingFrame = requestAnimationFrame(tick);
  }
  function begin(frame: number, towards: 1 | -1, nowMs: number): void {
    const isHeard = sound !== null && state.speed === 1 && towards === 1 && !state.isMuted;
    origin = { frame, atMs: nowMs, direction: towards, isHeard };
    mostMoved = 0;
    lateSinceMs = null;
    if (isHeard) sound?.play(timeOfFrame(frame, rate));
    else sound?.stop();
  }

  /** Whole frames since playing began; by what is heard, where something is. */
  function movedSince(nowMs: number): number {
    const heard = origin.isHeard ? (sound?.position() ?? null) : null;
    if (heard !== null) return Math.max(0, Math.floor((heard - timeOfFrame(origin.frame, rate)) * fps + 0.1));
    // Until the first sound is out, the first picture stands.
    if (origin.isHeard && nowMs - origin.atMs < 400) return 0;
    // A refresh may have begun before the key that is answered in it.
    return Math.max(0, Math.floor(((nowMs - origin.atMs) / 1000) * fps * Math.abs(state.speed) + 0.1));
  }

  /** Of what is ready: on screen before anybody is told. */
  function show(frame: number, dropped = 0): void {
    isDirty = false;
    screen.draw(frame);
    change({ frame, shown: frame, droppedFrames: state.droppedFrames + dropped });
  }

  function advance(nowMs: number): void {
    mostMoved = Math.max(mostMoved, movedSince(nowMs));
    const next = foldIntoRange(origin.frame, mostMoved, origin.direction, range(), state.loop);
    if (next.direction !== origin.direction || (next.rounds > 0 && origin.isHeard))
      begin(next.frame, next.direction, nowMs);
    if (next.frame === state.frame && !next.isOver) return;
    screen.want(next.frame, next.direction);
    if (!screen.isReady(next.frame)) {
      lateSinceMs ??= nowMs;
      if (nowMs - lateSinceMs < patienceMs) return;
      // Too slow for this speed: it goes on from where it is once the next picture has come.
      const following = foldIntoRange(state.frame, 1, origin.direction, range(), state.loop);
      screen.want(following.frame, following.direction);
      if (origin.isHeard) sound?.stop();
      if (!screen.isReady(following.frame)) return;
      begin(following.frame, following.direction, nowMs);
      show(following.frame);
      return;
    }
    lateSinceMs = null;
    const passed = Math.abs(next.frame - state.frame) - 1;
    const isDropping = passed > 0 && Math.abs(state.speed) <= 1 && next.rounds === 0;
    show(next.frame, isDropping ? passed : 0);
    if (next.isOver) {
      stop();
      onEnd();
    }
  }

  function tick(nowMs: number): void {
    pendingFrame = 0;
    if (state.isPlaying) advance(nowMs);
    if ((isDirty || state.shown !== state.frame) && screen.isReady(state.frame)) {
      if (state.shown !== state.frame) show(state.frame);
      else {
        isDirty = false;
        screen.draw(state.frame);
      }
    }
    if (state.isPlaying) schedule();
  }

  function stop(): void {
    sound?.stop();
    if (state.isPlaying) change({ isPlaying: false, speed: Math.abs(state.speed) });
  }
  function goTo(frame: number, towards: 1 | -1): void {
    const to = Math.max(0, Math.min(frameCount - 1, frame));
    stop();
    if (to !== state.frame) change({ frame: to });
    screen.want(to, towards);
    schedule();
  }
  /** A still frame has as much sound as it would have on its way. */
  function goByHand(frame: number, towards: 1 | -1): void {
    const before = state.frame;
    goTo(frame, towards);
    if (state.frame !== before && !state.isMuted && options.hearsFrames())
      sound?.playPiece(timeOfFrame(state.frame, rate), 1 / fps);
  }
  /** Only a little way back is going backwards; a leap says nothing of where one goes from there. */
  const towardsFrame = (frame: number): 1 | -1 => (frame < state.frame && state.frame - frame <= leapFrames ? -1 : 1);
  function play(speed: number): void {
    const towards = speed < 0 ? -1 : 1;
    const { from, to } = range();
    const last = towards === 1 ? to : from;
    // At the end of it, play means: from the beginning.
    const isAtEnd = state.frame === last || state.frame < from || state.frame > to;
    const frame = isAtEnd ? (towards === 1 ? from : to) : state.frame;
    change({ isPlaying: true, speed, droppedFrames: 0, frame });
    screen.want(frame, towards);
    begin(frame, towards, performance.now());
    schedule();
  }

  return {
    open: () => {
      pendingFrame = 0;
      screen.want(state.frame, 1);
      if (screen.isReady(state.frame)) {
        tick(performance.now());
        return;
      }
      if (state.shown !== null) change({ shown: null });
      schedule();
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    seek: (frame) => goTo(frame, towardsFrame(frame)),
    scrub: (frame) => goByHand(frame, towardsFrame(frame)),
    step: (frames, isHeld = false) => {
      if (isHeld && state.shown !== state.frame) return;
      goByHand(state.frame + frames, frames < 0 ? -1 : 1);
    },
    toggle: () => (state.isPlaying ? stop() : play(Math.abs(state.speed))),
    stop,
    shuttle: (towards) => play(state.isPlaying ? shuttleSpeed(state.speed, towards) : towards),
    setSpeed: (speed) => {
      if (state.isPlaying) play(speed * direction());
      else change({ speed });
    },
    setRange: (ends) => {
      change(ends);
      if (state.isPlaying) begin(state.frame, origin.direction, performance.now());
    },
    setLoop: (loop) => {
      change({ loop });
      if (state.isPlaying) begin(state.frame, origin.direction, performance.now());
    },
    setMuted: (isMuted) => {
      change({ isMuted });
      if (state.isPlaying) begin(state.frame, origin.direction, performance.now());
    },
    setSound: (other) => {
      if (pendingFrame === -1) {
        // Closed meanwhile: nobody would close it.
        other?.close();
        return;
      }
      sound?.close();
      sound = other;
      if (state.isPlaying) begin(state.frame, origin.direction, performance.now());
    },
    arrived: () => {
      if (isDirty || state.shown !== state.frame) schedule();
    },
    redraw: () => {
      isDirty = true;
      schedule();
    },
    close: () => {
      cancelAnimationFrame(pendingFrame);
      pendingFrame = -1;
      sound?.close();
      listeners.clear();
    },
  };
}
