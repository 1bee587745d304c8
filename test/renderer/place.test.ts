import { beforeEach, expect, test } from 'vitest';
import {
  currentPlace,
  enterStudio,
  go,
  goBack,
  goForward,
  leavePage,
  recallHere,
  rememberHere,
  replacePlace,
} from '../../renderer/place/navigation.ts';
import { linkOf, pathOf, placeOf } from '../../renderer/place/path.ts';
import {
  castingPlace,
  checks,
  entityPlace,
  home,
  inbox,
  type Place,
  playlistsPlace,
  reviewPlace,
  timesheet,
} from '../../renderer/place/place.ts';

let account = 0;
beforeEach(() => {
  account += 1;
  enterStudio(`account-${String(account)}`, home);
});

const places: readonly Place[] = [
  home,
  { page: 'my-tasks', tab: 'done', search: 'anim=wip', sel: ['a', 'b'] },
  entityPlace('shots', 'p1', 'sq020 [mode facial]=wip'),
  { page: 'assets', productionId: 'p1', episodeId: 'e 1', search: '', sel: [] },
  { page: 'task', productionId: 'p1', list: 'shots', taskId: 't1' },
  reviewPlace({ productionId: 'p1', list: 'shots', taskId: 't1' }),
  reviewPlace(
    { productionId: 'p1', list: 'assets', taskId: 't1' },
    {
      previewFileId: 'v1',
      frame: 0,
      companions: [
        { kind: 'preview', taskId: 't1', previewFileId: 'v2' },
        { kind: 'preview', taskId: 't2', previewFileId: 'v9' },
      ],
      queue: { kind: 'playlist', playlistId: 'pl 1' },
    },
  ),
  reviewPlace({ productionId: 'p1', list: 'shots', taskId: 't1' }, { frame: 1043, queue: { kind: 'checks' } }),
  reviewPlace({ productionId: 'p1', list: 'shots', taskId: 't1' }, { queue: { kind: 'tasks', taskIds: ['t1', 't2'] } }),
  playlistsPlace('p1'),
  castingPlace('p1'),
  { page: 'casting', productionId: 'p1', kind: 'Asset', episodeId: null, groupId: 'props 1' },
  { page: 'casting', productionId: 'p1', kind: 'Shot', episodeId: 'e 1', groupId: 'e 1' },
  { page: 'entity', productionId: 'p1', list: 'assets', entityId: 'a1', sel: ['t1'] },
  playlistsPlace('p1', 'pl 1'),
  timesheet,
  { page: 'timesheet', span: 'month', day: '2026-11-24' },
  checks,
  { page: 'my-checks', search: 'sq020', sel: ['t1'] },
  inbox,
  { page: 'inbox', tab: 'all', fromProductionId: 'p1', isFollowedOnly: true, commentId: 'c1', sel: ['t1'] },
  { page: 'sync' },
  { page: 'settings', section: 'keyboard' },
];

test.each(places)('$page comes back from its path as it was', (place) => {
  expect(placeOf(pathOf(place))).toEqual(place);
});

test('links of Kitsu lead to the same page', () => {
  expect(placeOf('/my-tasks')).toEqual(home);
  expect(placeOf('/productions/p1/shots')).toMatchObject({ page: 'shots', productionId: 'p1' });
  expect(placeOf('/productions/p1/episodes/e1/assets')).toMatchObject({ page: 'assets', episodeId: 'e1' });
  expect(placeOf('/productions/p1/episodes')).toMatchObject({ page: 'episodes', productionId: 'p1', episodeId: null });
  expect(placeOf('/productions/p1/episodes/e1/sequences')).toMatchObject({ page: 'sequences', episodeId: 'e1' });
  expect(placeOf('/productions/p1/episodes/tasks/t1')).toMatchObject({ page: 'task', list: 'episodes', taskId: 't1' });
  expect(placeOf('/productions/p1/shots/s1')).toMatchObject({ page: 'entity', list: 'shots', entityId: 's1' });
  for (const list of ['sequences', 'episodes', 'edits'])
    expect(placeOf(`/productions/p1/${list}/e1`)).toMatchObject({ page: 'entity', list, entityId: 'e1' });
  expect(placeOf('/productions/p1/episodes/e1/sequences/q1')).toMatchObject({ list: 'sequences', entityId: 'q1' });
  expect(placeOf('/productions/p1/breakdown/sequences/q1')).toMatchObject({ kind: 'Shot', groupId: 'q1' });
  expect(placeOf('/productions/p1/episodes/e1/breakdown/asset-types/t1')).toMatchObject({
    page: 'casting',
    kind: 'Asset',
    groupId: 't1',
  });
  expect(placeOf('/productions/p1/episodes/e1/assets/a1')).toMatchObject({
    page: 'entity',
    list: 'assets',
    entityId: 'a1',
  });
  expect(placeOf('/productions/p1/shots/tasks/t1/previews/v1')).toMatchObject({
    page: 'review',
    taskId: 't1',
    previewFileId: 'v1',
    frame: null,
  });
  expect(placeOf('/productions/p1/shots/tasks/t1/previews/v1?frame=x')).toMatchObject({ frame: null });
});

test('a link to a page that is not shown says so instead of leading elsewhere', () => {
  expect(placeOf('/productions/p1/budget')).toEqual({ page: 'unknown', path: '/productions/p1/budget' });
});

test('a copied link opens in Kitsu', () => {
  expect(linkOf({ page: 'task', productionId: 'p1', list: 'shots', taskId: 't1' }, 'https://kitsu.halcyon.tv/')).toBe(
    'https://kitsu.halcyon.tv/productions/p1/shots/tasks/t1',
  );
});

test('back and forward walk through where one was, with what was remembered there', () => {
  go(entityPlace('shots', 'p1'));
  rememberHere('scroll', 420);
  go({ page: 'sync' });
  expect(recallHere('scroll')).toBeUndefined();
  goBack();
  expect(currentPlace()).toMatchObject({ page: 'shots' });
  expect(recallHere('scroll')).toBe(420);
  goForward();
  expect(currentPlace()).toEqual({ page: 'sync' });
});

test('a search being typed is one place, not one for each letter', () => {
  go(entityPlace('shots', 'p1'));
  for (const search of ['s', 'sq', 'sq0']) replacePlace(entityPlace('shots', 'p1', search));
  goBack();
  expect(currentPlace()).toEqual(home);
});

test('each studio keeps its own history', () => {
  go({ page: 'sync' });
  enterStudio('another', home);
  expect(currentPlace()).toEqual(home);
  enterStudio(`account-${String(account)}`, home);
  expect(currentPlace()).toEqual({ page: 'sync' });
});

test('a page is left for what lay before all of it, however far one went in it', () => {
  const shot = (taskId: string) => reviewPlace({ productionId: 'p1', list: 'shots', taskId });
  go(checks);
  go(shot('t1'));
  go(shot('t2'));
  leavePage(home);
  expect(currentPlace()).toEqual(checks);
  goForward();
  expect(currentPlace()).toEqual(shot('t1'));
});

test('a page that one began in is left for where it belongs', () => {
  replacePlace(reviewPlace({ productionId: 'p1', list: 'shots', taskId: 't1' }));
  leavePage(checks);
  expect(currentPlace()).toEqual(checks);
});
