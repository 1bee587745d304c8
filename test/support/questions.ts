/** Every question that the mirror answers, asked as pages ask it, of a production that is here. */
import type { InputOf, Queries } from '../../shared/ipc.ts';
import type { SignedIn } from './signedIn.ts';

export type Question = {
  readonly [Name in keyof Queries]: { readonly name: Name; readonly input: InputOf<Queries, Name> };
}[keyof Queries];

const today = '2026-11-24';
const firstDay = '2026-11-01';
const lastDay = '2026-12-31';

export async function everyQuestion(engine: SignedIn, productionId: string): Promise<readonly Question[]> {
  const list = { productionId, episodeId: null, search: '', sort: null, foldedGroupIds: [] };
  const shots = await engine.query('entityList', { ...list, kind: 'Shot', firstRows: 200 });
  const assets = await engine.query('entityList', { ...list, kind: 'Asset', firstRows: 200 });
  const [sequence] = await engine.query('sequences', { productionId, episodeId: null });
  const [playlist] = (await engine.query('playlists', { productionId })).rows;
  const { taskTypes, people } = await engine.studioRows();
  const taskIds = shots.rows.flatMap(({ cells }) => Object.values(cells).map(({ taskId }) => taskId));
  const keys = shots.rows.map(({ key }) => key);
  const sequenceId = sequence?.id ?? '-';
  const assetId = assets.rows[0]?.id ?? '-';
  const personId = people[0]?.id ?? '-';
  const taskTypeId = taskTypes.find(({ id }) => shots.taskTypeIds.includes(id))?.id ?? '-';
  const todo = { search: '', grouping: 'status', sort: 'default', today } as const;
  const news = { productionId, personId: null, taskTypeId: null, taskStatusId: null, withPreviewsOnly: false };
  return [
    { name: 'studio', input: {} },
    { name: 'sideBar', input: { productionId } },
    { name: 'sideBar', input: { productionId: null } },
    { name: 'entityList', input: { ...list, kind: 'Shot', firstRows: 3 } },
    { name: 'entityList', input: { ...list, kind: 'Shot', search: 'wip' } },
    { name: 'entityList', input: { ...list, kind: 'Asset' } },
    { name: 'entityRows', input: { productionId, kind: 'Shot', keys: keys.slice(0, 4) } },
    { name: 'entityRows', input: { productionId, kind: 'Shot', keys: keys.slice(4) } },
    { name: 'entityRows', input: { productionId, kind: 'Asset', keys: assets.rows.map(({ key }) => key) } },
    ...shots.rows.slice(0, 3).flatMap(({ id: entityId }): readonly Question[] => [
      { name: 'entityDetail', input: { entityId } },
      { name: 'entityCasting', input: { entityId } },
      { name: 'entityFiles', input: { entityId } },
      { name: 'entityTime', input: { entityId } },
      { name: 'entityActivity', input: { entityId, limit: 50 } },
      { name: 'entityPreviews', input: { entityId } },
      { name: 'chat', input: { entityId } },
      { name: 'reel', input: { productionId, of: { kind: 'cut', entityId, taskTypeId } } },
    ]),
    { name: 'entityDetail', input: { entityId: sequenceId } },
    { name: 'entityParts', input: { entityId: sequenceId, firstRows: 20 } },
    { name: 'castOfShots', input: { entityId: sequenceId } },
    { name: 'reel', input: { productionId, of: { kind: 'sequence', sequenceId, taskTypeId: null } } },
    { name: 'reel', input: { productionId, of: { kind: 'since', since: '2020-01-01T00:00:00Z' } } },
    { name: 'castIn', input: { assetId } },
    { name: 'wouldBreak', input: { entityIds: [assetId] } },
    { name: 'castingBoard', input: { productionId, kind: 'Shot', groupId: sequenceId } },
    { name: 'castableAssets', input: { productionId } },
    { name: 'episodes', input: { productionId } },
    { name: 'sequences', input: { productionId, episodeId: null } },
    {
      name: 'cellTasks',
      input: { productionId, kind: 'Shot', keys: shots.rows.map(({ key }) => key), taskTypeIds: [taskTypeId] },
    },
    { name: 'taskColumn', input: { productionId, kind: 'Shot', episodeId: null, search: '', taskTypeId } },
    { name: 'searchCounts', input: { productionId, kind: 'Shot', episodeId: null, searches: ['wip', 'SH'] } },
    { name: 'savedSearches', input: { productionId, kind: 'Shot' } },
    { name: 'playlists', input: { productionId } },
    { name: 'playlist', input: { playlistId: playlist?.id ?? '-' } },
    { name: 'revisionChoices', input: { entityIds: shots.rows.map(({ id }) => id) } },
    { name: 'todoList', input: { tab: 'todo', ...todo } },
    { name: 'todoList', input: { tab: 'done', ...todo } },
    { name: 'todoList', input: { tab: 'checks', ...todo } },
    ...taskIds.slice(0, 6).flatMap((taskId): readonly Question[] => [
      { name: 'task', input: { taskId } },
      { name: 'comments', input: { taskId } },
    ]),
    { name: 'chosenTasks', input: { taskIds: taskIds.slice(0, 8) } },
    { name: 'chosenKeys', input: { taskIds: taskIds.slice(0, 4) } },
    { name: 'chosenRows', input: { taskIds: taskIds.slice(0, 4) } },
    { name: 'ownNotes', input: {} },
    { name: 'dayLog', input: { day: today } },
    { name: 'timesheet', input: { from: firstDay, to: lastDay, withOpenTasks: true } },
    { name: 'since', input: {} },
    { name: 'inbox', input: { tab: 'all', productionId: null, isFollowedOnly: false } },
    { name: 'chats', input: {} },
    { name: 'people', input: { productionId, today } },
    { name: 'people', input: { productionId: null, today } },
    { name: 'person', input: { personId } },
    { name: 'news', input: { ...news, from: null, until: null, limit: 100 } },
    { name: 'palette', input: { text: 'sh', productionId, people: true, limit: 20 } },
    { name: 'fileMatches', input: { names: ['SH0010_animation.mov'], productionId } },
    { name: 'queue', input: {} },
    { name: 'draft', input: { key: 'note' } },
  ];
}
