/** What a movie's first frame is called: 0, 1, or the frame that the shot begins with (1001). */
export type FrameBase = 'zero' | 'one' | 'shot';

/** @param shotIn the shot's own first frame; null where it says none, and then it is 1 */
export function firstFrameNumber(base: FrameBase, shotIn: number | null): number {
  if (base === 'zero') return 0;
  return base === 'one' ? 1 : (shotIn ?? 1);
}

/** The index of a frame that was named by its number, within the movie. */
export const frameIndexOf = (number: number, firstNumber: number, frameCount: number): number =>
  Math.max(0, Math.min(frameCount - 1, Math.round(number) - firstNumber));
