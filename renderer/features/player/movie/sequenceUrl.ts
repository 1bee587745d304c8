/** The addresses of a sequence's frames as one text: as long as that is the same, so are they. A line for each, its smaller forms behind it. */
import type { SequenceFrame } from './pictureSequence.ts';

export const sequenceUrl = (frames: readonly SequenceFrame[]): string =>
  frames.map((places) => places.join(' ')).join('\n');

export function sequenceFrames(url: string): readonly SequenceFrame[] {
  return url.split('\n').flatMap((line): readonly SequenceFrame[] => {
    const [first, ...others] = line.split(' ');
    return first === undefined || first === '' ? [] : [[first, ...others]];
  });
}
