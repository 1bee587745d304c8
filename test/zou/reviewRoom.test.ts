// The review room on real servers: what the demo studio pretends of it, they do.
import { expect, test } from 'vitest';
import { tellRoomStory } from '../support/roomStory.ts';
import { accountOf, featureOf, zouServers } from './servers.ts';

test.each(zouServers().map((server) => ({ server, version: server.version })))(
  'two people share a review room at Kitsu $version',
  async ({ server }) => {
    const people = [accountOf(server, 'admin'), accountOf(server, 'supervisor1')] as const;
    await expect(tellRoomStory({ url: server.url, people, productionId: featureOf(server) })).resolves.toBeUndefined();
  },
);
