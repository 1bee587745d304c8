/**
 * The frames of one movie: asked for by their number, decoded around the playhead, kept within a budget.
 *
 * One decoder runs through coded pictures in their order, from a key picture on. It is begun anew where what is wanted lies
 * behind it, or beyond a later key picture. Every picture that comes out is known by the time that went in with it.
 */
import { createFrameCache } from './frameCache.ts';
import type { FrameMemory } from './frameMemory.ts';
import { type FrameRange, rangesOf } from './frameRanges.ts';
import { startOf } from './movieIndex.ts';
import { type CodedChunk, MovieError, type OpenedMovie } from './openMovie.ts';

export type MovieSource = {
  /** The exact picture of a frame where it is decoded; it belongs to the cache and may only be looked at now. */
  readonly at: (frame: number) => VideoFrame | null;
  /** Where the playhead is: this frame first, then what lies ahead of it. */
  readonly want: (frame: number, direction: 1 | -1) => void;
  /** Of frames that are decoded, both ends included, in order. */
  readonly cached: () => readonly FrameRange[];
  /** Called whenever another frame is there, or all has failed. */
  readonly onChange: (listener: () => void) => () => void;
  readonly problem: () => MovieError | null;
  readonly setLimits: (limits: SourceLimits) => void;
  readonly close: () => void;
};

/** Whether it is on screen, and how many frames to decode ahead of the playhead. */
export type SourceLimits = { readonly isShown: boolean; readonly aheadFrames: number };

/** From one key picture on, until something else is wanted. */
type Run = {
  readonly start: number;
  /** The frame that it was begun for. */
  readonly aim: number;
  readonly chunks: AsyncGenerator<CodedChunk, void, void>;
  /** The next coded picture to hand to the decoder. */
  next: number;
  /** What has come out of it, kept or not. */
  readonly out: Set<number>;
  isOver: boolean;
};

/** Enough to keep the decoder's threads busy; more would only be thrown away by the next seek. */
const mostQueued = 8;
/** Behind the playhead: for a step back. */
const behindFrames = 12;

export function createMovieSource(movie: OpenedMovie, memory: FrameMemory, limits: SourceLimits): MovieSource {
  const { index, config } = movie;
  const { pictures, pictureOfFrame, frameCount } = index;
  const cache = createFrameCache<VideoFrame>(memory, limits.isShown);
  let { aheadFrames } = limits;
  const listeners = new Set<() => void>();
  /** Of each picture the first frame that shows it, and the last one. */
  const orderOf = new Map<number, number>();
  const lastOf = new Map<number, number>();
  pictureOfFrame.forEach((place, frame) => {
    if (!orderOf.has(place)) orderOf.set(place, frame);
    lastOf.set(place, frame);
  });
  const placeOfTime = new Map(pictures.map(({ timeUs }, place) => [timeUs, place]));
  /** What proved to be no beginning, whatever the file says. */
  const falseKeys = new Set<number>();
  const isKey = (place: number): boolean => pictures[place]?.isKey === true && !falseKeys.has(place);

  let target = 0;
  let direction: 1 | -1 = 1;
  let frameBytes = 0;
  let problem: MovieError | null = null;
  let isClosed = false;
  let isAtWork = false;
  let run: Run | null = null;
  let wakeUp: (() => void) | null = null;

  const decoder = new VideoDecoder({
    output: keep,
    error: (error) => fail(new MovieError('not-readable', error.message)),
  });
  decoder.addEventListener('dequeue', wake);
  decoder.configure(config);

  function keep(picture: VideoFrame): void {
    const place = placeOfTime.get(picture.timestamp);
    const order = place === undefined ? undefined : orderOf.get(place);
    if (place !== undefined) run?.out.add(place);
    frameBytes = picture.allocationSize();
    if (
      isClosed ||
      place === undefined ||
      order === undefined ||
      isBroken(place) ||
      isOnTheWay(place) ||
      !cache.wouldKeep(order, frameBytes)
    )
      picture.close();
    else {
      cache.put(place, order, picture, frameBytes);
      announce();
    }
    wake();
  }
  /** It leans on pictures before the one that decoding began with. */
  function isBroken(place: number): boolean {
    return run !== null && startOf(index, place, isKey) < run.start;
  }
  /**
   * It only had to be decoded for what comes after it. Kept until it would be the farthest it costs as much as decoding it: each picture in
   * memory is memory that the decoder has to ask for anew. Going backwards it is what comes next; and what comes after the frame that was
   * sought is kept, however far playing has got meanwhile: who is late goes on from where they are.
   */
  function isOnTheWay(place: number): boolean {
    return run !== null && direction === 1 && (lastOf.get(place) ?? Infinity) < run.aim - behindFrames;
  }
  function announce(): void {
    for (const listener of listeners) listener();
  }
  function wake(): void {
    wakeUp?.();
    wakeUp = null;
  }
  function fail(error: MovieError): void {
    if (isClosed || problem !== null) return;
    problem = error;
    announce();
    wake();
  }
  const isHere = (frame: number): boolean => cache.has(pictureOfFrame[frame] ?? -1);
  const isWorthIt = (frame: number): boolean => frameBytes === 0 || cache.wouldKeep(frame, frameBytes);

  /** The frame that is wanted most and not here; null where nothing is left to do. */
  function wantedFrame(): number | null {
    if (isClosed || problem !== null) return null;
    if (!isHere(target)) return target;
    for (const [towards, most] of [
      [direction, aheadFrames],
      [-direction, behindFrames],
    ] as const) {
      for (let step = 1; step <= most; step += 1) {
        const frame = target + step * towards;
        if (frame < 0 || frame >= frameCount) break;
        if (isHere(frame)) continue;
        if (isWorthIt(frame)) return frame;
        break;
      }
    }
    return null;
  }

  /** The beginning for a picture, as the coded pictures themselves tell and not only the file. */
  async function beginningFor(place: number): Promise<number> {
    for (;;) {
      const start = startOf(index, place, isKey);
      if (start === 0 || (await movie.canBeginAt(start))) return start;
      falseKeys.add(start);
    }
  }

  /** Whether the run brings it, and no beginning lies between that would bring it sooner. */
  function brings({ start, next, out, isOver }: Run, place: number, beginning: number): boolean {
    if (isOver || beginning < start || out.has(place)) return false;
    return place < next || beginning <= next;
  }

  async function begin(start: number, aim: number): Promise<Run> {
    await run?.chunks.return();
    decoder.reset();
    decoder.configure(config);
    return { start, aim, next: start, chunks: movie.chunksFrom(start), out: new Set(), isOver: false };
  }

  /** Goes on for as long as something is wanted; whoever changes what is wanted starts it again. */
  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    try {
      for (let wanted = wantedFrame(); wanted !== null; wanted = wantedFrame()) {
        const place = pictureOfFrame[wanted] ?? 0;
        const beginning = await beginningFor(place);
        if (isClosed) break;
        if (run === null || !brings(run, place, beginning)) run = await begin(beginning, wanted);
        else if (decoder.decodeQueueSize >= mostQueued) {
          await new Promise<void>((resolve) => {
            wakeUp = resolve;
          });
          continue;
        }
        await feed(run, place);
      }
    } catch (error) {
      fail(error instanceof MovieError ? error : new MovieError('not-readable', String(error)));
    } finally {
      isAtWork = false;
    }
  }

  async function feed(current: Run, place: number): Promise<void> {
    const step = await current.chunks.next();
    if (isClosed || run !== current) return;
    if (step.done !== true) {
      current.next = step.value.place + 1;
      for (const chunk of step.value.chunks) decoder.decode(chunk);
      return;
    }
    current.isOver = true;
    await decoder.flush();
    if (!current.out.has(place)) fail(new MovieError('not-readable', `picture ${String(place)} did not come out`));
  }

  return {
    at: (frame) => cache.get(pictureOfFrame[frame] ?? -1),
    want: (frame, towards) => {
      target = Math.max(0, Math.min(frameCount - 1, frame));
      direction = towards;
      cache.aim(target, towards);
      wake();
      void work();
    },
    cached: () => rangesOf(frameCount, isHere),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    problem: () => problem,
    setLimits: (to) => {
      ({ aheadFrames } = to);
      cache.show(to.isShown);
      void work();
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      wake();
      if (decoder.state !== 'closed') decoder.close();
      cache.close();
      listeners.clear();
      movie.close();
    },
  };
}
