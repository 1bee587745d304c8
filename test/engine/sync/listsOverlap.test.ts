import { expect, test } from 'vitest';
import { z } from 'zod';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { get, post } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

const rows = z.array(z.object({ id: z.string() }));

test('a shot that is added while a complete list is still arriving stays', async () => {
  const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 20, assets: 6 });
  const artist = await signedIn(studio, 'user');
  try {
    const productionId = await openedProductionOf(artist);
    const admin = studio.accounts.find(({ role }) => role === 'admin');
    if (admin === undefined) throw new Error('no admin');
    const colleague = await colleagueAt(studio.url, admin);
    const [sequence] = await colleague.read(rows, get(`/data/projects/${productionId}/sequences`));
    const [gone] = await colleague.read(rows, get(`/data/projects/${productionId}/shots`));
    const listed = (search: string) =>
      artist.query('entityList', {
        productionId,
        kind: 'Shot',
        episodeId: null,
        search,
        sort: null,
        foldedGroupIds: [],
      });
    const { totalCount } = await listed('');

    // Something is gone without an event: the next catch-up reads complete lists, and the one of shots takes its time.
    const { store } = studio.studio();
    for (const task of store.task.by('entity_id', gone?.id)) store.task.delete(task.id);
    store.entity.delete(gone?.id ?? '');
    const path = '/data/shots/with-tasks';
    studio.faults.set([{ method: 'GET', path, action: { kind: 'slow', bytesPerSecond: 6_000 } }]);
    studio.requests.clear();
    await artist.call('pullProduction', { productionId });
    await artist.until(
      () => Promise.resolve(studio.requests.all().some((request) => request.path === path)),
      'the list is asked for',
    );
    await colleague.does(
      post(`/data/projects/${productionId}/shots`, { name: 'SH9999', sequence_id: sequence?.id ?? '', nb_frames: 10 }),
    );
    await artist.until(async () => (await listed('SH9999')).matchedCount === 1, 'the new shot has arrived');
    await artist.until(async () => (await listed('')).totalCount <= totalCount, 'the list has arrived');
    expect((await listed('SH9999')).matchedCount).toBe(1);
  } finally {
    await artist.remove();
    await studio.stop();
  }
}, 30_000);
