/**
 * Which picture of a movie is which frame, and where its decoding has to begin. Made once from what the file says of its
 * packets; everything after that speaks in frames.
 */
import { frameRateOf, framesPerSecond, type FrameRate } from '../../../../shared/rules/frames.ts';

/** One coded picture, in the order in which the file keeps them: that of decoding. */
export type CodedPicture = {
  /** When it is shown, in microseconds; before 0 it was cut away by the movie's own edit list. */
  readonly timeUs: number;
  readonly durationUs: number;
  /** Marked by the file as one that decoding can begin with. */
  readonly isKey: boolean;
};

export type MovieIndex = {
  readonly frameCount: number;
  readonly rate: FrameRate;
  /** Every picture is one frame. Else pictures last as long as they last, and frames are counted at `rate` by the clock. */
  readonly isSteady: boolean;
  /** In the order of decoding. */
  readonly pictures: readonly CodedPicture[];
  /** Of each frame its picture, as a place in `pictures`. */
  readonly pictureOfFrame: readonly number[];
};

/** Half of a frame may be lost to clocks that count in milliseconds; what is further off is not the same rhythm. */
const mostOff = 0.45;

/**
 * @param otherFps frames per second to count at where the movie has no rhythm of its own
 * @throws RangeError where there is no picture at all
 */
export function indexMovie(pictures: readonly CodedPicture[], otherFps: number): MovieIndex {
  const shown = pictures
    .map((picture, place) => ({ ...picture, place }))
    .filter(({ timeUs, durationUs }) => timeUs + Math.max(durationUs, 1) > 0 && timeUs >= -durationUs / 2)
    .sort((one, other) => one.timeUs - other.timeUs);
  const [first] = shown;
  const last = shown.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a movie without pictures');
  const rhythm = rhythmOf(shown.map(({ timeUs }) => timeUs));
  if (rhythm === 'single' || rhythm?.isSteady === true) {
    return {
      frameCount: shown.length,
      rate: rhythm === 'single' ? frameRateOf(otherFps) : rhythm.rate,
      isSteady: true,
      pictures,
      pictureOfFrame: shown.map(({ place }) => place),
    };
  }
  const rate = rhythm?.rate ?? frameRateOf(otherFps);
  const lengthUs = 1e6 / framesPerSecond(rate);
  const endUs = last.timeUs + Math.max(last.durationUs, lengthUs);
  const frameCount = Math.max(1, Math.round((endUs - first.timeUs) / lengthUs));
  const pictureOfFrame: number[] = [];
  let at = 0;
  for (let frame = 0; frame < frameCount; frame += 1) {
    // What begins within the first half of a frame is what it shows.
    const untilUs = first.timeUs + (frame + mostOff) * lengthUs;
    while ((shown[at + 1]?.timeUs ?? Infinity) <= untilUs) at += 1;
    pictureOfFrame.push(shown[at]?.place ?? first.place);
  }
  return { frameCount, rate, isSteady: false, pictures, pictureOfFrame };
}

/**
 * What is left of it where the file ends before its last pictures: all frames before the first one that is not there. A few that are
 * shown after that one may be there; a frame that cannot be shown in the midst of others helps nobody.
 * @param whole how many pictures are there, in the order of decoding
 */
export function cutOffAt(index: MovieIndex, whole: number): MovieIndex {
  const lost = index.pictureOfFrame.findIndex((place) => place >= whole);
  if (lost === -1) return index;
  return { ...index, frameCount: lost, pictureOfFrame: index.pictureOfFrame.slice(0, lost) };
}

/** How many frames of a movie lie behind the last picture that its file has, where it is to go on until then. */
export function framesBehind({ pictures, rate }: MovieIndex, endSeconds: number): number {
  const lastUs = pictures.reduce((last, { timeUs }) => Math.max(last, timeUs), -Infinity);
  const frames = Math.round(((endSeconds * 1e6 - lastUs) * framesPerSecond(rate)) / 1e6);
  return Math.max(0, frames - 1);
}

type Rhythm = { readonly rate: FrameRate; readonly isSteady: boolean };

/** Null where most pictures follow no common rate. */
function rhythmOf(timesUs: readonly number[]): Rhythm | 'single' | null {
  const [first = 0] = timesUs;
  const last = timesUs.at(-1) ?? first;
  if (timesUs.length < 2 || last <= first) return 'single';
  const meanUs = (last - first) / (timesUs.length - 1);
  const steady = frameRateOf(1e6 / meanUs);
  if (onGrid(timesUs, steady, true) === timesUs.length) return { rate: steady, isSteady: true };
  const gaps = timesUs.slice(1).map((timeUs, index) => timeUs - (timesUs[index] ?? 0));
  const medianUs = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? meanUs;
  if (medianUs <= 0) return null;
  const usual = frameRateOf(1e6 / medianUs);
  return onGrid(timesUs, usual, false) >= timesUs.length * 0.9 ? { rate: usual, isSteady: false } : null;
}

/** How many lie where frames of this rate begin; `inTurn`: each on the next one, without a gap. */
function onGrid(timesUs: readonly number[], rate: FrameRate, inTurn: boolean): number {
  const [first = 0] = timesUs;
  const lengthUs = 1e6 / framesPerSecond(rate);
  return timesUs.filter((timeUs, index) => {
    const frames = (timeUs - first) / lengthUs;
    return Math.abs(frames - (inTurn ? index : Math.round(frames))) < (inTurn ? mostOff : 0.1);
  }).length;
}

/**
 * Where decoding has to begin so that a picture comes out right: at the last key picture before it that is also shown before
 * it. A picture that is kept after a key picture and shown before it (of an open group) needs what came before that.
 * @param isKey whether decoding can begin there: what the file says, unless the picture itself told otherwise
 */
export function startOf(index: MovieIndex, place: number, isKey: (place: number) => boolean): number {
  const timeUs = index.pictures[place]?.timeUs ?? 0;
  for (let at = place; at > 0; at -= 1) {
    const picture = index.pictures[at];
    if (picture !== undefined && picture.timeUs <= timeUs && isKey(at)) return at;
  }
  return 0;
}
