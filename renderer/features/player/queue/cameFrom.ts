import { checks, type Place, playlistsPlace, type ReviewPlace } from '../../../place/place.ts';

/** Where a review belongs to, for whoever leaves it without having come from anywhere. */
export function cameFrom({ productionId, list, taskId, queue }: ReviewPlace): Place {
  if (queue?.kind === 'playlist') return playlistsPlace(productionId, queue.playlistId);
  return queue?.kind === 'checks' ? checks : { page: 'task', productionId, list, taskId };
}
