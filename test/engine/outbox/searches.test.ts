// Saved searches and their groups: kept on the server as Kitsu's page keeps them, once, and read back from there.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultAction } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let artist: SignedIn;
let productionId: string;

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '0.20.52', shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  manager = await signedIn(studio, 'manager');
  artist = await signedIn(studio, 'user');
  productionId = await openedProductionOf(manager);
});
afterEach(async () => {
  studio.faults.clear();
  for (const person of [manager, artist]) {
    await person.call('pauseSync', { isPaused: false });
    await person.untilQueueIsEmpty();
  }
});
afterAll(async () => {
  await manager.remove();
  await artist.remove();
  await studio.stop();
});

const shown = (engine: SignedIn) => engine.query('savedSearches', { productionId, kind: 'Shot' });
const named = async (engine: SignedIn, name: string) =>
  (await shown(engine)).searches.find((search) => search.name === name);
const onServer = (name: string) => studio.studio().store.search_filter.filter((row) => row.name === name);
const groupsOnServer = (name: string) => studio.studio().store.search_filter_group.filter((row) => row.name === name);
const save = (engine: SignedIn, name: string, part: { readonly isShared?: boolean; readonly groupId?: string } = {}) =>
  engine.command('createSearch', {
    what: 'search',
    productionId,
    kind: 'Shot',
    name,
    query: 'animation=wip',
    groupId: part.groupId ?? null,
    isShared: part.isShared ?? false,
  });

describe('a saved search', () => {
  test('stands over the table as waiting, is changed before it is sent, and is on the server as Kitsu’s page reads it', async () => {
    await manager.call('pauseSync', { isPaused: true });
    await save(manager, 'In progress');
    const waiting = await named(manager, 'In progress');
    expect(waiting).toMatchObject({ query: 'animation=wip', mark: 'waiting', canEdit: true });
    await manager.command('editSearch', {
      what: 'search',
      searchId: waiting?.id ?? '',
      change: { name: 'Being animated' },
    });
    expect(await named(manager, 'Being animated')).toMatchObject({ mark: 'waiting' });
    expect((await manager.query('queue', {})).rows.map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ['createSearch', 'In progress'],
      ['editSearch', 'Being animated'],
    ]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer('Being animated')).toMatchObject([
      { search_query: 'animation=wip', list_type: 'shot', entity_type: 'Shot', project_id: productionId },
    ]);
    expect(await named(manager, 'Being animated')).toMatchObject({ mark: null });
  });

  const lost: readonly (readonly [string, FaultAction])[] = [
    ['before the server acted', { kind: 'cut before' }],
    ['after the server acted', { kind: 'cut after' }],
  ];
  test.each(lost)('is kept once, its answer lost %s', async (when, action) => {
    studio.faults.set([{ method: 'POST', path: '/data/user/filters', times: 1, action }]);
    await save(manager, `Lost ${when}`);
    await manager.untilQueueIsEmpty(20_000);
    expect(onServer(`Lost ${when}`)).toHaveLength(1);
    expect((await shown(manager)).searches.filter(({ name }) => name === `Lost ${when}`)).toHaveLength(1);
  });

  test('is shared by staff alone; what others share can be used and not changed', async () => {
    await save(manager, 'For all', { isShared: true });
    await manager.untilQueueIsEmpty();
    expect((await save(artist, 'Not for all', { isShared: true })).refused).toMatchObject([
      { code: 'not-allowed', detail: { reason: 'role' } },
    ]);
    await artist.call('syncNow', {});
    await artist.until(async () => (await named(artist, 'For all')) !== undefined, 'it is read');
    const theirs = await named(artist, 'For all');
    expect(theirs).toMatchObject({ canEdit: false, isShared: true });
    const { refused } = await artist.command('deleteSearch', { what: 'search', searchId: theirs?.id ?? '' });
    expect(refused).toMatchObject([{ detail: { reason: 'not-the-author' } }]);
  });

  test('is kept without its group when that is given up before it was made', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const { commandIds } = await manager.command('createSearch', {
      what: 'group',
      productionId,
      kind: 'Shot',
      name: 'Never made',
      color: '#3ecfc0',
      isShared: false,
    });
    const group = (await shown(manager)).groups.find(({ name }) => name === 'Never made');
    await save(manager, 'Without a group', { groupId: group?.id ?? '' });
    await manager.call('discardCommand', { commandId: commandIds[0] ?? '' });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect([onServer('Without a group'), groupsOnServer('Never made')]).toMatchObject([
      [{ search_filter_group_id: null }],
      [],
    ]);
  });

  test('keeps its group when its text changes, and goes with it', async () => {
    await manager.command('createSearch', {
      what: 'group',
      productionId,
      kind: 'Shot',
      name: 'Morning',
      color: '#3ecfc0',
      isShared: false,
    });
    // Both wait: the search goes when its group is there.
    const group = (await shown(manager)).groups.find(({ name }) => name === 'Morning');
    await save(manager, 'Late', { groupId: group?.id ?? '' });
    await manager.untilQueueIsEmpty();
    const [kept] = groupsOnServer('Morning');
    expect(onServer('Late')).toMatchObject([{ search_filter_group_id: kept?.id }]);
    const late = await named(manager, 'Late');
    await manager.command('editSearch', { what: 'search', searchId: late?.id ?? '', change: { query: 'is:late' } });
    await manager.untilQueueIsEmpty();
    expect(onServer('Late')).toMatchObject([{ search_filter_group_id: kept?.id, search_query: 'is:late' }]);
    await manager.command('deleteSearch', { what: 'group', searchId: kept?.id ?? '' });
    expect(await named(manager, 'Late')).toBeUndefined();
    await manager.untilQueueIsEmpty();
    expect([onServer('Late'), groupsOnServer('Morning')]).toEqual([[], []]);
    expect(await named(manager, 'Late')).toBeUndefined();
  });
});

test('each saved search says how many rows it finds', async () => {
  const input = { productionId, kind: 'Shot' as const, episodeId: null };
  const list = await manager.query('entityList', { ...input, search: 'animation=wip', sort: null, foldedGroupIds: [] });
  const { counts } = await manager.query('searchCounts', { ...input, searches: ['animation=wip', '', 'no-such-word'] });
  expect(counts).toEqual([list.matchedCount, list.totalCount, 0]);
});
