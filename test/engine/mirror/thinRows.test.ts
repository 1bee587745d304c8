import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { post, put, upload } from '../../contract/client.ts';
import { textFile } from '../../contract/fixtures.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

/** Kitsu's lists tell more or less of a row; whichever is read last, what another one told must stay. */
describe.each(['0.20.52', '1.0.97'] as const)('rows of different lists of a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let self: Colleague;
  let productionId = '';
  let taskId = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 10, people: 12 });
    const account = studio.accounts.find(({ role }) => role === 'user');
    if (account === undefined) throw new Error('no artist');
    self = await colleagueAt(studio.url, account);
    const subscribed = studio.studio().store.task.find(({ assignees }) => assignees.includes(self.personId));
    await self.does(post(`/actions/user/tasks/${subscribed?.id ?? ''}/subscribe`));
    artist = await signedIn(studio, 'user');
    productionId = await openedProductionOf(artist);
    const [task] = (await artist.todo()).filter((row) => row.productionId === productionId);
    taskId = task?.taskId ?? '';
    await self.does(post(`/actions/user/tasks/${taskId}/subscribe`));
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const catchUp = async (): Promise<void> => {
    await artist.call('pullProduction', { productionId });
    await artist
      .until(async () => (await artist.query('sync', {})).pulling !== null, 'it begins')
      .catch(() => undefined);
    await artist.until(async () => (await artist.query('sync', {})).pulling === null, 'it has caught up');
  };
  const task = async (id: string) => (await artist.query('task', { taskId: id }))?.task;

  test('keep a subscription, which only boards tell', async () => {
    const { store } = studio.studio();
    const wanted = store.subscription.find((row) => row.person_id === self.personId)?.task_id ?? '';
    expect((await task(wanted))?.isSubscribed).toBe(true);
    store.task.update(wanted, { estimation: 777 });
    await catchUp();
    expect(await task(wanted)).toMatchObject({ estimationMinutes: 777, isSubscribed: true });
  });

  test('keep the attachments of a comment, which only its task tells', async () => {
    const answer = await self.session.send(
      post(`/actions/tasks/${taskId}/comment`, {
        task_status_id: studio.studio().store.task.get(taskId)?.task_status_id,
        comment: 'with an attachment',
      }),
    );
    const { id = '' } = answer.body as { readonly id?: string };
    await self.does(upload(`/actions/tasks/${taskId}/comments/${id}/add-attachment`, [textFile('notes.txt', 'notes')]));
    const comment = async () => (await artist.query('comments', { taskId })).comments.find((shown) => shown.id === id);
    await artist.call('wantScopes', { scopes: [{ kind: 'task', taskId }] });
    await artist.until(async () => (await comment())?.attachments.length === 1, 'the attachment is known');

    // The comment changes, and comes again with the production's list.
    studio.studio().store.comment.update(id, { text: 'edited since' });
    await catchUp();
    await artist.until(async () => (await comment())?.text === 'edited since', 'the edit has arrived');
    expect((await comment())?.attachments).toMatchObject([{ name: 'notes.txt', sizeBytes: 5 }]);

    // And when the list says that it has none any more, it has none.
    const { store } = studio.studio();
    for (const file of store.attachment_file.by('comment_id', id)) store.attachment_file.delete(file.id);
    store.comment.update(id, { text: 'without it' });
    await catchUp();
    await artist.until(async () => (await comment())?.text === 'without it', 'the edit has arrived');
    expect((await comment())?.attachments).toEqual([]);
  });

  test('keep the number of cast assets, which boards of assets do not tell', async () => {
    const { store } = studio.studio();
    const isAsset = (typeId: string | null) => artistAssetTypes.has(typeId ?? '');
    const artistAssetTypes = new Set((await artist.studioRows()).assetTypes.map(({ id }) => id));
    const [asset, part] = store.entity.filter((row) => row.project_id === productionId && isAsset(row.entity_type_id));
    if (asset === undefined || part === undefined) throw new Error('no assets');
    const manager = studio.accounts.find(({ role }) => role === 'admin');
    const admin = await colleagueAt(studio.url, manager ?? { email: '', password: '' });
    await admin.does(
      put(`/data/projects/${productionId}/entities/${asset.id}/casting`, [
        { asset_id: part.id, nb_occurences: 1, label: 'fixed' },
      ]),
    );
    const castCount = async (): Promise<number | null | undefined> => {
      const list = await artist.query('entityList', {
        productionId,
        kind: 'Asset',
        episodeId: null,
        search: '',
        sort: null,
        foldedGroupIds: [],
      });
      const { rows } = await artist.query('entityRows', { productionId, kind: 'Asset', keys: [...list.order] });
      return rows.find(({ id }) => id === asset.id)?.castCount;
    };
    await artist.until(async () => (await castCount()) === 1, 'the cast is counted');
    // One is gone without an event: the boards are read whole.
    const gone = store.entity.find(
      (row) =>
        row.project_id === productionId && isAsset(row.entity_type_id) && row.id !== asset.id && row.id !== part.id,
    );
    for (const row of store.task.by('entity_id', gone?.id)) store.task.delete(row.id);
    store.entity.delete(gone?.id ?? '');
    studio.requests.clear();
    await catchUp();
    expect(studio.requests.all().map(({ path }) => path)).toContain('/data/assets/with-tasks');
    expect(await castCount()).toBe(1);
  });

  test('keep no casting that is another by now, where no event told of it and another one moved its shot', async () => {
    const { store } = studio.studio();
    const link = store.entity_link.find(
      (row) => store.entity.get(row.entity_in_id)?.project_id === productionId && row.nb_occurences === 1,
    );
    const shotTaskId = store.task.by('entity_id', link?.entity_in_id)[0]?.id ?? '';
    const occurrences = async () =>
      (await artist.query('task', { taskId: shotTaskId }))?.cast.find(({ assetId }) => assetId === link?.entity_out_id)
        ?.occurrences;
    expect(await occurrences()).toBe(1);
    // As many as before: the shot itself tells nothing but that it moved.
    store.entity_link.update(link?.id ?? '', { nb_occurences: 7 });
    store.entity.update(link?.entity_in_id ?? '', {});
    const manager = studio.accounts.find(({ role }) => role === 'admin');
    const admin = await colleagueAt(studio.url, manager ?? { email: '', password: '' });
    await admin.does(put(`/data/entities/${link?.entity_in_id ?? ''}`, { name: 'NAMED ANEW' }));
    const name = async () => (await artist.query('task', { taskId: shotTaskId }))?.entity.name;
    await artist.until(async () => (await name()) === 'NAMED ANEW', 'the shot is read by its id');
    await catchUp();
    expect(await occurrences()).toBe(7);
  });
});
