/**
 * Where somebody begins: artists with their tasks, supervisors with what waits for their word, clients with what they are to look at,
 * who leads with the first production.
 */
import type { StudioTables } from '../data/studio.ts';
import { checks, entityPlace, home, type Place, playlistsPlace } from '../place/place.ts';

export function firstPlaceOf({ role, productions }: Pick<StudioTables, 'role' | 'productions'>): Place {
  const production = [...productions.values()].find(({ isOpen }) => isOpen);
  if (role === 'user' || role === 'vendor') return home;
  if (role === 'supervisor') return checks;
  if (role !== 'client') return production === undefined ? home : entityPlace('shots', production.id);
  return production === undefined ? { page: 'sync' } : playlistsPlace(production.id);
}
