/**
 * The frame that a comment speaks of, in Kitsu's way of writing it: `v3 00:01.750 (043)`, the revision, the time in minutes
 * and seconds, and the number of the frame counted from 1. Newer ones write a timecode: `v3 00:00:01:18 (043)`.
 */
import { frameRateOf, timeOfFrame } from './frames.ts';

export type FrameTag = { readonly revision: number | null; /** Counted from 0. */ readonly frame: number };

/** For a larger regular expression; without groups of its own. */
export const frameTagPattern = String.raw`(?:\bv\d{1,4} )?\b\d{2,}:\d\d(?:\.\d{3}|:\d\d[:;]\d\d) \(\d{1,7}\)`;

const parts = /^(?:v(\d+) )?(\d+):(\d\d)(?:\.(\d{3})|:(\d\d)[:;](\d\d)) \((\d+)\)$/;

/** Null where the text is not exactly such a tag. The number in brackets is what people read, and it is exact. */
export function parseFrameTag(text: string): FrameTag | null {
  const match = parts.exec(text);
  if (match === null) return null;
  return { revision: match[1] === undefined ? null : Number(match[1]), frame: Math.max(0, Number(match[7]) - 1) };
}

/** @param frame counted from 0 */
export function frameTag(revision: number, frame: number, fps: number): string {
  const shown = Math.round(timeOfFrame(frame, frameRateOf(fps)) * 1000);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const minutes = Math.floor(shown / 60_000);
  const seconds = Math.floor(shown / 1000) % 60;
  return `v${String(revision)} ${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(shown % 1000, 3)} (${pad(frame + 1, 3)})`;
}
