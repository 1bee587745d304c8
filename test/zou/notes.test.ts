// Notes and drawings over all rates on real servers: Kitsu's page finds each on the frame that it was made for.
import { expect, test } from 'vitest';
import { tellNotes } from '../support/notesStory.ts';
import { accountOf, featureOf, zouServers } from './servers.ts';

test.each(zouServers().map((server) => ({ server, version: server.version })))(
  'five hundred notes stand on their frames at Kitsu $version, none is off',
  { timeout: 900_000 },
  async ({ server }) => {
    const preview = server.previews.find(({ project_id: id }) => id === featureOf(server));
    if (preview === undefined) throw new Error('the feature has no preview');
    const account = accountOf(server, 'admin');
    const place = { url: server.url, account, taskId: preview.task_id, previewFileId: preview.id };
    await expect(tellNotes(place)).resolves.toBeGreaterThanOrEqual(500);
  },
);
