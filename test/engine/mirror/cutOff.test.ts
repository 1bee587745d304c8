import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultRule } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { put, remove } from '../../contract/client.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine, type TestEngine } from '../../support/testEngine.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

type Kitsu = '0.20.52' | '1.0.97';
async function studioOf(kitsu: Kitsu, comments = 80): Promise<RunningStudio> {
  const studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments, assets: 10, people: 12 });
  opened.push(() => studio.stop());
  return studio;
}
async function enter(studio: RunningStudio, role: string): Promise<SignedIn> {
  const engine = await signedIn(studio, role);
  opened.push(() => engine.remove());
  return engine;
}
async function again(before: TestEngine): Promise<SignedIn> {
  await before.close();
  const engine = asking(await startTestEngine({ dataFolder: before.dataFolder }));
  opened.push(() => engine.close());
  return engine;
}
async function adminAt(studio: RunningStudio): Promise<Colleague> {
  return colleagueAt(studio.url, studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' });
}
const refused: FaultRule['action'] = { kind: 'status', status: 500 };
const asked = (studio: RunningStudio, path: string, query = ''): number =>
  studio.requests.all().filter((request) => request.path.endsWith(path) && request.query.includes(query)).length;
const listOf = (engine: SignedIn, productionId: string, kind: 'Shot' | 'Asset') =>
  engine.query('entityList', { productionId, kind, episodeId: null, search: '', sort: null, foldedGroupIds: [] });
async function begunProductionOf(engine: SignedIn): Promise<string> {
  const { steps } = await engine.query('pullSteps', {});
  for (const { subject, state } of steps)
    if (subject.kind === 'production' && state !== 'later') return subject.productionId;
  throw new Error('no production was begun');
}
const idle = (engine: SignedIn): Promise<void> =>
  engine.until(async () => (await engine.query('sync', {})).pulling === null, 'nothing is pulled');

describe.each(['0.20.52', '1.0.97'] as const)('a pull cut off, of a Kitsu %s', (kitsu) => {
  test('the first one: what arrived is there, the rest comes when the server is back', async () => {
    const studio = await studioOf(kitsu);
    studio.faults.set([{ method: 'GET', path: '/data/assets/with-tasks', action: { kind: 'cut after' } }]);
    const engine = await startTestEngine();
    opened.push(() => engine.remove());
    const { email, password } = studio.accounts.find(({ role }) => role === 'user') ?? { email: '', password: '' };
    await engine.call('signIn', { url: studio.url, email, password, code: null });
    const artist = asking(engine);
    await artist.until(() => Promise.resolve(asked(studio, '/data/assets/with-tasks') > 0), 'it is cut');
    const productionId = await begunProductionOf(artist);
    const shots = await listOf(artist, productionId, 'Shot');
    expect(shots.totalCount).toBeGreaterThan(0);
    expect(shots.freshness.state).toBe('partial');
    // The page says how much of the production is here: shots and their sequences, of everything.
    expect(shots.freshness.loadedCount).toBeGreaterThanOrEqual(shots.totalCount);
    expect(shots.freshness.loadedCount).toBeLessThan(shots.freshness.expectedCount ?? 0);
    studio.faults.clear();
    const later = await again(artist);
    await later.until(
      async () => (await listOf(later, productionId, 'Asset')).freshness.state === 'complete',
      'it is complete',
    );
    await idle(later);
    expect((await listOf(later, productionId, 'Asset')).totalCount).toBeGreaterThan(0);
    expect((await listOf(later, productionId, 'Shot')).totalCount).toBe(shots.totalCount);
  });

  test('in the middle of a complete list deletes nothing', async () => {
    const studio = await studioOf(kitsu);
    const artist = await enter(studio, 'user');
    const productionId = await openedProductionOf(artist);
    const { totalCount } = await listOf(artist, productionId, 'Shot');
    // Something is gone without an event, so that complete lists are asked for.
    const { store } = studio.studio();
    const gone = store.task.find((row) => row.project_id === productionId);
    store.task.delete(gone?.id ?? '');
    const path = '/data/shots/with-tasks';
    studio.requests.clear();
    studio.faults.set([{ method: 'GET', path, action: { kind: 'broken json' } }]);
    await artist.call('pullProduction', { productionId });
    await artist.until(() => Promise.resolve(asked(studio, path) > 0), 'the list is asked for');
    await idle(artist);
    expect((await listOf(artist, productionId, 'Shot')).totalCount).toBe(totalCount);
    studio.faults.clear();
    await artist.call('pullProduction', { productionId });
    await artist.until(async () => (await artist.query('task', { taskId: gone?.id ?? '' })) === null, 'it is gone');
    expect((await listOf(artist, productionId, 'Shot')).totalCount).toBe(totalCount);
  });

  test('what was deleted while the app was closed goes, even when the first look for it fails', async () => {
    const studio = await studioOf(kitsu);
    const before = await enter(studio, 'supervisor');
    const productionId = await openedProductionOf(before);
    const { store } = studio.studio();
    const comment = store.comment.find((row) => store.task.get(row.object_id)?.project_id === productionId);
    const [taskId = '', commentId = ''] = [comment?.object_id, comment?.id];
    const shown = async (engine: SignedIn) =>
      (await engine.query('comments', { taskId })).comments.some(({ id }) => id === commentId);
    expect(await shown(before)).toBe(true);
    await before.close();

    await (await adminAt(studio)).does(remove(`/data/tasks/${taskId}/comments/${commentId}`));
    studio.faults.set([{ method: 'GET', path: '/data/tasks/*/comments', action: refused }]);
    studio.requests.clear();
    const during = await again(before);
    await during.until(() => Promise.resolve(asked(studio, `${taskId}/comments`) > 0), 'it is asked for');
    await idle(during);
    expect(await shown(during)).toBe(true);
    await during.close();
    studio.faults.clear();
    const after = await again(during);
    await after.until(async () => !(await shown(after)), 'it has gone');
  });

  test('a casting changed while the app was closed is read, even when the first attempt fails', async () => {
    const studio = await studioOf(kitsu);
    const before = await enter(studio, 'supervisor');
    const productionId = await openedProductionOf(before);
    const { store } = studio.studio();
    const assetTypes = new Set((await before.studioRows()).assetTypes.map(({ id }) => id));
    const asset = store.entity.find(
      (row) => row.project_id === productionId && assetTypes.has(row.entity_type_id ?? '') && !row.canceled,
    );
    const shotTask = store.task.find(
      (row) => row.project_id === productionId && store.entity.get(row.entity_id)?.nb_frames !== null,
    );
    const castOf = async (engine: SignedIn) => (await engine.query('task', { taskId: shotTask?.id ?? '' }))?.cast ?? [];
    await before.close();
    await (
      await adminAt(studio)
    ).does(
      put(`/data/projects/${productionId}/entities/${shotTask?.entity_id ?? ''}/casting`, [
        { asset_id: asset?.id, nb_occurences: 7, label: '' },
      ]),
    );
    studio.faults.set([{ method: 'GET', path: '*/casting', action: refused }]);
    studio.requests.clear();
    const during = await again(before);
    await during.until(() => Promise.resolve(asked(studio, '/casting') > 0), 'it is asked for');
    await idle(during);
    await during.close();
    studio.faults.clear();
    const after = await again(during);
    await after.until(async () => (await castOf(after))[0]?.occurrences === 7, 'the new casting is shown');
    expect(await castOf(after)).toHaveLength(1);
  });

  test('a casting that an event named is read, even when the app is closed between its entity and it', async () => {
    const studio = await studioOf(kitsu);
    const before = await enter(studio, 'supervisor');
    const productionId = await openedProductionOf(before);
    const { store } = studio.studio();
    const link = store.entity_link.find(
      (row) => store.entity.get(row.entity_in_id)?.project_id === productionId && row.nb_occurences === 1,
    );
    const task = store.task.find((row) => row.entity_id === link?.entity_in_id);
    const castings = store.entity_link.by('entity_in_id', link?.entity_in_id);
    const occurrences = async (engine: SignedIn) =>
      (await engine.query('task', { taskId: task?.id ?? '' }))?.cast.map((asset) => asset.occurrences) ?? [];
    studio.faults.set([{ method: 'GET', path: '*/casting', action: refused }]);
    studio.requests.clear();
    // As many as before: nothing in the entity tells but its date.
    await (
      await adminAt(studio)
    ).does(
      put(
        `/data/projects/${productionId}/entities/${link?.entity_in_id ?? ''}/casting`,
        castings.map((one) => ({ asset_id: one.entity_out_id, nb_occurences: 7, label: one.label })),
      ),
    );
    const isRead = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
      method === 'GET' && path.endsWith('/casting');
    await before.until(() => Promise.resolve(studio.requests.all().some(isRead)), 'it is asked for');
    await before.close();
    studio.faults.clear();
    const after = await again(before);
    await after.until(
      async () => (await occurrences(after)).every((count) => count % 7 === 0),
      'the new casting is shown',
    );
    expect((await occurrences(after)).length).toBeGreaterThan(0);
  });
});

test('between two lines of a list that a proxy ends properly: nothing is thrown away', async () => {
  const studio = await studioOf('1.0.97');
  const engine = await enter(studio, 'manager');
  const productionId = await openedProductionOf(engine);
  await idle(engine);
  const { store } = studio.studio();
  const shotType = store.entity_type.find(({ name }) => name === 'Shot')?.id;
  const tasks = store.task.filter(
    (row) => row.project_id === productionId && store.entity.get(row.entity_id)?.entity_type_id === shotType,
  );
  const commentCount = async (): Promise<number> => {
    const feeds = await Promise.all(tasks.map(({ id }) => engine.query('comments', { taskId: id })));
    return feeds.reduce((sum, { comments }) => sum + comments.length, 0);
  };
  const before = await commentCount();
  const { totalCount } = await listOf(engine, productionId, 'Shot');
  // Something is gone without an event, so that complete lists are asked for.
  const gone = store.task.find((row) => row.project_id === productionId && !tasks.includes(row));
  store.task.delete(gone?.id ?? '');
  const path = '/data/shots/with-tasks';
  studio.faults.set([{ method: 'GET', path, times: 1, action: { kind: 'lines left out', after: 4 } }]);
  studio.requests.clear();
  await engine.call('pullProduction', { productionId });
  await engine.until(async () => (await engine.query('task', { taskId: gone?.id ?? '' })) === null, 'it is gone');
  await idle(engine);
  expect(asked(studio, path)).toBe(1);
  expect((await listOf(engine, productionId, 'Shot')).totalCount).toBe(totalCount);
  expect(await commentCount()).toBe(before);
});

test('the first reading of many comments goes on where it was cut off', async () => {
  const studio = await studioOf('0.20.52', 4_000);
  const path = '/data/projects/*/comments';
  studio.faults.set([{ method: 'GET', path, after: 2, times: 1, action: refused }]);
  const engine = await startTestEngine();
  opened.push(() => engine.remove());
  const { email, password } = studio.accounts.find(({ role }) => role === 'supervisor') ?? { email: '', password: '' };
  await engine.call('signIn', { url: studio.url, email, password, code: null });
  const pages = (): readonly string[] =>
    studio.requests
      .all()
      .filter((request) => request.path.startsWith('/data/projects/') && request.path.endsWith('/comments'))
      .map(({ query }) => /page=(\d+)/.exec(query)?.[1] ?? '');
  const first = asking(engine);
  await first.until(() => Promise.resolve(pages().length === 3), 'it is cut off');
  await idle(first);
  const productionId = await begunProductionOf(first);
  const second = await again(first);
  await second.until(async () => (await second.query('sync', {})).lastPulledAt !== null, 'it goes on');
  await second.until(() => Promise.resolve(pages().length > 5), 'it goes on');
  await idle(second);
  const [one, two, three, ...rest] = pages();
  expect([one, two, three]).toEqual(['1', '2', '3']);
  expect(rest[0]).toBe('2');
  const { store } = studio.studio();
  const counted = new Map<string, number>();
  for (const { object_id: id } of store.comment.all()) counted.set(id, (counted.get(id) ?? 0) + 1);
  const compared = [...counted].filter(([taskId]) => store.task.get(taskId)?.project_id === productionId).slice(0, 40);
  expect(compared.length).toBe(40);
  for (const [taskId, count] of compared)
    expect((await second.query('comments', { taskId })).comments).toHaveLength(count);
});

test('what is deleted is noticed beside rows that are none of this app’s', async () => {
  const studio = await studioOf('1.0.97');
  const { store } = studio.studio();
  const before = await enter(studio, 'supervisor');
  const productionId = await openedProductionOf(before);
  await before.close();
  // Kinds that have no list of their own (scenes), and one that this app does not know at all.
  const scene = store.entity_type.find(({ name }) => name === 'Scene') ?? store.entity_type.insert({ name: 'Scene' });
  const folder = store.entity_type.insert({ name: 'ConceptFolder' });
  store.entity.insert({ name: 'A folder', project_id: productionId, entity_type_id: folder.id });
  const scenes = ['one', 'two'].map((name) =>
    store.entity.insert({ name, project_id: productionId, entity_type_id: scene.id }),
  );
  const pattern = store.task.find((row) => row.project_id === productionId);
  const tasks = scenes.map(({ id }) =>
    store.task.insert({ ...pattern, id: randomUUID(), entity_id: id, name: 'layout' }),
  );
  const isShown = async (engine: SignedIn, index: number) =>
    (await engine.query('task', { taskId: tasks[index]?.id ?? '' })) !== null;
  const during = await again(before);
  await during.until(async () => (await isShown(during, 0)) && (await isShown(during, 1)), 'both scenes have come');
  await idle(during);
  store.task.delete(tasks[0]?.id ?? '');
  store.entity.delete(scenes[0]?.id ?? '');
  await during.call('pullProduction', { productionId });
  await during.until(async () => !(await isShown(during, 0)), 'the deleted one has gone');
  expect(await isShown(during, 1)).toBe(true);
});
