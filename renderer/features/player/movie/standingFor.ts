/**
 * Another form of a movie in its place: the file that was published, where Kitsu's movie of it is what frames are counted in.
 * Frame by frame it is what would be on screen at that moment, as beside each other (`playback/beside.ts`), and it lies
 * where the movie does; notes, drawings and the playhead know nothing of it.
 */
import { frameBeside } from '../playback/beside.ts';
import type { Medium } from './medium.ts';
import type { FrameRange } from './frameRanges.ts';

/** What frames are counted in, and where its picture lies. */
export type Counted = Pick<
  Medium,
  'id' | 'frameCount' | 'rate' | 'isSteady' | 'lostFrames' | 'widthPx' | 'heightPx' | 'makeSound'
>;

export function standingFor(movie: Counted, other: Medium): Medium {
  const frameOf = (frame: number): number => frameBeside(movie, other, frame);
  return {
    ...other,
    id: movie.id,
    frameCount: movie.frameCount,
    rate: movie.rate,
    isSteady: movie.isSteady,
    lostFrames: movie.lostFrames,
    widthPx: movie.widthPx,
    heightPx: movie.heightPx,
    at: (frame) => other.at(frameOf(frame)),
    want: (frame, direction) => other.want(frameOf(frame), direction),
    cached: () => shownWithin(other.cached(), movie.frameCount, frameOf),
    makeSound: movie.makeSound,
  };
}

/** The frames whose picture lies in one of the ranges. Asked with each picture that arrives: the whole movie is not walked through. */
function shownWithin(
  ranges: readonly FrameRange[],
  frameCount: number,
  frameOf: (frame: number) => number,
): readonly FrameRange[] {
  /** The first frame that shows this one or a later one; no frame shows an earlier one than the frame before it. */
  const firstFrom = (shown: number): number => {
    let [low, high] = [0, frameCount];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (frameOf(middle) < shown) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ranges.flatMap(({ from, to }) => {
    const within = { from: firstFrom(from), to: firstFrom(to + 1) - 1 };
    return within.from > within.to ? [] : [within];
  });
}
