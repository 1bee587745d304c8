/**
 * Frames as review rooms speak of them. Kitsu's page counts from 1, by the production's rate, and shows a movie as it is at that time.
 * The newest one adds a hundredth of a second to the time before it rounds it to a frame: from 50 frames a second on that is the next
 * one. There it is told half a frame less, which it rounds to the frame that is meant; read here, half a frame is rounded up.
 */
import { frameInRate, frameRateOf, type FrameRate } from './frames.ts';

const pageAddsSeconds = 0.01;

/** @param frame of the movie, counted from 0 */
export function roomFrameOf(frame: number, rate: FrameRate, productionFps: number): number {
  const production = frameRateOf(productionFps);
  const ticks = frame * rate.denominator * production.numerator;
  // The first of the production's frames that begins within the movie's: an earlier one would show the movie's frame before.
  const counted = Math.ceil(ticks / (rate.numerator * production.denominator) - 1e-9);
  const isRoundedUp = pageAddsSeconds * productionFps >= 0.5 - 1e-9;
  return counted + (isRoundedUp ? 0.5 : 1);
}

/** The movie's frame, counted from 0; not yet held within the movie's end. */
export function frameOfRoom(frame: number, rate: FrameRate, productionFps: number): number {
  return frameInRate(Math.max(0, Math.round(frame - 1)), frameRateOf(productionFps), rate);
}
