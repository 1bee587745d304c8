import { useCall } from '../data/useCall.ts';
import { pathOf } from '../place/path.ts';
import type { Place } from '../place/place.ts';

/** Opens a place in a window of its own, and leaves this one where it is. */
export function useOpenAside(): (place: Place) => void {
  const act = useCall('window');
  return (place) => act.start({ action: 'new', path: pathOf(place) });
}
