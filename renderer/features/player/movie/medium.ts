/** What can be shown frame by frame: a movie, or a picture, which is a movie of one frame. */
import type { FrameRate } from '../../../../shared/rules/frames.ts';
import { frameRateOf } from '../../../../shared/rules/frames.ts';
import { bitsOfCodec, bitsOfPicture } from './bits.ts';
import { codecName } from './codecName.ts';
import type { Sound } from '../playback/sound.ts';
import { createSound } from '../playback/sound.ts';
import { type Turn, upright } from '../stage/view.ts';
import type { FrameMemory } from './frameMemory.ts';
import type { FrameRange } from './frameRanges.ts';
import { createMovieSource, type SourceLimits } from './movieSource.ts';
import { MovieError, openMovie } from './openMovie.ts';
import { openSequence } from './pictureSequence.ts';
import { sequenceFrames } from './sequenceUrl.ts';

export type Medium = {
  readonly id: string;
  readonly kind: 'movie' | 'picture';
  /** Its frames are pictures of their own, each a file of the revision. */
  readonly isSequence: boolean;
  readonly frameCount: number;
  /** What the file speaks of beyond these and does not have, where it was cut off. */
  readonly lostFrames: number;
  readonly rate: FrameRate;
  /** Frames are the movie's own pictures; else they are counted by the clock. */
  readonly isSteady: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How many its pictures have, upright: others than its size where they are shown in the place of another movie. */
  readonly pixels: { readonly width: number; readonly height: number };
  /** What its pictures need to be seen upright. */
  readonly turn: Turn;
  /** As people call it: H.264, PNG. */
  readonly codec: string;
  /** Bits a channel, as far as its coding tells. */
  readonly bits: number | null;
  /** The picture of a frame where it is here. */
  readonly at: (frame: number) => CanvasImageSource | null;
  readonly want: (frame: number, direction: 1 | -1) => void;
  readonly cached: () => readonly FrameRange[];
  readonly onChange: (listener: () => void) => () => void;
  readonly problem: () => MovieError | null;
  readonly setLimits: (limits: SourceLimits) => void;
  /** Whoever plays it has it made, and closes it. Null: it has none. */
  readonly makeSound: (() => Sound) | null;
  readonly close: () => void;
};

export type MediumKind = 'movie' | 'picture' | 'sequence';

/** @throws MovieError */
export async function openMedium(
  kind: MediumKind,
  id: string,
  url: string,
  productionFps: number,
  memory: FrameMemory,
  limits: SourceLimits,
): Promise<Medium> {
  if (kind === 'sequence') return await openSequence(id, sequenceFrames(url), productionFps, memory, limits);
  return kind === 'picture'
    ? await openPicture(id, url, productionFps)
    : await openFilm(id, url, productionFps, memory, limits);
}

async function openFilm(
  id: string,
  url: string,
  productionFps: number,
  memory: FrameMemory,
  limits: SourceLimits,
): Promise<Medium> {
  const movie = await openMovie(url, productionFps);
  const source = createMovieSource(movie, memory, limits);
  const { index, sound } = movie;
  return {
    id,
    kind: 'movie',
    isSequence: false,
    frameCount: index.frameCount,
    lostFrames: movie.lostFrames,
    rate: index.rate,
    isSteady: index.isSteady,
    widthPx: movie.widthPx,
    heightPx: movie.heightPx,
    pixels: { width: movie.widthPx, height: movie.heightPx },
    turn: movie.turn,
    codec: codecName(movie.codec),
    bits: bitsOfCodec(movie.codec),
    at: source.at,
    want: source.want,
    cached: source.cached,
    onChange: source.onChange,
    problem: source.problem,
    setLimits: source.setLimits,
    makeSound: sound === null ? null : () => createSound(sound, movie.startSeconds),
    close: source.close,
  };
}

async function openPicture(id: string, url: string, productionFps: number): Promise<Medium> {
  const answer = await fetch(url).catch(() => null);
  if (answer === null || !answer.ok) throw new MovieError('not-here', answer?.headers.get('x-inari-error') ?? '');
  const blob = await answer.blob();
  const bitmap = await createImageBitmap(blob).catch((error: unknown) => {
    throw new MovieError('not-readable', String(error));
  });
  return {
    id,
    kind: 'picture',
    isSequence: false,
    frameCount: 1,
    lostFrames: 0,
    rate: frameRateOf(productionFps),
    isSteady: true,
    widthPx: bitmap.width,
    heightPx: bitmap.height,
    pixels: { width: bitmap.width, height: bitmap.height },
    turn: upright,
    codec: (blob.type.split('/')[1] ?? '').replace(/\+.*/, '').toUpperCase(),
    bits: await bitsOfPicture(blob),
    at: () => bitmap,
    want: () => undefined,
    cached: () => [{ from: 0, to: 0 }],
    onChange: () => () => undefined,
    problem: () => null,
    setLimits: () => undefined,
    makeSound: null,
    close: () => bitmap.close(),
  };
}
