import type { ReviewPlace } from '../../../place/place.ts';
import { useMediaQuery } from '../../../ui/useMediaQuery.ts';

/** My checks stand at the side where the window has the room; else they are a strip, as any queue. */
export function useHasRail({ queue }: ReviewPlace): boolean {
  const isWide = useMediaQuery('(width >= 1280px)');
  return isWide && queue?.kind === 'checks';
}
