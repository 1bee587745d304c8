// Both sides change the same things: the cases of docs/conflicts.md on real servers, with an engine in plain Node.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conflictCases } from '../support/conflicts/cases.ts';
import { decided } from '../support/conflicts/page.ts';
import { play, type Played } from '../support/conflicts/play.ts';
import { accountOf, featureOf, zouServers } from './servers.ts';

type Server = { readonly played: readonly Played[]; readonly leave: () => Promise<void> };
const servers = zouServers();
const played = new Map<string, Server>();

// Both at once: the servers have more to do than the engines.
beforeAll(async () => {
  await Promise.all(
    servers.map(async (server) => {
      const ended = await play({
        url: server.url,
        person: accountOf(server, 'manager1'),
        colleague: accountOf(server, 'admin'),
        productionId: featureOf(server),
      });
      played.set(server.version, ended);
    }),
  );
});
afterAll(async () => {
  for (const { leave } of played.values()) await leave();
});

describe.each(servers)('at Kitsu $version', ({ version }) => {
  test.each(conflictCases.map((one, index) => ({ ...one, index, ends: decided(one) })))(
    'yours: $yours; theirs: $theirs: $ends',
    async ({ index, outcome }) => {
      const one = played.get(version)?.played[index];
      expect(one?.outcome).toBe(outcome);
      await one?.check();
    },
  );
});
