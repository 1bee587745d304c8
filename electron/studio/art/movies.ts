import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Look } from './looks.ts';
import type { SceneName } from './pictures.ts';

/** A movie kept in `electron/studio/movies/`: what `tools/make-demo-movies.mjs` renders, frame by frame, from a scene. */
export type Movie = {
  readonly key: string;
  readonly fileName: string;
  readonly scene: SceneName;
  readonly variant: number;
  readonly look: Look;
  /** Animation on ones, or each drawing held for several frames as in a blocking pass. */
  readonly holdFrames: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationFrames: number;
  readonly fps: number;
  readonly hasSound: boolean;
  readonly fileSizeBytes: number;
};

const movie = (
  key: string,
  scene: SceneName,
  durationFrames: number,
  fileSizeBytes: number,
  more: Partial<Pick<Movie, 'variant' | 'look' | 'holdFrames' | 'widthPx' | 'heightPx' | 'fps' | 'hasSound'>> = {},
): Movie => ({
  key,
  fileName: `${key}.mp4`,
  scene,
  variant: 0,
  look: 'final',
  holdFrames: 1,
  widthPx: 640,
  heightPx: 360,
  durationFrames,
  fps: 24,
  hasSound: false,
  fileSizeBytes,
  ...more,
});

/** Several movies of one scene are the revisions of a shot: blocking first, the finished one last. */
export const movies: readonly [Movie, ...Movie[]] = [
  movie('lantern-jetty-blocking', 'lanternJetty', 152, 238_152, { look: 'clay', holdFrames: 8 }),
  movie('lantern-jetty-spline', 'lanternJetty', 152, 352_042, { look: 'flat', holdFrames: 2 }),
  movie('lantern-jetty', 'lanternJetty', 152, 409_992),
  movie('night-crossing-spline', 'nightCrossing', 88, 173_464, { look: 'flat', holdFrames: 2 }),
  movie('night-crossing', 'nightCrossing', 88, 204_568),
  movie('squall', 'squall', 110, 454_900),
  movie('boats-leave', 'boatsLeave', 96, 334_266, { widthPx: 854, heightPx: 480, hasSound: true }),
  movie('shoal', 'shoal', 98, 454_039),
  movie('gulls-aloft', 'gullsAloft', 66, 80_078, { widthPx: 480, heightPx: 270 }),
  movie('close-profile', 'closeProfile', 84, 138_187, { widthPx: 480, heightPx: 270 }),
  movie('lighthouse', 'lighthouseNight', 136, 210_287, { widthPx: 480, heightPx: 270 }),
  movie('pine-path', 'pinePath', 92, 161_775, { widthPx: 480, heightPx: 270 }),
  movie('harbour-front', 'harbourFront', 75, 185_209, { fps: 25 }),
];

export function movieNamed(key: string): Movie | null {
  return movies.find((candidate) => candidate.key === key) ?? null;
}

/**
 * The movie's file. Looked for, in this order, in the folder that the environment's INARI_STUDIO_MOVIES names, in
 * `../movies` (this file run from source) and in `movies` (bundled: the build copies the folder beside `studio.js`).
 * Throws an Error for an unknown key and when the file is nowhere.
 */
export function movieFile(key: string): string {
  const known = movieNamed(key);
  if (!known) throw new Error(`no movie is named ${key}`);
  const here = path.dirname(fileURLToPath(import.meta.url));
  const asked = process.env['INARI_STUDIO_MOVIES'];
  const folders = [...(asked ? [asked] : []), path.join(here, '../movies'), path.join(here, 'movies')];
  const found = folders.map((folder) => path.join(folder, known.fileName)).find((file) => existsSync(file));
  if (!found) throw new Error(`${known.fileName} is in none of ${folders.join(', ')}`);
  return found;
}
