import type { StudioOptions } from '../tables.ts';

/** The size of the studio that opens the first time: all of the stories, told in full. */
export const smallStudio = {
  seed: 1,
  shots: 148,
  tasksPerShot: 5,
  comments: 6300,
  assets: 214,
  people: 23,
} as const satisfies Partial<StudioOptions>;
