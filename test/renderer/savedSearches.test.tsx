// Saved searches over a table: a press filters by one, Ctrl+S keeps what is searched for, and its own can be changed.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EntitiesPage } from '../../renderer/features/entities/EntitiesPage.tsx';
import { currentPlace, enterStudio, usePlace } from '../../renderer/place/navigation.ts';
import { entityPlace } from '../../renderer/place/place.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { followInput } from '../../renderer/ui/lastInput.ts';
import type { SavedSearches } from '../../shared/model/savedSearch.ts';
import { shotList } from './support/entityFixtures.ts';
import type { FakeEngine } from './support/fakeEngine.ts';
import { connect, show } from './support/show.tsx';

let stopKeys = () => {};
beforeEach(() => {
  stopKeys = listenForKeys(() => true);
});
afterEach(() => stopKeys());

const search = (id: string, name: string, query: string, part = {}) => ({
  id,
  name,
  query,
  listType: 'shot',
  productionId: 'lanternfall',
  groupId: null,
  isShared: false,
  departmentId: null,
  personId: 'camille',
  canEdit: true,
  mark: null,
  ...part,
});
const saved: SavedSearches = {
  groups: [{ ...search('dailies', 'Dailies', ''), color: '#3ecfc0', isShared: true, canEdit: false }],
  searches: [
    search('open', 'Open', 'animation=-done', { groupId: 'dailies', isShared: true, canEdit: false }),
    search('retakes', 'Retakes', 'animation=retake'),
  ],
  canShare: false,
};

function Screen() {
  const here = usePlace();
  return here.page === 'shots' ? <EntitiesPage place={here} /> : null;
}

async function open(): Promise<FakeEngine> {
  const shown = connect();
  shown.engine.answer({
    entityList: () => shotList([]),
    savedSearches: () => saved,
    searchCounts: () => ({ counts: [100, 5] }),
  });
  enterStudio(`searches-${String(Math.random())}`, entityPlace('shots', 'lanternfall'));
  await show(<Screen />, shown);
  return shown.engine;
}
const tab = (name: RegExp) => screen.findByRole('button', { name });
const searched = () => {
  const here = currentPlace();
  return 'search' in here ? here.search : '';
};
const asked = (engine: FakeEngine, name: string) => engine.asked.find((request) => request.name === name)?.input;

test('a press filters by a saved search, and another one takes the filter away', async () => {
  await open();
  const retakes = await tab(/^Retakes 5$/);
  fireEvent.click(retakes);
  expect(searched()).toBe('animation=retake');
  await waitFor(() => expect(retakes.getAttribute('aria-pressed')).toBe('true'));
  fireEvent.click(retakes);
  expect(searched()).toBe('');
});

test('Ctrl+S keeps what is searched for, and says what only this app understands', async () => {
  const engine = await open();
  fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'due<7d' } });
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/Only this app understands/)).toBeTruthy();
  // An artist shares nothing, and so is not asked.
  expect(within(dialog).queryByRole('checkbox')).toBeNull();
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Soon due' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Keep' }));
  await waitFor(() =>
    expect(asked(engine, 'createSearch')).toEqual({
      what: 'search',
      productionId: 'lanternfall',
      kind: 'Shot',
      name: 'Soon due',
      query: 'due<7d',
      groupId: null,
      isShared: false,
    }),
  );
});

test('Enter keeps a search under its own text, and one that is kept not again', async () => {
  const engine = await open();
  const field = await screen.findByRole('combobox');
  fireEvent.change(field, { target: { value: 'due<7d' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() =>
    expect(asked(engine, 'createSearch')).toMatchObject({ name: 'due<7d', query: 'due<7d', groupId: null }),
  );
  fireEvent.change(field, { target: { value: 'animation=retake' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(engine.asked.filter(({ name }) => name === 'createSearch')).toHaveLength(1);
});

test('the field has the focus when the table was opened by the pointer, and not for whoever came by keys', async () => {
  const stop = followInput();
  fireEvent.pointerDown(document.body);
  await open();
  expect(document.activeElement).toBe(await screen.findByRole('combobox'));
  cleanup();
  fireEvent.keyDown(document.body, { key: 'g' });
  await open();
  expect(document.activeElement).not.toBe(await screen.findByRole('combobox'));
  fireEvent.pointerDown(document.body);
  stop();
});

test('one that was opened takes what it was changed to; what others share stays theirs', async () => {
  const engine = await open();
  fireEvent.click(await tab(/^Retakes/));
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'animation=wip' } });
  fireEvent.click(await screen.findByRole('button', { name: /Save search/ }));
  // What it would be called is said in words: the search itself would look like a name that is filled in.
  const named = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
  expect([named.value, named.placeholder]).toEqual(['', 'Left empty: named by what it searches for']);
  fireEvent.click(await screen.findByRole('button', { name: 'Change “Retakes”' }));
  await waitFor(() =>
    expect(asked(engine, 'editSearch')).toEqual({
      what: 'search',
      searchId: 'retakes',
      change: { query: expect.stringContaining('animation=wip') },
    }),
  );
  fireEvent.contextMenu(await tab(/^Open/));
  expect(await screen.findByText('Shared by somebody else')).toBeTruthy();
});
