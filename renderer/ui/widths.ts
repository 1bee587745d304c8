import { useMediaQuery } from './useMediaQuery.ts';

/** Below this the side bar shows icons only. */
export const useIsVeryNarrow = (): boolean => useMediaQuery('(max-width: 859px)');
