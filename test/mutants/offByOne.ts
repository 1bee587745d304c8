import { z } from 'zod';

/** What `noticed.ts` says of a mutant, and of none. */
export const outcome = z.object({ mutant: z.string().nullable(), passed: z.number(), failed: z.number() });
export type Outcome = z.infer<typeof outcome>;

/** Conversions between frames, times and the numbers people read, each with a change that puts it one off. */
export type Mutant = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

const frames = 'shared/rules/frames.ts';
const timecode = 'shared/rules/timecode.ts';
const tags = 'shared/rules/frameTags.ts';
const room = 'shared/rules/roomFrames.ts';
const index = 'renderer/features/player/movie/movieIndex.ts';

export const mutants: readonly Mutant[] = [
  { name: 'a frame begins one later', file: frames, from: '(frame * denominator)', to: '((frame + 1) * denominator)' },
  {
    name: 'a time shows the frame that comes next',
    file: frames,
    from: '/ denominator + 0.1)',
    to: '/ denominator + 1)',
  },
  {
    name: 'a time just before a frame is the one before',
    file: frames,
    from: '/ denominator + 0.1)',
    to: '/ denominator)',
  },
  {
    name: 'a movie has one frame more',
    file: frames,
    from: 'Math.max(1, Math.round((seconds * numerator) / denominator))',
    to: 'Math.max(1, Math.round((seconds * numerator) / denominator)) + 1',
  },
  {
    name: 'another rate is one ahead',
    file: frames,
    from: '(from.numerator * to.denominator) + 1e-9',
    to: '(from.numerator * to.denominator) + 1',
  },
  {
    name: 'another rate is one behind',
    file: frames,
    from: '(from.numerator * to.denominator) + 1e-9',
    to: '(from.numerator * to.denominator) - 1e-9',
  },
  {
    name: 'Kitsu’s time is of the next frame',
    file: frames,
    from: 'rounded(frame * rounded',
    to: 'rounded((frame + 1) * rounded',
  },
  {
    name: 'Kitsu’s time is not rounded first',
    file: frames,
    from: 'rounded(frame * rounded(1 / fps))',
    to: 'rounded(frame / fps)',
  },
  {
    name: 'a snapped time is cut',
    file: frames,
    from: 'Math.round(time / rounded(1 / fps))',
    to: 'Math.floor(time / rounded(1 / fps))',
  },
  { name: 'a played time is cut', file: frames, from: 'Math.round(time * fps);', to: 'Math.floor(time * fps);' },
  {
    name: 'a snapped time is taken for a played one',
    file: frames,
    from: 'isSnapped ? snapped : played);',
    to: 'isPlayed ? played : snapped);',
  },
  {
    name: 'the written frame is not asked',
    file: frames,
    from: 'Number(written) === played',
    to: 'Number(written) === played + 1',
  },
  {
    name: 'a number leads one further',
    file: 'shared/rules/frameNumbers.ts',
    from: 'Math.round(number) - firstNumber',
    to: 'Math.round(number) - firstNumber + 1',
  },
  {
    name: 'the frame after the last is a frame',
    file: 'shared/rules/frameNumbers.ts',
    from: 'frameCount - 1',
    to: 'frameCount',
  },
  {
    name: 'a shot without a first frame begins at 0',
    file: 'shared/rules/frameNumbers.ts',
    from: 'shotIn ?? 1',
    to: 'shotIn ?? 0',
  },
  { name: 'a tag is read from 0', file: tags, from: 'Number(match[7]) - 1', to: 'Number(match[7])' },
  { name: 'a tag is written from 0', file: tags, from: 'pad(frame + 1, 3)', to: 'pad(frame, 3)' },
  { name: 'a tag’s time is of the next frame', file: tags, from: 'timeOfFrame(frame, ', to: 'timeOfFrame(frame + 1, ' },
  {
    name: 'a bare number is read from 1',
    file: tags,
    from: 'Number(piece.slice(1)) - firstNumber',
    to: 'Number(piece.slice(1)) - firstNumber + 1',
  },
  { name: 'a room’s frame is read from 0', file: room, from: 'Math.round(frame - 1)', to: 'Math.round(frame)' },
  { name: 'a room is told from 0', file: room, from: '(isRoundedUp ? 0.5 : 1)', to: '(isRoundedUp ? 0.5 : 0)' },
  { name: 'a room is told one more where the page rounds up', file: room, from: '(isRoundedUp ? 0.5 : 1)', to: '1' },
  {
    name: 'dropped numbers are counted one minute early',
    file: timecode,
    from: '1 + Math.floor((rest',
    to: '2 + Math.floor((rest',
  },
  {
    name: 'a timecode drops in every tenth minute',
    file: timecode,
    from: '(allMinutes - Math.floor(allMinutes / 10))',
    to: 'allMinutes',
  },
  {
    name: 'a second has one frame more',
    file: timecode,
    from: 'if (frames >= base) return null;',
    to: 'if (frames > base) return null;',
  },
  {
    name: 'a typed number leads one further',
    file: 'shared/rules/typedFrame.ts',
    from: 'read.count - firstNumber',
    to: 'read.count - firstNumber + 1',
  },
  {
    name: 'the frame after the last can be typed',
    file: 'shared/rules/typedFrame.ts',
    from: 'frame >= frameCount',
    to: 'frame > frameCount',
  },
  {
    name: 'an uneven movie has one frame less',
    file: index,
    from: 'Math.round((endUs - first.timeUs) / lengthUs)',
    to: 'Math.round((endUs - first.timeUs) / lengthUs) - 1',
  },
  {
    name: 'an uneven movie shows pictures a frame late',
    file: index,
    from: '(frame + mostOff) * lengthUs',
    to: '(frame - 1 + mostOff) * lengthUs',
  },
  { name: 'a cut movie ends one late', file: index, from: 'frameCount: lost,', to: 'frameCount: lost + 1,' },
  { name: 'a cut movie lost one more', file: index, from: 'Math.max(0, frames - 1)', to: 'Math.max(0, frames)' },
  {
    name: 'an item’s frame is read from 0',
    file: 'electron/engine/kitsu/decode/comment.ts',
    from: 'Math.round(frame) - 1',
    to: 'Math.round(frame)',
  },
  {
    name: 'an item’s frame is written from 0',
    file: 'electron/engine/kitsu/writing/comments.ts',
    from: 'frame: about.frame + 1',
    to: 'frame: about.frame',
  },
];
