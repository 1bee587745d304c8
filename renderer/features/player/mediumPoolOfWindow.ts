import { createMediumPool } from './movie/mediumPool.ts';

/** One for as long as the window is open: whoever comes back to a shot finds its frames. */
export const mediumPool = createMediumPool();
