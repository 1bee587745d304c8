import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { remove, post } from '../../contract/client.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let admin: Colleague;
  let productionId = '';
  let me = '';

  const accountOf = (role: string) => {
    const account = studio.accounts.find((one) => one.role === role);
    if (account === undefined) throw new Error(`nobody is ${role}`);
    return account;
  };
  beforeEach(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 80, assets: 6, people: 12 });
    artist = await signedIn(studio, 'user');
    admin = await colleagueAt(studio.url, accountOf('admin'));
    productionId = await openedProductionOf(artist);
    me = studio.studio().store.person.find(({ email }) => email === accountOf('user').email)?.id ?? '';
  });
  afterEach(async () => {
    await artist.remove();
    await studio.stop();
  });

  const notices = async () =>
    (await artist.query('notices', {})).map((notice) => [notice.kind, notice.kind === 'repaired' ? '' : notice.name]);
  const say = (taskId: string, text: string, taskStatusId: string) =>
    artist.command('postComment', { taskId, taskStatusId, text, checklist: [], handles: [], draftKey: null });
  const pictureOfProduction = (): string => {
    const { store } = studio.studio();
    const found = store.preview_file.find(
      (file) =>
        file.extension === 'png' &&
        file.status === 'ready' &&
        store.task.get(file.task_id)?.project_id === productionId,
    );
    if (found === undefined) throw new Error('no picture');
    return found.id;
  };

  /** Where a picture of the production lies on the disk, once it has been looked at. */
  const fetchedPicture = async (): Promise<string> => {
    const picture = {
      kind: 'thumbnail',
      id: pictureOfProduction(),
      extension: '',
      version: null,
      afterBytes: null,
    } as const;
    return (await artist.engine.mediaFile(picture)).path;
  };

  test('who is removed from a team keeps nothing of its production but what they wrote themselves', async () => {
    const [task] = (await artist.todo()).filter((row) => row.productionId === productionId);
    if (task === undefined) throw new Error('no task');
    const wip = await artist.statusId('wip');
    const path = await fetchedPicture();
    expect(existsSync(path)).toBe(true);
    await artist.call('pinSet', {
      subject: { kind: 'production', productionId },
      media: 'thumbnails',
      revisionCount: 1,
      hasSources: false,
    });
    await artist.until(
      async () => ((await artist.query('pinnedSets', {}))[0]?.hereBytes ?? 0) > 0,
      'something is pinned',
      20_000,
    );
    await artist.call('saveDraft', { key: `task:${task.taskId}`, value: 'half a thought' });
    await artist.call('pauseSync', { isPaused: true });
    await say(task.taskId, 'Written before I knew', wip);
    expect(await notices()).toEqual([]);

    await admin.does(remove(`/data/projects/${productionId}/team/${me}`));
    studio.studio().publish('project:update', { project_id: productionId });
    await artist.call('pauseSync', { isPaused: false });
    await artist.until(async () => (await notices()).length > 0, 'it is told');
    expect(await notices()).toEqual([['left', 'Lanternfall']]);
    expect((await artist.studioRows()).productions.map(({ id }) => id)).not.toContain(productionId);
    expect(await artist.query('task', { taskId: task.taskId })).toBe(null);
    expect((await artist.todo()).filter((row) => row.productionId === productionId)).toEqual([]);
    expect(await artist.query('pinnedSets', {})).toEqual([]);
    await artist.until(() => Promise.resolve(!existsSync(path)), 'its pictures are gone from the disk');
    await artist.until(async () => (await artist.query('storage', {})).pinnedBytes === 0, 'nothing pinned is counted');
    // What one wrote is one's own: sent where the server takes it, else kept with the reason, and the draft stays.
    await artist.until(
      async () => (await artist.query('queue', {})).rows.every(({ state }) => state === 'rejected'),
      'it is sent or refused',
    );
    const [row] = (await artist.query('queue', {})).rows;
    const onServer = studio.studio().store.comment.filter(({ text }) => text === 'Written before I knew');
    expect(onServer.length + (row === undefined ? 0 : 1)).toBe(1);
    if (row !== undefined) expect([row.excerpt, row.error?.code]).toEqual(['Written before I knew', 'forbidden']);
    expect((await artist.query('draft', { key: `task:${task.taskId}` })).value).toBe('half a thought');

    // Back in the team it is there again, and nothing is told of having left.
    await admin.does(post(`/data/projects/${productionId}/team`, { person_id: me }));
    studio.studio().publish('project:update', { project_id: productionId });
    await artist.call('syncNow', {});
    await artist.until(async () => (await notices()).length === 0, 'it is open again', 20_000);
    await artist.call('pullProduction', { productionId });
    await artist.until(
      async () => (await artist.query('task', { taskId: task.taskId })) !== null,
      'it is here again',
      20_000,
    );
  });

  test('a production that closes stays to be read, and says so', async () => {
    const before = await artist.shotCount(productionId);
    const path = await fetchedPicture();
    const { store, publish } = studio.studio();
    const closed = store.project_status.find(({ name }) => name === 'Closed');
    const open = store.project.get(productionId)?.project_status_id ?? null;
    store.project.update(productionId, { project_status_id: closed?.id ?? null });
    publish('project:update', { project_id: productionId });
    await artist.until(async () => (await notices()).length > 0, 'it is told');
    expect(await notices()).toEqual([['closed', 'Lanternfall']]);
    expect(await artist.shotCount(productionId)).toBe(before);
    expect(existsSync(path)).toBe(true);
    await artist.call('dismissNotices', {});
    expect(await notices()).toEqual([]);
    store.project.update(productionId, { project_status_id: open });
    publish('project:update', { project_id: productionId });
    const isOpen = async () => (await artist.studioRows()).productions.find(({ id }) => id === productionId)?.isOpen;
    await artist.until(async () => (await isOpen()) === true, 'it is open again');
    expect(await notices()).toEqual([]);
  });
});

test('whose role is lowered keeps no picture of what they may no longer see, and is told', async () => {
  const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 80, assets: 6, people: 12 });
  const supervisor = await signedIn(studio, 'supervisor');
  const { store } = studio.studio();
  const productionId = store.project.find(({ name }) => name === 'Lanternfall')?.id ?? '';
  await supervisor.call('pullProduction', { productionId });
  await supervisor.until(
    async () =>
      (await supervisor.query('pullSteps', {})).steps.some(
        ({ key, state }) => key === `production:${productionId}` && state === 'done',
      ),
    'it is read',
    20_000,
  );
  const email = studio.accounts.find(({ role }) => role === 'supervisor')?.email;
  const me = store.person.find((person) => person.email === email)?.id ?? '';
  const files = store.preview_file.filter(
    (file) => file.status === 'ready' && store.task.get(file.task_id)?.project_id === productionId,
  );
  const paths = new Map<string, string>();
  for (const { id } of files.slice(0, 60)) {
    const file = await supervisor.engine.mediaFile({
      kind: 'thumbnail',
      id,
      extension: '',
      version: null,
      afterBytes: null,
    });
    paths.set(id, file.path);
  }
  store.person.update(me, { role: 'vendor' });
  studio.studio().publish('person:update', { person_id: me });
  await supervisor.until(async () => (await supervisor.query('notices', {})).length > 0, 'it is told', 20_000);
  expect(await supervisor.query('notices', {})).toContainEqual(
    expect.objectContaining({ kind: 'role', role: 'vendor', name: 'Lanternfall' }),
  );
  await supervisor.untilPulled();
  // A vendor sees their own tasks: of all others nothing stays on this disk.
  const isOwn = (id: string) =>
    store.task.get(store.preview_file.get(id)?.task_id ?? '')?.assignees.includes(me) === true;
  const seenIds = new Set(
    store.task
      .filter(({ assignees }) => assignees.includes(me))
      .map(({ entity_id: entityId }) => store.entity.get(entityId)?.preview_file_id),
  );
  const hidden = [...paths].filter(([id]) => !isOwn(id) && !seenIds.has(id));
  expect(hidden.length).toBeGreaterThan(3);
  await supervisor.until(
    () => Promise.resolve(hidden.every(([, path]) => !existsSync(path))),
    'nothing of others is on this disk',
    20_000,
  );
  await supervisor.remove();
  await studio.stop();
});
