/** What one types to get to a frame: its number as it is shown, a timecode, seconds, or a way from here (`+12`, `-2s`). */
import { type FrameRate, frameAtTime, framesPerSecond } from './frames.ts';
import { dropsFrames, framesOfTimecode } from './timecode.ts';

export type TypedFrame =
  /** Counted from 0. */
  | { readonly kind: 'frame'; readonly frame: number }
  | { readonly kind: 'empty' | 'unreadable' }
  | { readonly kind: 'outside' }
  /** A second of this movie has fewer frames. */
  | { readonly kind: 'too-many-frames'; readonly inSecond: number }
  /** Rates that drop numbers to stay with the clock have no such timecode. */
  | { readonly kind: 'dropped' };

export type FrameContext = {
  /** Where one is, counted from 0. */
  readonly here: number;
  readonly frameCount: number;
  /** What the first frame is called. */
  readonly firstNumber: number;
  readonly rate: FrameRate;
};

/** `-` as it is typed, and as it is printed. */
const way = /^([+\-\u2212])\s*(.*)$/;
const wholeNumber = /^\d{1,9}$/;
/** A number with decimals is no frame: it needs no unit. */
const seconds = /^(?:(\d{1,6}(?:[.,]\d{0,6})?)\s*s|(\d{0,6}[.,]\d{1,6}))$/i;
/** Frames alone with the seconds before them, or up to the hours. */
const clock = /^\d{1,2}(?::\d{1,2}){0,2}[:;]\d{1,3}$/;

export function readTypedFrame(text: string, { here, frameCount, firstNumber, rate }: FrameContext): TypedFrame {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  const [, sign, length] = way.exec(typed) ?? [];
  const isWay = sign !== undefined && length !== undefined;
  const read = readCount(isWay ? length : typed, rate, isWay);
  if (read.kind !== 'count') return read;
  if (!isWay) return within(read.isNumber ? read.count - firstNumber : read.count);
  return within(sign === '+' ? here + read.count : here - read.count);

  function within(frame: number): TypedFrame {
    return frame < 0 || frame >= frameCount ? { kind: 'outside' } : { kind: 'frame', frame };
  }
}

type Count = { readonly kind: 'count'; readonly count: number; readonly isNumber: boolean };

/** @param isLength it says how far, not where: no number of it is dropped */
function readCount(
  text: string,
  rate: FrameRate,
  isLength: boolean,
): Count | Exclude<TypedFrame, { readonly kind: 'frame' }> {
  if (wholeNumber.test(text)) return { kind: 'count', count: Number(text), isNumber: true };
  const [, named, bare] = seconds.exec(text) ?? [];
  const time = named ?? bare;
  if (time !== undefined)
    return { kind: 'count', count: frameAtTime(Number(time.replace(',', '.')), rate), isNumber: false };
  if (!clock.test(text)) return { kind: 'unreadable' };
  const parts = text.split(/[:;]/).map((part) => part.padStart(2, '0'));
  const full = [...Array<string>(4 - parts.length).fill('00'), ...parts];
  const fps = framesPerSecond(rate);
  const drops = dropsFrames(fps) && !isLength;
  const count = framesOfTimecode(full.join(':'), fps, drops);
  if (count !== null) return { kind: 'count', count, isNumber: false };
  const inSecond = Math.round(fps);
  if (Number(full[3]) >= inSecond) return { kind: 'too-many-frames', inSecond };
  return Number(full[1]) > 59 || Number(full[2]) > 59 ? { kind: 'unreadable' } : { kind: 'dropped' };
}
