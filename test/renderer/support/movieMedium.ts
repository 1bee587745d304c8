import type { Medium } from '../../../renderer/features/player/movie/medium.ts';
import { upright } from '../../../renderer/features/player/stage/view.ts';
import { frameRateOf } from '../../../shared/rules/frames.ts';

/** A movie of 640 by 360, none of whose pictures is here. */
export const movieMedium = (fps: number, frameCount: number, more: Partial<Medium> = {}): Medium => ({
  id: 'movie',
  kind: 'movie',
  isSequence: false,
  frameCount,
  lostFrames: 0,
  rate: frameRateOf(fps),
  isSteady: true,
  widthPx: 640,
  heightPx: 360,
  pixels: { width: 640, height: 360 },
  turn: upright,
  codec: 'H.264',
  bits: 8,
  at: () => null,
  want: () => undefined,
  cached: () => [],
  onChange: () => () => undefined,
  problem: () => null,
  setLimits: () => undefined,
  makeSound: null,
  close: () => undefined,
  ...more,
});
