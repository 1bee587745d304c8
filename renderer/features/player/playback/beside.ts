/**
 * Which frame of another movie stands beside one of A. All run by the clock from their first frames: at the same rate that is the
 * same frame, at another one what would be on screen at that moment. Where the other one is shorter, its last frame stays.
 */
import { framesPerSecond, type FrameRate, frameInRate } from '../../../../shared/rules/frames.ts';

type Paced = { readonly rate: FrameRate; readonly frameCount: number };

export function frameBeside(a: Paced, other: Paced, frame: number): number {
  return Math.max(0, Math.min(other.frameCount - 1, frameInRate(frame, a.rate, other.rate)));
}

export type Pace = {
  /** Null: the same as A's. */
  readonly otherFps: number | null;
  /** The frame of A, counted from 0, from which on the last of the other one stays; null: it never comes to that. */
  readonly endsAt: number | null;
  /** Frames of the other one behind A's last, which are never shown. */
  readonly over: number;
  /** Its file lost some of its frames. */
  readonly isCut: boolean;
};

/** What has to be said of another movie beside A, since it is not frame for frame. */
export function paceBeside(a: Paced, other: Paced & { readonly lostFrames: number }): Pace {
  const [fps, otherFps] = [framesPerSecond(a.rate), framesPerSecond(other.rate)];
  // A picture stands for as long as A does: there is nothing to say of it.
  const isCut = other.lostFrames > 0;
  if (other.frameCount === 1 && !isCut) return { otherFps: null, endsAt: null, over: 0, isCut };
  const first = Math.ceil((other.frameCount * fps) / otherFps - 1e-9);
  // What begins while A's last frame stands is no longer than it.
  const over = Math.floor(other.frameCount - (a.frameCount * otherFps) / fps + 1e-9);
  return {
    otherFps: Math.abs(fps - otherFps) > 0.001 ? otherFps : null,
    endsAt: first < a.frameCount ? first : null,
    over: Math.max(0, over),
    isCut,
  };
}
