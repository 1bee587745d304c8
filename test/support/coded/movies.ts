/** The movies of `tools/make-coded-movies.mjs`, of 20 s unless they say so: what they are called, and where decoding can begin in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CodedMovie = {
  readonly name: string;
  readonly file: string;
  readonly fps: number;
  /** From one key frame to the next. */
  readonly keyEach: number;
  /** The number that its first frame carries. */
  readonly shift: number;
  readonly seconds: number;
};

const movie = (name: string, fps: number, keyEach: number, more: Partial<CodedMovie> = {}): CodedMovie => ({
  name,
  file: `${name}.mp4`,
  fps,
  keyEach,
  shift: 0,
  seconds: 20,
  ...more,
});

const rates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60];

export const codedMovies: readonly CodedMovie[] = [
  ...rates.map((fps) => movie(`h264-${String(fps)}`, fps, 250)),
  movie('open-24', 24, 48),
  movie('vp9-24', 24, 96, { file: 'vp9-24.webm' }),
  movie('av1-24', 24, 96),
  movie('zou-24', 24, 2),
  // By its edit list it begins at 2.5 s, in the middle of a group.
  movie('cut-24', 24, 250, { shift: 60 }),
  movie('late-25', 25, 250),
  movie('ten-24', 24, 250, { seconds: 4 }),
  movie('full-24', 24, 250, { seconds: 4 }),
  movie('fast-120', 120, 250, { seconds: 4 }),
  movie('vp9ten-24', 24, 96, { file: 'vp9ten-24.webm', seconds: 4 }),
  movie('turned-90', 24, 250, { seconds: 4 }),
  movie('turned-180', 24, 250, { seconds: 4 }),
  movie('turned-270', 24, 250, { seconds: 4 }),
  movie('mirrored-90', 24, 250, { seconds: 4 }),
];

/** Both of ten bits a channel, and of less than a second: nothing here decodes them. */
export const undecodedMovies: readonly CodedMovie[] = [
  movie('hevc-24', 24, 250),
  movie('prores-24', 24, 1, { file: 'prores-24.mov' }),
];

/** 1920×1080, and with a click at the beginning of each second. */
export const clickMovie: CodedMovie = movie('clicks-24', 24, 250);

/** 1920×1080, as Zou makes them. */
export const largeZouMovie: CodedMovie = movie('zou1080-24', 24, 2, { seconds: 8 });

export const codedFolder = join(import.meta.dirname, 'movies');

export const bytesOf = (folder: string, { file }: CodedMovie): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(folder, file)));

/** Each key frame of a movie; where fewer are to be looked at, the first ones. */
export function keyFramesOf({ keyEach, shift }: CodedMovie, frameCount: number, most = Infinity): readonly number[] {
  const all = Array.from({ length: Math.ceil((frameCount + shift) / keyEach) }, (_, at) => at * keyEach - shift);
  return all.filter((frame) => frame >= 0 && frame < frameCount).slice(0, most);
}
