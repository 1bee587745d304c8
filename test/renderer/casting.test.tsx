// Castings: on their own page and on that of a shot; by typing, by copying from row to row, and without the tools for who may not.
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CastingPage } from '../../renderer/features/casting/CastingPage.tsx';
import { pasteChanges } from '../../renderer/features/casting/pasteCasting.ts';
import { EntityPage } from '../../renderer/features/entity/EntityPage.tsx';
import { castingPlace } from '../../renderer/place/place.ts';
import { currentPlace, enterStudio } from '../../renderer/place/navigation.ts';
import { listActions, listenForKeys } from '../../renderer/ui/actions.ts';
import type { CastableAsset, CastAssetRow, CastingRow } from '../../shared/model/casting.ts';
import type { EntityDetail } from '../../shared/model/entityPage.ts';
import { readCastInput } from '../../shared/rules/castInput.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { complete, studio } from './support/fixtures.ts';
import { layOut } from './support/layOut.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};
beforeAll(layOut);
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const line = (name: string, part: Partial<CastAssetRow> = {}): CastAssetRow => ({
  assetId: name,
  name,
  assetTypeId: 'props',
  assetTypeName: 'Props',
  mainPreviewFileId: null,
  readyForTaskTypeId: null,
  isReady: null,
  occurrences: 1,
  label: '',
  mark: null,
  ...part,
});
const shot = (name: string, ...cast: readonly CastAssetRow[]): CastingRow => ({
  entityId: name,
  name,
  description: '',
  sequenceName: '',
  lengthFrames: 96,
  mainPreviewFileId: null,
  nextTaskTypeId: null,
  isStandby: false,
  standbyMark: null,
  cast,
});
const asset = (name: string): CastableAsset => ({
  assetId: name,
  name,
  assetTypeId: 'props',
  assetTypeName: 'Props',
  mainPreviewFileId: null,
  readyForTaskTypeId: null,
  useCount: 0,
  sharedFrom: null,
});
const given = (engine: FakeEngine) =>
  engine.asked.filter(({ name }) => name === 'changeCasting').map(({ input }) => input);

async function openPage(canChange = true, place: Partial<ReturnType<typeof castingPlace>> = {}): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    sequences: () => [{ id: 'sq010', name: 'SQ010', ownName: 'SQ010', episodeId: null }],
    castingBoard: () => ({
      rows: [shot('SH0010', line('Lantern', { occurrences: 2, label: 'fixed' })), shot('SH0020')],
      canChange,
      freshness: complete,
    }),
    castableAssets: () => [asset('Bell'), asset('Lantern')],
    episodes: () => [{ id: 'e1', name: 'E01', isCanceled: false }],
  });
  await show(<CastingPage place={{ ...castingPlace('lanternfall'), ...place }} />, shown);
  await screen.findByText('SH0010');
  return shown.engine;
}
const row = (name: string): HTMLElement => {
  const found = screen.getByText(name).closest<HTMLElement>('[data-holder]');
  if (found === null) throw new Error('no row');
  return found;
};

test('what another production shares stands apart in the library, says whose it is, and is cast as any other', async () => {
  const engine = await openPage();
  engine.answer({ castableAssets: () => [asset('Bell'), { ...asset('Gull'), sharedFrom: 'Petrel' }] });
  engine.announce({ kind: 'changed', sources: ['castableAssets'] });
  const library = screen.getByRole('complementary', { name: 'Assets to cast' });
  const heads = await within(library).findAllByRole('button', { expanded: true });
  await waitFor(() =>
    expect(
      within(library)
        .getAllByRole('button', { expanded: true })
        .map((head) => head.textContent),
    ).toEqual(['Props1', 'Shared from Petrel1']),
  );
  expect(heads.length).toBeGreaterThan(0);
  fireEvent.click(within(row('SH0020')).getByRole('rowheader'));
  fireEvent.click(within(library).getByRole('button', { name: /^Gull/ }));
  fireEvent.click(within(library).getByRole('button', { name: /^Cast in 1 place/ }));
  await waitFor(() =>
    expect(given(engine)).toEqual([{ changes: [{ entityId: 'SH0020', assetId: 'Gull', occurrences: 1 }] }]),
  );
});

test('in a TV show an episode is cast as a whole, or one of its sequences', async () => {
  const [first] = studio.productions;
  if (first === undefined) throw new Error('the fixtures have a production');
  const type = vi.spyOn(first, 'productionType', 'get').mockReturnValue('tvshow');
  enterStudio(`casting-${String(Math.random())}`, castingPlace('lanternfall'));
  const engine = await openPage(true, { episodeId: 'e1' });
  engine.answer({
    sequences: ({ episodeId }) => [{ id: 'sq1', name: 'E01 / SQ1', ownName: 'SQ1', episodeId }],
    castingBoard: () => ({ rows: [{ ...shot('SH0010'), sequenceName: 'SQ1' }], canChange: true, freshness: complete }),
  });
  engine.announce({ kind: 'changed', sources: ['episodes', 'sequences', 'castingBoard'] });
  fireEvent.click(await screen.findByRole('button', { name: /All of E01/ }));
  expect(await screen.findByRole('menuitemcheckbox', { name: 'SQ1' })).toBeTruthy();
  const asked = (name: string) => engine.asked.findLast((request) => request.name === name)?.input;
  expect(asked('castingBoard')).toMatchObject({ groupId: 'e1' });
  expect(asked('sequences')).toMatchObject({ episodeId: 'e1' });
  expect(within(row('SH0010')).getByText('SQ1')).toBeTruthy();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  fireEvent.click(await screen.findByRole('button', { name: 'E01' }));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'All episodes' }));
  expect(currentPlace()).toMatchObject({ page: 'casting', episodeId: null, groupId: null });
  type.mockRestore();
});

test('shots have a column for what is ready of what they need, episodes none', async () => {
  const [first] = studio.productions;
  if (first === undefined) throw new Error('the fixtures have a production');
  const type = vi.spyOn(first, 'productionType', 'get').mockReturnValue('tvshow');
  await openPage();
  expect(screen.getByRole('columnheader', { name: 'Ready' })).toBeTruthy();
  cleanup();
  await openPage(true, { kind: 'Episode' });
  expect(screen.getByRole('columnheader', { name: 'Episode' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: 'Ready' })).toBeNull();
  type.mockRestore();
});

test('what is typed into a row is cast there, as often as it says', async () => {
  const engine = await openPage();
  fireEvent.click(within(row('SH0020')).getByRole('rowheader'));
  fireEvent.keyDown(row('SH0020'), { key: 'l' });
  const field = await screen.findByRole('combobox');
  fireEvent.change(field, { target: { value: 'lantern x3' } });
  await screen.findByRole('option', { name: /Lantern/ });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(given(engine)).toEqual([{ changes: [{ entityId: 'SH0020', assetId: 'Lantern', occurrences: 3 }] }]),
  );
});

test('a casting is copied from one row and pasted into another, with counts and labels', async () => {
  const engine = await openPage();
  fireEvent.click(within(row('SH0010')).getByRole('rowheader'));
  fireEvent.click(screen.getByRole('button', { name: /Copy casting/ }));
  fireEvent.click(within(row('SH0020')).getByRole('rowheader'));
  fireEvent.click(screen.getByRole('button', { name: /Paste casting/ }));
  await waitFor(() =>
    expect(given(engine)).toEqual([
      { changes: [{ entityId: 'SH0020', assetId: 'Lantern', occurrences: 2, label: 'fixed' }] },
    ]),
  );
});

test('what is chosen in the library plays once more in every chosen row', async () => {
  const engine = await openPage();
  fireEvent.click(within(row('SH0010')).getByRole('rowheader'));
  fireEvent.click(within(row('SH0020')).getByRole('rowheader'), { ctrlKey: true });
  const library = screen.getByRole('complementary', { name: 'Assets to cast' });
  fireEvent.click(within(library).getByRole('button', { name: /^Lantern/ }));
  fireEvent.click(within(library).getByRole('button', { name: /^Cast in 2 places/ }));
  await waitFor(() =>
    expect(given(engine)).toEqual([
      {
        changes: [
          { entityId: 'SH0010', assetId: 'Lantern', occurrences: 3 },
          { entityId: 'SH0020', assetId: 'Lantern', occurrences: 1 },
        ],
      },
    ]),
  );
});

test('what is dragged onto a chosen row plays in all chosen rows, onto another in that one', async () => {
  const engine = await openPage();
  const library = screen.getByRole('complementary', { name: 'Assets to cast' });
  const bell = within(library).getByRole('button', { name: /^Bell/ });
  const dataTransfer = { setData: () => {}, effectAllowed: '', dropEffect: '' };
  const dragTo = (name: string) => {
    fireEvent.dragStart(bell, { dataTransfer });
    fireEvent.dragOver(row(name), { dataTransfer });
    fireEvent.drop(row(name), { dataTransfer });
  };
  const once = (entityId: string) => ({ entityId, assetId: 'Bell', occurrences: 1 });
  fireEvent.click(within(row('SH0010')).getByRole('rowheader'));
  dragTo('SH0020');
  await waitFor(() => expect(given(engine)).toEqual([{ changes: [once('SH0020')] }]));
  fireEvent.click(within(row('SH0020')).getByRole('rowheader'), { shiftKey: true });
  dragTo('SH0020');
  await waitFor(() => expect(given(engine)[1]).toEqual({ changes: [once('SH0010'), once('SH0020')] }));
});

test('on a chip plus and minus count, and Delete takes it out', async () => {
  const engine = await openPage();
  const chip = within(row('SH0010')).getByRole('button', { name: /Lantern ×2 fixed/ });
  act(() => chip.focus());
  fireEvent.keyDown(chip, { key: '+' });
  fireEvent.keyDown(chip, { key: '-' });
  fireEvent.keyDown(chip, { key: 'Delete' });
  const change = (occurrences: number) => ({
    changes: [{ entityId: 'SH0010', assetId: 'Lantern', occurrences }],
  });
  await waitFor(() => expect(given(engine)).toEqual([change(3), change(1), change(0)]));
});

test('only the chip that has the focus offers its keys, and what stands there once says why it cannot be less', async () => {
  const engine = await openPage();
  const offered = () => listActions().filter(({ id }) => id === 'casting.less');
  expect(offered()).toEqual([]);
  const chip = within(row('SH0010')).getByRole('button', { name: /Lantern/ });
  fireEvent.focus(chip);
  expect(offered()).toMatchObject([{ disabledReason: null }]);
  engine.answer({
    castingBoard: () => ({ rows: [shot('SH0010', line('Lantern'))], canChange: true, freshness: complete }),
  });
  engine.announce({ kind: 'changed', sources: ['*'] });
  await waitFor(() => expect(offered()).toMatchObject([{ disabledReason: 'It is there once. Take it out instead.' }]));
  fireEvent.blur(chip);
  expect(offered()).toEqual([]);
});

test('who may only look has no library, and nothing that is typed is cast', async () => {
  await openPage(false);
  expect(screen.queryByRole('complementary')).toBeNull();
  fireEvent.keyDown(row('SH0020'), { key: 'l' });
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('a pasted casting leaves what plays there already as it is', () => {
  const lines = [{ assetId: 'Lantern', occurrences: 1, label: '' }];
  expect(pasteChanges([shot('SH0010', line('Lantern')), shot('SH0020', line('Bell'))], lines)).toEqual([
    { entityId: 'SH0020', assetId: 'Lantern', occurrences: 1, label: '' },
  ]);
});

test.each([
  ['lantern x2', { words: 'lantern', occurrences: 2 }],
  ['hero lantern ×3 ', { words: 'hero lantern', occurrences: 3 }],
  ['ines', { words: 'ines', occurrences: null }],
  ['robot x2x', { words: 'robot x2x', occurrences: null }],
])('%s is read as what it says', (text, read) => {
  expect(readCastInput(text.trim())).toEqual(read);
});

const detail: EntityDetail = {
  entity: {
    id: 'sh40',
    productionId: 'lanternfall',
    kind: 'Shot',
    assetTypeId: null,
    name: 'SH0040',
    description: 'Ines lifts the lantern.',
    parentId: 'sq020',
    sourceId: null,
    isCanceled: false,
    isShared: false,
    lengthFrames: 152,
    castCount: 1,
    isCastingStandby: false,
    readyForTaskTypeId: null,
    mainPreviewFileId: null,
    linkedIds: null,
    data: { frame_in: 1001, frame_out: 1152 },
    createdBy: null,
    updatedAt: null,
  },
  label: {
    entityId: 'sh40',
    kind: 'Shot',
    episodeName: '',
    parentName: 'SQ020',
    name: 'SH0040',
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  },
  marks: { 'data.frame_in': 'waiting' },
  isNew: false,
  neighbours: { previousId: 'sh30', nextId: null, index: 4, count: 4 },
  tasks: [
    {
      taskId: 't1',
      taskTypeId: 'animation',
      taskStatusId: 'wip',
      assigneeIds: [],
      priority: 0,
      estimationMinutes: 1440,
      durationMinutes: 480,
      startDate: null,
      dueDate: null,
      doneAt: null,
      lastComment: null,
      mark: null,
    },
  ],
  freshness: complete,
};

test('the page of a shot has its fields with their marks, its neighbours, its tasks and who plays in it', async () => {
  const shown = connect();
  shown.engine.answer({
    entityDetail: () => detail,
    entityCasting: () => ({
      cast: [line('Lantern', { occurrences: 2, isReady: false, mark: 'waiting' }), line('Bell', { occurrences: 0 })],
      nextTaskTypeId: 'animation',
      isStandby: false,
      standbyMark: null,
      canChange: true,
      canStandby: true,
      freshness: complete,
    }),
  });
  await show(
    <EntityPage place={{ page: 'entity', productionId: 'lanternfall', list: 'shots', entityId: 'sh40', sel: [] }} />,
    shown,
  );
  expect(await screen.findByRole('heading', { level: 1 })).toHaveProperty('textContent', 'SQ020 / SH0040');
  expect(screen.getByText('4 of 4 in SQ020')).toBeTruthy();
  expect(screen.getByText('1001')).toBeTruthy();
  expect(within(screen.getByRole('list', { name: 'Tasks' })).getAllByRole('button')).toHaveLength(1);
  const cast = await screen.findByRole('list', { name: 'Casting' });
  expect(within(cast).getByText('×2')).toBeTruthy();
  // What is being taken out is there still, and has no menu.
  expect(within(cast).getByText('Going')).toBeTruthy();
  expect(within(cast).getAllByRole('button', { name: /^Change/ })).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
});
