/**
 * The frame that a comment speaks of, in Kitsu's way of writing it: `v3 00:01.750 (043)`, the revision, the time in minutes
 * and seconds, and the number of the frame counted from 1. Newer ones write a timecode: `v3 00:00:01:18 (043)`.
 */
import type { ChecklistItem } from '../model/checklist.ts';
import { frameRateOf, timeOfFrame } from './frames.ts';

type FrameTag = { readonly revision: number | null; /** Counted from 0. */ readonly frame: number };

const tagPattern = String.raw`(?:\bv\d{1,4} )?\b\d{2,}:\d\d(?:\.\d{3}|:\d\d[:;]\d\d) \(\d{1,7}\)`;

/** One frame, or from one to another: two tags with a dash between, each of which leads somewhere in Kitsu. Without groups of its own. */
export const frameSpanPattern = `${tagPattern}(?: [–-] ${tagPattern})?`;

/** Frames counted from 0; the same twice for one frame. */
export type FrameSpan = { readonly revision: number | null; readonly from: number; readonly to: number };

const parts = /^(?:v(\d+) )?(\d+):(\d\d)(?:\.(\d{3})|:(\d\d)[:;](\d\d)) \((\d+)\)$/;

/** Null where the text is not exactly such a tag. The number in brackets is what people read, and it is exact. */
function parseFrameTag(text: string): FrameTag | null {
  const match = parts.exec(text);
  if (match === null) return null;
  return { revision: match[1] === undefined ? null : Number(match[1]), frame: Math.max(0, Number(match[7]) - 1) };
}

/** @param frame counted from 0 */
function frameTag(revision: number | null, frame: number, fps: number): string {
  const shown = Math.round(timeOfFrame(frame, frameRateOf(fps)) * 1000);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const minutes = Math.floor(shown / 60_000);
  const seconds = Math.floor(shown / 1000) % 60;
  const of = revision === null ? '' : `v${String(revision)} `;
  return `${of}${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(shown % 1000, 3)} (${pad(frame + 1, 3)})`;
}

/** Null where the text is not exactly one tag, or two with a dash between. */
export function parseFrameSpan(text: string): FrameSpan | null {
  const single = parseFrameTag(text);
  if (single !== null) return { revision: single.revision, from: single.frame, to: single.frame };
  const [begin, end] = text.split(/ [–-] /).map(parseFrameTag);
  if (!begin || !end) return null;
  return {
    revision: begin.revision,
    from: Math.min(begin.frame, end.frame),
    to: Math.max(begin.frame, end.frame),
  };
}

/** @param span with frames counted from 0 */
export function frameSpanTag({ revision, from, to }: FrameSpan, fps: number): string {
  const begin = frameTag(revision, from, fps);
  return from === to ? begin : `${begin} – ${frameTag(revision, to, fps)}`;
}

const anywhere = new RegExp(`${frameSpanPattern}|\\bf\\d{1,6}\\b`, 'g');

/** What a text speaks of: by Kitsu's tags, and as `f1043` by the shot's own numbers. */
export function frameSpansIn(text: string, firstNumber: number): readonly FrameSpan[] {
  return (text.match(anywhere) ?? []).flatMap((piece) => {
    const span = parseFrameSpan(piece);
    if (span !== null) return span;
    const frame = Number(piece.slice(1)) - firstNumber;
    return frame < 0 ? [] : { revision: null, from: frame, to: frame };
  });
}

const leading = new RegExp(`^(${frameSpanPattern})(?:\\s+|$)`);

/** A note, and what it begins with where that says what it is about. */
export function splitNote(text: string): {
  readonly span: FrameSpan | null;
  readonly tag: string;
  readonly words: string;
} {
  const tag = leading.exec(text)?.[1] ?? '';
  return { span: tag === '' ? null : parseFrameSpan(tag), tag, words: text.slice(tag.length).trimStart() };
}

export const joinNote = (tag: string, words: string): string => (tag === '' ? words : `${tag} ${words}`);

/** What an item of a checklist is about: its own frame, else what its words speak of first. */
export function spanOfItem({ about, text }: ChecklistItem, firstNumber: number): FrameSpan | null {
  if (about !== null) return { revision: about.revision, from: about.frame, to: about.frame };
  return frameSpansIn(text, firstNumber)[0] ?? null;
}

/** Its frame before its words, as in a note. */
export const wordsOfItem = ({ about, text }: ChecklistItem, fps: number): string =>
  about === null
    ? text
    : joinNote(frameSpanTag({ revision: about.revision, from: about.frame, to: about.frame }, fps), text);
