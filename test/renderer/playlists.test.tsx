// Playlists: what is in one, its order and revisions, and shots added to one from the table.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EntitiesPage } from '../../renderer/features/entities/EntitiesPage.tsx';
import { EntryNotes } from '../../renderer/features/task/notes/EntryNotes.tsx';
import { PlaylistsPage } from '../../renderer/features/playlists/PlaylistsPage.tsx';
import { StudioContext, studioTables } from '../../renderer/data/studio.ts';
import { NewPlaylistHost } from '../../renderer/parts/NewPlaylistHost.tsx';
import { enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { type Place, playlistsPlace } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import type { PlaylistRevision, PlaylistRow, PlaylistTask, ShownPlaylistEntry } from '../../shared/model/screens.ts';
import { shotList, shotRow, taskIdOf } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { shownComment } from './support/commentFixtures.ts';
import { account, complete, studio, taskDetail } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { playlistRow as dailies } from './support/playlistFixtures.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};
beforeAll(() => {
  layOut();
  Element.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  localStorage.clear();
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const revision = (entity: string, number: number): PlaylistRevision => ({
  previewFileId: `${entity}-v${String(number)}`,
  taskId: `${entity}-animation`,
  taskTypeId: 'animation',
  revision: number,
  extension: 'mp4',
});
const entry = (name: string, part: Partial<ShownPlaylistEntry> = {}): ShownPlaylistEntry => ({
  entityId: name,
  previewFileId: `${name}-v1`,
  entity: {
    entityId: name,
    kind: 'Shot',
    episodeName: '',
    parentName: 'SQ010',
    name,
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  },
  shown: revision(name, 1),
  newer: null,
  mark: null,
  ...part,
});
const taskOf = (name: string, part: Partial<PlaylistTask> = {}): PlaylistTask => ({
  previewFileId: `${name}-v1`,
  taskStatusId: 'wip',
  statusMark: null,
  statusIds: ['wip', 'done'],
  canComment: true,
  noteCount: 0,
  ...part,
});
function Screen() {
  const here = usePlace();
  if (here.page === 'playlists') return <PlaylistsPage place={here} Notes={EntryNotes} />;
  return here.page === 'shots' ? <EntitiesPage place={here} /> : <p>Another page</p>;
}

async function open(
  place: Place,
  row: PlaylistRow = dailies,
  others: readonly PlaylistRow[] = [],
): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    playlists: () => ({ rows: [row, ...others], canCreate: row.canEdit, freshness: complete }),
    playlist: () => ({
      row,
      entries: [
        entry('SH0010', { newer: revision('SH0010', 2) }),
        entry('SH0020'),
        entry('SH0030', { mark: 'waiting' }),
      ],
      freshness: complete,
    }),
    playlistTasks: () => ['SH0010', 'SH0020', 'SH0030'].map((name) => taskOf(name)),
    revisionChoices: ({ entityIds }) =>
      entityIds.map((entityId) => ({ entityId, revisions: [revision(entityId, 2), revision(entityId, 1)] })),
    entityList: () => shotList([{ id: 'sq010', name: 'SQ010', keys: [3, 2, 1] }]),
    entityRows: (asked) => ({ rows: asked.keys.map((key) => shotRow(key)) }),
  });
  enterStudio(`playlists-${String(Math.random())}`, place);
  await show(
    <StudioContext value={studioTables(studio, account, 'camille', 'manager')}>
      <NewPlaylistHost>
        <Screen />
      </NewPlaylistHost>
      <Toasts />
    </StudioContext>,
    shown,
  );
  return shown.engine;
}
const given = (engine: FakeEngine, command: string) =>
  engine.asked.filter(({ name }) => name === command).map(({ input }) => input);
const lineOf = async (name: string): Promise<HTMLElement> => {
  const line = (await screen.findByText(`SQ010 / ${name}`)).closest<HTMLElement>('[data-entry]');
  if (line === null) throw new Error(`no line of ${name}`);
  return line;
};

test('a playlist is opened from the list, and says what waits', async () => {
  await open(playlistsPlace('lanternfall'));
  fireEvent.click(await screen.findByRole('button', { name: /Dailies.*3 shots/ }));
  expect(within(await lineOf('SH0030')).getByText('Waiting to be sent')).toBeTruthy();
  expect(within(await lineOf('SH0010')).getByRole('button', { name: /SH0010: Animation v1/ })).toBeTruthy();
});

test('J and K walk the list of playlists, as any other list', async () => {
  const others = ['Weekly', 'Client review'].map((name) => ({ ...dailies, id: name, name }));
  await open(playlistsPlace('lanternfall'), dailies, others);
  const opened = () => screen.getByRole('button', { current: 'page' }).textContent;
  const press = (key: string) => fireEvent.keyDown(document.body, { key });
  await lineOf('SH0010');
  press('j');
  await waitFor(() => expect(opened()).toMatch(/^Weekly/));
  press('j');
  await waitFor(() => expect(opened()).toMatch(/^Client review/));
  // At its end it stays.
  press('j');
  expect(opened()).toMatch(/^Client review/);
  press('k');
  press('k');
  await waitFor(() => expect(opened()).toMatch(/^Dailies/));
});

test('an entry is moved by button and by key, told by what it comes to stand after', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  fireEvent.click(within(await lineOf('SH0010')).getByRole('button', { name: /down/ }));
  const up = within(await lineOf('SH0030')).getByRole('button', { name: /up/ });
  up.focus();
  fireEvent.keyDown(up, { key: 'ArrowUp', ctrlKey: true, shiftKey: true });
  const bare = (name: string) => ({ entityId: name, previewFileId: `${name}-v1` });
  await waitFor(() =>
    expect(given(engine, 'changePlaylist')).toEqual([
      {
        playlistId: 'dailies',
        changes: [{ kind: 'move', entries: [bare('SH0010')], after: [bare('SH0020')] }],
      },
      {
        playlistId: 'dailies',
        changes: [{ kind: 'move', entries: [bare('SH0030')], after: [bare('SH0010')] }],
      },
    ]),
  );
});

test('it is taken out, and shown with a newer revision or one that is chosen', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  const out = within(await lineOf('SH0020')).getByRole('button', { name: /out/ });
  out.focus();
  fireEvent.keyDown(out, { key: 'Delete' });
  fireEvent.click(within(await lineOf('SH0010')).getByRole('button', { name: 'Show v2' }));
  fireEvent.click(await within(await lineOf('SH0030')).findByRole('button', { name: /SH0030: Animation v1/ }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /v2/ }));
  const changes = (entity: string, change: object) => [
    { ...change, entry: { entityId: entity, previewFileId: `${entity}-v1` } },
  ];
  await waitFor(() =>
    expect(given(engine, 'changePlaylist')).toEqual([
      { playlistId: 'dailies', changes: changes('SH0020', { kind: 'remove' }) },
      { playlistId: 'dailies', changes: changes('SH0010', { kind: 'revision', previewFileId: 'SH0010-v2' }) },
      { playlistId: 'dailies', changes: changes('SH0030', { kind: 'revision', previewFileId: 'SH0030-v2' }) },
    ]),
  );
});

test('whoever may not edit it sees no way to', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'), { ...dailies, canEdit: false });
  const line = await lineOf('SH0010');
  // Looking at it in the player changes nothing.
  expect(
    within(line)
      .queryAllByRole('button')
      .map((button) => button.getAttribute('aria-label')),
  ).toEqual([
    expect.stringMatching(/^Review /),
    expect.stringMatching(/^Status of .*: wip$/),
    expect.stringMatching(/^Write the first note on /),
  ]);
  expect(within(line).getByText('v2 is newer')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^New/ })).toBeNull();
  expect(given(engine, 'revisionChoices')).toEqual([]);
});

test('it is renamed, and deleted only once that was asked', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  await lineOf('SH0010');
  fireEvent.keyDown(document.body, { key: 'F2' });
  const rename = within(await screen.findByRole('dialog', { name: 'Rename' }));
  fireEvent.change(rename.getByRole('textbox'), { target: { value: ' Dailies Friday ' } });
  fireEvent.click(rename.getByRole('button', { name: 'Rename' }));
  await waitFor(() =>
    expect(given(engine, 'editPlaylist')).toEqual([
      { playlistId: 'dailies', changes: [{ field: 'name', value: 'Dailies Friday' }] },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'More for Dailies' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Delete playlist/ }));
  const ask = within(await screen.findByRole('dialog', { name: 'Delete Dailies' }));
  expect(given(engine, 'deletePlaylist')).toEqual([]);
  fireEvent.click(ask.getByRole('button', { name: 'Delete playlist' }));
  await waitFor(() => expect(given(engine, 'deletePlaylist')).toEqual([{ playlistId: 'dailies' }]));
});

const shots: Place = {
  page: 'shots',
  productionId: 'lanternfall',
  episodeId: null,
  search: '',
  sel: [taskIdOf(1, 'animation'), taskIdOf(2, 'animation'), taskIdOf(2, 'layout')],
};

test('what is selected in the table goes into a playlist in the table’s order, each shot once with its newest revision', async () => {
  const engine = await open(shots);
  await screen.findByRole('toolbar');
  await screen.findByRole('button', { name: 'Add to playlist' });
  fireEvent.keyDown(document.body, { key: 'l' });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Dailies' }));
  await waitFor(() =>
    expect(given(engine, 'changePlaylist')).toEqual([
      {
        playlistId: 'dailies',
        changes: ['shot-2', 'shot-1'].map((entityId) => ({
          kind: 'add',
          entry: { entityId, previewFileId: `${entityId}-v2` },
          after: null,
        })),
      },
    ]),
  );
});

test('a new playlist takes what is selected', async () => {
  const engine = await open(shots);
  fireEvent.click(await screen.findByRole('button', { name: 'Add to playlist' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'New playlist…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New playlist' }));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Friday' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() =>
    expect(given(engine, 'createPlaylist')).toEqual([
      {
        productionId: 'lanternfall',
        name: 'Friday',
        kind: 'Shot',
        episodeId: null,
        isForAll: false,
        isForClient: false,
        taskTypeId: null,
        entries: ['shot-2', 'shot-1'].map((entityId) => ({ entityId, previewFileId: `${entityId}-v2` })),
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the menu of an entry does what its buttons and keys do', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  fireEvent.contextMenu(await lineOf('SH0010'));
  const item = (name: RegExp) => screen.findByRole('menuitem', { name });
  expect((await item(/^Move the entry up/)).getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(await item(/^Show v2/));
  fireEvent.contextMenu(await lineOf('SH0020'));
  fireEvent.click(await item(/^Take the entry out/));
  await waitFor(() =>
    expect(given(engine, 'changePlaylist')).toMatchObject([
      { changes: [{ kind: 'revision', entry: { entityId: 'SH0010' }, previewFileId: 'SH0010-v2' }] },
      { changes: [{ kind: 'remove', entry: { entityId: 'SH0020' } }] },
    ]),
  );
});

test('the menu of an entry that is not one’s own to change opens its task, and no more', async () => {
  await open(playlistsPlace('lanternfall', 'dailies'), { ...dailies, canEdit: false });
  fireEvent.contextMenu(await lineOf('SH0020'));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual(['Review', 'Open the task', 'StatusS', 'NotesC']);
});

test('the status of what an entry shows is set from its line and by key, and a status that waits says so', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  fireEvent.click(within(await lineOf('SH0010')).getByRole('button', { name: 'Status of SQ010 / SH0010: wip' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /done/ }));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  const up = within(await lineOf('SH0030')).getByRole('button', { name: /up/ });
  up.focus();
  fireEvent.keyDown(up, { key: 's' });
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /done/ }));
  await waitFor(() =>
    expect(given(engine, 'setTaskStatus')).toEqual([
      { taskIds: ['SH0010-animation'], taskStatusId: 'done' },
      { taskIds: ['SH0030-animation'], taskStatusId: 'done' },
    ]),
  );
});

test('what was said since its revision came stands under an entry, and one writes there', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  const known = taskDetail('task-sq020-sh0040');
  if (known === null) throw new Error('the fixtures know this task');
  engine.answer({
    task: () => known,
    comments: () => ({
      comments: [
        shownComment('published', { revision: 1, createdAt: '2026-11-20T08:00:00Z', text: 'Here is v1' }),
        shownComment('before', { createdAt: '2026-11-19T08:00:00Z', text: 'Before all' }),
        shownComment('after', { createdAt: '2026-11-21T08:00:00Z', text: 'Foot slides' }),
      ],
      freshness: complete,
    }),
  });
  const line = await lineOf('SH0020');
  const up = within(line).getByRole('button', { name: /up/ });
  up.focus();
  fireEvent.keyDown(up, { key: 'c' });
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  const feed = within(screen.getByRole('group', { name: 'Notes' }));
  expect(await feed.findByText('Foot slides')).toBeTruthy();
  expect(feed.queryByText('Before all')).toBeNull();
  expect(feed.queryByText('Here is v1')).toBeNull();
  fireEvent.click(within(line).getByRole('button', { name: /note on/ }));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Notes' })).toBeNull());
});

test('all notes of a playlist are read in one go, those of a task that stands there twice counted once', async () => {
  const engine = await open(playlistsPlace('lanternfall', 'dailies'));
  engine.answer({
    playlist: () => ({
      row: dailies,
      entries: [entry('SH0010'), entry('SH0010'), entry('SH0020')],
      freshness: complete,
    }),
    playlistTasks: () => [taskOf('SH0010', { noteCount: 2 }), taskOf('SH0020')],
    task: () => taskDetail('task-sq020-sh0040'),
    comments: () => ({
      comments: [
        shownComment('published', { revision: 1, createdAt: '2026-11-20T08:00:00Z', text: '' }),
        shownComment('after', { createdAt: '2026-11-21T08:00:00Z', text: 'Foot slides' }),
      ],
      freshness: complete,
    }),
  });
  engine.announce({ kind: 'changed', sources: ['*'] });
  fireEvent.click(await screen.findByRole('button', { name: 'All 2 notes on what is in it' }));
  expect(await screen.findAllByText('Foot slides')).toHaveLength(2);
  expect(screen.queryByRole('textbox', { name: 'Write a comment' })).toBeNull();
});
