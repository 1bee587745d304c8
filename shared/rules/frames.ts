/**
 * Frames and times. The integer frame, counted from 0 at the first frame of the movie, is the only position there is;
 * seconds are made from it where a decoder or Kitsu wants some, and never added up.
 */

/** Frames per second as a fraction of integers: 23.976 is 24000/1001. */
export type FrameRate = { readonly numerator: number; readonly denominator: number };

/**
 * The rate that a number stands for. 23.976, 23.98 and 29.97 are what people write for fractions over 1001; what is near one
 * of those is that one, and everything else is taken by its word to a thousandth.
 * @throws RangeError where it is no rate at all
 */
export function frameRateOf(fps: number): FrameRate {
  if (!Number.isFinite(fps) || fps <= 0) throw new RangeError(`no frame rate: ${String(fps)}`);
  const base = Math.ceil(fps - nearness);
  if (Math.abs(fps - base) > nearness && Math.abs(fps - (base * 1000) / 1001) < nearness)
    return { numerator: base * 1000, denominator: 1001 };
  if (Math.abs(fps - Math.round(fps)) <= nearness / 5) return { numerator: Math.round(fps), denominator: 1 };
  return { numerator: Math.round(fps * 1000), denominator: 1000 };
}
/** Two decimals are enough to tell 23.98 from 24. */
const nearness = 0.005;

export const framesPerSecond = ({ numerator, denominator }: FrameRate): number => numerator / denominator;

/** Seconds from the start of the movie to the beginning of a frame. */
export const timeOfFrame = (frame: number, { numerator, denominator }: FrameRate): number =>
  (frame * denominator) / numerator;

/** The frame on screen at a time: the last that has begun. What lies within a tenth of a frame of the next is that one. */
export const frameAtTime = (seconds: number, { numerator, denominator }: FrameRate): number =>
  Math.floor((seconds * numerator) / denominator + 0.1);

/** How many frames a movie of so many seconds has. */
export const frameCountOf = (seconds: number, { numerator, denominator }: FrameRate): number =>
  Math.max(1, Math.round((seconds * numerator) / denominator));

/**
 * The same moment in a movie of another rate: both run by the clock from their first frames, so that what is beside each
 * other is what would be on screen at once.
 */
export function frameInRate(frame: number, from: FrameRate, to: FrameRate): number {
  const ticks = frame * from.denominator * to.numerator;
  return Math.floor(ticks / (from.numerator * to.denominator) + 1e-9);
}

const rounded = (seconds: number): number => Math.round(seconds * 10_000) / 10_000;

/**
 * The time that Kitsu gives a frame: a whole number of frame lengths that were rounded to four decimals first. It runs away
 * from the clock (at 24 frames a second by a whole frame each 52 seconds), and it is what Kitsu compares for equality.
 */
export function kitsuTime(frame: number, fps: number): number {
  return rounded(frame * rounded(1 / fps));
}

/**
 * The frame that a drawing of Kitsu's stands on.
 *
 * Times are snapped to `kitsuTime`s by whatever Kitsu writes today, and were `currentTime`s of a player in older ones. Where a time
 * can be both, a snapped one is meant, unless the frame that is written beside it says otherwise. The written frame alone
 * decides nothing: players differed by one in where they begin to count.
 * @param written the frame that stands beside the time, as a number or as text with leading zeros
 */
export function frameOfKitsuTime(time: number, fps: number, written: number | string | null = null): number {
  const snapped = Math.round(time / rounded(1 / fps));
  const played = Math.round(time * fps);
  if (snapped === played) return Math.max(0, snapped);
  const isSnapped = Math.abs(kitsuTime(snapped, fps) - time) < halfOfTheLastDecimal;
  const isPlayed = Math.abs(rounded(played / fps) - time) < halfOfTheLastDecimal;
  if (isSnapped && isPlayed && written !== null && Number(written) === played) return Math.max(0, played);
  return Math.max(0, isSnapped ? snapped : played);
}
const halfOfTheLastDecimal = 0.000_05;
