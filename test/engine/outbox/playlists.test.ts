// Playlists: in the mirror with their entries, changed offline, on the server once, and never over what others put there.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultAction } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { PlaylistEntry } from '../../../shared/model/playlist.ts';
import type { PlaylistDetail, PlaylistRow } from '../../../shared/model/screens.ts';
import { openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let manager: SignedIn;
let productionId: string;
let shotIds: readonly string[];

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  manager = await signedIn(studio, 'manager');
  productionId = await openedProductionOf(manager);
  const { rows } = await manager.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
    firstRows: 20,
  });
  shotIds = rows.map(({ id }) => id);
});
afterEach(async () => {
  studio.faults.clear();
  await manager.call('pauseSync', { isPaused: false });
  await manager.untilQueueIsEmpty();
});
afterAll(async () => {
  await manager.remove();
  await studio.stop();
});

const entry = (index: number): PlaylistEntry => ({ entityId: shotIds[index] ?? '', previewFileId: null });
const listed = async (who = manager): Promise<readonly PlaylistRow[]> =>
  (await who.query('playlists', { productionId })).rows;
const named = async (name: string): Promise<PlaylistRow | undefined> =>
  (await listed()).find((row) => row.name === name);
const opened = async (playlistId: string): Promise<PlaylistDetail> => {
  const detail = await manager.query('playlist', { playlistId });
  if (detail === null) throw new Error('no such playlist');
  return detail;
};
const onServer = (name: string) => studio.studio().store.playlist.filter((row) => row.name === name);
const shotsOnServer = (name: string) => onServer(name)[0]?.shots?.map(({ entity_id: id }) => id);
const create = (name: string, ...entries: readonly PlaylistEntry[]) =>
  manager.command('createPlaylist', {
    productionId,
    name,
    kind: 'Shot',
    episodeId: null,
    isForAll: false,
    isForClient: false,
    taskTypeId: null,
    entries: [...entries],
  });
async function made(name: string, ...entries: readonly PlaylistEntry[]): Promise<PlaylistRow> {
  await create(name, ...entries);
  await manager.untilQueueIsEmpty();
  const row = await named(name);
  if (row === undefined) throw new Error('it is not listed');
  return row;
}

test('an entry tells where its task stands, as it is set without a connection, and how much was said since', async () => {
  const details = await Promise.all((await listed()).map(({ id }) => opened(id)));
  const found = details.flatMap(({ row, entries }) =>
    entries.flatMap(({ shown, newer }) => (shown !== null && newer === null ? [{ playlistId: row.id, shown }] : [])),
  )[0];
  if (found === undefined) throw new Error('no playlist shows anything');
  const { playlistId, shown } = found;
  const told = async () =>
    (await manager.query('playlistTasks', { playlistId })).find(
      ({ previewFileId }) => previewFileId === shown.previewFileId,
    );
  const before = await told();
  const { taskId } = shown;
  expect(before?.taskStatusId).toBe(studio.studio().store.task.get(taskId)?.task_status_id);
  const taskStatusId = before?.statusIds.find((id) => id !== before.taskStatusId) ?? '';
  await manager.call('pauseSync', { isPaused: true });
  // That alone is no note.
  await manager.command('setTaskStatus', { taskIds: [taskId], taskStatusId });
  await manager.command('postComment', {
    taskId,
    taskStatusId: null,
    text: 'Foot slides',
    checklist: [],
    handles: [],
    draftKey: null,
  });
  expect(await told()).toMatchObject({
    taskStatusId,
    statusMark: 'waiting',
    noteCount: (before?.noteCount ?? 0) + 1,
  });
});

test('all of a production’s are listed with the first pull, with what they show', async () => {
  const rows = await listed();
  expect(rows.length).toBe(studio.studio().store.playlist.by('project_id', productionId).length);
  expect(rows.length).toBeGreaterThan(3);
  const [first] = rows;
  const { entries } = await opened(first?.id ?? '');
  expect(entries).toHaveLength(first?.entryCount ?? -1);
  expect(entries[0]).toMatchObject({ entity: { name: expect.any(String) }, shown: { revision: expect.any(Number) } });
});

describe('a new playlist', () => {
  test('is there at once, is filled, put in order and renamed before it is sent, and arrives as it was left', async () => {
    await manager.call('pauseSync', { isPaused: true });
    expect((await create('Tests of the day', entry(0), entry(1))).refused).toEqual([]);
    const row = await named('Tests of the day');
    expect(row).toMatchObject({ entryCount: 2, marks: { any: 'waiting' }, canEdit: true });
    const playlistId = row?.id ?? '';
    const answer = await manager.command('changePlaylist', {
      playlistId,
      changes: [
        { kind: 'add', entry: entry(2), after: null },
        { kind: 'add', entry: entry(3), after: [entry(0)] },
        { kind: 'move', entries: [entry(1)], after: [] },
        { kind: 'remove', entry: entry(0) },
      ],
    });
    expect([answer.commandIds.length, answer.refused]).toEqual([4, []]);
    await manager.command('editPlaylist', { playlistId, changes: [{ field: 'name', value: 'Tests of tomorrow' }] });
    const { entries } = await opened(playlistId);
    expect(entries.map(({ entityId }) => entityId)).toEqual([shotIds[1], shotIds[3], shotIds[2]]);
    expect(entries.map(({ mark }) => mark)).toEqual(['waiting', 'waiting', 'waiting']);
    const { rows } = await manager.query('queue', {});
    expect(rows.map(({ kind, playlist }) => [kind, playlist?.name, playlist?.deed])).toEqual([
      ['createPlaylist', 'Tests of tomorrow', null],
      ['changePlaylist', 'Tests of tomorrow', 'add'],
      ['changePlaylist', 'Tests of tomorrow', 'add'],
      ['changePlaylist', 'Tests of tomorrow', 'move'],
      ['changePlaylist', 'Tests of tomorrow', 'remove'],
      ['editPlaylist', 'Tests of tomorrow', null],
    ]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(onServer('Tests of tomorrow')).toHaveLength(1);
    expect(shotsOnServer('Tests of tomorrow')).toEqual([shotIds[1], shotIds[3], shotIds[2]]);
    expect(await named('Tests of tomorrow')).toMatchObject({ entryCount: 3, marks: {} });
  });

  test('stays when a new shot that it shows among others is given up, and so does what was done to it since', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const sequenceId = studio.studio().store.entity.get(shotIds[0] ?? '')?.parent_id ?? '';
    const given = await manager.command('createEntity', {
      productionId,
      place: { kind: 'Shot', sequenceId },
      entities: [{ name: 'GIVEN UP', description: '', data: {}, lengthFrames: null }],
    });
    const { rows } = await manager.query('entityList', {
      productionId,
      kind: 'Shot',
      episodeId: null,
      search: 'GIVEN UP',
      sort: null,
      foldedGroupIds: [],
      firstRows: 5,
    });
    const givenUp: PlaylistEntry = { entityId: rows[0]?.id ?? '', previewFileId: null };
    await create('Among others', entry(0), givenUp, entry(1));
    const playlistId = (await named('Among others'))?.id ?? '';
    const changes = await manager.command('changePlaylist', {
      playlistId,
      changes: [
        { kind: 'add', entry: entry(2), after: [givenUp] },
        { kind: 'move', entries: [givenUp, entry(1)], after: [] },
        { kind: 'remove', entry: givenUp },
      ],
    });
    expect(changes.commandIds).toHaveLength(3);
    await manager.call('discardCommand', { commandId: given.commandIds[0] ?? '' });
    expect((await manager.query('queue', {})).rows.map(({ kind, playlist }) => [kind, playlist?.deed])).toEqual([
      ['createPlaylist', null],
      ['changePlaylist', 'add'],
      ['changePlaylist', 'move'],
    ]);
    expect((await opened(playlistId)).entries.map(({ entityId }) => entityId)).toEqual([
      shotIds[1],
      shotIds[0],
      shotIds[2],
    ]);
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(shotsOnServer('Among others')).toEqual([shotIds[1], shotIds[0], shotIds[2]]);
  });

  test('goes with all that was done to it when it is given up itself', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const { commandIds } = await create('Given up itself', entry(0));
    const playlistId = (await named('Given up itself'))?.id ?? '';
    await manager.command('changePlaylist', { playlistId, changes: [{ kind: 'add', entry: entry(2), after: null }] });
    await manager.call('discardCommand', { commandId: commandIds[0] ?? '' });
    expect((await manager.query('queue', {})).rows).toEqual([]);
  });

  test('takes a new shot that waits itself', async () => {
    await manager.call('pauseSync', { isPaused: true });
    const { store } = studio.studio();
    await manager.command('createEntity', {
      productionId,
      place: { kind: 'Shot', sequenceId: store.entity.get(shotIds[0])?.parent_id ?? '' },
      entities: [{ name: 'SH7770', description: '', data: {}, lengthFrames: null }],
    });
    const [waiting] = (await manager.query('queue', {})).rows;
    const newShot = { entityId: waiting?.entity?.entityId ?? '', previewFileId: null };
    await create('With a new shot', entry(0), newShot);
    const playlistId = (await named('With a new shot'))?.id ?? '';
    await manager.command('changePlaylist', {
      playlistId,
      changes: [{ kind: 'move', entries: [newShot], after: [] }],
    });
    expect((await opened(playlistId)).entries.map(({ entity }) => entity?.name)[0]).toBe('SH7770');
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    const [shot] = store.entity.filter(({ name }) => name === 'SH7770');
    expect(shotsOnServer('With a new shot')).toEqual([shot?.id, shotIds[0]]);
  });

  const lost: readonly (readonly [string, FaultAction])[] = [
    ['before the server acted', { kind: 'cut before' }],
    ['after the server acted', { kind: 'cut after' }],
    ['by a proxy that answers 502 in its place', { kind: 'status', status: 502 }],
  ];
  test.each(lost)('is made once, its answer lost %s', async (when, action) => {
    studio.faults.set([{ method: 'POST', path: '/data/playlists', times: 1, action }]);
    await create(`Lost ${when}`, entry(0));
    await manager.untilQueueIsEmpty(20_000);
    expect(onServer(`Lost ${when}`)).toHaveLength(1);
    expect((await listed()).filter(({ name }) => name === `Lost ${when}`)).toHaveLength(1);
  });

  test('of a name that is taken is refused at once', async () => {
    await made('Taken');
    const { refused } = await create('Taken');
    expect(refused).toMatchObject([{ code: 'not-allowed', detail: { reason: 'name-taken' } }]);
  });
});

describe('changes of the entries', () => {
  test('that wait together reach the server in one request', async () => {
    const { id: playlistId } = await made('Together', entry(0));
    const puts = (): number => studio.studio().store.api_event.filter(({ name }) => name === 'playlist:update').length;
    const before = puts();
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('changePlaylist', {
      playlistId,
      changes: [1, 2, 3, 4, 5].map((index) => ({ kind: 'add' as const, entry: entry(index), after: null })),
    });
    await manager.call('pauseSync', { isPaused: false });
    await manager.untilQueueIsEmpty();
    expect(shotsOnServer('Together')).toEqual(shotIds.slice(0, 6));
    expect(puts() - before).toBe(1);
  });

  test.each([
    ['before', { kind: 'cut before' }],
    ['after', { kind: 'cut after' }],
  ] satisfies readonly (readonly [string, FaultAction])[])(
    'are made once, their answer lost %s the server acted',
    async (when, action) => {
      const { id: playlistId } = await made(`Changed, lost ${when}`, entry(0), entry(1));
      studio.faults.set([{ method: 'PUT', path: '/data/playlists/*', times: 1, action }]);
      await manager.command('changePlaylist', {
        playlistId,
        changes: [
          { kind: 'add', entry: entry(2), after: null },
          { kind: 'remove', entry: entry(0) },
        ],
      });
      await manager.untilQueueIsEmpty(20_000);
      expect(shotsOnServer(`Changed, lost ${when}`)).toEqual([shotIds[1], shotIds[2]]);
    },
  );

  test('are taken back while they wait, and by their opposite once they were sent', async () => {
    const { id: playlistId } = await made('Taken back', entry(0), entry(1), entry(2));
    await manager.command('changePlaylist', { playlistId, changes: [{ kind: 'remove', entry: entry(1) }] });
    await manager.untilQueueIsEmpty();
    expect(shotsOnServer('Taken back')).toEqual([shotIds[0], shotIds[2]]);
    const { opposite } = await manager.call('undo', {});
    expect(opposite).toMatchObject({ kind: 'changePlaylist', playlist: { name: 'Taken back', deed: 'remove' } });
    await manager.untilQueueIsEmpty();
    expect(shotsOnServer('Taken back')).toEqual([shotIds[0], shotIds[1], shotIds[2]]);
    await manager.call('pauseSync', { isPaused: true });
    await manager.command('changePlaylist', {
      playlistId,
      changes: [{ kind: 'move', entries: [entry(2)], after: [] }],
    });
    expect((await manager.call('undo', {})).undone).toMatchObject({ kind: 'changePlaylist' });
    expect((await opened(playlistId)).entries.map(({ mark }) => mark)).toEqual([null, null, null]);
  });

  test('of an asset, of what is there, and of what is not are refused at once, each by itself', async () => {
    const { id: playlistId } = await made('Refusals', entry(0));
    const [asset] = studio
      .studio()
      .store.entity.filter(
        ({ project_id: project, entity_type_id: type }) =>
          project === productionId && studio.studio().store.entity_type.get(type)?.name === 'Characters',
      );
    const { commandIds, refused } = await manager.command('changePlaylist', {
      playlistId,
      changes: [
        { kind: 'add', entry: entry(0), after: null },
        { kind: 'add', entry: { entityId: asset?.id ?? '', previewFileId: null }, after: null },
        { kind: 'remove', entry: entry(5) },
        { kind: 'add', entry: entry(1), after: null },
      ],
    });
    expect(commandIds).toHaveLength(1);
    expect(refused.map(({ code, detail }) => [code, detail['reason']])).toEqual([
      ['not-allowed', 'already-there'],
      ['not-allowed', 'other-kind'],
      ['gone', undefined],
    ]);
  });
});

test('what others do to playlists is seen as it happens, and after a time without events', async () => {
  const { store } = studio.studio();
  const { id } = await made('Watched', entry(0));
  const artist = await signedIn(studio, 'user');
  await artist.call('pullProduction', { productionId });
  await artist.until(async () => (await listed(artist)).some((row) => row.id === id), 'it is there');
  await manager.command('changePlaylist', {
    playlistId: id,
    changes: [{ kind: 'add', entry: entry(1), after: null }],
  });
  await artist.until(
    async () => (await artist.query('playlist', { playlistId: id }))?.entries.length === 2,
    'the second shot is there',
  );
  expect((await listed(artist)).every(({ canEdit }) => !canEdit)).toBe(true);
  // Nobody tells of this one.
  store.playlist.delete(id);
  await artist.call('syncNow', {});
  await artist.until(async () => !(await listed(artist)).some((row) => row.id === id), 'it is gone');
  await manager.call('syncNow', {});
  await manager.until(async () => (await named('Watched')) === undefined, 'it is gone there too');
  await artist.remove();
});

test('a supervisor changes what they made, an artist nothing, a vendor sees none and a client what is meant for them', async () => {
  const theirs = await made('Of the manager', entry(0));
  const supervisor = await signedIn(studio, 'supervisor');
  await supervisor.call('pullProduction', { productionId });
  await supervisor.until(async () => (await listed(supervisor)).some(({ id }) => id === theirs.id), 'it is there');
  const refusedTo = await supervisor.command('deletePlaylist', { playlistId: theirs.id });
  expect(refusedTo.refused).toMatchObject([{ detail: { reason: 'not-the-author' } }]);
  await supervisor.remove();
  const { store } = studio.studio();
  for (const role of ['client', 'vendor'] as const) {
    const who = await signedIn(studio, role);
    const own = await openedProductionOf(who);
    const { rows, canCreate } = await who.query('playlists', { productionId: own });
    const forClients = store.playlist.filter((row) => row.project_id === own && row.for_client).length;
    expect([role, rows.length, canCreate]).toEqual([role, role === 'client' ? forClients : 0, false]);
    if (role === 'client') expect(rows.length).toBeGreaterThan(0);
    await who.remove();
  }
});

test('a deleted playlist goes here and there', async () => {
  const { id } = await made('For the bin', entry(0));
  await manager.command('deletePlaylist', { playlistId: id });
  await manager.untilQueueIsEmpty();
  expect(onServer('For the bin')).toEqual([]);
  expect(await named('For the bin')).toBeUndefined();
});
