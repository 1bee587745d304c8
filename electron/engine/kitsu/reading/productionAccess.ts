import { ApiError } from '../ApiError.ts';
import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

/** Asked of the shortest list that a production gives to all of its team and to nobody else. */
export function productionAccess(client: Client): Pick<Kitsu, 'mayReadProduction'> {
  return {
    mayReadProduction: async (productionId, signal) => {
      try {
        await client.getJson(`/data/projects/${productionId}/metadata-descriptors`, {}, signal);
        return true;
      } catch (error) {
        if (error instanceof ApiError && (error.code === 'forbidden' || error.code === 'not-found')) return false;
        throw error;
      }
    },
  };
}
