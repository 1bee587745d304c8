/**
 * Pictures that are frames: those of a revision, in their order, at the production's rate. As of a movie they are kept around the
 * playhead within a budget; one that cannot be had is shown crossed out, lest the one before it stood there under its number.
 */
import { frameRateOf } from '../../../../shared/rules/frames.ts';
import { bitsOfPicture } from './bits.ts';
import { createFrameCache } from './frameCache.ts';
import type { FrameMemory } from './frameMemory.ts';
import { rangesOf } from './frameRanges.ts';
import { upright } from '../stage/view.ts';
import type { Medium } from './medium.ts';
import type { SourceLimits } from './movieSource.ts';
import { MovieError } from './openMovie.ts';

/** Where a frame is read from: its picture, and where that is not here, the smaller ones of it. */
export type SequenceFrame = readonly [string, ...string[]];

/** Read and decoded at the same time. */
const atOnce = 4;
/** What could not be had may be here by then. */
const againMs = 3_000;

type Opened = { readonly bitmap: ImageBitmap; readonly blob: Blob };

/** @throws MovieError where the first picture cannot be had */
export async function openSequence(
  id: string,
  frames: readonly SequenceFrame[],
  productionFps: number,
  memory: FrameMemory,
  limits: SourceLimits,
): Promise<Medium> {
  const [firstFrame] = frames;
  if (firstFrame === undefined) throw new MovieError('not-readable', 'no pictures');
  const first = await read(firstFrame);
  const size = { width: first.bitmap.width, height: first.bitmap.height };
  const bytesEach = size.width * size.height * 4;
  const cache = createFrameCache<ImageBitmap>(memory, limits.isShown);
  const listeners = new Set<() => void>();
  const missing = new Map<number, number>();
  const underWay = new Set<number>();
  let { aheadFrames } = limits;
  let wanted = { frame: 0, direction: 1 as 1 | -1 };
  let isClosed = false;
  let crossed: ImageBitmap | null = null;
  cache.put(0, 0, first.bitmap, bytesEach);

  /** The playhead's own first, then what lies ahead of it, then the one behind. */
  function next(): number | null {
    const { frame, direction } = wanted;
    for (let step = 0; step <= aheadFrames + 1; step += 1) {
      const candidate = step > aheadFrames ? frame - direction : frame + step * direction;
      if (candidate < 0 || candidate >= frames.length || cache.has(candidate) || underWay.has(candidate)) continue;
      if (performance.now() - (missing.get(candidate) ?? -againMs) < againMs) continue;
      if (step === 0 || cache.wouldKeep(candidate, bytesEach)) return candidate;
    }
    return null;
  }
  function work(): void {
    while (underWay.size < atOnce) {
      const frame = isClosed ? null : next();
      const places = frame === null ? undefined : frames[frame];
      if (frame === null || places === undefined) return;
      underWay.add(frame);
      void load(frame, places);
    }
  }
  async function load(frame: number, places: SequenceFrame): Promise<void> {
    try {
      const { bitmap } = await read(places);
      const fitted = await within(bitmap, size);
      if (isClosed) fitted.close();
      else cache.put(frame, frame, fitted, bytesEach);
      missing.delete(frame);
    } catch (error) {
      if (!(error instanceof MovieError)) throw error;
      crossed ??= await crossedOut(size);
      missing.set(frame, performance.now());
    } finally {
      underWay.delete(frame);
      if (!isClosed) {
        for (const listener of listeners) listener();
        work();
      }
    }
  }

  return {
    id,
    kind: 'movie',
    isSequence: true,
    frameCount: frames.length,
    lostFrames: 0,
    rate: frameRateOf(productionFps),
    isSteady: true,
    widthPx: size.width,
    heightPx: size.height,
    pixels: size,
    turn: upright,
    codec: (first.blob.type.split('/')[1] ?? '').replace(/\+.*/, '').toUpperCase(),
    bits: await bitsOfPicture(first.blob),
    at: (frame) => cache.get(frame) ?? (missing.has(frame) ? crossed : null),
    want: (frame, direction) => {
      wanted = { frame, direction };
      cache.aim(frame, direction);
      work();
    },
    cached: () => rangesOf(frames.length, cache.has),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    problem: () => null,
    setLimits: (to) => {
      ({ aheadFrames } = to);
      cache.show(to.isShown);
      work();
    },
    makeSound: null,
    close: () => {
      isClosed = true;
      cache.close();
      crossed?.close();
      listeners.clear();
    },
  };
}

/** The first of its forms that is here and can be shown. */
async function read(places: SequenceFrame): Promise<Opened> {
  let why = new MovieError('not-here', '');
  for (const place of places) {
    const answer = await fetch(place).catch(() => null);
    if (answer === null || !answer.ok) {
      why = new MovieError('not-here', answer?.headers.get('x-inari-error') ?? '');
      continue;
    }
    const blob = await answer.blob();
    const bitmap = await createImageBitmap(blob).catch(() => null);
    if (bitmap !== null) return { bitmap, blob };
    why = new MovieError('not-readable', place);
  }
  throw why;
}

type Size = { readonly width: number; readonly height: number };

/** All frames have the size of the first one: another lies whole in the middle of it. */
async function within(bitmap: ImageBitmap, { width, height }: Size): Promise<ImageBitmap> {
  if (bitmap.width === width && bitmap.height === height) return bitmap;
  const scale = Math.min(width / bitmap.width, height / bitmap.height);
  const [across, down] = [bitmap.width * scale, bitmap.height * scale];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, (width - across) / 2, (height - down) / 2, across, down);
  bitmap.close();
  return await createImageBitmap(canvas);
}

async function crossedOut({ width, height }: Size): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = '#1c1c1c';
    pen.fillRect(0, 0, width, height);
    pen.strokeStyle = '#5a5a5a';
    pen.lineWidth = Math.max(1, width / 480);
    pen.strokeRect(pen.lineWidth / 2, pen.lineWidth / 2, width - pen.lineWidth, height - pen.lineWidth);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(width, height);
    pen.moveTo(width, 0);
    pen.lineTo(0, height);
    pen.stroke();
  }
  return await createImageBitmap(canvas);
}
