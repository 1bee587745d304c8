/** The drawings of a preview by the frames they stand on, in the movie's own counting. */
import type { DrawnObject } from '../../../../shared/model/annotation.ts';
import { drawingsIn, hasOwnId } from '../../../../shared/rules/annotationChanges.ts';
import {
  frameInRate,
  frameOfKitsuTime,
  frameRateOf,
  kitsuTime,
  type FrameRate,
} from '../../../../shared/rules/frames.ts';
import type { Medium } from '../movie/medium.ts';
import type { Known } from './editObject.ts';
import { type Painted, paintedOf } from './kitsuObject.ts';

export type Drawn = { readonly time: number; readonly object: DrawnObject; readonly painted: Painted | null };
/** One that can be taken hold of: painted here, and known to the server. */
export type Touchable = Drawn & Known;

export type DrawnFrame = {
  readonly frame: number;
  readonly objects: readonly Drawn[];
  /** Of its first line that has one. */
  readonly color: string | null;
};

/**
 * In order of frames, also of those that the file does not have, where it was cut off; what lies behind the movie is on its last one.
 * `productionFps`: what Kitsu counts by.
 * @param promised how many frames the movie is to have
 */
export function drawnFrames(
  annotations: readonly unknown[],
  productionFps: number,
  rate: FrameRate,
  promised: number,
): readonly DrawnFrame[] {
  const frames = new Map<number, Drawn[]>();
  for (const { time, frame: written, width, height, objects } of drawingsIn(annotations)) {
    const known = typeof written === 'number' || typeof written === 'string' ? written : null;
    const counted = frameOfKitsuTime(time, productionFps, known);
    const frame = Math.min(promised - 1, frameInRate(counted, frameRateOf(productionFps), rate));
    const legacy = typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
    const here = frames.get(frame) ?? [];
    for (const object of objects) {
      const painted = paintedOf(object);
      here.push({ time, object, painted: painted && { ...painted, canvas: painted.canvas ?? legacy } });
    }
    frames.set(frame, here);
  }
  return [...frames]
    .map(([frame, objects]) => ({ frame, objects, color: colourOf(objects) }))
    .toSorted((one, other) => one.frame - other.frame);
}

/** Those of frames that are here: what was drawn on others belongs to no picture of this file. */
export const drawnHere = (
  annotations: readonly unknown[],
  productionFps: number,
  { rate, frameCount, lostFrames }: Pick<Medium, 'rate' | 'frameCount' | 'lostFrames'>,
): readonly DrawnFrame[] =>
  drawnFrames(annotations, productionFps, rate, frameCount + lostFrames).filter(({ frame }) => frame < frameCount);

/** Of the last one that is not after a frame, its place; -1: all are. */
export function placeUpTo(frames: readonly DrawnFrame[], frame: number): number {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle]?.frame ?? Infinity) <= frame) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What is drawn on a frame; null: nothing. */
export function drawnOn(frames: readonly DrawnFrame[], frame: number | null): DrawnFrame | null {
  const found = frame === null ? undefined : frames[placeUpTo(frames, frame)];
  return found?.frame === frame ? found : null;
}

/** Frames that follow each other and have the same drawn on them: what was put on a range is one thing to look at. */
export function drawnRuns(frames: readonly DrawnFrame[]): readonly (DrawnFrame & { readonly to: number })[] {
  const runs: (DrawnFrame & { readonly to: number })[] = [];
  for (const one of frames) {
    const before = runs.at(-1);
    if (before !== undefined && before.to === one.frame - 1 && sameOf(before) === sameOf(one))
      runs[runs.length - 1] = { ...before, to: one.frame };
    else runs.push({ ...one, to: one.frame });
  }
  return runs;
}

const sameOf = ({ objects }: DrawnFrame): string =>
  objects
    .map(({ object: { type, left, top, width, scaleX } }) => JSON.stringify([type, left, top, width, scaleX]))
    .join();

/** What can be taken hold of on a frame, as it lies: the topmost last. */
export function touchablesOn(frames: readonly DrawnFrame[], frame: number | null): readonly Touchable[] {
  const objects = drawnOn(frames, frame)?.objects ?? [];
  return objects.flatMap(({ time, object, painted }) =>
    painted !== null && hasOwnId(object) ? [{ time, object, painted }] : [],
  );
}

function colourOf(objects: DrawnFrame['objects']): string | null {
  for (const { painted } of objects) {
    const color = painted?.look.stroke ?? painted?.look.fill;
    if (color) return color;
  }
  return null;
}

/** Where Kitsu keeps what is drawn on a frame of this movie. */
export const timeOfDrawing = (frame: number, productionFps: number, rate: FrameRate): number =>
  kitsuTime(frameInRate(frame, rate, frameRateOf(productionFps)), productionFps);
