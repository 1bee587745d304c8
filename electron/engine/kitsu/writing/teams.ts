import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

export function teamWriting(client: Client): Pick<Kitsu, 'addToTeam' | 'removeFromTeam'> {
  return {
    addToTeam: async (productionId, personId) => {
      await client.sendJson('POST', `/data/projects/${productionId}/team`, { person_id: personId });
    },
    removeFromTeam: async (productionId, personId) => {
      await client.sendJson('DELETE', `/data/projects/${productionId}/team/${personId}`, undefined);
    },
  };
}
